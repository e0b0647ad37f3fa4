# quotes: golden cases, by operand and by standard input; who said what.
load ../helper

# The quote rows of a text: label, id, name, text.
said() {
	printf '%s\n' "$@" | quotes -n x | awk -F '\t' -v OFS='|' \
		'$4 == "quote" { print $5, $6, $8, $10 }' | tr '\n' ' '
}

# Its speaker and cue rows: kind, id, text.
told() {
	printf '%s\n' "$@" | quotes -n x | awk -F '\t' -v OFS='|' \
		'$4 == "speaker" || $4 == "cue" { print $4, $6, $10 }' |
		tr '\n' ' '
}

@test "golden cases" {
	golden quotes
}

@test "a quotation broken by its attribution is one, in two rows" {
	is "$(said '"We left," Ann Poe said on Monday. "Nobody saw us go."')" \
'direct|1|Ann Poe|"We left," direct|1|Ann Poe|"Nobody saw us go." '
}

@test "auxiliaries, negation and a colon belong to the cue" {
	is "$(told 'Ann Poe could not say whether it rained.')" \
		"speaker|1|Ann Poe cue|1|could not say "
	is "$(told 'Ann Poe added: "It rained."')" \
		"speaker|1|Ann Poe cue|1|added: "
}

@test "an apposition between name and verb" {
	is "$(told 'Ann Poe, a dentist from Dayton, Ohio, said it rained.')" \
"speaker|1|Ann Poe, a dentist from Dayton, Ohio cue|1|said "
}

@test "titles, nicknames and single words in marks are no quotations" {
	is "$(said 'Robert “Bob” Lee sang “Blue Moon” to the “elite”.')" ""
}

@test "what is quoted within what is reported makes it mixed" {
	is "$(said 'Ann Poe said the vote was “a farce” and went home.')" \
"mixed|1|Ann Poe|the vote was “a farce” and went home "
}

@test "he and she are whom their gender fits" {
	is "$(said 'Mr. Bo Lee met Mrs. Ann Poe. She said it rained.')" \
		"indirect|1|Ann Poe|it rained "
	is "$(said 'Mr. Bo Lee met Mrs. Ann Poe. He said it rained.')" \
		"indirect|1|Bo Lee|it rained "
}

@test "a quotation over paragraphs stays one; no row leaves its paragraph" {
	is "$(said '“It rained,” Ann Poe said. “We ran.' '' \
		'“Then it stopped.”')" \
"direct|1|Ann Poe|“It rained,” direct|1|Ann Poe|“We ran. \
direct|1|Ann Poe|“Then it stopped.” "
}

@test "a missing mark swallows its paragraph at most" {
	is "$(said 'He sang "and sang.' '' 'Ann Poe said it rained.')" \
		"indirect|1|Ann Poe|it rained "
}

@test "quotes twice is quotes once, with and without entities" {
	cd "$stories"
	quotes ./*.txt >"$T/once"
	quotes <"$T/once" >"$T/twice"
	same "$T/once" "$T/twice"
	entities ./*.txt | quotes >"$T/after"
	quotes <"$T/after" >"$T/again"
	same "$T/after" "$T/again"
	grep -v '	entity	' "$T/after" >"$T/bare"
	same "$T/once" "$T/bare"
}

@test "a million marks, nested or unbalanced, take seconds" {
	for mark in '“' '"' '“‘' "'a " '«' '"a" '; do
		turn "$mark"
		head -c 1000000 /dev/zero | tr '\0' x |
			sed "s/x/$mark/g" >marks
		try within 10 quotes marks
		is "$st" 0
	done
}
