#!/bin/sh
# Measures the programs on annotated texts: tests/eval.sh DATA
# DATA holds sentences, entities and quotes, each corpus a folder with
# text/ and gold.tsv, and score_*.py. Prints one table; needs Python 3.
# No part of "make test": the texts are not ours to ship.
set -eu

usage() {
	echo 'usage: tests/eval.sh data-folder' >&2
	exit 2
}

die() {
	echo "tests/eval.sh: $1" >&2
	exit 2
}

# Writes the rows of a corpus, made by the pipeline up to a program, to
# $tmp/rows. Documents are named as in its gold.tsv, by file name alone.
rows() {
	texts "$1" | annotate "$2" >"$tmp/rows"
	n=$(find "$1/text" -name '*.txt' | wc -l)
	[ "$(cut -f 4 "$tmp/rows" | grep -c '^end$')" -eq "$n" ] ||
		die "$1: documents are missing"
}

texts() (
	cd "$1/text"
	find . -name '*.txt' | sed 's|^\./||' | LC_ALL=C sort | tr '\n' '\0' |
		xargs -0 "$bin/sentences"
)

annotate() {
	case $1 in
	sentences) cat ;;
	entities) "$bin/entities" ;;
	quotes) "$bin/entities" | "$bin/quotes" ;;
	esac
}

# task, set, measure, gold items, P, R, F1
line() {
	printf '%-10s %-16s %-22s %6s %6s %6s %6s\n' "$@"
}

rule() {
	echo '-----------------------------------------------------------------------------'
}

# Puts the corpus before each document's name: names of corpora may clash.
prefix() {
	awk -v "corpus=$1" '{ print corpus "/" $0 }' "$2"
}

score_lines() {
	while read -r set gold _ p r f _; do
		line sentences "$set" 'exact span' "$gold" "$p" "$r" "$f"
	done
}

# A line per corpus of news, then all of them pooled; then the others.
sentences() {
	: >"$tmp/sys"
	: >"$tmp/gold"
	for d in "$data"/sentences/*/; do
		d=${d%/}
		rows "$d" sentences
		prefix "${d##*/}" "$tmp/rows" >>"$tmp/sys"
		prefix "${d##*/}" "$d/gold.tsv" >>"$tmp/gold"
	done
	python3 "$data/score_sentences.py" --tsv --by '^([^/]*)/' \
		"$tmp/sys" "$tmp/gold" >"$tmp/scores"
	grep -E "$news" "$tmp/gold" >"$tmp/newsgold"
	python3 "$data/score_sentences.py" --tsv "$tmp/sys" \
		"$tmp/newsgold" >>"$tmp/scores"
	grep -E "$news" "$tmp/scores" | score_lines
	sed -n 's/^all/all-news/p' "$tmp/scores" | score_lines
	grep -Ev "$news|^all|^TOTAL" "$tmp/scores" | score_lines
}

entities() {
	d=$data/entities/$1
	rows "$d" entities
	python3 "$data/score_entities.py" --tsv "$tmp/rows" "$d/gold.tsv" |
		awk '{ print $1, $7, 100 * $2, 100 * $3, 100 * $4 }' |
		while read -r label gold p r f; do
			case $label in
			micro) label='all labels' ;;
			span) label='span, any label' ;;
			esac
			line entities "$1" "$label" "$gold" \
				"$(printf %.2f "$p")" "$(printf %.2f "$r")" \
				"$(printf %.2f "$f")"
		done
}

# Takes the columns of score_quotes.py's two tables.
quote_lines() {
	awk '
	/^SPANS/ { table = "exact span" }
	/^ATTRIBUTIONS/ { table = "with speaker" }
	/^(direct|mixed|indirect|all|speaker|cue) / {
		at = table == "exact span" ? 4 : NF - 2
		print $1 ", " table "\t" $2, $at, $(at + 1), $(at + 2)
	}'
}

quotes() {
	d=$data/quotes/$1
	rows "$d" quotes
	python3 "$data/score_quotes.py" "$tmp/rows" "$d/gold.tsv" | quote_lines |
		while IFS=$tab read -r what numbers; do
			# shellcheck disable=SC2086
			line quotes "$1" "$what" $numbers
		done
	[ -f "${d}_speakers.tsv" ] || return 0
	python3 "$data/score_speakers.py" "$tmp/rows" "$d/gold.tsv" \
		"${d}_speakers.tsv" |
		sed -n 's/^named P \(.*\) R \(.*\) F1 \([^ ]*\) .* \([0-9]*\) gold.*/\4 \1 \2 \3/p' |
		while read -r gold p r f; do
			line quotes "$1" 'named speaker' "$gold" "$p" "$r" "$f"
		done
}

if [ $# != 1 ] || [ ! -d "$1" ]; then
	usage
fi
data=$(cd "$1" && pwd)
bin=$(cd "$(dirname "$0")/../cmd" && pwd)
tab=$(printf '\t')
news='^(ntrex|gum-news|gmb-voa|pud-news|wwn-hand)[/'"$tab"']'
tmp=$(mktemp -d)
trap 'rm -rf "$tmp"' EXIT
trap 'exit 2' HUP INT TERM

line task set measure gold P R F1
rule
sentences
if [ -x "$bin/entities" ]; then
	rule
	entities worldwide/dev
fi
if [ -x "$bin/quotes" ]; then
	rule
	quotes polnear/dev
	rule
	quotes gum-news
fi
