#!/bin/sh
# Linters, sanitizers and the promises at length, each as far as it is here;
# says what it skips. usage: check.sh; CC, BATS and MAKE as for make
# FUZZ is how long each fuzzer runs, in seconds (2). What was tried is in
# tests/lib/bin/tally; tests/promises/table.sh makes a table of it.
top=$(cd "$(dirname "$0")/.." && pwd) || exit 1
cd "$top" || exit 1
tmp=$(mktemp -d) || exit 1
trap 'rm -rf "$tmp"' EXIT
: "${MAKE:=make}" "${CC:=cc}"
bad=0

# Runs a linter, if it is here; what it prints or its status is a finding.
lint() {
	name=$1
	shift
	command -v "$1" >/dev/null 2>&1 || {
		echo "check: no $1 here, skipped"
		return
	}
	if "$@" >"$tmp/said" 2>&1 && [ ! -s "$tmp/said" ]; then
		echo "check: $name: clean"
	else
		cat "$tmp/said"
		echo "check: $name: FAILED"
		bad=1
	fi
}

scripts=$(for f in cmd/* lib/gen/*.sh tests/*.sh tests/*/*.sh .ci/run; do
	head -n 1 "$f" 2>/dev/null | grep -aq '^#!.*sh$' && echo "$f"
done)
# shellcheck disable=SC2086 # names here have no blanks
{
	lint mandoc mandoc -Tlint -Wwarning man/*.[1-9]
	lint shellcheck shellcheck $scripts
	lint cppcheck cppcheck --quiet --std=c99 --error-exitcode=1 \
		--enable=warning,portability --inline-suppr \
		--suppress=missingIncludeSystem --suppress=toomanyconfigs \
		--suppress='*:lib/*_tab.c' \
		cmd lib
}

# As far as it is here: a browser, and what drives it.
if [ -x cmd/render ]; then
	tests/browser.sh || bad=1
else
	echo "check: nothing is built, no browser test"
fi

# Slower than it was?
CC=$CC MAKE=$MAKE tests/bench/counts.sh || bad=1

# What gcc sees by itself; with what it finds in the programs' own words.
echo 'int main(void) { return 0; }' >"$tmp/t.c"
if command -v gcc >/dev/null 2>&1 &&
	gcc -fanalyzer -c -o "$tmp/t.o" "$tmp/t.c" 2>/dev/null; then
	find lib cmd -maxdepth 1 -name '*.c' ! -name '*_tab.c' -print |
		xargs -n 1 -P 2 gcc -std=c99 -D_POSIX_C_SOURCE=200809L -O1 \
		-Wall -Wextra -Wshadow -Wstrict-prototypes -Wwrite-strings \
		-fanalyzer -S -o /dev/null 2>"$tmp/said"
fi
if [ -s "$tmp/said" ]; then
	cat "$tmp/said"
	echo "check: gcc -fanalyzer: FAILED"
	bad=1
fi

# The promises at length, unless QUICK is set. Two at a time, by the time they
# take.
if [ -n "$QUICK" ]; then
	echo "check: QUICK is set, no promises at length"
elif [ -x cmd/render ] && [ -x tests/lib/bin/peak ]; then
	TALLY=$top/tests/lib/bin/tally
	export TALLY
	rm -f "$TALLY"
	{
		tests/portability.sh || echo "check: portability: FAILED"
		JOBS=1 tests/fuzz/run.sh "${FUZZ:-2}" ||
			echo "check: fuzz: FAILED"
	} >"$tmp/first" 2>&1 &
	{
		tests/bounds.sh memory || echo "check: memory: FAILED"
		if command -v valgrind >/dev/null 2>&1; then
			# Valgrind writes at exit, which the sandbox refuses.
			mkdir "$tmp/free" && tar cf - --exclude=.git \
				--exclude=bin . | (cd "$tmp/free" && tar xf -)
			"$MAKE" -C "$tmp/free" clean >/dev/null
			"$MAKE" -C "$tmp/free" CC="$CC" CPPFLAGS=-DNO_SANDBOX \
				all >/dev/null 2>&1
			BIN=$tmp/free/cmd tests/bounds.sh time ||
				echo "check: time: FAILED"
			rm -rf "$tmp/free"
		else
			echo "check: no valgrind here, skipped"
		fi
	} >"$tmp/second" 2>&1
	wait
	cat "$tmp/first" "$tmp/second"
	! grep -q '^check: .*: FAILED' "$tmp/first" "$tmp/second" || bad=1
	(cd tests && THOROUGH=1 ./run.sh promises/*.bats) || bad=1
	tests/promises/table.sh "$TALLY"
	unset TALLY
else
	echo "check: nothing is built, no promises at length"
fi

# The sanitized build goes elsewhere: objects of two kinds do not mix.
tar cf - --exclude=.git --exclude=.bats . | (cd "$tmp" && tar xf -) || exit 1
flags='-O1 -g -fsanitize=address,undefined -fno-sanitize-recover=all'
# shellcheck disable=SC2086
if "$CC" $flags -o "$tmp/t" "$tmp/t.c" 2>/dev/null && "$tmp/t"; then
	"$MAKE" -C "$tmp" clean >/dev/null
	"$MAKE" -C "$tmp" CC="$CC" CFLAGS="$flags" all test-tools >/dev/null ||
		{
			echo "check: no sanitized build: FAILED"
			exit 1
		}
	[ -d tests/.bats ] && cp -R tests/.bats "$tmp/tests/"
	# The filters give up /proc, which leaks are looked for in.
	cd "$tmp/tests" || exit 1
	export ASAN_OPTIONS=detect_leaks=0 SANITIZED=1 CC CFLAGS="$flags"
	./run.sh lib/*.bats cmd/*.bats promises/*.bats || bad=1
else
	echo "check: $CC has no sanitizers here, skipped"
fi
[ "$bad" -eq 0 ] || echo "check: FAILED"
exit "$bad"
