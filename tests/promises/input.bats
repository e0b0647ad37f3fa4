# Every program takes every input: DESIGN.md, sections 3 and 7.
load ../helper
: "${MORE=$THOROUGH}"

@test "an empty file is an empty document" {
	: >empty
	for p in $ROWERS; do
		turn "$p"
		try "$p" empty
		is "$st" 0 && quiet
		printf 'empty\t0\t0\tend\t-\t0\t0\t-\t-\t\n' >want
		same want out
	done
	try render empty
	is "$st" 0 && quiet
}

@test "empty standard input is no rows; for sentences no text" {
	for p in $ANNOTATORS; do
		turn "$p"
		try "$p" </dev/null
		is "$st" 0 && quiet
		is "$(wc -c <out | tr -d ' ')" 0
	done
	try render </dev/null
	is "$st" 0 && quiet
	try sentences </dev/null
	is "$st" 0 && quiet
	is "$(cut -f 1-4 out)" "$(printf 'stdin\t0\t0\tend')"
}

@test "nasty small documents: rules kept, nothing said" {
	nasty in
	for p in $ROWERS; do
		turn "$p"
		try "$p" in/*
		is "$st" 0 && quiet
		right out
		is "$(count out end)" "$(ls in | wc -l | tr -d ' ')"
	done
	try render in/*
	is "$st" 0 && quiet
}

@test "nasty small documents: by operand, by stdin, by -n" {
	nasty in
	for p in $ROWERS; do
		for f in in/*; do
			turn "$p" "$f"
			try "$p" "$f"
			mv out file
			try "$p" -n "$f" <"$f"
			same file out
			try "$p" -n "$f" "$f"
			same file out
			try "$p" -n "$f" - <"$f"
			same file out
		done
	done
}

@test "render gives hostile text back byte for byte" {
	nasty in
	for f in in/*; do
		turn "$f"
		"$(set -- $ROWERS; shift $(($# - 1)); echo "$1")" "$f" >rows
		try render -f plain rows
		is "$st" 0 && quiet
		same "$f" out
	done
}

@test "CRLF: the same sentences as with LF" {
	for f in "$stories"/*.txt; do
		turn "$f"
		awk '{ printf "%s\r\n", $0 }' "$f" >crlf
		sentences -n x "$f" | cut -f 4-7 >lf.rows
		sentences -n x crlf | cut -f 4-7 >crlf.rows
		same lf.rows crlf.rows
	done
}

@test "a missing operand among good ones: a message, status 1, the rest" {
	cp "$stories/agency.txt" a
	cp "$stories/british.txt" b
	for p in $FILTERS; do
		turn "$p"
		"$p" a b >want
		try "$p" a nowhere b
		is "$st" 1
		says "^$p: nowhere: No such file or directory\$"
		is "$(wc -l <err | tr -d ' ')" 1
		same want out
	done
}

@test "a directory as operand: a message, status 1, the rest" {
	mkdir dir
	echo "Good." >a
	for p in $FILTERS; do
		turn "$p"
		"$p" a >want
		try "$p" dir a
		is "$st" 1
		says "^$p: dir: Is a directory\$"
		[ "$p" = render ] || is "$(rows_of out dir)" ""
		rows_of out a >got
		[ "$p" = render ] || same want got
	done
}

@test "a file that may not be read: a message, status 1, the rest" {
	[ "$(id -u)" -ne 0 ] || skip "root may read all files"
	echo "Good." >a
	echo "Secret." >secret
	chmod 0 secret
	for p in $FILTERS; do
		turn "$p"
		"$p" a >want
		try "$p" secret a
		is "$st" 1
		says "^$p: secret: Permission denied\$"
		same want out
	done
}

@test "closed standard input: a message, status 1" {
	echo "Good." >a
	for p in $FILTERS; do
		turn "$p"
		try "$p" <&-
		is "$st" 1
		says "^$p: stdin: Bad file descriptor\$"
		# An operand must not be taken for standard input.
		"$p" a >want
		try "$p" a <&-
		is "$st" 0 && quiet
		same want out
		try "$p" a - <&-
		is "$st" 1
	done
}

@test "an input that fails midway: a message, status 1, no end row" {
	needs_preload short
	hostile 4 400000 >a
	echo "Good." >b
	for p in $ROWERS; do
		turn "$p"
		try env LD_PRELOAD="$root/tests/lib/short.so" SHORT_EIO=200000 \
			"$p" a
		is "$st" 1
		says "^$p: a: Input/output error\$"
		is "$(count out end)" 0
		least "$(count out sentence)" 10
	done
}

@test "records that fail midway: one message" {
	needs_preload short
	printf 'one\tOne.\ntwo\tTwo \\x41.\n' >r
	for p in $ROWERS; do
		for n in 10 12 15 18 19 20; do
			turn "$p" "$n bytes"
			try env LD_PRELOAD="$root/tests/lib/short.so" \
				SHORT_EIO=$n "$p" -t r
			is "$st" 1
			is "$(cat err)" "$p: r: record 2: Input/output error"
			is "$(count out end)" 1
		done
	done
}

@test "names: hostile ones are escaped, in rows and in messages" {
	bad=$(printf 'a\tb\\c\033[31m\377\302\205')
	echo "Good." >"$bad"
	for p in $ROWERS; do
		turn "$p"
		try "$p" "$bad"
		is "$st" 0 && quiet
		right out
		is "$(cut -f 1 out | head -n 1)" \
			'a\tb\\c\x1b[31m\xff\xc2\x85'
		try "$p" "$bad-not"
		is "$st" 1
		is "$(grep -c "$(printf '[\033\t]')" err)" 0
	done
}

@test "an operand that begins with - stands behind --" {
	echo "Good." >-t
	for p in $ROWERS; do
		turn "$p"
		try "$p" -- -t
		is "$st" 0 && quiet
		right out
		try "$p" ./-t
		is "$st" 0
		is "$(cut -f 1 out | head -n 1)" ./-t
	done
}

@test "- among operands is standard input, once" {
	echo "File." >a
	for p in $ROWERS; do
		turn "$p"
		echo "Input." >in
		try "$p" a - a <in
		is "$st" 0 && quiet
		is "$(awk -F '\t' '$4 == "end" { print $1 }' out | tr '\n' ' ')" \
			"a stdin a "
	done
}

@test "a FIFO as operand" {
	mkfifo fifo
	for p in $ROWERS; do
		turn "$p"
		within 20 sh -c 'cat "$1" >fifo' sh "$stories/agency.txt" 3>&- &
		try within 20 "$p" fifo
		is "$st" 0 && quiet
		"$p" -n fifo "$stories/agency.txt" >want
		same want out
		wait
	done
}

# MORE, or THOROUGH, asks for more of it.
@test "news put together at random keeps all rules, whoever reads it" {
	for seed in 1 2 3 4 ${MORE:+5 6 7 8 9 10 11 12 13 14 15 16}; do
		prose $seed 40000 >in
		sentences in >rows
		right rows
		for p in $ANNOTATORS 'quotes -d' 'entities -d 2025-02-17'; do
			turn "$p" $seed
			try $p in
			is "$st" 0 && quiet
			right out
			mv out want
			try $p rows
			same want out
		done
		entities in | quotes >rows
		right rows
		for f in brief text html table csv csv-excel jsonl conll; do
			turn "$f" $seed
			try render -f $f rows
			is "$st" 0 && quiet
		done
		render -f plain in >out
		same in out
	done
}
