"""Tells whether a table is aligned and fits: aligned.py WIDTH <TABLE."""
import sys
import unicodedata


def cells(line):
    """One item a column of the terminal."""
    out = []
    for c in line:
        if unicodedata.combining(c):
            continue
        out += [c] + [''] * (unicodedata.east_asian_width(c) in 'WF')
    return out


marks = []
lines = 0
for line in sys.stdin.read().split('\n'):
    row = cells(line)
    if 'START' in line and 'KIND' in line:
        at = ''.join(row).index
        marks = [at(' ' + h) for h in ('KIND', 'LABEL', 'NAME', 'NOTE',
                                       'TEXT')]
    elif len(row) > 5 and marks and row[0] in ' 0123456789':
        row += [' '] * 200
        assert all(row[m] == ' ' for m in marks), line
        row = cells(line)
        lines += 1
    assert len(row) <= int(sys.argv[1]) or len(row) < 90, line
assert lines > 20, lines
