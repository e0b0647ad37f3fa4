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
		is "$(grep -c ': refused$' err)" 16
		tally try "$(grep -c refused err) cases, 0 failures"
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
		tally try "$(grep -c refused err) cases, 0 failures"
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

@test "each ABI of Landlock, and none; with seccomp, and without" {
	needs_seccomp
	grep -q landlock /sys/kernel/security/lsm 2>/dev/null ||
		[ "$(python3 -c 'import ctypes; print(ctypes.CDLL(None).syscall(
			444, None, 0, 1))' 2>/dev/null || echo 0)" -ge 5 ] ||
		skip "this kernel has no Landlock"
	for p in $FILTERS; do
		"$p" -n x "$stories/agency.txt" >want
		for abi in 0 1 2 3 4 5 6; do
			turn "$p" "Landlock $abi"
			TRY_LANDLOCK=$abi take_over "$p" -n x <"$stories/agency.txt"
			is "$st" 0
			same want out
			is "$(grep ': done$' err)" ""
			is "$(cat target)" Precious.
			tally try "$(grep -c refused err) cases, 0 failures"
		done
		# Landlock alone: files; it has no say in sockets, modes, traces.
		turn "$p" "Landlock alone"
		TRY_SECCOMP=0 take_over "$p" -n x <"$stories/agency.txt"
		is "$st" 0
		same want out
		is "$(grep ': done$' err | grep -vE '^(chmod|chown|trace|socket)')" ""
		is "$(cat target)" Precious.
		tally try "$(grep -c refused err) cases, 0 failures"
	done
}

@test "a kernel that has neither: all is done as ever" {
	needs_preload try
	for p in $FILTERS; do
		turn "$p"
		"$p" "$stories/agency.txt" >want
		LD_PRELOAD=$root/tests/lib/try.so TRY_LANDLOCK=0 TRY_SECCOMP=0 \
			"$p" "$stories/agency.txt" >out 2>err
		quiet
		same want out
	done
}

@test "the sandbox costs a process a tenth of a millisecond at most" {
	needs_plain_build
	# On a busy machine a process pays for what others do to the caches.
	for i in 1 2 3 4 5; do
		us=$(enter 300)
		echo "$us microseconds"
		[ "$us" -gt 100 ] || break
	done
	checks=$((checks + 1))
	most "$us" 100
}
