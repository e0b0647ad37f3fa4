"""Tells whether JSON has the offsets of rows: offsets.py ROWS UNIT <JSON."""
import json
import re
import sys

ESCAPE = re.compile(rb'\\(x..|.)', re.S)
SIMPLE = {b'\\': b'\\', b't': b'\t', b'n': b'\n', b'r': b'\r'}


def plain(s):
    return ESCAPE.sub(lambda m: SIMPLE.get(m[1]) or
                      bytes([int(m[1][1:], 16)]), s)


def units(data, unit):
    if unit == 'byte':
        return len(data)
    text = data.decode('utf-8', 'surrogateescape')
    if unit == 'char':
        return len(text)
    return sum(1 + (ord(c) > 0xffff) for c in text)


rows = [r.split(b'\t') for r in open(sys.argv[1], 'rb').read()
        .split(b'\n')[:-1]]
at = size = 0
places = {}
pending = []
done = []
for r in rows:
    start, end = int(r[1]), int(r[2])
    if r[3] in (b'sentence', b'end'):
        gap = plain(r[8]) if r[8] != b'-' else b' ' * (start - at)
        base = size + units(gap, sys.argv[2])
        text = plain(r[9]) if r[3] == b'sentence' else b''
        at, before = end, start
        size = base + units(text, sys.argv[2])
        done.append((base, size))
        whole = text
    else:
        s, e = start - before, end - before
        if e > len(whole):
            done.append(None)   # over several sentences
        else:
            done.append((base + units(whole[:s], sys.argv[2]),
                         base + units(whole[:e], sys.argv[2])))
    if r[3] == b'end':
        at = size = 0
got = [json.loads(line) for line in sys.stdin]
assert len(got) == len(done)
for want, g in zip(done, got):
    assert want is None or want == (g['start'], g['end']), (want, g)
