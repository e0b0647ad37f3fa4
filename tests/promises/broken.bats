# Rows that are malformed, misplaced or cut off: the end rule, DESIGN.md 2.
load ../helper

make_rows() {
	for d in a b c; do
		printf 'First of %s. Second of it.\n\nThird of it.\n' $d >$d
	done
	sentences a b c >rows
}

# Breaks rows with an awk program and says what must come of it.
# usage: broken PROGRAM RE AWK
broken() {
	local p=$1 re=$2
	awk -F '\t' -v OFS='\t' "$3" rows >bad
	try "$p" bad
	is "$st" 1
	says "$re"
	rows_of out a >got && "$p" a >want && same want got
	rows_of out c >got && "$p" c >want && same want got
	rows_of out b | awk -F '\t' '$4 == "end"' >got
	same /dev/null got
	try "$p" <bad
	is "$st" 1
	says stdin
}

@test "a bad row breaks its document, and no other" {
	make_rows
	for p in $ANNOTATORS; do
		turn "$p": malformed
		broken "$p" '^[a-z]*: bad: line 6: .*(document b)$' \
			'NR == 6 { $2 = "x" } 1'
		turn "$p": columns
		broken "$p" 'line 6: not ten columns (document b)' \
			'NR == 6 { $0 = $0 "\tmore" } 1'
		broken "$p" 'line 6: .*(document b)' 'NR == 6 { $0 = "" } 1'
		broken "$p" 'line 6: .*(document b)' \
			'NR == 6 { $0 = "\377" } 1'
		turn "$p": escape
		broken "$p" 'line 6: .*escape.*(document b)' \
			'NR == 6 { $10 = "\\q" } 1'
		turn "$p": a row is missing
		broken "$p" 'line 6: .*(document b)' 'NR != 6'
		turn "$p": twice
		broken "$p" 'line 7: .*(document b)' '1; NR == 6'
		turn "$p": order
		broken "$p" 'line 5: .*(document b)' \
			'NR == 5 { k = $0; next } 1; NR == 6 { print k }'
		turn "$p": counts
		broken "$p" 'line 8: its counts are wrong (document b)' \
			'NR == 8 { $6 = 7 } 1'
		turn "$p": end is missing
		broken "$p" 'line 8: no end row before this (document b)' \
			'NR != 8'
	done
}

@test "a bad row between documents is not blamed on the one before" {
	make_rows
	for bad in '' what "b	x	sentence"; do
		{
			rows_of rows a
			printf '%s\n' "$bad"
			rows_of rows c
		} >bad
		for p in $ANNOTATORS; do
			turn "$p" "$bad"
			try "$p" bad
			is "$st" 1
			by=
			[ "${bad%	*}" = "$bad" ] || by=" (document b)"
			is "$(cat err)" "$p: bad: line 5: not ten columns$by"
			is "$(count out end)" 2
		done
	done
}

@test "broken: what came before the break is there, in order" {
	make_rows
	awk 'NR != 7' rows >bad
	for p in $ANNOTATORS; do
		turn "$p"
		try "$p" bad
		is "$st" 1
		is "$(rows_of out b | awk -F '\t' '$4 == "sentence"' |
			cut -f 10)" "$(printf 'First of b.\nSecond of it.')"
	done
}

# Every kind of row, an unknown one, escapes, names with blanks.
make_sample() {
	printf 'The mayor of Paris, Ann Lee, said: "We go\tnow."\n\n' >a
	printf 'Bob Roe of Acme Corp. denied that it was so on 4 March.\r\n' >>a
	printf 'Caf\351: "No \\ more," she told the BBC.\n' >'b c'
	printf 'Nothing here.\n' >d
	sentences a 'b c' d | entities | quotes |
		awk -F '\t' -v OFS='\t' '{ print } $4 == "sentence" {
			$4 = "future"; $5 = "new"; $7 = $6; $9 = "A\\tnote"
			print
		}' >rows
	for kind in sentence entity quote speaker cue future end; do
		least "$(count rows $kind)" 1
	done
}

# usage: cut_everywhere OWN-KINDS COMMAND ...; `part` is what is cut.
cut_everywhere() {
	local own=$1 said
	shift
	turn "$@"
	cp rows part
	LD_PRELOAD=$root/tests/lib/cut.so CUT=part "$@" 3>series
	# shellcheck disable=SC2086 # kinds have no blanks
	said=$(cuts rows stdin "$1" $own <series) || {
		echo "$said" | cut -c 1-500
		return 1
	}
	tally cut "${said##*
}"
}

@test "rows cut off at every byte: what is whole is, what is not is told" {
	needs_preload cut
	make_sample
	cut_everywhere entity entities
	cut_everywhere 'quote speaker cue' quotes
	cut_everywhere 'quote speaker cue' quotes -d
	for f in brief text html table plain csv csv-excel jsonl conll; do
		cut_everywhere '' render -f $f
	done
}

@test "score: half of a row is told, and does not count" {
	make_sample
	# A row's last bytes and the first ones of the next.
	size=$(head -n 5 rows | wc -c)
	for n in $(seq $((size - 30)) $((size + 10))); do
		head -c "$n" rows >part
		try score part rows
		if [ "$(tail -c 1 part | wc -l)" -eq 1 ]; then
			is "$st" 0
		else
			is "$st" 1
			says "^score: part: line $(($(wc -l <part) + 1)): "
		fi
	done
}

@test "a crash upstream shows" {
	make_rows
	for p in $ANNOTATORS; do
		turn "$p"
		try "$p" <<-!
		$(head -n 6 rows)
		!
		is "$st" 1
		says "stdin: line 7: no end row before this (document b)"
		is "$(count out end)" 1
	done
}

@test "render says so too, and shows what is good" {
	make_rows
	awk 'NR != 6' rows >bad
	try render bad
	is "$st" 1
	says "^render: bad: line 6: .*(document b)"
	try render -f text bad
	is "$st" 1
	is "$(grep -c 'First of c' out)" 1
}

@test "rows of unknown kinds pass through, in their places" {
	printf 'Ann Lee of Acme said: "We go." Bob left.\n' >a
	sentences a | awk -F '\t' -v OFS='\t' '
	{ print }
	$4 == "sentence" {
		t = substr($10, 1, 3)
		print $1, $2, $2 + 3, "future", "new", 7, $6, "A\\tname",
		    "A note", t
		print $1, $2, $2 + 3, "zebra", "-", 1, $6, "-", "-", t
	}' >rows
	for p in $ANNOTATORS; do
		turn "$p"
		try "$p" rows
		is "$st" 0 && quiet
		right out
		awk -F '\t' '$4 ~ /^(sentence|future|zebra|end)$/' out >got
		same rows got
	done
	try render rows
	is "$st" 0 && quiet
}

@test "fuzzed rows: a message and status 1, or 0; never a crash" {
	for f in "$stories"/agency.txt "$stories"/paragraphs.txt; do
		sentences "$f" >rows
		for p in $ANNOTATORS; do
			"$p" rows >more && mv more rows
		done
		for seed in 1 2 3 4 5 6 7 8 9 10 11 12; do
			awk -v seed="$seed" '
			BEGIN { srand(seed); FS = OFS = "\t" }
			rand() < 0.02 { next }
			rand() < 0.02 { print }
			rand() < 0.03 { $(1 + int(rand() * 10)) = rand() }
			rand() < 0.03 { $(2 + int(rand() * 2))++ }
			rand() < 0.02 { $0 = substr($0, 1, int(rand() * 99)) }
			rand() < 0.02 { $10 = "\\" $10 }
			{ print }' rows >bad
			for p in $ANNOTATORS render; do
				try within ${SLOW:+1}20 "$p" bad
				[ "$st" -le 1 ] || {
					turn "$p" "seed $seed"
					cp bad "$TMPDIR/bad" 2>/dev/null || :
					is "$st" 1
				}
				[ "$st" -eq 0 ] || [ -s err ]
			done
		done
	done
}

@test "rows over 2 MiB and names over 4096 bytes are malformed" {
	printf 'd\t0\t3000000\tsentence\t-\t1\t1\t-\t-\t' >bad
	hostile 1 3000000 x >>bad
	printf '\nd\t3000000\t3000000\tend\t-\t1\t1\t-\t-\t\n' >>bad
	printf 'e\t0\t0\tend\t-\t0\t0\t-\t-\t\n' >>bad
	for p in $ANNOTATORS; do
		turn "$p"
		try "$p" bad
		is "$st" 1
		says "line 1: longer than 2 MiB"
		is "$(cat out)" "$(printf 'e\t0\t0\tend\t-\t0\t0\t-\t-\t')"
	done
	name=$(hostile 1 4097 n)
	printf '%s\t0\t0\tend\t-\t0\t0\t-\t-\t\n' "$name" >bad
	for p in $ANNOTATORS; do
		turn "$p"
		try "$p" bad
		is "$st" 1
		says "line 1: name longer than 4096 bytes"
	done
}

@test "a first try that was cut off does not hide the second" {
	make_rows
	for n in 1 2 3 5 6 7; do
		head -n "$n" rows >first
		cat first rows >both
		for p in $ANNOTATORS; do
			turn "$p" "$n rows, then all"
			"$p" a b c >want
			try "$p" both
			is "$st" 1
			says "line $((n + 1)): no end row before this"
			# Behind the first try's rows, all of the second's.
			tail -n "$(wc -l <want | tr -d " ")" out | same want -
			# And so for the next program in the pipe.
			mv out again
			try "$p" again
			is "$st" 1
			tail -n "$(wc -l <want | tr -d " ")" out | same want -
		done
	done
	# A row that is bad, and then its document again.
	{
		head -n 2 rows | sed '2s/$/~/'
		cat rows
	} >both
	for p in $ANNOTATORS; do
		turn "$p"
		"$p" a b c >want
		try "$p" both
		is "$st" 1
		tail -n "$(wc -l <want | tr -d " ")" out | same want -
	done
}

@test "rows of a later version: a message, the others' documents whole" {
	make_rows
	# One column more, or less, in all rows of b.
	for program in '$1 == "b" { $0 = $0 "\tnew" } 1' \
		'$1 == "b" { $0 = $1 FS $2 FS $3 FS $4 FS $5 FS $6 FS $10 } 1'; do
		for p in $ANNOTATORS; do
			turn "$p"
			broken "$p" 'line 5: not ten columns (document b)' \
				"$program"
			is "$(rows_of out b)" ""
		done
	done
}

@test "two streams mixed line by line: each break told, whole ones whole" {
	printf 'First of d. Second of it.\n\nThird of it.\n' >d
	make_rows
	sentences d >other
	for p in $ANNOTATORS; do
		turn "$p"
		# d's rows fall between those of a; b and c come whole.
		paste -d '\n' rows other | grep . >mixed
		try "$p" mixed
		is "$st" 1
		says "^$p: mixed: line 2: no end row before this (document a)"
		is "$(rows_of out a | count /dev/stdin end)" 0
		for f in b c d; do
			"$p" $f >want
			rows_of out $f >got
			same want got
		done
		# The same stream twice, in step.
		paste -d '\n' rows rows >mixed
		try "$p" mixed
		is "$st" 1
		least "$(wc -l <err)" 3
		for f in a b c; do
			"$p" $f >want
			# As often as it has an end row, it is whole.
			rows_of out $f | awk '
			NR == FNR { want = want $0 "\n"; next }
			/\t1\t1\t-\t-\tFirst/ { have = "" }
			{ have = have $0 "\n" }
			/\tend\t/ && have != want { exit 1 }' want -
		done
	done
}
