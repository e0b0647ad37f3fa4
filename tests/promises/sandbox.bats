# After start-up a program can do little: DESIGN.md, 4.7.
load ../helper

# What refused to open, write, run ... when a program was taken over.
take_over() {
	echo "Precious." >target
	echo "Secret." >secret
	st=0
	LD_PRELOAD=$root/tests/lib/try.so TRY_FILE=$T/target \
		TRY_READ=$T/secret "$@" >out 2>err || st=$?
}

needs_seccomp() {
	needs_preload try
	grep -q '^Seccomp:' /proc/self/status 2>/dev/null ||
		skip "this kernel has no seccomp"
}

@test "with no operands nothing can be opened, changed, run or reached" {
	needs_seccomp
	for p in $FILTERS; do
		turn "$p"
		take_over "$p" <"$stories/agency.txt"
		is "$st" 0
		is "$(grep -c ': refused$' err)" 13
		is "$(grep ': done$' err)" ""
		is "$(cat target)" Precious.
		is "$(ls)" "$(printf 'err\nout\nsecret\ntarget')"
	done
}

@test "with operands files can be read, and nothing else" {
	needs_seccomp
	for p in $FILTERS; do
		turn "$p"
		take_over "$p" "$stories/agency.txt"
		is "$st" 0
		is "$(grep ': done$' err)" "read: done"
		is "$(cat target)" Precious.
		is "$(ls)" "$(printf 'err\nout\nsecret\ntarget')"
	done
}

@test "strace: a filter on stdin opens nothing after it has begun" {
	needs strace
	[ -z "$SANITIZED" ] || skip "sanitizers open files"
	strace -o trace true 2>/dev/null || skip "strace may not trace here"
	for p in $FILTERS; do
		turn "$p"
		strace -o trace "$p" <"$stories/agency.txt" >out
		sed '1,/PR_SET_NO_NEW_PRIVS/d' trace >after
		grep -q '^read(0' after
		st=0
		grep -E '^(open|openat|creat|socket|execve|unlink|rename)' \
			after >calls || st=$?
		is "$(cat calls)" ""
	done
}

@test "the programs need nothing but libc" {
	needs ldd
	[ -z "$SANITIZED" ] || skip "sanitizers bring libraries"
	for p in $PROGRAMS; do
		turn "$p"
		ldd "$root/cmd/$p" >libs 2>&1 || skip "ldd cannot tell"
		is "$(grep -vE 'vdso|ld-|libc[.-]|statically|/ld' libs)" ""
	done
}
