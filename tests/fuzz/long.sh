#!/bin/sh
# So many million inputs over all targets, more of those that are quick, and
# how many each has had altogether: counts.tsv, for whosaid-promises.7.
# usage: long.sh MILLIONS
cd "$(dirname "$0")" || exit 1
counts=$PWD/counts.tsv
TALLY=$PWD/bin/tally
export TALLY
millions=${1:-100}
mkdir -p bin
rm -f "$TALLY"

# Ten-thousandths.
set -- utf8 2550 units 2550 row 1600 gold 1000 corpus 1500 options 140 \
	sentences 100 records 100 list 80 abbreviations 90 \
	entities_rows 60 quotes_rows 60 brief 15 text 15 html 10 table 15 \
	plain 15 csv 15 excel 15 jsonl 15 conll 15 entities 15 quotes 10 \
	made_rows 5 model 5 quotemodel 5
bad=0
while [ $# -gt 1 ]; do
	RUNS=$((millions * 100 * $2)) ./run.sh 1000000 "$1" || bad=1
	shift 2
done

# What is in the file as in a tally, and what comes to it.
touch "$counts"
awk -F '\t' -v OFS='\t' '
{ split($2, word, " "); n[$3] += word[1]; failed[$3] += word[3] }
END { for (t in n) print "fuzz", n[t] " cases, " failed[t] " failures", t }
' "$counts" "$TALLY" |
	LC_ALL=C sort -t "$(printf '\t')" -k 3 >"$counts.new" &&
	mv "$counts.new" "$counts"
exit $bad
