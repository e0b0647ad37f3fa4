#!/bin/sh
# Bounded memory and linear time: DESIGN.md, 4.5 and 4.6, at length.
# usage: bounds.sh memory [MIB]    peak memory for 4 MiB and for MIB (12) of
#                                 each shape, and a run under ulimit -v
#        bounds.sh time            instructions for 20 and 200 KB, or ten times
#                                 that (valgrind; programs without sandbox)
# Input comes through a pipe, however much it is. Programs are cmd/NAME, or
# $BIN/NAME; FILTERS says which. What grows is told, and the status is 1.
here=$(cd "$(dirname "$0")" && pwd) || exit 1
: "${BIN=$here/../cmd}"
: "${FILTERS=sentences entities quotes render}"
PATH=$here/lib/bin:$PATH
export LC_ALL=C PEAK_SECONDS="${PEAK_SECONDS:-3000}"
tmp=$(mktemp -d) || exit 1
trap 'rm -rf "$tmp"' EXIT
tab=$(printf '\t')
cases=0
bad=0

# A shape's options for the program.
options() {
	case $1 in
	records | empties) echo -t ;;
	esac
}

# usage: shape NAME BYTES; text, records, or rows
shape() {
	case $1 in
	articles) hostile 1 "$2" 'The minister said so. "We go," Ann Lee of Acme
Corp. told the BBC on 4 March. He did not.

' ;;
	names) hostile 1 "$2" 'Ann Lee, Bob Roe, Acme Corp., Paris and ' ;;
	newnames) awk -v n="$2" 'BEGIN { while (n > 0) {
		s = sprintf("Ann%dx Lee%dy said so. ", i, i); i++
		printf "%s", s; n -= length(s) } }' ;;
	line) hostile 1 "$2" 'a line of words that does not end ' ;;
	word) hostile 1 "$2" x ;;
	marks) hostile 1 "$2" '"' ;;
	quotes) hostile 1 "$2" '"A," said B. ' ;;
	mix) hostile 1 "$2" ;;
	noise) hostile 1 "$2" noise ;;
	newlines) hostile 1 "$2" '
' ;;
	spaces) hostile 1 "$2" ' ' ;;
	stops) hostile 1 "$2" '. ' ;;
	initials) hostile 1 "$2" 'A. ' ;;
	brackets) hostile 1 "$2" '(' ;;
	titles) hostile 1 "$2" 'Mr. ' ;;
	curly) hostile 1 "$2" "$(printf '\342\200\234')" ;;
	pronouns) hostile 1 "$2" 'he said ' ;;
	banks) hostile 1 "$2" 'Bank of ' ;;
	records) hostile 1 "$(($2 / 28 * 28))" \
		"name${tab}Ann Lee said: \"We go.\"
" ;;
	empties) hostile 1 "$(($2 / 3 * 3))" "n$tab
" ;;
	entities) awk -v n="$2" 'BEGIN {
		# A sentence with as many entities as it may have, over and over.
		OFS = "\t"; k = 30000
		while (n > 0) {
			at = 70000 * d; name = "d" d++; t = ""
			for (i = 0; i < 32; i++) t = t "Ann Lee "
			while (length(t) < 60000) t = t t
			t = substr(t, 1, 60000)
			print name, 0, 60000, "sentence", "-", 1, 1, "-", "-", t
			for (i = 0; i < k && n > 0; i++) {
				s = name "\t" 2 * i "\t" 2 * i + 2 "\tentity\tperson\t" \
					i + 1 "\t1\tAnn\t-\t" substr(t, 2 * i + 1, 2)
				print s; n -= length(s) + 1
			}
			print name, 60000, 60000, "end", "-", 1, 1, "-", "-", ""
			n -= 60100
		} }' ;;
	esac
}

say() {
	cases=$((cases + 1))
	if [ "$1" = bad ]; then
		shift
		bad=$((bad + 1))
		echo "bounds: $*: FAILED"
	elif [ -n "$VERBOSE" ]; then
		shift
		echo "bounds: $*"
	fi
}

# Peak memory in KiB into $kib; the program's status is looked at.
measure() {
	st=0
	# shellcheck disable=SC2046
	shape "$2" "$3" | peak "$BIN/$1" $(options "$2") 3>"$tmp/took" \
		>/dev/null 2>"$tmp/err" || st=$?
	read -r kib us <"$tmp/took"
	[ "$st" -eq 0 ] || say bad "$1 $2 $3: status $st $(head -n 1 "$tmp/err")"
}

memory() {
	large=$((${1:-12} * 1048576))
	for p in $FILTERS; do
		least_space "$p" 2>/dev/null
		for s in ${SHAPES:-articles line word marks empties records names newnames \
		    entities newlines spaces mix noise}; do
			[ "$p $s" != 'sentences entities' ] || continue
			measure "$p" "$s" 4194304
			small=$kib
			measure "$p" "$s" "$large"
			# Windows differ, and rows by the digits of offsets.
			case $p in
			sentences) room=1024 ;;
			*) room=4096 ;;
			esac
			ok=ok
			[ "$kib" -le $((small + room)) ] || ok=bad
			say $ok "$p, $s: $small KiB for 4 MiB, $kib for $((large / 1048576)), $((us / 1000)) ms"
			# And with no more to be had than twice what the small
			# one took: arrays have room to grow.
			# shellcheck disable=SC2046,SC3045
			if (ulimit -v 1000000) 2>/dev/null; then
				st=0
				shape "$s" "$large" | (
					ulimit -v $((space + 2 * small + room))
					exec "$BIN/$p" $(options "$s")
				) >/dev/null 2>"$tmp/err" || st=$?
				ok=ok
				[ "$st" -eq 0 ] || ok=bad
				say $ok "$p, $s under ulimit -v: $st $(head -n 1 "$tmp/err")"
			fi
		done
	done
}

# The least address space, in steps of 1 MiB, in which a program starts.
least_space() {
	space=4096
	# shellcheck disable=SC3045
	while [ "$space" -lt 400000 ] && ! (
		ulimit -v "$space"
		exec "$BIN/$1" </dev/null
	) >/dev/null 2>&1; do
		space=$((space + 1024))
	done
}

# Instructions of a run into $n.
instructions() {
	rm -f "$tmp/cg"
	# shellcheck disable=SC2046
	valgrind --tool=callgrind "--callgrind-out-file=$tmp/cg" -q \
		"$BIN/$1" $(options "$2") <"$tmp/in" >/dev/null 2>"$tmp/err" || :
	n=$(awk '$1 == "summary:" || $1 == "totals:" { print $2; exit }' "$tmp/cg")
}

time_of() {
	for p in $FILTERS; do
		: >"$tmp/in"
		instructions "$p" none
		base=$n
		for s in ${SHAPES:-articles line word marks quotes mix newlines spaces stops \
		    initials brackets titles curly pronouns banks names newnames \
		    records empties entities}; do
			[ "$p $s" != 'sentences entities' ] || continue
			# Past the first sentence that is cut, where one is.
			size=20000
			case $p,$s in
			sentences,* | render,* | *,word | *,spaces | *,newlines)
				size=200000 ;;
			esac
			shape "$s" "$size" >"$tmp/in"
			instructions "$p" "$s"
			once=$((n - base))
			shape "$s" "${size}0" >"$tmp/in"
			instructions "$p" "$s"
			ten=$((n - base))
			ok=ok
			[ "$ten" -le $((once * 11 + 100000)) ] || ok=bad
			say $ok "$p, $s: $((ten / (once / 100 + 1)))/100 times the instructions ($once)"
		done
	done
}

# Offsets have 64 bits: the end of a document of 4.4 GB.
over_4_gib() {
	n=4400000000
	end=$(hostile 1 $n 'a line of words that does not end ' |
		"$BIN/sentences" | tail -n 1 | cut -f 2-4)
	ok=ok
	[ "$end" = "$n$tab$n${tab}end" ] || ok=bad
	say $ok "offsets over 4 GiB: $end"
}

case $1 in
memory)
	memory "$2"
	over_4_gib
	;;
time) time_of ;;
*) exit 2 ;;
esac
[ -z "$TALLY" ] || printf '%s\t%s\n' "$1" \
	"$cases cases, $bad failures" >>"$TALLY"
echo "bounds: $1: $cases cases, $bad failures"
[ "$bad" -eq 0 ]
