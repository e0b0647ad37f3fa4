#!/bin/sh
# Hadoop Streaming's conventions, without Hadoop: a mapper gets the lines of
# its split; what it writes is key TAB value; values of a key come together, in
# any order; a task that fails is tried again, four times at most, and what a
# failed try wrote is thrown away.
# shellcheck source=tests/scale/common.sh
. "$(dirname "$0")/common.sh"
needs split

split -n l/8 -d news.tsv split. || die "split"

# A map task: map N COMMAND ...
map() {
	n=$1
	shift
	for try in 1 2 3 4; do
		if "$@" <"split.$n" >"try.$n.$try" 2>>map.log; then
			mv "try.$n.$try" "part.$n"
			return
		fi
		say "split $n, try $try failed"
		rm -f "try.$n.$try"
	done
	return 1
}

# The map tasks, some at a time.
maps() {
	at_once=$1
	shift
	rm -f part.*
	for n in 00 01 02 03 04 05 06 07; do
		map $n "$@" &
		[ $((${n#0} % at_once)) -ne $((at_once - 1)) ] || wait
	done
	wait
	cat part.* >rows.tsv
}

for mappers in 1 2; do
	begun=$(now)
	maps $mappers whosaid -t
	same "map only, $mappers at a time" rows.tsv "$(rate "$begun")"
done
maps 2 "$scale/weak.sh" killed
[ -d killed ] || die "no worker was killed"
same "map only, a worker killed" rows.tsv

# The shuffle: by the key alone, here with its values in the wrong order. Who
# is quoted in how many statements needs no order.
count() {
	awk -F '\t' '$4 == "quote" && $8 != "-" && !seen[$1, $6]++ {
		n[$8]++ } END { for (x in n) print n[x] "\t" x }' "$@" | sort
}
sort -t "$(printf '\t')" -k 1,1 -k 10r rows.tsv | count >counts
count one.tsv | cmp -s - counts || die "the reducer's counts"
say "reducer: the same counts"
