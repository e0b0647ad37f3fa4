#!/bin/sh
# Runs the tests and counts them on the last line.
# usage: run.sh [FILE ...]; all in tests/ if none
cd "$(dirname "$0")" || exit 1
bats=$(./bats.sh) || exit 1
if [ $# -eq 0 ]; then
	# shellcheck disable=SC2046 # names in tests/ have no blanks
	set -- $(find . -path ./.bats -prune -o -name '*.bats' -print |
	    LC_ALL=C sort)
fi
# Two at a time where GNU parallel is there, which Bats needs for it.
if parallel --version 2>/dev/null | grep -q GNU; then
	set -- --jobs 2 --no-parallelize-within-files "$@"
fi
# Whoever calls us may have set up its own test; a test reads no input.
"$bats" --tap "$@" </dev/null | awk '
{ print; fflush() }
/^1\.\.[0-9]+/ { plan = substr($1, 4) }
/^ok / { if ($0 ~ / # skip/) skipped++; else passed++ }
/^not ok / { failed++; names = names "\n  " $0 }
END {
	gone = plan - passed - skipped - failed
	if (gone > 0) {
		failed += gone
		names = names "\n  " gone " did not run"
	}
	if (failed)
		print "\nFailed:" names
	tail = skipped ? ", " skipped " skipped" : ""
	printf "\n%d passed, %d failed%s\n", passed, failed, tail
	exit failed > 0 || passed == 0
}'
