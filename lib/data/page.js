/* The page reads without this; it adds the filter and the way about. */
(function () {
	'use strict';
	var page = document.body;
	var tools = document.getElementById('tools');
	var index = document.querySelector('nav');
	var main = document.getElementById('main');
	var who = document.getElementById('who');
	var status = document.getElementById('status');
	var speakers = {}, counts = new Map(), at = null;

	function all(selector) {
		return Array.prototype.slice.call(
		    document.querySelectorAll(selector));
	}

	function plural(n, what) {
		return n + ' ' + what + (n === 1 ? '' : 's');
	}

	/* Those that the filter leaves: the first part of each. */
	function statements() {
		return all('mark[id]').filter(function (m) {
			return !m.closest('[hidden]') &&
			    (who.value === '' || m.classList.contains('on'));
		});
	}

	function choose() {
		var name = who.value, n, docs = 0;

		page.classList.toggle('one', name !== '');
		all('[data-s]').forEach(function (e) {
			e.classList.toggle('on', name !== '' &&
			    speakers[e.getAttribute('data-s')] === name);
		});
		all('.who > li').forEach(function (li) {
			li.hidden = name !== '' && speakers[li.id] !== name;
		});
		all('article').forEach(function (a) {
			a.hidden = name !== '' &&
			    a.querySelector('mark.on') === null;
			docs += a.hidden ? 0 : 1;
		});
		n = statements().length;
		status.textContent = name === '' ? '' :
		    plural(n, 'statement') + ' by ' + name + ' in ' +
		    plural(docs, 'document');
		at = null;
	}

	function go(step) {
		var list = statements();
		var i = list.indexOf(at);

		if (list.length === 0)
			return;
		if (i < 0)
			i = step > 0 ? 0 : list.length - 1;
		else
			i = (i + step + list.length) % list.length;
		at = list[i];
		at.tabIndex = -1;
		at.focus({ preventScroll: true });
		at.scrollIntoView({ block: 'center' });
	}

	all('.who > li').forEach(function (li) {
		var name = li.getAttribute('data-name');

		if (name === null)
			return;
		speakers[li.id] = name;
		counts.set(name, (counts.get(name) || 0) +
		    li.querySelectorAll('.said > li').length);
	});
	Array.from(counts.keys()).sort(function (a, b) {
		return counts.get(b) - counts.get(a);
	}).forEach(function (name) {
		who.add(new Option(name + ' (' + counts.get(name) + ')', name));
	});
	who.addEventListener('change', choose);
	all('#tools input').forEach(function (box) {
		function show() {
			page.classList.toggle('no-' + box.value, !box.checked);
		}
		box.addEventListener('change', show);
		show();
	});
	document.getElementById('next').addEventListener('click',
	    function () { go(1); });
	document.getElementById('previous').addEventListener('click',
	    function () { go(-1); });
	if (index !== null)
		main.parentNode.insertBefore(index, main);
	if (who.value !== '')
		choose();
	tools.hidden = false;
}());
