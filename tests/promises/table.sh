#!/bin/sh
# The table of whosaid-promises.7: promise, test, cases tried, failures.
# usage: table.sh TALLY [PAGE]; prints it, or renews it in the page
# Fuzzers have a count of their own, of all their runs.
counts=$(dirname "$0")/../fuzz/counts.tsv
cat "$1" "$counts" | awk -F '\t' '
# What is counted under which name, in the order of the table.
function row(promise, names, n, i, k, cases, failures, name) {
	k = split(names, name, " ")
	for (i = 1; i <= k; i++) {
		cases += ran[name[i]]
		failures += failed[name[i]]
	}
	if (cases > 0)
		printf ".It %s Ta %s Ta %d Ta %d\n", promise, names, cases,
		    failures
}
{
	split($2, word, " ")
	ran[$1] += word[1]
	failed[$1] += word[3]
}
END {
	row("any input, rules kept", "input.bats framing.bats limits.bats")
	row("same input, same bytes", "same.bats")
	row("on every machine", "portability")
	row("documents never mix", "parallel.bats")
	row("bad rows break one document", "broken.bats cut")
	row("no output lost in silence", "output.bats")
	row("calls that fail, each in turn", "torture strace faults.bats")
	row("bounded memory", "memory")
	row("linear time", "time")
	row("little can be done to others", "try sandbox.bats")
	row("fuzzed inputs", "fuzz")
}' >"$1.table" || exit 1
if [ $# -eq 1 ]; then
	sed 's/^\.It //; s/ Ta /: /g' "$1.table"
else
	awk -v table="$1.table" '
	/^\.\\" table$/ {
		print
		while ((getline line < table) > 0)
			print line
		inside = 1
	}
	/^\.El$/ { inside = 0 }
	!inside' "$2" >"$1.page" && cat "$1.page" >"$2"
fi
rm -f "$1.table" "$1.page"
