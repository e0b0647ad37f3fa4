#!/bin/sh
# A second opinion: AFL++ on the same targets, with AddressSanitizer.
# usage: afl.sh SECONDS [TARGET ...]; row and quotes_rows if there are none
# What it finds stays in bin/afl.found. TALLY gets the counts.
cd "$(dirname "$0")/../.." || exit 1
here=tests/fuzz
bin=$here/bin
seconds=${1:-60}
[ $# -eq 0 ] || shift
[ $# -gt 0 ] || set -- row quotes_rows
for tool in afl-clang-fast afl-fuzz; do
	command -v $tool >/dev/null 2>&1 || {
		echo "fuzz: no $tool here, skipped"
		exit 0
	}
done
export AFL_USE_ASAN=1 AFL_QUIET=1 AFL_NO_UI=1 AFL_SKIP_CPUFREQ=1 \
	AFL_NO_AFFINITY=1 AFL_I_DONT_CARE_ABOUT_MISSING_CRASHES=1
CLANG=afl-clang-fast FUZZ_FLAGS=-fsanitize=fuzzer FUZZ_COMPILE='' \
	$here/build.sh $bin/afl >/dev/null || exit 1
bad=0
for target; do
	found=$bin/afl.found/$target
	rm -rf "$found"
	mkdir -p "$found"
	$here/run.sh -seed "$target"
	FUZZ_TARGET=$target afl-fuzz -V "$seconds" -m none -t 2000+ \
		-x $here/words.dict -i "$bin/corpus/$target" -o "$found" \
		$bin/afl >"$bin/afl-$target.log" 2>&1
	stats=$found/default/fuzzer_stats
	n=$(sed -n 's/^execs_done *: *//p' "$stats" 2>/dev/null)
	crashes=$(sed -n 's/^saved_\(crashes\|hangs\) *: *//p' "$stats" \
		2>/dev/null | awk '{ n += $1 } END { print n + (NR == 0) }')
	echo "fuzz: AFL++: $target: ${n:-0} inputs, $crashes failures"
	[ -z "$TALLY" ] || printf 'fuzz\t%s\tAFL++ %s\n' \
		"${n:-0} cases, $crashes failures" "$target" >>"$TALLY"
	[ "$crashes" -eq 0 ] || bad=1
done
exit $bad
