# Bounded memory and linear time: DESIGN.md, 4.5 and 4.6.
load ../helper

# Writes the peak memory in KiB of a program on its input into `kib`, and
# its processor time in microseconds into `us`.
measure() {
	local p=$1
	shift
	peak "$p" "$@" 3>took >/dev/null
	read -r kib us <took
}

# usage: grows PROGRAM SMALL-SIZE LARGE-SIZE KIND ...
# The same kind of input, little and much of it: at most $room KiB more.
grows() {
	local p=$1 n=$2 m=$3 kind=$4 small room=${room:-1024}
	shift 4
	# Whole pieces: no record is cut off.
	n=$((n / ${#kind} * ${#kind}))
	m=$((m / ${#kind} * ${#kind}))
	hostile 1 "$n" "$kind" >in
	measure "$p" "$@" <in
	small=$kib
	hostile 1 "$m" "$kind" >in
	measure "$p" "$@" <in
	rm in
	echo "$p: $small KiB for $n bytes, $kib for $m"
	most "$kib" $((small + room))
}

@test "a line of 100 MB: in bounded memory and time" {
	needs_plain_build
	for p in $FILTERS; do
		turn "$p"
		# Annotators take their time over so much: all of it only in CI.
		case " $ANNOTATORS " in
		*" $p "*) n=${CI:+100000000} ;;
		*) n=100000000 ;;
		esac
		grows "$p" 2000000 "${n:-6000000}" \
			'a line of words that does not end '
	done
}

@test "bytes without white space, white space alone, newlines alone" {
	needs_plain_build
	for p in $FILTERS; do
		for kind in x ' ' '
'; do
			turn "$p" "$kind"
			grows "$p" 4000000 8000000 "$kind"
		done
	done
}

@test "200 MB of sentences in little memory, in one document or millions" {
	needs_plain_build
	grows sentences 4000000 200000000 'The minister said so.
'
	most "$kib" 6144
	grows sentences 4000000 200000000 'name	The minister said so.
' -t
	most "$kib" 6144
}

@test "an annotator's memory is bounded, in one document or millions" {
	needs_plain_build
	# Rows grow by the digits of their offsets, and a window holds many.
	room=2048
	for p in $ANNOTATORS render; do
		turn "$p"
		grows "$p" 1500000 4500000 'Ann Lee of Acme said: "We go." Go.
'
		grows "$p" 1000000 4000000 'name	Ann Lee said: "We go."
' -t
	done
}

@test "rows without end: memory stays where it is" {
	needs_plain_build
	hostile 1 1500000 'Ann Lee said: "We go." It did.
' | sentences >small
	hostile 1 4000000 'Ann Lee said: "We go." It did.
' | sentences >large
	for p in $ANNOTATORS render; do
		turn "$p"
		measure "$p" <small
		least=$kib
		measure "$p" <large
		echo "$least KiB, $kib KiB"
		most "$kib" $((least + 1024))
	done
}

@test "bad rows without end: memory stays where it is" {
	needs_plain_build
	# An escape that is right in one column, and one that is wrong behind.
	printf 'd\t0\t4\tcue\t-\t1\t1\t-\t%s\t\\q\n' \
		"$(hostile 1 3000 '\x01')" >row
	for p in $ANNOTATORS render; do
		turn "$p"
		for n in 1000 10000; do
			hostile 1 $((n * $(wc -c <row))) "$(cat row)
" >in
			printf 'd\t0\t0\tend\t-\t0\t0\t-\t-\t\n' | cat - in >bad
			measure "$p" <bad 2>err || :
			says "line 2: an escape that rows do not have"
			eval "kib_$n=\$kib"
		done
		# shellcheck disable=SC2154 # they are set above
		most "$kib_10000" $((kib_1000 + 1024))
	done
}

@test "ten times the bytes, about ten times the time" {
	needs_plain_build
	# Ten times as long, with room for a busy machine: what is quadratic
	# takes a hundred times as long.
	for p in $FILTERS; do
		for kind in mix '"' "''" '(' "$(printf '\342\200\234')" \
			'Mr. ' 'A. ' '. ' 'Ann ' 'said ' '"A," said B. ' \
			'a,' '1' '.' '-' "$(printf '\200')" 'A
' '
"A' 'Bank of ' 'he '; do
			hostile 1 30000 "$kind" >in
			measure "$p" <in
			once=$us
			hostile 1 300000 "$kind" >in
			measure "$p" <in
			[ "$us" -le $((once * 25 + 200000)) ] || {
				turn "$p" "$kind"
				most "$us" $((once * 25 + 200000))
			}
		done
	done
}

@test "a list in a sentence that opens oddly takes no longer" {
	needs_plain_build
	for kind in '(' x; do
		for item in '2) ' 'a. '; do
			{
				hostile 1 30000 "$kind"
				printf ' '
				hostile 1 30000 "$item"
			} >in
			turn "$kind" "$item"
			measure sentences <in
			most "$us" 200000
		done
	done
}
