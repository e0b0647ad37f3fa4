#!/bin/sh
# So many million inputs over all targets, by how quick they are, and how
# many each has had altogether: counts.tsv, for the table of
# whosaid-promises.7. usage: long.sh MILLIONS
cd "$(dirname "$0")" || exit 1
counts=$PWD/counts.tsv
TALLY=$PWD/bin/tally
export TALLY
millions=${1:-50}
mkdir -p bin
touch "$counts"

# How many of each million. It takes half an hour for 50 of them, a sixth of
# that for the first four targets.
set -- utf8 320000 units 330000 row 190000 gold 95000 \
	entities 2800 quotes 1500 made_rows 1000 \
	entities_rows 2800 quotes_rows 1900 sentences 9000 records 1200 \
	model 3800 quotemodel 3800 corpus 7000 options 5600 list 3800 \
	abbreviations 3800 csv 3800 excel 3800 jsonl 3800 conll 3800 \
	table 3800 brief 3800 text 3800 html 3800 plain 3800
bad=0
while [ $# -gt 1 ]; do
	rm -f "$TALLY"
	RUNS=$((millions * $2)) ./run.sh 1000000 "$1" || bad=1
	# What is in the file as in a tally, and what comes to it.
	awk -F '\t' -v OFS='\t' '
	{ split($2, word, " "); n[$3] += word[1]; failed[$3] += word[3] }
	END {
		for (t in n)
			print "fuzz", n[t] " cases, " failed[t] " failures", t
	}' "$counts" "$TALLY" |
		LC_ALL=C sort -t "$(printf '\t')" -k 3 >"$counts.new" &&
		mv "$counts.new" "$counts"
	shift 2
done
exit $bad
