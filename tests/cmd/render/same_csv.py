"""Tells whether a CSV has what rows have: same_csv.py ROWS CSV [excel]."""
import csv
import re
import sys

GUARDED = re.compile("'+[ \t\r\n]*[=+\\-@\uff1d\uff0b\uff0d\uff20]")
ESCAPE = re.compile(rb'\\(x..|.)', re.S)
SIMPLE = {b'\\': b'\\', b't': b'\t', b'n': b'\n', b'r': b'\r'}


def plain(s):
    return ESCAPE.sub(lambda m: SIMPLE.get(m[1]) or
                      bytes([int(m[1][1:], 16)]), s)


rows = open(sys.argv[1], 'rb').read().split(b'\n')[:-1]
with open(sys.argv[2], encoding='utf-8', errors='surrogateescape',
          newline='') as f:
    records = list(csv.reader(f, strict=True))
assert records[0] == ('doc start end kind label id parent name note '
                      'text').split()
assert len(records) == len(rows) + 1
for row, record in zip(rows, records[1:]):
    want = [plain(c) for c in row.split(b'\t')]
    for i in 4, 7, 8:
        want[i] = b'' if want[i] == b'-' else want[i]
    got = record
    if len(sys.argv) > 3:
        got = [c[1:] if GUARDED.match(c) else c for c in got]
    got = [c.encode('utf-8', 'surrogateescape') for c in got]
    assert got == want, (got, want)
