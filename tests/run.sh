#!/bin/sh
# Runs the tests and counts them on the last line.
# usage: run.sh [FILE ...]; all in tests/ if none
cd "$(dirname "$0")" || exit 1
bats=$(./bats.sh) || exit 1
log=$(mktemp) || exit 1
trap 'rm -f "$log"' EXIT

# Two at a time: what takes half of the time goes apart, and is shown when it
# is done.
slow='./build.bats ./promises/bounds.bats ./promises/broken.bats
    ./promises/faults.bats'
if [ $# -eq 0 ]; then
	# shellcheck disable=SC2046,SC2086 # names in tests/ have no blanks
	set -- $(find . -path ./.bats -prune -o -name '*.bats' -print |
	    grep -vxF "$(printf '%s\n' $slow)" | LC_ALL=C sort)
else
	slow=
fi
{
	if [ -n "$slow" ]; then
		# shellcheck disable=SC2086
		"$bats" --tap $slow </dev/null >"$log" 2>&1 &
	fi
	"$bats" --tap "$@" </dev/null 2>&1
	wait
	cat "$log"
} | awk '
/^1\.\.[0-9]+$/ { plan += substr($1, 4); next }
/^ok / { if ($0 ~ / # skip/) skipped++; else passed++ }
/^not ok / { failed++ }
/^(not )?ok / {
	$1 == "ok" ? $2 = ++n : $3 = ++n
	if ($1 == "not") names = names "\n  " $0
}
{ print; fflush() }
END {
	if (plan != n || n == 0) {
		failed += plan > n ? plan - n : 1
		names = names "\n  " plan " tests were planned, " n + 0 " ran"
	}
	print "1.." n + 0
	if (failed)
		print "\nFailed:" names
	printf "\n%d passed, %d failed", passed, failed
	print skipped ? ", " skipped " skipped" : ""
	exit failed > 0
}'
