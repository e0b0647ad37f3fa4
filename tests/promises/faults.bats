# Calls and allocations that fail, each in its turn: DESIGN.md, 4.4. A part;
# all of them with THOROUGH=1, as in make check.
load ../helper

# usage: tortured ARGUMENT-OF-TORTURE ...
tortured() {
	local said st=0
	said=$(torture ${THOROUGH:--q} "$@") || st=$?
	tally torture "$(echo "$said" | tail -n 1)"
	is "$st" 0 || {
		echo "$said"
		return 1
	}
	least "$(echo "$said" | awk 'END { print $1 }')" 20
}

make_input() {
	lib=$root/tests/lib/fault.so
	head -c 1500 "$stories/agency.txt" >a
	printf 'Ann Lee of Acme said: "We go." Bob left on 4 March.\n' >b
	printf '\n"No," he said. The Bank of X would pay $5 million.' >>b
	printf 'one\t"We go," Ann Lee said.\ntwo\tA \\x41 b.\n' >records
	printf 'One.\0Two. She said "no".\0\0F.' >nul
	printf 'a\0b\0' >list
	# A marked text ends as its last document does: here with a line.
	(cat b && echo) >c
	quotes a c >rows
}

@test "each call fails once, or from then on: files and standard input" {
	needs_preload fault
	make_input
	for p in $ROWERS; do
		turn "$p"
		tortured "$lib" "$p" a b
		tortured -i a "$lib" "$p"
	done
	for p in $ANNOTATORS; do
		turn "$p" rows
		tortured "$lib" "$p" rows
		tortured -i rows "$lib" "$p"
	done
}

@test "each call fails: records, NULs, lists of files" {
	needs_preload fault
	make_input
	for p in $ROWERS; do
		turn "$p"
		tortured "$lib" "$p" -t records
		tortured "$lib" "$p" -0 nul
		tortured "$lib" "$p" --files0-from=list
	done
}

@test "each call fails: every format of render" {
	needs_preload fault
	make_input
	for f in brief text html table csv csv-excel jsonl conll; do
		turn "$f"
		case $f in
		html) s=page ;;
		csv* | jsonl) s=lines ;;
		text) s=any ;;
		*) s=text ;;
		esac
		tortured -s $s "$lib" render -f "$f" rows
	done
	tortured -s page "$lib" render -f html a b
	tortured -s bytes "$lib" render -f plain b
}

@test "each call fails: lists and models of options, score" {
	needs_preload fault
	make_input
	printf 'Acme\torg\nWe\t-\n' >names
	printf 'Bob\nLee\tt\n' >abbreviations
	tortured "$lib" sentences -a abbreviations b
	tortured "$lib" entities -d 2025-02-17 -g names b
	tortured -s text "$lib" score rows rows
	tortured -i rows -s text "$lib" score - rows
}

@test "each call fails: in each stage of whosaid" {
	needs_preload fault
	make_input
	for p in $ROWERS; do
		turn "$p"
		tortured -p "$p" "$lib" whosaid a b
	done
}

@test "each call fails: output over many writes, windows over 1 MiB" {
	needs_preload fault
	[ -n "$THOROUGH" ] || skip "in make check"
	make_input
	# The lists are long: not every number of a call.
	THOROUGH=-q
	for i in 1 2 3 4 5 6 7 8 9; do
		cat "$stories"/*.txt
	done >large
	cat large large large large large large large large >larger
	tortured "$lib" sentences large a
	for p in $ANNOTATORS; do
		turn "$p"
		tortured "$lib" "$p" large a
		tortured "$lib" "$p" larger
	done
}

# Calls of the kernel before a program's own code runs, in a trace.
calls_before() {
	awk -v call="$1" 'index($0, call "(") == 1 { n++ }
	/PR_SET_NO_NEW_PRIVS/ { print n + 0; exit }' trace
}

@test "strace makes the calls fail, and agrees" {
	needs strace
	needs_plain_build
	strace -o trace -e inject=read:error=EIO:when=99 true 2>/dev/null ||
		skip "strace may not trace here"
	make_input
	hostile 1 150000 >large
	for p in $FILTERS; do
		"$p" large a >want
		strace -o trace "$p" large a >/dev/null
		cp trace plain
		# brk has no error: it tells where memory ends.
		for fault in read:error=EIO read:error=EINTR \
			write:error=ENOSPC write:error=EINTR \
			openat:error=EMFILE close:error=EIO \
			fcntl:error=ENOLCK mmap:error=ENOMEM brk:retval=0; do
			call=${fault%:*}
			cp plain trace
			n=$(calls_before "$call")
			for more in 1 2 3 ${THOROUGH:+4 5 6 7 8 9}; do
				st=0
				strace -o trace -e "inject=$fault:when=$((n + more))" \
					"$p" large a >out 2>err || st=$?
				grep -q INJECTED trace || break
				tally strace "1 cases, 0 failures"
				case $st in
				0) quiet && same want out ;;
				[12])
					# The landlock ruleset is none of ours.
					says "^$p: "
					[ "$p" = render ] ||
					    awk -F '\t' 'NF != 10' out |
						same - /dev/null
					;;
				*) turn "$p" "$fault" "$more" && is "$st" 2 ;;
				esac || {
					turn "$p" "$fault" "$more"
					return 1
				}
				case $fault in
				*EINTR | fcntl*) is "$st" 0 ;;
				esac
			done
		done
	done
}
