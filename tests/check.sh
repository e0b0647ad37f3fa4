#!/bin/sh
# Linters, sanitizers and the promises at length, each as far as it is here;
# says what it skips. usage: check.sh; CC, BATS and MAKE as for make
# FUZZ is how long each fuzzer runs, in seconds (2). With QUICK the promises
# are not tried at length, branches not counted, numbers that wrap not sought. What was tried is in tests/lib/bin/tally;
# tests/promises/table.sh makes a table of it.
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

# Anything said is a finding.
told() {
	if [ -s "$tmp/said" ]; then
		cat "$tmp/said"
		echo "check: $1: FAILED"
		bad=1
	else
		echo "check: $1: clean"
	fi
}

scripts=$(for f in cmd/* lib/gen/*.sh tests/*.sh tests/*/*.sh .ci/run; do
	head -n 1 "$f" 2>/dev/null | grep -aq '^#!.*sh$' && echo "$f"
done)
sources=$(find lib cmd -maxdepth 1 -name '*.c' ! -name '*_tab.c' -print)
# shellcheck disable=SC2086 # names here have no blanks
{
	lint mandoc mandoc -Tlint -Wwarning man/*.[1-9]
	lint shellcheck shellcheck $scripts
	lint cppcheck cppcheck -j 2 --quiet --std=c99 --error-exitcode=1 \
		--enable=warning,portability --inline-suppr \
		--suppress=missingIncludeSystem --suppress=toomanyconfigs \
		$sources lib/gen/*.c
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
standard='-std=c99 -D_POSIX_C_SOURCE=200809L -D_FILE_OFFSET_BITS=64'
# shellcheck disable=SC2086
if command -v gcc >/dev/null 2>&1 &&
	gcc -fanalyzer -c -o "$tmp/t.o" "$tmp/t.c" 2>/dev/null; then
	printf '%s\n' $sources | xargs -n 1 -P 2 gcc $standard -O1 \
		-Wall -Wextra -Wshadow -Wstrict-prototypes -Wwrite-strings \
		-Wconversion -Wno-sign-conversion -Wno-float-conversion \
		-fanalyzer -S -o /dev/null 2>"$tmp/said"
	told "gcc -fanalyzer"
fi
# shellcheck disable=SC2086
if command -v clang-tidy >/dev/null 2>&1; then
	printf '%s\n' $sources lib/gen/*.c | xargs -n 1 -P 2 sh -c \
		'clang-tidy --quiet --config-file=tests/clang-tidy "$@" -- \
		'"$standard" sh 2>/dev/null >"$tmp/said"
	told clang-tidy
else
	echo "check: no clang-tidy here, skipped"
fi

# What valgrind says of programs that are in a folder, with texts of all kinds
# and with rows; it counts leaks, too. They must be built without sandbox.
memcheck() {
	(
		cat tests/stories/*.txt
		tests/lib/bin/prose 1 10000
		tests/lib/bin/hostile 1 10000
	) >"$tmp/text"
	"$1/sentences" "$tmp/text" | "$1/entities" | "$1/quotes" >"$tmp/rows"
	for run in sentences entities quotes 'quotes -d' 'sentences -t' \
		'render -f brief' 'render -f text' 'render -f html' \
		'render -f csv' 'render -f jsonl' 'render -f conll' \
		'render -f table' score; do
		in=$tmp/rows
		case $run in
		sentences | 'quotes -d') in=$tmp/text ;;
		score) run="score $tmp/rows" ;;
		esac
		# shellcheck disable=SC2086 # a program and its options
		valgrind -q --leak-check=full --error-exitcode=9 \
			"$1/"$run "$in" >/dev/null 2>"$tmp/said"
		[ $? -ne 9 ] || {
			echo "check: valgrind: $run"
			cat "$tmp/said"
			return 1
		}
	done
	echo "check: valgrind: clean"
}

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
			memcheck "$tmp/free/cmd" ||
				echo "check: valgrind: FAILED"
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

# Builds elsewhere, for objects of two kinds do not mix, and runs tests.
# usage: sanitized NAME CC CPPFLAGS FLAGS FILE ...
sanitized() {
	dir=$tmp/$1
	CC=$2
	free=$3
	CFLAGS=$4
	shift 4
	# shellcheck disable=SC2086
	if ! "$CC" $CFLAGS -o "$dir.t" "$tmp/t.c" 2>/dev/null ||
		! "$dir.t"; then
		echo "check: $CC has no ${dir##*/} here, skipped"
		return
	fi
	mkdir "$dir" && tar cf - --exclude=.git --exclude=bin . |
		(cd "$dir" && tar xf -)
	"$MAKE" -C "$dir" clean >/dev/null
	"$MAKE" -C "$dir" CC="$CC" CPPFLAGS="$free" CFLAGS="$CFLAGS" \
		all test-tools >"$dir.log" 2>&1 || {
		tail -n 20 "$dir.log"
		echo "check: no build with ${dir##*/}: FAILED"
		return
	}
	# The filters give up /proc, which leaks are looked for in.
	export ASAN_OPTIONS=detect_leaks=0 SANITIZED=1 CC CFLAGS
	# shellcheck disable=SC2048,SC2086 # patterns, for that folder
	(cd "$dir/tests" && ./run.sh $*) ||
		echo "check: ${dir##*/}: FAILED"
	rm -rf "$dir"
}

# Two at a time: addresses and what C leaves undefined; what was never set,
# and numbers that wrap or lose bits without being meant to (wraps.txt).
cd "$top" || exit 1
{
	sanitized addresses "$CC" '' "-O1 -g -fsanitize=address,undefined \
		-fno-sanitize-recover=all" \
		lib/lib.bats cmd/*.bats promises/*.bats
} >"$tmp/first" 2>&1 &
[ -n "$QUICK" ] || {
	sanitized values clang -DNO_SANDBOX "-O1 -g -U_FILE_OFFSET_BITS -U_FORTIFY_SOURCE \
		-fsanitize=memory,undefined,integer,implicit-conversion \
		-fsanitize-ignorelist=$top/tests/wraps.txt \
		-fno-sanitize-recover=all" \
		lib/lib.bats cmd/[!w]*.bats promises/input.bats promises/same.bats
	tests/coverage.sh || echo "check: coverage: FAILED"
} >"$tmp/second" 2>&1
wait
touch "$tmp/second"
cat "$tmp/first" "$tmp/second"
! grep -q '^check: .*: FAILED' "$tmp/first" "$tmp/second" || bad=1
[ "$bad" -eq 0 ] || echo "check: FAILED"
exit "$bad"
