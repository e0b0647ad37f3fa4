# The limits that bound memory: DESIGN.md, section 3.
load ../helper

# Label and length of each sentence in a file.
pieces() {
	awk -F '\t' '$4 == "sentence" { print $5, $3 - $2 }' "$1"
}

@test "a sentence over 64 KiB is cut at white space, label cut" {
	hostile 1 150000 'abcdefg ' >a
	try sentences a
	is "$st" 0
	right out
	is "$(pieces out | tr '\n' ' ')" "cut 65535 cut 65535 - 18927 "
	for p in $ANNOTATORS; do
		turn "$p"
		try "$p" a
		is "$st" 0 && quiet
		right out
	done
}

@test "a sentence with no white space is cut between characters" {
	hostile 1 150000 x >a
	sentences a >out
	right out
	is "$(pieces out | tr '\n' ' ')" "cut 65536 cut 65536 - 18928 "
	# Three bytes a character; then a start that puts it out of step.
	for lead in "" x xx; do
		{
			printf %s "$lead"
			hostile 1 150000 "$(printf '\342\202\254')"
		} >a
		sentences a >out
		right out
		is "$(grep -c '\\x' out)" 0
		is "$(pieces out | head -n 1)" "cut $((65536 -
			(65536 - ${#lead}) % 3))"
	done
	# Bad bytes are a character each.
	hostile 1 70000 "$(printf '\200')" >a
	sentences a >out
	right out
	is "$(pieces out | tr '\n' ' ')" "cut 65536 - 4464 "
}

@test "exactly 64 KiB is whole" {
	for n in 65535 65536 65537; do
		hostile 1 $n x >a
		sentences a >out
		right out
		if [ $n -gt 65536 ]; then
			is "$(pieces out | tr '\n' ' ')" "cut 65536 - 1 "
		else
			is "$(pieces out)" "- $n"
		fi
	done
}

@test "white space over 64 KiB becomes cut rows" {
	for s in ' ' "$(printf '\t')" '
' "$(printf '\342\200\203')"; do
		{
			printf 'One.'
			hostile 1 200000 "$s"
			printf 'Two.\n'
		} >a
		for p in $ROWERS; do
			turn "$p"
			try "$p" a
			is "$st" 0 && quiet
			right out
			least "$(awk -F '\t' '$5 == "cut"' out | wc -l)" 2
		done
		hostile 1 200000 "$s" >a
		try sentences a
		right out
	done
}

@test "a paragraph ends at a sentence end past 1 MiB" {
	hostile 1 3000000 'This is a sentence of a long paragraph. ' >a
	sentences a >out
	right out
	awk -F '\t' '$4 == "sentence" {
		if ($7 != last) { print $2; last = $7 }
	}' out >starts
	is "$(tr '\n' ' ' <starts)" "0 1048600 2097200 "
}

@test "names of 4096 bytes are taken, longer ones refused" {
	long=$(hostile 1 4096 n)
	printf '%s\tOne.\n%sn\tTwo.\nc\tThree.\n' "$long" "$long" >records
	for p in $ROWERS; do
		turn "$p"
		try "$p" -t records
		is "$st" 1
		says "records: record 2: a name longer than 4096 bytes"
		is "$(count out end)" 2
		is "$(cut -f 1 out | head -n 1)" "$long"
		# As escapes: the limit is on what they stand for.
		{
			hostile 1 16384 '\xff'
			printf '\tOne.\n'
		} >escaped
		try "$p" -t escaped
		is "$st" 0 && quiet
		is "$(count out end)" 1
		{
			hostile 1 16388 '\xff'
			printf '\tOne.\n'
		} >escaped
		try "$p" -t escaped
		is "$st" 1
	done
}

@test "windows: entities and quotes of a long text keep all rules" {
	for i in 1 2 3 4 5 6 7 8 9 10 11 12 13 14 15 16 17 18 19 20; do
		cat "$stories"/*.txt
	done >one
	for i in 1 2 3 4 5 6 7 8 9 10 11 12 13 14 15 16 17 18 19 20; do
		cat one
	done | head -c 2500000 >a
	for p in $ANNOTATORS; do
		turn "$p"
		try "$p" a
		is "$st" 0 && quiet
		right out
		sentences a | "$p" >piped
		same out piped
	done
}
