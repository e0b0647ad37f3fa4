#!/bin/sh
# What the scripts of this folder share, to be read by each with ".": a folder
# to work in, $work, with news.tsv, an archive of a document a line, and
# want.tsv, what one process makes of it, sorted. COPIES=N has N copies of the
# sample stories in it.
# shellcheck disable=SC2034 # the scripts use what is set here
set -u

top=$(cd "$(dirname "$0")/../.." && pwd) || exit 2
scale=$top/tests/scale
me=$(basename "$0" .sh)
PATH=$top/cmd:$PATH
LC_ALL=C
export PATH LC_ALL
work=$(mktemp -d) || exit 2
trap 'cd / && rm -rf "$work"' EXIT
trap 'exit 130' INT TERM
cd "$work" || exit 2

say() {
	echo "$me: $*"
}

die() {
	say "$*: FAILED"
	exit 1
}

# Ends the script where a program or a module of Python is missing: status 77.
needs() {
	command -v "$1" >/dev/null 2>&1 || {
		say "no $1 here, skipped"
		exit 77
	}
}

needs_module() {
	needs python3
	python3 -c "import $1" 2>/dev/null || {
		say "no $1 for Python here, skipped"
		exit 77
	}
}

# Seconds and hundredths, since the machine was started.
now() {
	cut -d ' ' -f 1 /proc/uptime 2>/dev/null || date +%s
}

# "3.1 s, 4.2 MB/s" for the time since $1.
rate() {
	echo "$1 $(now) $(wc -c <news.tsv)" | awk '{
		s = $2 - $1
		if (s == 0)
			s = 0.01
		printf "%.1f s, %.2f MB/s\n", s, $3 / s / 1e6 }'
}

# The rows in a file are those of one process, byte for byte.
same() {
	sort "$2" | cmp -s - want.tsv || die "$1: other rows"
	say "$1: the same rows${3:+, in $3}"
}

# Does again what is missing: the documents without an end row, and no other.
# What it writes to whole.tsv are the rows of all.
redo() {
	awk -F '\t' '$4 == "end" { print $1 }' "$1" | sort >ended
	cut -f 1 news.tsv | sort | comm -23 - ended >missing
	[ -s missing ] || die "nobody noticed that a worker was killed"
	say "documents to be done again: $(awk 'END { print NR }' missing)" \
		"of $(awk 'END { print NR }' news.tsv)"
	awk -F '\t' 'NR == FNR { is[$1]; next } $1 in is' missing news.tsv |
		whosaid -t >again.tsv
	awk -F '\t' 'NR == FNR { is[$1]; next } !($1 in is)' missing "$1" |
		cat - again.tsv >whole.tsv
}

for story in "$top"/tests/stories/*.txt; do
	awk '{ gsub(/\\/, "&&"); gsub(/\t/, "\\t")
		printf "%s\\n", $0 } END { print "" }' "$story"
done | awk -v "copies=${COPIES:-250}" '
{ story[NR] = $0 }
END {
	for (i = 0; i < copies; i++)
		for (j = 1; j <= NR; j++)
			printf "paper-%d/2025-03-%02d/%d\t%s\n", j, i % 28 + 1,
				i, story[j]
}' >news.tsv
begun=$(now)
whosaid -t <news.tsv >one.tsv || die "one process"
one=$(rate "$begun")
sort one.tsv >want.tsv
say "one process, $(awk 'END { print NR }' news.tsv) documents: $one"
