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

@test "ten million bytes of one thing take seconds" {
	n=${SLOW:+1000000}
	for s in . '"' '(' 'A. ' '?!' 12 xy ABCD '). ' 'a.
' '“' '[1] '; do
		turn "$s"
		yes "$s" | tr -d '\n' | head -c "${n:-10000000}" |
			within 20 sentences >out
		is "$(tail -n 1 out | cut -f 2)" "${n:-10000000}"
	done
}

@test "-a: abbreviations of the user's own, with a class or without" {
	echo "Brigad. Moss met Xylog. Then he left. See Abbild. 7 there." >a
	sentences a | cut -f 10 >out
	is "$(grep -c . out)" 5
	printf '# ours\nBRIGAD\tt\nXylog\nabbild\tn\n' >list
	sentences -a list a | cut -f 10 >out
	is "$(head -n 2 out)" "Brigad. Moss met Xylog.
Then he left."
	is "$(grep -c . out)" 3
	try sentences -a nowhere a
	is "$st" 2
	says "nowhere: No such file"
	printf '\tt\n' >list
	try sentences -a list a
	is "$st" 2
	says "list: line 1: "
}
