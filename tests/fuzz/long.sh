#!/bin/sh
# Fuzzes every target for its share of a time, longer those that are slow,
# and counts what each has had altogether: counts.tsv, for the table of
# whosaid-promises.7. usage: long.sh SECONDS
cd "$(dirname "$0")" || exit 1
counts=$PWD/counts.tsv
TALLY=$PWD/bin/tally
export TALLY
seconds=${1:-5000}
mkdir -p bin
touch "$counts"

# Parts of the whole, 490.
set -- utf8 15 units 15 row 12 gold 10 corpus 6 options 10 list 6 \
	abbreviations 6 model 15 quotemodel 15 sentences 25 records 20 \
	entities_rows 20 quotes_rows 20 csv 12 excel 12 jsonl 15 conll 15 \
	table 12 brief 12 text 12 html 15 plain 10 \
	entities 60 quotes 60 made_rows 60
bad=0
while [ $# -gt 1 ]; do
	rm -f "$TALLY"
	./run.sh $((seconds * $2 / 490)) "$1" || bad=1
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
