#!/bin/sh
# Instructions that the programs take for a fixed text, by callgrind: more
# than two in a hundred over what tests/bench/counts.tsv has is a failure.
# They differ by compiler: other ones than it names are skipped, and so are
# programs whose lists and weights are other ones.
# usage: counts.sh [-w]; -w notes what is counted now; CC and MAKE as for make
# FREE is a copy of the source that is built with -O2, and without sandbox.
top=$(cd "$(dirname "$0")/../.." && pwd) || exit 1
: "${CC:=cc}" "${MAKE:=make}"
export LC_ALL=C
table=$top/tests/bench/counts.tsv
compiler=$("$CC" -dumpmachine 2>/dev/null) &&
	compiler="$("$CC" --version | sed -n "1s/^[^ ]* //p"), $compiler"
command -v valgrind >/dev/null 2>&1 || {
	echo "counts: no valgrind here, skipped"
	exit 0
}
[ "$1" = -w ] || grep -qF "# $compiler" "$table" || {
	echo "counts: none for $compiler, skipped"
	exit 0
}

tmp=$(mktemp -d) || exit 1
trap 'rm -rf "$tmp"' EXIT
# Callgrind writes a file at the end, which the filters may not.
if [ -z "$FREE" ]; then
	FREE=$tmp
	(cd "$top" && tar cf - --exclude=.git --exclude=.bats .) |
		(cd "$tmp" && tar xf -) || exit 1
	cd "$tmp" && "$MAKE" clean >/dev/null || exit 1
	if ! "$MAKE" CC="$CC" CFLAGS=-O2 CPPFLAGS=-DNO_SANDBOX >log 2>&1; then
		cat log
		exit 1
	fi
fi
cd "$FREE" || exit 1
n=0
while [ $n -lt 8 ]; do
	cat tests/stories/*.txt
	n=$((n + 1))
done >text
cmd/sentences -n text text >sentences.tsv
cmd/entities sentences.tsv >entities.tsv

# Those of the program itself: what libc takes depends on the processor.
count() {
	name=$1
	shift
	valgrind --tool=callgrind --callgrind-out-file="$tmp/cg" \
		"$@" >out 2>err || {
		cat err
		exit 1
	}
	callgrind_annotate --threshold=100 "$tmp/cg" | awk -v name="$name" \
		-v object="$FREE/$1" -v sum="$sum" '
		index($0, object "]") {
			gsub(/,/, "", $1)
			n += $1
		}
		END { printf "%s\t%s\t%.0f\n", name, sum, n }'
}

sum=-
{
	count sentences cmd/sentences -n text text
	count csv cmd/render -f csv sentences.tsv
	count jsonl cmd/render -f jsonl sentences.tsv
	sum=$(cat lib/data/* | cksum | tr ' ' -)
	count entities cmd/entities sentences.tsv
	count quotes cmd/quotes entities.tsv
} >counted || exit 1

if [ "$1" = -w ]; then
	{
		echo "# $compiler"
		echo "# what, the sum of lib/data if that matters, instructions"
		cat counted
	} >"$table"
	exit
fi
awk -F '\t' '
	/^#/ { next }
	NR == FNR { sum[$1] = $2; want[$1] = $3; next }
	sum[$1] != $2 {
		print "counts: " $1 ": lib/data is another one, skipped"
		next
	}
	{
		printf "counts: %s: %+.2f %%\n", $1, ($3 / want[$1] - 1) * 100
		bad = bad || $3 > want[$1] * 1.02
	}
	END {
		if (bad)
			print "counts: slower: FAILED; if that must be, counts.sh -w"
		exit bad
	}' "$table" counted
