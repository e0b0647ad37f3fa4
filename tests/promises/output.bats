# No output is lost in silence, and options are as everywhere: DESIGN.md 4.4.
load ../helper

@test "-h prints usage to stdout, status 0" {
	for p in $PROGRAMS; do
		turn "$p"
		for o in -h --help; do
			try "$p" $o
			is "$st" 0 && quiet
			is "$(head -n 1 out | cut -d ' ' -f 1-2)" "usage: $p"
			least "$(wc -l <out)" 3
			most "$(awk '{ print length }' out | sort -n |
				tail -n 1)" 132
		done
	done
}

@test "--version prints name, version, rows/1" {
	for p in $PROGRAMS; do
		turn "$p"
		try "$p" --version
		is "$st" 0 && quiet
		is "$(cat out)" "$p $(sed -n 's/^VERSION *= *//p' \
			"$root/Makefile") rows/1"
	done
}

@test "wrong options: status 2, usage on stderr, nothing on stdout" {
	echo "Good." >a
	for p in $PROGRAMS; do
		for o in -Q --nonsense --t --files0; do
			turn "$p" $o
			try "$p" $o a
			is "$st" 2
			says "^$p: usage: $p"
			is "$(wc -c <out | tr -d ' ')" 0
		done
	done
	for p in $FILTERS; do
		for o in "-t -0" "-n x -t" "-n x a a" "-n" "-0t" \
			"--files0-from=a a" "--files0-from=nowhere" \
			"--files0-from" "-n x --files0-from=a"; do
			turn "$p" $o
			# shellcheck disable=SC2086
			try "$p" $o </dev/null
			is "$st" 2
			says "^$p: usage: $p"
			is "$(wc -c <out | tr -d ' ')" 0
		done
		turn "$p" names
		try "$p" -n "" a
		is "$st" 2
		try "$p" -n "$(hostile 1 4097 x)" a
		is "$st" 2
		try "$p" -n "$(hostile 1 4096 x)" a
		is "$st" 0
	done
}

@test "closed standard output: a message, status 2" {
	cp "$stories/agency.txt" a
	for p in $FILTERS; do
		for o in "" a -h --version; do
			turn "$p" $o
			st=0
			# shellcheck disable=SC2086
			"$p" $o >&- 2>err <a || st=$?
			is "$st" 2
			says "^$p: stdout: Bad file descriptor\$"
		done
	done
}

@test "a full disk: a message, status 2" {
	[ -c /dev/full ] || skip "no /dev/full here"
	hostile 1 500000 >large
	echo "Good." >a
	for p in $PROGRAMS; do
		for o in a large -h --version; do
			[ "$p$o" != scorea ] && [ "$p$o" != scorelarge ] ||
				continue
			turn "$p" $o
			st=0
			"$p" $o >/dev/full 2>err || st=$?
			is "$st" 2
			says "^$p: stdout: No space left on device\$"
			is "$(wc -l <err | tr -d ' ')" 1
		done
	done
}

@test "closed standard error changes nothing else" {
	echo "Good." >a
	for p in $ROWERS; do
		turn "$p"
		"$p" a >want
		st=0
		"$p" nowhere a >out 2>&- || st=$?
		is "$st" 1
		same want out
		# Nor may a file that is opened take its place.
		st=0
		"$p" a nowhere <&- >out 2>&- || st=$?
		is "$st" 1
		same want out
		is "$(cat a)" "Good."
	done
}

@test "a reader that leaves ends the program without a word" {
	hostile 1 3000000 >large
	for p in $ROWERS "render -f jsonl"; do
		turn "$p"
		{
			st=0
			# shellcheck disable=SC2086 # a program and options
			within ${SLOW:+1}20 $p large 2>err || st=$?
			echo "$st" >status
		} | head -n 1 >out
		quiet
		is "$(cat status)" 141
		is "$(wc -l <out | tr -d ' ')" 1
	done
}

@test "its own output as operand is refused, status 1" {
	echo "Good." >a
	for p in $FILTERS; do
		turn "$p"
		"$p" a >want
		: >own
		st=0
		within 10 "$p" a own >>own 2>err || st=$?
		is "$st" 1
		says "^$p: own: input file is output file\$"
		same want own
		echo "More." >own
		st=0
		within 10 "$p" <own >>own 2>err || st=$?
		is "$st" 1
		is "$(cat own)" "More."
		# Another name for it.
		ln -s own link
		st=0
		within 10 "$p" link >>own 2>err || st=$?
		rm link
		is "$st" 1
		# A list of files that is the output, too.
		for list in own -; do
			printf 'a\0' >own
			st=0
			within 10 "$p" --files0-from=$list <own >>own 2>err ||
				st=$?
			is "$st" 1
			is "$(cat err)" \
				"$p: --files0-from: input file is output file"
			is "$(wc -c <own)" 2
		done
	done
	# What one reads and writes without harm.
	sentences </dev/null >/dev/null
}

@test "nothing is written past a failure" {
	needs_preload short
	hostile 1 500000 >a
	(ulimit -f 1) 2>/dev/null || skip "no ulimit -f"
	for p in $ROWERS; do
		turn "$p"
		st=0
		(
			trap '' XFSZ
			ulimit -f 100
			exec "$p" a
		) >out 2>err || st=$?
		is "$st" 2
		says "^$p: stdout: File too large\$"
	done
}
