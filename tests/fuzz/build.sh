#!/bin/sh
# Builds the fuzzer: all programs and targets in one, tests/fuzz/bin/fuzz;
# FUZZ_TARGET, or its name behind fuzz_, says which target is run.
# usage: build.sh [OUTPUT]; CLANG is the compiler, FUZZ_FLAGS its flags
cd "$(dirname "$0")/../.." || exit 1
: "${CLANG:=clang}"
: "${FUZZ_FLAGS=-fsanitize=fuzzer,address,undefined -fno-sanitize-recover=all}"
# Comparisons are not traced: that takes most of the time, and the words of a
# format are in words.dict.
: "${FUZZ_COMPILE=-fsanitize=fuzzer-no-link,address,undefined -fno-sanitize-recover=all -fno-sanitize-coverage=trace-cmp}"
bin=tests/fuzz/bin
out=${1:-$bin/fuzz}
objects=$out.o
mkdir -p "$bin" "$objects" || exit 1

compile() {
	to=$objects/$(echo "$1" | tr / _).o
	shift
	[ -n "$(find "$to" -newer "$source" 2>/dev/null)" ] &&
		[ -z "$(find lib tests/fuzz tests/lib -name '*.h' -newer "$to")" ] &&
		return
	# shellcheck disable=SC2086
	"$CLANG" -std=gnu99 -D_GNU_SOURCE -O2 -g -w -DNO_SANDBOX \
		$FUZZ_COMPILE "$@" -c -o "$to" "$source"
}

for source in lib/*.c cmd/sentences.c cmd/entities.c cmd/quotes.c \
    cmd/render.c cmd/score.c tests/fuzz/*.c; do
	name=${source##*/}
	name=${name%.c}
	case $source in
	cmd/*)
		compile "$source" -include tests/fuzz/heap.h \
			-include tests/fuzz/world.h "-Dmain=${name}_main" ;;
	lib/file.c | lib/in.c | lib/out.c | lib/diag.c | lib/filter.c)
		compile "$source" -include tests/fuzz/heap.h \
			-include tests/fuzz/world.h ;;
	lib/*) compile "$source" -include tests/fuzz/heap.h ;;
	*) compile "$source" ;;
	esac || exit 1
done
[ -x "$out" ] && [ -z "$(find "$objects" -name '*.o' -newer "$out")" ] && exit
# shellcheck disable=SC2086
"$CLANG" $FUZZ_FLAGS -o "$out" "$objects"/*.o
