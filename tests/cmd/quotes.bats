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

# A text whose opening and closing marks and apostrophes are these bytes.
damaged() {
	printf '%bIt is not safe,%b Ann Poe, the town%bs engineer, said.\n' "$@"
	printf '\nShe told them: %bIt never was.%b Then it%bs gone.\n' "$@"
}

# What is found, whatever the bytes of it.
found() {
	entities | quotes | cut -f 4,5,6,7,8
}

@test "marks that were damaged on their way are marks" {
	damaged '“' '”' '’' | found >"$T/want"
	grep -q '^quote	direct' "$T/want"
	# Windows-1252; taken for Latin-1; UTF-8 taken for Windows-1252, in
	# full and with its undefined byte lost; UTF-8 taken for Latin-1.
	damaged '\223' '\224' '\222' | found | cmp - "$T/want"
	damaged '\302\223' '\302\224' '\302\222' | found | cmp - "$T/want"
	damaged '\303\242\342\202\254\305\223' \
		'\303\242\342\202\254\302\235' \
		'\303\242\342\202\254\342\204\242' | found | cmp - "$T/want"
	damaged '\303\242\342\202\254\305\223' '\303\242\342\202\254' \
		'\303\242\342\202\254\342\204\242' | found | cmp - "$T/want"
	damaged '\303\242\302\200\302\234' '\303\242\302\200\302\235' \
		'\303\242\302\200\302\231' | found | cmp - "$T/want"
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
"speaker|1|Ann Poe, a dentist from Dayton, Ohio, cue|1|said "
}

@test "titles, nicknames and single words in marks are no quotations" {
	is "$(said 'Mr. Robert “Bob” Lee sang “Blue Moon” to the “elite”.')" ""
}

@test "where and when it was said is not what was said" {
	is "$(said '"We left," Ann Poe wrote on Monday behind the hall. "Nobody saw us go."')" \
'direct|1|Ann Poe|"We left," direct|1|Ann Poe|"Nobody saw us go." '
}

@test "a dateline says nothing" {
	is "$(said 'Paris: The leaders met in the rain and went home.')" ""
}

@test "what is quoted within what is reported makes it mixed" {
	is "$(said 'Ann Poe said that the vote was “a farce”.')" \
"mixed|1|Ann Poe|that the vote was “a farce” "
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
	# A second or so; sanitizers take ten times that, and more: a tenth.
	n=${SLOW:+100000}
	for mark in '“' '"' '“‘' "'a " '«' '"a" '; do
		turn "$mark"
		head -c "${n:-1000000}" /dev/zero | tr '\0' x |
			sed "s/x/$mark/g" >marks
		try within "${SLOW:+1}20" quotes marks
		is "$st" 0
	done
}

@test "-d: direct speech alone, without entities too" {
	is "$(printf '"It rained," Bo Lee said. He added that he ran.\n' |
		quotes -d | awk -F '\t' '$4 == "quote" { print $8 "|" $10 }')" \
		'Bo Lee|"It rained,"'
}

@test "-d: who says what stands beside whom, and what stands beside nobody" {
	cd "$root/tests/cmd/quotes/direct"
	quotes -d rules.txt >"$T/all"
	right "$T/all"
	cut -f 4,10 "$T/all" | grep -v '^end' >"$T/got"
	same rules.tsv "$T/got"
	# Such as no rule is made for.
	quotes -d odd.txt >"$T/all"
	right "$T/all"
	least "$(count "$T/all" quote)" 15
}

@test "-m: another model; what is no model is refused" {
	echo '# nothing learned' >none
	is "$(echo 'Ann Poe said it rained.' | quotes -m none |
		grep -c '	quote	')" 0
	echo 'Ann Poe said it rained.' >text
	quotes -m "$BATS_TEST_DIRNAME/../../lib/data/quotes.model" text >one
	quotes text >two
	same one two
	printf '# x\ncues\tmany\tweights\n' >bad
	try quotes -m bad text
	is "$st" 2
	says "^quotes: bad: line 2: not a line of a model"
	try quotes -m nowhere text
	is "$st" 2
	says "^quotes: nowhere: No such file"
}

# The names in the quote rows of a text.
by() {
	printf '%s\n' "$@" | quotes -n x | awk -F '\t' \
		'$4 == "quote" { print $8 }' | tr '\n' '|'
}

@test "a description is whoever has that role" {
	is "$(by 'French President Luc Morel met Danish Prime Minister Ida Holm. Later the French leader said it rained. The prime minister said it snowed.')" \
		"Luc Morel|Ida Holm|"
	is "$(by 'Bo Marlow, head of the clinic, met Ann Poe. A nurse wept. The nurse said it rained.')" \
		"The nurse|"
}

@test "who and which are what stands before them" {
	is "$(by 'They met Bo Marlow (D-Ohio), who said it rained, and Ann Poe, a dentist from Dayton, who said it snowed.')" \
		"Bo Marlow|Ann Poe|"
}

@test "a chief of staff has a name; a spokesman for somebody has none" {
	is "$(by 'Chief of staff Bo Marlow said it rained.')" "Bo Marlow|"
	is "$(by 'A spokesman for Senator Bo Marlow said it rained.')" \
		"A spokesman for Senator Bo Marlow|"
}

@test "he is not named in his own words" {
	is "$(by 'Bo Marlow met Lee Ostrow. He said Marlow would win.')" \
		"Lee Ostrow|"
}

@test "pronouns tell the gender of whom they stand beside" {
	is "$(by 'Htun Zayar lost her dog. Kyi Thant lost his dog. She said it rained.')" \
		"Htun Zayar|"
}

@test "she may be somebody without a name" {
	is "$(by 'Ann Poe met Bo Lee. A nurse from Dayton said it rained. She said it snowed. He said it hailed.')" \
		"A nurse from Dayton|A nurse from Dayton|Bo Lee|"
}

@test "they and it are who or what spoke last, with or without a name" {
	is "$(by 'Ann Poe met officials. Several officials said it rained. They said it snowed.')" \
		"Several officials|Several officials|"
	is "$(by 'The Harbour Board met. A report said it rained. It said it snowed.')" \
		"A report|A report|"
}

@test "several people are no one of them" {
	is "$(by 'Bo Marlow and Senator Ann Poe said it rained.')" \
		"Bo Marlow and Senator Ann Poe|"
	is "$(by 'A pastor supporting Bo Marlow said it rained.')" \
		"A pastor supporting Bo Marlow|"
}

@test "of two presidents the one who is talked of" {
	is "$(by 'President Bo Marlow arrived. Marlow met voters. Marlow visited the grave of President Luis Ferrer. The president said it would end.')" \
		"Bo Marlow|"
}

@test "a judge of the lead is the judge who is named later" {
	is "$(by 'A judge said the bridge was safe.' '' \
		'Judge Bo Marlow said it on Monday.')" "Bo Marlow|Bo Marlow|"
	is "$(by 'The former mayor and current governor said it rained. Governor Ann Poe left.')" \
		"Ann Poe|"
	is "$(by 'Marchetti University closed. The university said it rained.')" \
		"Marchetti University|"
}

@test "police are they" {
	is "$(by 'Police said it rained. They said it snowed.')" \
		"Police|Police|"
}
