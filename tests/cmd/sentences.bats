# sentences: golden cases, by operand and by standard input.
load ../helper

@test "golden cases" {
	golden sentences
}

@test "stories: paragraphs and sentences by number" {
	cd "$stories"
	sentences agency.txt british.txt paragraphs.txt wrapped.txt |
		awk -F '\t' '$4 == "end" { print $1, $7 }' >"$T/got"
	is "$(tr '\n' ' ' <"$T/got")" \
		"agency.txt 13 british.txt 11 paragraphs.txt 14 wrapped.txt 12 "
}

@test "hard-wrapped text has the sentences of the same text unwrapped" {
	awk '
	/^$/ { print ""; print ""; next }
	{ printf "%s%s", sep, $0; sep = " " }
	/^$/ { sep = "" }' "$stories/wrapped.txt" |
		sed 's/^ //' >flat
	sentences -n x flat | cut -f 10 | sort >want
	sentences -n x "$stories/wrapped.txt" | cut -f 10 |
		sed 's/\\n/ /g' | sort >got
	# By-lines stand on lines of their own in one and not in the other.
	comm -3 want got | grep -v 'Castellano\|Courier' >differ || :
	same /dev/null differ
}
