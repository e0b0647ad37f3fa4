#!/bin/sh
# Bounded memory and linear time: DESIGN.md, 4.5 and 4.6, at length.
# usage: bounds.sh memory [MIB ...] peak memory for 4 MiB and for MIB (12) of
#                                 each shape, those under ulimit -v
#        bounds.sh time            instructions for 20 and 200 KB, or ten times
#                                 that (valgrind; programs without sandbox)
# Input comes through a pipe, however much it is. Programs are cmd/NAME, or
# $BIN/NAME; FILTERS says which, SHAPES which shapes, FORMATS which formats of
# render. What grows is told, and the status is 1; VERBOSE tells all. At length:
#   VERBOSE=1 FILTERS=sentences tests/bounds.sh memory 1024 5120
here=$(cd "$(dirname "$0")" && pwd) || exit 1
: "${BIN=$here/../cmd}"
: "${FILTERS=sentences entities quotes render}"
: "${FORMATS=brief}"
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
	newnames) hostile 1 "$2" names ;;
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
	entities) hostile 1 "$2" entities ;;
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

# Peak memory in KiB into $kib, within so many KiB of address space if any;
# the program's status is looked at.
# usage: measure COMMAND SHAPE BYTES [SPACE]
measure() {
	st=0
	# shellcheck disable=SC2046,SC2086,SC3045
	shape "$2" "$3" | (
		[ -z "$4" ] || ulimit -v "$4" || exit
		exec peak "$BIN/"$1 $(options "$2") 3>"$tmp/took" \
			>/dev/null 2>"$tmp/err"
	) || st=$?
	read -r kib us <"$tmp/took"
	[ "$st" -eq 0 ] ||
		say bad "$1, $2, $3 bytes: status $st $(head -n 1 "$tmp/err")"
}

# Can address space be limited here?
# shellcheck disable=SC3045
can_limit() {
	(ulimit -v 1000000) 2>/dev/null
}

# What a command takes for 4 MiB of a shape, and for each of the sizes, with no
# more to be had than twice as much: arrays have room to grow.
# usage: grows COMMAND SHAPE MIB ...
grows() {
	p=$1
	s=$2
	shift 2
	# Windows differ, and rows by the digits of offsets.
	room=4096
	[ "$p" != sentences ] || room=1024
	measure "$p" "$s" 4194304
	small=$kib
	for mib; do
		limit=
		! can_limit || limit=$((space + 2 * small + room))
		measure "$p" "$s" $((mib * 1048576)) "$limit"
		ok=ok
		[ "$kib" -le $((small + room)) ] || ok=bad
		say $ok "$p, $s: $small KiB for 4 MiB, $kib for $mib, $((us / 1000)) ms${limit:+, within ulimit -v $limit}"
	done
}

memory() {
	[ $# -gt 0 ] || set -- 12
	for f in $FILTERS; do
		least_space "$f" 2>/dev/null
		for s in ${SHAPES:-articles line word marks empties records names newnames \
		    entities newlines spaces mix noise}; do
			case $f,$s in
			sentences,entities) ;;
			render,*)
				for format in $FORMATS; do
					grows "render -f $format" "$s" "$@"
				done ;;
			*) grows "$f" "$s" "$@" ;;
			esac
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
			*,curly) size=66000 ;;
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
	shift
	memory "$@"
	set -- memory
	over_4_gib
	;;
time) time_of ;;
*) exit 2 ;;
esac
[ -z "$TALLY" ] || printf '%s\t%s\n' "$1" \
	"$cases cases, $bad failures" >>"$TALLY"
echo "bounds: $1: $cases cases, $bad failures"
[ "$bad" -eq 0 ]
