#!/bin/sh
# Linters, sanitizers and the promises at length, each as far as it is here;
# says what it skips, and how long each part took.
# usage: check.sh [PART ...]; all of them if none; CC, BATS and MAKE as for make
# JOBS parts run at a time (2). FUZZ is how long each fuzzer runs, in seconds
# (2). What was tried is in tests/lib/bin/tally; tests/promises/table.sh makes
# a table of it.
# shellcheck disable=SC2317 # functions are called by name
top=$(cd "$(dirname "$0")/.." && pwd) || exit 1
cd "$top" || exit 1
: "${MAKE:=make}" "${CC:=cc}" "${JOBS:=2}"
export MAKE CC TALLY="$top/tests/lib/bin/tally"
standard='-std=c99 -D_POSIX_C_SOURCE=200809L -D_FILE_OFFSET_BITS=64'

# Those that take long first, so that none is left alone at the end.
parts='addresses instructions promises values coverage portability fuzz memory
    tidy analyzer cppcheck browser shellcheck mandoc'

# Modules and programs, less generated tables.
sources() {
	find lib cmd -maxdepth 1 -name '*.c' ! -name '*_tab.c' -print
}

# Runs a linter, if it is here; what it prints is a finding, as its status.
lint() {
	command -v "$1" >/dev/null 2>&1 || {
		echo "check: no $1 here, skipped"
		return
	}
	"$@" >"$tmp/found" 2>&1 || echo "status $?" >>"$tmp/found"
	cat "$tmp/found"
	[ ! -s "$tmp/found" ]
}

part_mandoc() {
	lint mandoc -Tlint -Wwarning man/*.[1-9]
}

part_shellcheck() {
	# shellcheck disable=SC2046 # names here have no blanks
	lint shellcheck $(for f in cmd/* lib/gen/*.sh tests/*.sh tests/*/*.sh \
	    .ci/run; do
		head -n 1 "$f" 2>/dev/null | grep -aq '^#!.*sh$' && echo "$f"
	done)
}

part_cppcheck() {
	# shellcheck disable=SC2046
	lint cppcheck --quiet --std=c99 --error-exitcode=1 \
		--enable=warning,portability --inline-suppr \
		--suppress=missingIncludeSystem --suppress=toomanyconfigs \
		$(sources) lib/gen/*.c
}

# What gcc sees by itself, in the programs' own words.
part_analyzer() {
	echo 'int main(void) { return 0; }' >"$tmp/t.c"
	gcc -fanalyzer -c -o "$tmp/t.o" "$tmp/t.c" 2>/dev/null || {
		echo "check: no gcc -fanalyzer here, skipped"
		return
	}
	# shellcheck disable=SC2046,SC2086
	lint xargs -n 1 gcc $standard -O1 \
		-Wall -Wextra -Wshadow -Wstrict-prototypes -Wwrite-strings \
		-Wconversion -Wno-sign-conversion -Wno-float-conversion \
		-fanalyzer -S -o /dev/null <<-!
		$(sources)
	!
}

part_tidy() {
	command -v clang-tidy >/dev/null 2>&1 || {
		echo "check: no clang-tidy here, skipped"
		return
	}
	# One at a time: it takes va_list of one file for that of another.
	# shellcheck disable=SC2016
	{ sources && ls lib/gen/*.c; } | xargs -n 1 sh -c \
		'clang-tidy --quiet --config-file=tests/clang-tidy "$@" -- \
		'"$standard" sh 2>/dev/null >"$tmp/found"
	cat "$tmp/found"
	[ ! -s "$tmp/found" ]
}

part_browser() {
	tests/browser.sh
}

# The source without what was built, into a folder; and built otherwise, for
# objects of two kinds do not mix. usage: build FOLDER SETTING ... TARGET ...
build() {
	dir=$1
	shift
	mkdir "$dir" && tar cf - --exclude=.git --exclude=bin . |
		(cd "$dir" && tar xf -)
	"$MAKE" -C "$dir" clean >/dev/null
	"$MAKE" -C "$dir" "$@" >"$tmp/built" 2>&1 || {
		tail -n 20 "$tmp/built"
		return 1
	}
}

# What valgrind counts and says. It writes at exit, which the sandbox refuses.
part_instructions() {
	command -v valgrind >/dev/null 2>&1 || {
		echo "check: no valgrind here, skipped"
		return
	}
	build "$tmp/free" CC="$CC" CFLAGS=-O2 CPPFLAGS=-DNO_SANDBOX all ||
		return
	wrong=0
	# Slower than it was?
	FREE=$tmp/free tests/bench/counts.sh || wrong=1
	BIN=$tmp/free/cmd tests/bounds.sh time || wrong=1
	memcheck "$tmp/free/cmd" || wrong=1
	return "$wrong"
}

# Texts of all kinds, and rows, for programs in a folder; leaks count, too.
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
			"$1/"$run "$in" >/dev/null 2>"$tmp/found"
		[ $? -ne 9 ] || {
			echo "check: valgrind: $run"
			cat "$tmp/found"
			return 1
		}
	done
	echo "check: valgrind: nothing found"
}

part_portability() {
	tests/portability.sh
}

part_fuzz() {
	JOBS=1 tests/fuzz/run.sh "${FUZZ:-2}"
}

part_memory() {
	tests/bounds.sh memory
}

# Bounds have parts of their own.
part_promises() {
	(cd tests && THOROUGH=1 ./run.sh promises/[!b]*.bats promises/broken.bats)
}

# Builds with sanitizers, and runs tests.
# usage: sanitized CC CPPFLAGS FLAGS FILE ...
sanitized() {
	CC=$1
	free=$2
	CFLAGS=$3
	shift 3
	echo 'int main(void) { return 0; }' >"$tmp/t.c"
	# shellcheck disable=SC2086
	if ! "$CC" $CFLAGS -o "$tmp/t" "$tmp/t.c" 2>/dev/null ||
		! "$tmp/t"; then
		echo "check: $CC has no such sanitizers here, skipped"
		return
	fi
	build "$tmp/tree" CC="$CC" CPPFLAGS="$free" CFLAGS="$CFLAGS" \
		all test-tools || return
	# The filters give up /proc, which leaks are looked for in. Nothing is
	# counted twice.
	export ASAN_OPTIONS=detect_leaks=0 SANITIZED=1 CC CFLAGS TALLY=
	# shellcheck disable=SC2086,SC2048 # patterns, for that folder
	(cd "$tmp/tree/tests" && ./run.sh $*)
}

# Addresses, and what C leaves undefined. What looks at amounts, or at how
# processes share an output, is no other with sanitizers.
part_addresses() {
	sanitized "$CC" '' "-O1 -g -fsanitize=address,undefined \
		-fno-sanitize-recover=all" \
		'lib/lib.bats cmd/*.bats promises/[!bp]*.bats promises/broken.bats'
}

# What was never set; numbers that wrap or lose bits without being meant to.
part_values() {
	sanitized clang -DNO_SANDBOX "-O1 -g -U_FILE_OFFSET_BITS -U_FORTIFY_SOURCE \
		-fsanitize=memory,undefined,integer,implicit-conversion \
		-fsanitize-ignorelist=$top/tests/wraps.txt \
		-fno-sanitize-recover=all" \
		'lib/lib.bats cmd/[!w]*.bats promises/input.bats promises/same.bats'
}

part_coverage() {
	TALLY='' tests/coverage.sh
}

# Runs one part; what it says comes in one piece.
if [ "$1" = -part ]; then
	tmp=$(mktemp -d) || exit 1
	trap 'rm -rf "$tmp"' EXIT
	began=$(date +%s)
	word=clean
	"part_$2" >"$tmp/said" 2>&1 || word=FAILED
	echo "check: $2: $word, $(($(date +%s) - began)) s" >>"$tmp/said"
	cat "$tmp/said"
	[ $word = clean ]
	exit
fi

# shellcheck disable=SC2086
[ $# -gt 0 ] || set -- $parts
rm -f "$TALLY"
bad=0
printf '%s\n' "$@" | xargs -n 1 -P "$JOBS" sh tests/check.sh -part || bad=1
[ ! -f "$TALLY" ] || tests/promises/table.sh "$TALLY"
[ "$bad" -eq 0 ] || echo "check: FAILED"
exit "$bad"
