# train: a model out of gold, the same one every time.
load ../helper

# A folder of gold, from lines that are each a sentence.
gold_of() {
	mkdir -p "$1/text"
	tr '\n' ' ' <"$2" >"$1/text/a.txt"
	awk '{ n = length($0)
		printf "a.txt\t%d\t%d\tsentence\t-\t%d\t-\t1\t%s\n",
		    at, at + n, NR, $0
		at += n + 1 }' "$2" >"$1/gold.tsv"
}

make_gold() {
	for i in 1 2 3 4 5 6; do
		echo "Ward $i lies behind Gate No. $i of the old dock."
		echo "They met Adm. Voss and Capt. Lund at Marlow Inc. in May."
		echo "He worked for Marlow Inc."
		echo "The firm closed in Dec."
		echo "Lund sails for the U.S. Navy."
	done >lines
	gold_of gold lines
}

@test "what it learned from is what it gets right" {
	make_gold
	train sentences gold >model
	head -n 2 model | grep -q "of .* doubtful stops are right"
	awk '/^#/ { next } !/^[^\t]+\t-?[0-9]+$/ { exit 1 }' model
	grep -v '^#' model | LC_ALL=C sort -c
	least "$(grep -vc '^#' model)" 10
}

@test "the same gold gives the same bytes" {
	make_gold
	train sentences gold >one
	train sentences gold >two
	same one two
}

@test "ten columns and nine are the same gold" {
	make_gold
	train sentences gold >nine
	awk -F '\t' -v OFS='\t' '{ $6 = $6 OFS 1; print }' gold/gold.tsv >ten
	mv ten gold/gold.tsv
	train sentences gold >ten
	same nine ten
}

@test "gold that is missing or malformed: a message, status 2" {
	try train sentences nowhere
	is "$st" 2
	says "^train: nowhere/gold.tsv: No such file"
	make_gold
	echo "no row" >>gold/gold.tsv
	try train sentences gold
	is "$st" 2
	says "^train: gold/gold.tsv: not nine or ten columns"
	make_gold
	: >gold/text/a.txt
	try train sentences gold
	is "$st" 2
	says "^train: gold/text/a.txt: .*over the text's end"
}

@test "usage, -h, --version, a full disk" {
	for args in "" "sentences" "nouns gold" "-x"; do
		# shellcheck disable=SC2086 # words, or none
		try train $args
		is "$st" 2
		says "usage: train sentences folder"
	done
	try train -h
	is "$st" 0
	grep -q "^usage: train" out
	is "$(train --version | cut -d ' ' -f 1,3)" "train rows/1"
	[ -c /dev/full ] || skip "no /dev/full here"
	make_gold
	st=0
	train sentences gold >/dev/full 2>err || st=$?
	is "$st" 2
	says "^train: stdout: No space left"
}
