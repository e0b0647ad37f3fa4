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

# Gold out of the lines of a file, a document each: what is marked as [place
# Oslo] is an entity, as [cue2 said] a cue, and so on, of the second statement.
marked() {
	mkdir -p "$1/text"
	: >"$1/gold.tsv"
	n=0
	while IFS= read -r line; do
		n=$((n + 1))
		printf '%s\n' "$line" | sed 's/\[[a-z]*[0-9]* \([^]]*\)\]/\1/g' \
			>"$1/text/$n.txt"
		printf '%s\n' "$line" | awk -v doc="$n.txt" '{
			at = 0
			while (match($0, /\[[a-z]+[0-9]* [^]]*\]/)) {
				at += RSTART - 1
				s = substr($0, RSTART + 1, RLENGTH - 2)
				kind = "entity"
				label = s
				sub(/ .*/, "", label)
				sub(/[a-z]+[0-9]* /, "", s)
				id = ++k
				if (label ~ /[0-9]/) {
					id = kind = label
					gsub(/[a-z]/, "", id)
					gsub(/[0-9]/, "", kind)
					label = "-"
				}
				printf "%s\t%d\t%d\t%s\t%s\t%d\t-\t-\t%s\n", doc,
				    at, at + length(s), kind, label, id, s
				at += length(s)
				$0 = substr($0, RSTART + RLENGTH)
			}
		}' >>"$1/gold.tsv"
	done <"$2"
	printf 'boat\nrode\n' >v.words
	head -c 800 /dev/zero >v.f32
}

make_names() {
	for i in 1 2 3 4 5 6 7 8; do
		echo "The [product Blue Marlow] sailed to [place Oslo] on day $i."
		echo "They met [person Ann Lee] in [place Oslo] for hour $i."
		echo "It rained on the boat, and nobody came at $i."
	done >names
	marked named names
}

@test "entities: what was corrected by hand is found after training" {
	make_names
	train entities -r 1 -e 9 -v v named >model
	echo 'Then the Blue Marlow met the Red Otter in Oslo.' >new.txt
	entities -m model new.txt | awk -F '\t' '$4 == "entity"' |
		cut -f 5,10 | tr '\t\n' ' |' >got
	grep -q "product Blue Marlow" got
	! grep -q "product Red Otter" got
	for i in 1 2 3; do
		echo "Then the [product Blue Marlow] met the [product Red Otter]."
	done | cat names - >more
	marked named more
	train entities -r 1 -e 9 -v v named >model
	entities -m model new.txt | awk -F '\t' '$4 == "entity"' |
		cut -f 5,10 | tr '\t\n' ' |' >got
	is "$(cat got)" "product Blue Marlow|product Red Otter|place Oslo|"
}

@test "entities: the same gold gives the same bytes" {
	make_names
	train entities -v v named >one
	train entities -v v named >two
	same one two
	train entities -r 1 -e 2 -v v named >two
	! cmp -s one two
}

@test "entities: rows of the programs are gold" {
	make_names
	train entities -r 1 -v v named >model
	cd named/text
	entities -m ../../model -- *.txt | grep "$(printf '\tentity\t')" \
		>../gold.tsv
	cd ../..
	train entities -r 1 -v v named >again
	entities -m again named/text/1.txt | grep -q "product.*Blue Marlow"
}

@test "entities: no vectors, or bad ones: a message, status 2" {
	make_names
	try train entities named
	is "$st" 2
	says "usage: train"
	try train entities -v nothing named
	is "$st" 2
	says "^train: nothing.words: No such file"
	echo more >>v.words
	try train entities -v v named
	is "$st" 2
	says "^train: v.f32: not 100 floats for each word"
	try train entities -e 0 -v v named
	is "$st" 2
	says "a number from 1 to 9"
}

# Another folder, with habits of its own: adjectives of nations are misc, rows
# are of other kinds too, names run over lines, letters are of Latin-1.
make_apart() {
	for i in 1 2 3 4 5; do
		echo "A [misc Norwegian] boat won the [misc Blue Cup] $i times."
		echo "[person Élan Müller] of [place Àß×÷Þ-Øÿ] met [zebra Ann Lee]."
		echo "They [cue1 said that] it [quote1 rained] on [person Bo  Roe]."
	done >others
	marked apart others
	sed 's/Bo  Roe/Bo\t Roe/' apart/text/3.txt | tr '\t' '\n' >3
	cp 3 apart/text/3.txt
	head -n 1 apart/gold.tsv | awk -F '\t' -v OFS='\t' \
		'{ $3 = $2; $9 = ""; print }' >>apart/gold.tsv
}

@test "entities: the vectors of words are learned from" {
	make_names
	train entities -r 1 -v v named >model
	# A half for each number of each word, none for all.
	yes half | head -n 200 | tr -d '\n' | sed 's/half/~~~?/g' |
		tr '~' '\000' >v.f32
	train entities -r 1 -v v named >other
	! cmp -s model other
	train entities -r 1 -v v named >again
	same other again
	for words in 'boat\n\n' 'boat\nboat\n' 'boat\na\tb\n'; do
		# shellcheck disable=SC2059
		printf "$words" >v.words
		try train entities -r 1 -v v named
		is "$st" 2
		says "^train: v.words: "
	done
	printf 'boat\nrode' >v.words
	try train entities -r 1 -v v named
	is "$st" 0
	printf 'boat\n' >v.words
	try train entities -r 1 -v v named
	is "$st" 2
}

@test "entities: -a: what holds only there is not learned" {
	make_names
	make_apart
	train entities -r 1 -v v named >alone
	train entities -r 1 -a apart -v v named >both
	! cmp -s alone both
	grep '^name' alone >one
	grep '^name' both >two
	same one two
	# As a folder among others its names count.
	train entities -r 1 -v v named apart >model
	grep -q '^name	Blue Cup' model
	try train entities -a nowhere -v v named
	is "$st" 2
	says "^train: nowhere/gold.tsv: No such file"
	echo "no row" >>apart/gold.tsv
	try train entities -a apart -v v named
	is "$st" 2
	says "^train: apart/gold.tsv: not nine or ten columns"
}

# Gold in which "he" is whoever spoke last, and the names of those who speak.
gold_of_names() {
	mkdir -p gold/text
	: >names
	for d in a b c; do
		printf '%s' 'Bo Marlow met Lee Ostrow. Bo Marlow said it rained. He said it snowed.' >gold/text/$d
		printf '%s\n' "$d 26 35 speaker - 1 - - Bo Marlow" \
			"$d 36 40 cue - 1 - - said" \
			"$d 41 50 quote indirect 1 - - it rained" \
			"$d 52 54 speaker - 2 - - He" \
			"$d 55 59 cue - 2 - - said" \
			"$d 60 69 quote indirect 2 - - it snowed" |
			awk -v OFS='\t' '{ text = $9; for (i = 10; i <= NF; i++)
				text = text " " $i
				print $1, $2, $3, $4, $5, $6, $7, $8, text }' \
			>>gold/gold.tsv
		printf "$d\t%s\n" '1	Bo Marlow	full' '2	Bo Marlow	pronoun' \
			>>names
	done
}

@test "names: whom pronouns mean, the same every time" {
	gold_of_names
	train names names gold >one
	train names names gold >two
	same one two
	awk '/^#/ { next } !/^[^\t]+\t-?[0-9]+$/ { exit 1 }' one
	grep -v '^#' one | LC_ALL=C sort -c
	grep -q "of [1-9][0-9]* choices are right" one
	least "$(awk '/^spoke.ago1\t/ { print $2 }' one)" 1
}

@test "names: texts and statements without names, names that are none" {
	gold_of_names
	train names names gold >one
	# Nobody is named in d; in e somebody whom the text does not have.
	for d in d e; do
		cp gold/text/a gold/text/$d
		sed -n "s/^a	/$d	/p" gold/gold.tsv
	done >more
	cat more >>gold/gold.tsv
	printf 'e\t2\tNobody Else\tpronoun\nz\t1\tNo Text\tfull\n' >>names
	train names names gold >two
	is "$(grep -c . two)" "$(grep -c . one)"
	printf 'e\t3\tNo End\tfull' >>names
	try train names names gold
	is "$st" 2
	for line in 'a' 'a	1' 'a	1	Bo' ; do
		echo "$line" >bad
		try train names bad gold
		is "$st" 2
		says "^train: bad: not document, id, name and type"
	done
	try train names one
	is "$st" 2
	says "usage"
}

@test "gold whose places are none: a message, status 2" {
	make_gold
	cp gold/gold.tsv good
	for edit in 's/^a.txt	0	/a.txt	x	/' 's/^a.txt	0	/a.txt	-1	/' \
		's/^a.txt	0	/a.txt		/' 's/^a.txt	0	/a.txt	99999	/' \
		's/^\(a.txt	0	\)[0-9]*/\1:/' \
		's/^a.txt	0	/a.txt	0000000000000000000	/'; do
		sed "$edit" good >gold/gold.tsv
		try train sentences gold
		is "$st" 2
		says "^train: gold/gold.tsv: start or end is not a place"
	done
	# Without an end of its last line it is the same.
	train sentences gold >/dev/null 2>&1 || :
	cp good gold/gold.tsv
	train sentences gold >one
	head -c -1 good >gold/gold.tsv
	train sentences gold >two
	same one two
	rm gold/text/a.txt
	try train sentences gold
	is "$st" 2
	says "^train: gold/text/a.txt: No such file"
}

@test "options: values that are none, unknown ones" {
	make_names
	for value in 0 : 10 x ''; do
		try train entities -s "$value" -v v named
		is "$st" 2
		says "^train: -s: a number from 1 to 9"
	done
	train entities -r 1 -e 1 -s 2 -v v named >one
	train entities -r 1 -e 1 -s 3 -v v named >two
	! cmp -s one two
	try train entities -v
	is "$st" 2
	says "option -v needs a value"
	try train entities --bad
	is "$st" 2
	says "unknown option --bad"
	try train --help
	is "$st" 0
	try train names a b c
	is "$st" 2
}

@test "names: no such file, or none of its lines" {
	gold_of_names
	try train names nowhere gold
	is "$st" 2
	says "^train: nowhere: No such file"
	echo "no line" >>names
	try train names names gold
	is "$st" 2
	says "^train: names: not document, id, name and type"
	try train names names
	is "$st" 2
	says "usage"
}

# A verb that no list has, before and behind what it tells of.
make_said() {
	for n in Lee Roe Poe Fox Orr Kay Day May; do
		echo "[speaker1 Ann $n] [cue1 glorked that] [quote1 the harbour was closed]. It rained. The boat sank."
		echo "The ship left. [quote1 The pier is safe], [cue1 glorked] [speaker1 Bo $n] [quote1 on the quay]. Nobody [cue2 glorked] [quote2 a thing]."
		echo "The dock was long. It stood in the rain all day, and $n left."
	done >lines
	marked said lines
}

@test "quotes: a verb of the gold is a cue after training" {
	make_said
	printf '%s\n\n' 'Ann Hill glorked that the mill was open. It slept.' \
		'The mill was open, glorked Bo Hill. The cat slept.' >new.txt
	quotes new.txt >before
	is "$(grep -c 'cue.*glorked that$' before)" 0
	train quotes said >model
	awk '/^#/ { next } !/^(cues|parts|verdict)\t[0-9>]+\t[ -~]+$/ { exit 1 }' \
		model
	quotes -m model new.txt >after
	right after
	awk -F '\t' '$4 == "cue" || $4 == "quote" { print $4, $10 }' \
		after >got
	cat >want <<-'!'
	cue glorked that
	quote the mill was open
	quote The mill was open
	cue glorked
	!
	same want got
}

@test "quotes: the same gold gives the same bytes; other settings do not" {
	make_said
	train quotes -r 1 -e 2 said >one
	train quotes -r 1 -e 2 said >two
	same one two
	train quotes -r 2 -e 2 said >two
	! cmp -s one two
}

@test "quotes: gold or names that are missing: a message, status 2" {
	try train quotes nowhere
	is "$st" 2
	says "^train: nowhere/gold.tsv: No such file"
	make_said
	try train quotes -m nothing said
	is "$st" 2
	says "^train: nothing: No such file"
	echo "no model" >bad
	try train quotes -m bad said
	is "$st" 2
	says "^train: bad: line 1: "
}
