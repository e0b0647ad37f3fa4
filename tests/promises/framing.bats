# Records (-t), NULs (-0) and lists of files: DESIGN.md, section 3.
load ../helper

@test "-t: a document a line; escapes of rows and of other tools" {
	printf 'one\tA\\tb\\nc\\\\d\\re\\x41\\xff.\n' >records
	printf 'two\t\\0\\a\\b\\f\\v\\'"'"'.\n' >>records
	printf 'three\ttab\there\n' >>records
	printf 'four\t\n' >>records
	printf 'na\\tme\\x0a\tname with escapes' >>records
	mkdir want
	printf 'A\tb\nc\\d\reA\377.' >want/one
	printf '\0\a\b\f\v'"'"'.' >want/two
	printf 'tab\there' >want/three
	: >want/four
	# The name ends in a newline, which $(...) would drop.
	nl=$(printf 'na\tme\n.')
	printf 'name with escapes' >"want/${nl%.}"
	for p in $ROWERS; do
		turn "$p"
		try "$p" -t records
		is "$st" 0 && quiet
		is "$(count out end)" 5
		right out -d want
		is "$(awk -F '\t' '$4 == "end" { print $1 }' out | tail -n 1)" \
			'na\tme\n'
		try "$p" -t <records
		right out -d want
	done
}

@test "-t: bad records are skipped with their number, status 1" {
	printf 'one\tOne.\nno tab\n\tempty name\nfour\tbad \\q escape\n' >r
	printf '\nsix\tcut \\x4\nseven\tSeven.\nbad\\q\tname\n' >>r
	printf 'nine\tslash at the end\\\nten\tTen.' >>r
	for p in $ROWERS; do
		turn "$p"
		try "$p" -t r
		is "$st" 1
		is "$(awk -F '\t' '$4 == "end" { print $1 }' out |
			tr '\n' ' ')" "one seven ten "
		is "$(cut -f 1 out | sort -u | tr '\n' ' ')" "one seven ten "
		is "$(sed "s/^$p: r: record \([0-9]*\): ..*/\1/" err |
			tr '\n' ' ')" "2 3 4 5 6 8 9 "
		try "$p" -t <r
		is "$(sed "s/^$p: stdin: record \([0-9]*\): ..*/\1/" err |
			tr '\n' ' ')" "2 3 4 5 6 8 9 "
	done
}

@test "-t: a cut-off escape in the last record is bad" {
	for e in '\' '\x' '\x4'; do
		printf 'one\tOne.\ntwo\tTwo.%s' "$e" >r
		for p in $ROWERS; do
			turn "$p"
			try "$p" -t r
			is "$st" 1
			says "r: record 2: "
			is "$(count out end)" 1
		done
	done
}

@test "-t: records count on from file to file, empty files have none" {
	: >empty
	printf 'a\tA.\n' >one
	for p in $ROWERS; do
		turn "$p"
		try "$p" -t empty one empty one
		is "$st" 0 && quiet
		is "$(count out end)" 2
		try "$p" -t </dev/null
		is "$st" 0 && quiet
		is "$(wc -c <out | tr -d ' ')" 0
	done
}

@test "-t: what is wrong with a name does not depend on reads" {
	needs_preload short
	{
		printf '\\q'
		hostile 1 20000 n
		printf '\tText.\n'
	} >r
	for p in $ROWERS; do
		turn "$p"
		try "$p" -t r
		is "$st" 1
		says "r: record 1: a name longer than 4096 bytes"
		mv err want
		try env LD_PRELOAD="$root/tests/lib/short.so" SHORT_READ=1 \
			"$p" -t r
		is "$st" 1
		same want err
	done
}

@test "-t: a record of many MiB" {
	{
		printf 'big\t'
		hostile 1 5000000 'A sentence of a long record.\n '
		printf '\nsmall\tEnd.\n'
	} >r
	try sentences -t r
	is "$st" 0 && quiet
	is "$(count out end)" 2
	# An escape that is bad past the first MiB cuts the document off.
	{
		printf 'big\t'
		hostile 1 3000000 'A sentence of a long record. '
		printf '\\q\nsmall\tEnd.\n'
	} >r
	for p in $ROWERS; do
		turn "$p"
		try "$p" -t r
		is "$st" 1
		says "r: record 1: "
		is "$(awk -F '\t' '$4 == "end" { print $1 }' out)" small
	done
}

@test "-0: documents end at NUL, the last one need not" {
	printf 'One.\0Two.\0\0Four.' >a
	printf 'One.\0' >b
	printf '\0' >c
	: >d
	mkdir want
	printf 'One.' >want/a.1
	printf 'Two.' >want/a.2
	: >want/a.3
	printf 'Four.' >want/a.4
	printf 'One.' >want/b.1
	: >want/c.1
	for p in $ROWERS; do
		turn "$p"
		try "$p" -0 a b c d
		is "$st" 0 && quiet
		right out -d want
		is "$(awk -F '\t' '$4 == "end" { print $1 }' out |
			tr '\n' ' ')" "a.1 a.2 a.3 a.4 b.1 c.1 "
		try "$p" -0 -n news <a
		is "$(awk -F '\t' '$4 == "end" { print $1 }' out |
			tr '\n' ' ')" "news.1 news.2 news.3 news.4 "
	done
}

@test "-0: a name and its number are 4096 bytes at most" {
	printf 'One.' >a
	for n in 2035 2036 2037 2038 2046 2047; do
		# ././././a
		path=$(hostile 1 $((2 * n)) ./)a
		try sentences -0 "$path"
		if [ "$st" -eq 0 ]; then
			mv out rows
			try entities rows
			is "$st" 0 && quiet
		else
			is "$st" 1
			says "a name longer than 4096 bytes"
		fi
	done
}

@test "-0, -t and -n: rows are text there" {
	printf 'One.\n' >a
	sentences a >rows
	for p in $ANNOTATORS; do
		turn "$p"
		try "$p" -n x rows
		is "$st" 0 && quiet
		is "$(tail -n 1 out | cut -f 1-4)" \
			"$(printf 'x\t%d\t%d\tend' $(wc -c <rows) $(wc -c <rows))"
		try "$p" -0 rows
		is "$(tail -n 1 out | cut -f 1)" rows.1
		try "$p" -t rows
		is "$(tail -n 1 out | cut -f 1)" a
	done
}

@test "rows are known by their first line, whatever the operand before" {
	printf 'One.\n' >a
	printf 'a\t0\t1\tlike\trows but for the rest\nText.\n' >like
	printf 'a\t0\tx\tsentence\tno rows\n' >unlike
	sentences a >rows
	for p in $ANNOTATORS; do
		turn "$p"
		"$p" a >want
		try "$p" rows a rows
		is "$st" 0 && quiet
		cat want want want | same - out
		try "$p" like
		is "$st" 1
		try "$p" unlike
		is "$st" 0 && quiet
		right out
	done
}

@test "--files0-from: names with NUL behind, the last need not have it" {
	for f in a b 'c d' -e; do
		echo "Text of $f." >"./$f"
	done
	printf 'a\0b\0c d\0-e\0' >list
	printf 'a\0b\0c d\0-e' >cut
	: >none
	for p in $ROWERS; do
		turn "$p"
		"$p" -- a b 'c d' -e >want
		for o in --files0-from=list --files0-from=cut \
			"--files0-from list"; do
			# shellcheck disable=SC2086
			try "$p" $o
			is "$st" 0 && quiet
			same want out
		done
		try "$p" --files0-from=- <list
		is "$st" 0 && quiet
		same want out
		try "$p" --files0-from=none
		is "$st" 0 && quiet
		is "$(wc -c <out | tr -d ' ')" 0
	done
}

@test "--files0-from: what is wrong in a list is said, the rest is done" {
	echo "Text." >a
	printf 'a\0\0nowhere\0-\0a\0' >list
	for p in $ROWERS; do
		turn "$p"
		"$p" a a >want
		try "$p" --files0-from=list
		is "$st" 1
		same want out
		is "$(wc -l <err | tr -d ' ')" 3
		says "^$p: nowhere: No such file or directory\$"
	done
	hostile 1 100000 n >long
	try sentences --files0-from=long
	is "$st" 1
	says "a name longer than 4096 bytes"
}

@test "--files0-from: a name too long is one, however it is read" {
	needs_preload short
	echo "Text." >a
	sentences a a >want
	for n in 4097 5000 8192 100000; do
		printf 'a\0' >list
		hostile 1 $n n >>list
		printf '\0a\0' >>list
		for e in SHORT_READ=1 SHORT_READ=100000; do
			turn $n $e
			try env LD_PRELOAD="$root/tests/lib/short.so" $e \
				sentences --files0-from=list
			is "$st" 1
			same want out
			is "$(cat err)" "$(printf %s "sentences: " \
				"--files0-from: a name longer than 4096 bytes")"
		done
	done
}

@test "--files0-from: a list that fails midway opens no half of a name" {
	needs_preload short
	echo "Text." >a
	echo "Not asked for." >b
	printf 'a\0bc\0' >list
	# All reads fail past three bytes: those of a as well.
	try env LD_PRELOAD="$root/tests/lib/short.so" SHORT_EIO=3 \
		sentences --files0-from=list
	is "$st" 1
	is "$(count out end)" 0
	says "^sentences: --files0-from: Input/output error\$"
	is "$(grep -c ': b:' err)" 0
}
