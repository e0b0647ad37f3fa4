// Opens pages in Chromium: browser.mjs MODULES CHROMIUM ROWS PAGE EVIL SHOTS
// MODULES is a folder that holds playwright-core and axe-core. ROWS are
// shown by PAGE; EVIL is a page of hostile text. Pictures go to SHOTS.
import { createRequire } from 'node:module';
import { readFileSync } from 'node:fs';
import { pathToFileURL } from 'node:url';
import path from 'node:path';

const [modules, executablePath, rows, page, evil, shots] =
	process.argv.slice(2).map((p) => path.resolve(p));
const need = createRequire(path.join(modules, 'x.js'));
const { chromium } = need('playwright-core');
const axe = readFileSync(need.resolve('axe-core/axe.min.js'), 'utf8');
const browser = await chromium.launch({ executablePath, args: [
	'--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run',
	'--disable-background-networking', '--disable-component-update',
	'--disable-sync'
] });
let bad = 0;

function is(what, got, want) {
	got = JSON.stringify(got);
	want = JSON.stringify(want);
	if (got === want)
		return;
	console.log(`${what}: ${got} is not ${want}`);
	bad++;
}

// A page, and what it says and asks for while it is open.
async function open(file, options) {
	const context = await browser.newContext(options);
	const p = await context.newPage();
	const said = [];

	p.on('console', (m) => said.push(m.text()));
	p.on('pageerror', (e) => said.push(String(e)));
	p.on('dialog', (d) => { said.push('dialog'); d.dismiss(); });
	p.on('request', (r) => {
		if (r.url() !== String(pathToFileURL(file)))
			said.push('asks for ' + r.url());
	});
	await p.goto(String(pathToFileURL(file)));
	return { p, said, close: () => context.close() };
}

// Highlights: what a row says is what a mark holds.
async function checkMarks(p) {
	// One cue may have two statements: the same place, marked twice.
	const set = (list) => [...new Set(list)].sort();
	const shown = set(await p.evaluate(() => {
		const found = {};
		for (const e of document.querySelectorAll('[data-b]')) {
			// A speaker of two statements is marked twice.
			let up = e.parentElement;
			while (up !== null && (up.dataset.b !== e.dataset.b ||
			    up.className !== e.className))
				up = up.parentElement;
			if (up !== null)
				continue;
			const copy = e.cloneNode(true);
			const doc = e.closest('article')
			    .querySelector('h2').textContent;
			copy.querySelectorAll('.n').forEach((n) => n.remove());
			const key = [doc, e.dataset.b, e.localName === 'mark' ?
			    'quote' : { s: 'speaker', v: 'cue', e: 'entity' }[
			    e.classList[0]], e.title];
			found[key] = (found[key] || '') + copy.textContent;
		}
		return Object.entries(found).map(([key, text]) =>
		    key.split(',').slice(0, 3).join() + ': ' +
		    text.replace(/\s+/g, ' '));
	}));
	const want = set(readFileSync(rows, 'utf8').split('\n').slice(0, -1)
		.map((row) => row.split('\t'))
		.filter((c) => /^(quote|speaker|cue|entity)$/.test(c[3]))
		.map((c) => `${c[0]},${c[1]}-${c[2]},${c[3]}: ` +
		    c[9].replace(/\\[nrt]/g, ' ').replace(/\s+/g, ' ')));
	is('highlights that no row has',
	    shown.filter((x) => !want.includes(x)), []);
	is('rows without a highlight',
	    want.filter((x) => !shown.includes(x)), []);
	is('broken links', await p.evaluate(() =>
		[...document.querySelectorAll('a[href]')].map((a) =>
		    a.getAttribute('href')).filter((h) => h[0] !== '#' ||
		    document.getElementById(h.slice(1)) === null)), []);
	is('unlinked statements', await p.evaluate(() =>
		[...document.querySelectorAll('mark')].filter((m) =>
		    document.getElementById(m.dataset.s) === null).length), 0);
}

async function visible(p, selector) {
	return p.locator(selector + ':visible').count();
}

// The filter: one speaker, then kinds, by keyboard alone.
async function checkFilter(p) {
	const all = await p.locator('mark[id]').count();
	const name = await p.locator('#who option').nth(1).getAttribute('value');
	const own = await p.evaluate((n) =>
		[...document.querySelectorAll('.who > li')].filter((li) =>
		    li.dataset.name === n).reduce((sum, li) => sum +
		    li.querySelectorAll('.said > li').length, 0), name);

	is('somebody has several statements', own > 1 && own < all, true);
	await p.keyboard.press('Tab');
	is('first in order', await p.evaluate(() =>
		document.activeElement.className), 'skip');
	for (let i = 0; i < 9 && await p.evaluate(() =>
		document.activeElement.id) !== 'who'; i++)
		await p.keyboard.press('Tab');
	await p.keyboard.press('ArrowDown');
	await p.waitForFunction(() => document.body.matches('.one'));
	is('status', (await p.locator('#status').textContent()).split(' by ')[0],
	    own + ' statements');
	is('marks of one', await p.locator('mark[id].on').count(), own);
	is('speakers listed', await p.evaluate((n) =>
		[...document.querySelectorAll('.who > li')].every((li) =>
		    li.hidden === (li.dataset.name !== n)), name), true);
	for (const id of ['previous', 'next']) {
		await p.keyboard.press('Tab');
		is('next in order', await p.evaluate(() =>
			document.activeElement.id), id);
	}
	for (let i = 0; i < own + 1; i++) {
		await p.focus('#next');
		await p.keyboard.press('Enter');
		is('goes to a statement', await p.evaluate(() =>
			document.activeElement.matches('mark[id].on')), true);
	}
	await p.focus('#who');
	await p.keyboard.press('Home');
	await p.waitForFunction(() => !document.body.matches('.one'));
	is('documents', await visible(p, 'article'),
	    await p.locator('article').count());
	await p.focus('#tools input[value=people]');
	await p.keyboard.press('Space');
	is('people', await visible(p, '.list.people'), 0);
	await p.keyboard.press('Space');
	is('people again', await visible(p, '.list.people') > 0, true);
	await p.focus('#tools input[value=statements]');
	await p.keyboard.press('Space');
	is('statements', await visible(p, 'a.n'), 0);
	await p.keyboard.press('Space');
	await p.focus('mark + a.n');
	await p.keyboard.press('Enter');
	is('goes to the speaker', await p.evaluate(() =>
		document.querySelector(':target').matches('.who > li')), true);
}

async function checkAccess(file, options, what) {
	const { p, close } = await open(file, { ...options, bypassCSP: true });

	await p.evaluate(axe);
	const { violations } = await p.evaluate('axe.run()');
	is('faults, ' + what, violations.filter((v) =>
		v.impact === 'serious' || v.impact === 'critical').map((v) =>
		[v.id, v.nodes[0].html.slice(0, 200)]), []);
	is('wider than the screen, ' + what, await p.evaluate(() =>
		document.documentElement.scrollWidth > innerWidth), false);
	await close();
}

const sizes = { phone: [390, 844], laptop: [1280, 800] };

for (const colorScheme of ['light', 'dark'])
	for (const [size, [width, height]] of Object.entries(sizes)) {
		const options = { colorScheme, viewport: { width, height } };
		const what = size + '-' + colorScheme;
		const { p, said, close } = await open(page, options);

		await p.screenshot({ path: `${shots}/${what}.png` });
		await close();
		is('said, ' + what, said, []);
		await checkAccess(page, options, what);
		if (size === 'phone')
			await checkAccess(evil, options, 'hostile ' + what);
	}

const { p, said } = await open(page, { viewport: { width: 1280, height: 800 } });
await checkMarks(p);
await checkFilter(p);
is('the index', await p.locator('nav li').count(),
    await p.locator('article').count());
await p.pdf({ path: `${shots}/print.pdf`, format: 'A4' });
is('said', said, []);

const plain = await open(page, { javaScriptEnabled: false });
is('articles without script', await visible(plain.p, 'article') > 1, true);
is('filter without script', await visible(plain.p, '#tools'), 0);
is('index without script', await visible(plain.p, 'nav li') > 1, true);

const hostile = await open(evil, {});
is('hostile, said', hostile.said, []);
is('hostile, ran', await hostile.p.evaluate(() => window.ran), undefined);
is('hostile, scripts and pictures', await hostile.p.locator(
    'main :is(script, img, svg, iframe, style, link, form, input)').count(), 0);
is('hostile, handlers', await hostile.p.evaluate(() =>
	[...document.querySelectorAll('*')].filter((e) => [...e.attributes]
	    .some((a) => /^(on|style)/.test(a.name))).length), 0);
is('hostile, bidi', /[\u202a-\u202e\u2066-\u2069]/.test(
    await hostile.p.content()), false);
is('hostile, text is there', (await hostile.p.locator('main').textContent())
    .includes('<script>window.ran = 1</script>'), true);

await browser.close();
console.log(bad === 0 ? 'browser: clean' : `browser: ${bad} FAILED`);
process.exit(bad === 0 ? 0 : 1);
