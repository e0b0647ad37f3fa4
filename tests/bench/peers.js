/* As peers.py, for what npm has: node peers.js NAME. */
const fs = require('fs');
const text = fs.readFileSync(0, 'utf8');

function documents() {
	const parts = [];
	let part = '';

	for (const paragraph of text.split('\n\n')) {
		part += paragraph + '\n\n';
		if (part.length > 20000) {
			parts.push(part);
			part = '';
		}
	}
	parts.push(part);
	return parts;
}

const peers = {
	/* People, places and organisations; sentences on the way. */
	compromise(d) {
		return require('compromise')(d).topics().length;
	},
	wink: (() => {
		let nlp;

		return (d) => {
			nlp = nlp || require('wink-nlp')(
				require('wink-eng-lite-web-model'));
			return nlp.readDoc(d).sentences().length();
		};
	})(),
};

let found = 0;
for (const d of documents())
	found += peers[process.argv[2]](d);
console.log(found);
