"""Tells whether a page shows rows: page.py ROWS PAGE [some]."""
import html.parser
import re
import sys

VOID = {'meta', 'input', 'link', 'br'}
CLASSES = {'quote': 'mark', 'speaker': 's', 'cue': 'v', 'entity': 'e'}


class Page(html.parser.HTMLParser):
    def __init__(self):
        super().__init__(convert_charrefs=True)
        self.stack, self.ids, self.links = [], [], []
        self.found = {}

    def handle_starttag(self, tag, attrs):
        attrs = dict(attrs)
        assert not any(a.startswith('on') or a == 'style' for a in attrs)
        assert tag not in ('img', 'iframe', 'object', 'base', 'link'), tag
        if tag not in VOID:
            self.stack.append((tag, attrs))
        if 'id' in attrs:
            self.ids.append(attrs['id'])
        if 'href' in attrs:
            assert attrs['href'].startswith('#'), attrs
            self.links.append(attrs['href'][1:])

    def handle_endtag(self, tag):
        assert self.stack and self.stack[-1][0] == tag, (tag, self.stack[-3:])
        self.stack.pop()

    def handle_data(self, data):
        if any('n' in a.get('class', '').split() for t, a in self.stack):
            return
        article = [a['id'] for t, a in self.stack if t == 'article']
        seen = set()    # a place may be marked twice, for two rows
        for tag, a in self.stack:
            if 'data-b' in a:
                kind = 'mark' if tag == 'mark' else a['class'].split()[0]
                key = article[0], a['data-b'], kind, a.get('title')
                if key not in seen:
                    self.found[key] = self.found.get(key, '') + data
                seen.add(key)


def plain(text):
    """As a page shows the text of a row: escapes of controls stay."""
    text = re.sub(r'\\([\\tnr])', lambda m: {'t': '\t', 'n': '\n', 'r': '\n',
                  '\\': '\\'}[m[1]], text.replace('\\r\\n', '\\n'))
    return re.sub('[\u202a-\u202e\u200e\u200f\u2066-\u2069]', lambda m: ''.join(
        '\\x%02x' % b for b in m[0].encode()), text)


page = Page()
page.feed(open(sys.argv[2], encoding='utf-8').read())
page.close()
assert not page.stack, page.stack
assert len(page.ids) == len(set(page.ids))
assert set(page.links) <= set(page.ids), set(page.links) - set(page.ids)
have = {}
for (article, place, kind, title), text in page.found.items():
    have.setdefault((place, kind), []).append(re.sub(r'\s+', ' ', text))
n = 0
for line in open(sys.argv[1], encoding='utf-8', newline='\n'):
    c = line.rstrip('\n').split('\t')
    if c[3] in CLASSES:
        key = c[1] + '-' + c[2], CLASSES[c[3]]
        want = re.sub(r'\s+', ' ', plain(c[9]))
        assert want in have.get(key, []), (key, want, have.get(key))
        n += 1
assert n > 0
if len(sys.argv) == 3:
    assert n >= len(page.found), (n, len(page.found))
