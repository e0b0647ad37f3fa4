# entities: golden cases, by operand and by standard input; names and ids.
load ../helper

# The entity rows of a text: label, id, name, text.
named() {
	printf '%s\n' "$@" | entities -n x | awk -F '\t' -v OFS='|' \
		'$4 == "entity" { print $5, $6, $8, $10 }' | tr '\n' ' '
}

@test "golden cases" {
	golden entities
}

@test "a name in full, with a title and alone is one person" {
	is "$(named 'Lena Ostrow spoke. Ms. Ostrow left, and Ostrow wept.')" \
"person|1|Lena Ostrow|Lena Ostrow person|1|Lena Ostrow|Ostrow person|1|Lena Ostrow|Ostrow "
}

@test "Mrs. and Mr. of one surname are two people" {
	is "$(named 'Mrs. Ostrow thanked Mr. Ostrow. Mrs. Ostrow left.')" \
"person|1|Ostrow|Ostrow person|2|Ostrow|Ostrow person|1|Ostrow|Ostrow "
}

@test "forms of a country's name share an id and the fullest form" {
	is "$(named 'He likes the US, the U.S. and the United States.')" \
"place|1|United States|US place|1|United States|U.S. place|1|United States|United States "
}

@test "a possessive stays outside" {
	is "$(named "He saw France’s coast and Rita Sorel's boat.")" \
"place|1|France|France person|2|Rita Sorel|Rita Sorel "
}

@test "a common word with a capital is no name" {
	is "$(named 'Nobody came. However, it rained. "Yes," they said. It did.')" ""
}

@test "a heading in capitals is not one name" {
	named 'STORM CLOSES ALL SCHOOLS IN SPAIN AND NORTHERN FRANCE TODAY' >got
	is "$(cat got)" "place|1|SPAIN|SPAIN place|2|NORTHERN FRANCE|NORTHERN FRANCE "
}

@test "ids go on over windows" {
	for i in $(seq 1 9000); do
		printf 'Ada Bell %d met the mayor of Oslo and left for a long walk by the water, as she did.\n\n' "$i"
	done | sed '1i Only Peru Once.\n' >long
	cat long long >longer
	least "$(wc -c <longer)" 1500000
	entities longer >rows
	right rows
	is "$(awk -F '\t' '$4 == "entity" && $8 == "Oslo" && !seen[$6]++' rows |
		wc -l | tr -d ' ')" 2
}

@test "entities of its own are made anew" {
	cat "$stories"/*.txt >all
	entities all >once
	entities once >twice
	same once twice
	sentences all | entities >piped
	same once piped
}

@test "no name crosses a sentence or another name" {
	for f in "$stories"/*.txt; do
		entities "$f"
	done | awk -F '\t' '
	$4 == "sentence" { limit = $3; next }
	$4 == "entity" {
		if ($1 == doc && $2 < end || $3 > limit) bad = 1
		end = $3
		doc = $1
	}
	$4 == "end" { end = 0 }
	END { exit bad }'
}

@test "tens of thousands of names take linear time" {
	names() {
		awk -v n="$1" 'BEGIN { srand(7); for (i = 0; i < n; i++)
			printf "Mr. B%cx%dor met Al%c Q%doz. ", 97 + rand() * 26,
			    i, 97 + rand() * 26, i }' | tr 0-9 abcdefghij
	}
	names 30000 >large
	timeout 20 entities large >rows
	is "$(tail -n 1 rows | cut -f 4)" end
}

# The dates or sums of a text and their notes.
notes() {
	label=$1
	shift
	printf '%s\n' "$1" | entities -n x "${@:2}" |
		awk -F '\t' -v OFS='|' -v label="$label" \
		'$5 == label { print $10, $9 }' | tr '\n' ' '
}

@test "-d: dates that depend on the day of writing" {
	text='The court met on Tuesday. It had ruled on 5 March.'
	is "$(notes date "$text")" "Tuesday|- 5 March|--03-05 "
	is "$(notes date "$text" -d 2025-02-19)" \
		"Tuesday|2025-02-18 5 March|2025-03-05 "
	is "$(notes date "$text" -d 2025-12-30)" \
		"Tuesday|2025-12-30 5 March|2026-03-05 "
	try entities -d 2025-02-29
	is "$st" 2
	says "2025-02-29: not a day"
}

@test "sums of money have an amount and a currency in their note" {
	text='The dam cost $5bn last year. He paid 20 million euros for it.'
	is "$(notes money "$text")" \
		'$5bn|5000000000 USD 20 million euros|20000000 EUR '
}

@test "-g: names of a list, and what is no name" {
	printf '# ours\nglim\tproduct\nLena Ostrow\t-\nthe Old Pier\tplace\n' >list
	printf 'Lena Ostrow took her glim to the\nOld Pier in France.\n' >text
	entities -g list text | awk -F '\t' -v OFS='|' \
		'$4 == "entity" { print $5, $8 }' >got
	is "$(tr '\n' ' ' <got)" "product|glim place|the Old Pier place|France "
	printf 'glim\tthing\n' >list
	try entities -g list text
	is "$st" 2
	says "^entities: list: line 1: not a name, TAB and a label or -"
	try entities -g nowhere text
	is "$st" 2
	says "^entities: nowhere: No such file"
}

@test "-m: a model that is none" {
	echo 'row	1	x' >model
	try entities -m model
	is "$st" 2
	says "^entities: model: line 1: not a line of a model"
}

@test "capitals alone, or none: people and places are found" {
	text='GERMAN MINISTER ANNA BERG ARRIVED IN LONDON ON TUESDAY.'
	want='norp person place date '
	is "$(printf '%s\n' "$text" | entities | awk -F '\t' \
		'$4 == "entity" { printf "%s ", $5 }')" "$want"
	is "$(printf '%s\n' "$text" | tr A-Z a-z | entities | awk -F '\t' \
		'$4 == "entity" { printf "%s ", $5 }')" "$want"
}

@test "a last name is whoever was spoken of most just before" {
	is "$(named 'Bo Marlow runs the mill. Marlow met Lena Ostrow there, and his wife, Ida Marlow, sang. Marlow left.' | grep -o 'person|1|Bo Marlow|' | wc -l)" 3
}

@test "a name of several parts is cut short in several ways" {
	is "$(named 'Rita Sorel Marchetti met Luis Pate III and Bashar al-Rahimi. Sorel Marchetti thanked Pate. Rahimi left. So did Ms. Rita.' |
		grep -o 'person|[0-9]*|[^|]*' | sort -u | tr '\n' ' ')" \
"person|1|Rita Sorel Marchetti person|2|Luis Pate III person|3|Bashar al-Rahimi "
}

@test "an organisation by its first word, its initials, or without U.S." {
	is "$(named 'Calvex Pharmaceuticals sued the Marine Fisheries Safety Agency. The MFSA said that Calvex Pharmaceuticals erred. Calvex denied it.' |
		grep -o 'org|[0-9]*' | tr '\n' ' ')" "org|1 org|2 org|2 org|1 org|1 "
	is "$(named 'The U.S. Justice Department sued. The Justice Department won.' |
		grep -o 'org|[0-9]*' | tr '\n' ' ')" "org|1 org|1 "
}

@test "marks beside a name are no part of it" {
	is "$(named "''Curt Marlow left,'' said Marlow." | tr '\n' ' ')" \
"person|1|Curt Marlow|Curt Marlow person|1|Curt Marlow|Marlow "
}

@test "a nickname in the midst of a name" {
	is "$(named 'Mr. Robert "Bobby" Moore said so. Bobby Moore left.')" \
'person|1|Robert "Bobby" Moore|Robert "Bobby" Moore person|1|Robert "Bobby" Moore|Bobby Moore '
}

@test "titles, and words of a heading, are no part of a name" {
	is "$(named 'Chairman Marlow spoke. Bo Marlow left.' | tr ' ' '\n' | grep -c '^person|1')" 2
}

# The people of a text and their roles.
roles() {
	printf '%s\n' "$@" | entities -n x | awk -F '\t' -v OFS='|' \
		'$5 == "person" { print $8, $9 }' | tr '\n' ' '
}

@test "roles before a name" {
	is "$(roles 'Danish Prime Minister Ida Holm met Trade and Tourism Minister Bo Marlow.')" \
		"Ida Holm|Danish Prime Minister Bo Marlow|Trade and Tourism Minister "
	is "$(roles 'The government of President Bo Marlow fell.')" \
		"Bo Marlow|President "
	is "$(roles 'The general director of the New Port, Bo Marlow, said it rained.')" \
		"Bo Marlow|general director of the New Port "
	is "$(roles 'A spokesman for the head of the New Port, Bo Marlow, said it rained.')" \
		"Bo Marlow|- "
}

@test "roles behind a name" {
	is "$(roles 'Bo Marlow, head of the clinic, met Ida Holm, 44, a singer who lives in Oslo.')" \
		"Bo Marlow|head of the clinic Ida Holm|singer "
	is "$(roles 'So said Bo Marlow, the chief pilot — he had seen it.')" \
		"Bo Marlow|chief pilot "
	is "$(roles 'Bo Marlow, who was ill, met the mayor.')" "Bo Marlow|- "
}

@test "ranges of days, months and years; what is no range" {
	is "$(notes date 'It ran in 1976-83, in 2016-06 and on Tuesday 26/07/2022.')" \
		"1976-83|1976/1983 2016-06|2016-06 Tuesday 26/07/2022|2022-07-26 "
	is "$(notes date 'It lasted from July 14 to 24, 2022. He sings on Mondays.' -d 2022-08-01)" \
		"July 14 to 24, 2022|2022-07-14/2022-07-24 Mondays|- "
}

@test "sums: spaces and commas in numbers, codes before them, words" {
	is "$(notes money 'It cost Dh1,200, N$15 000 and USD1,850,000. It cost RM36.12 million.')" \
		'Dh1,200|1200 AED N$15 000|15000 NAD USD1,850,000|1850000 USD RM36.12 million|36120000 MYR '
	is "$(notes money 'He paid N$2,25 billion. He got two million dollars for it. It cost $5 pesos.')" \
		'N$2,25 billion|2250000000 NAD two million dollars|2000000 USD $5 pesos|- '
}

@test "hyphens in a name; one of two who stand against each other" {
	is "$(named 'Moon Jae-in met Kim Hee-jung in Oslo.' | tr -d '\n')" \
"person|1|Moon Jae-in|Moon Jae-in person|2|Kim Hee-jung|Kim Hee-jung place|3|Oslo|Oslo "
}

@test "Mrs. is whoever is known to be a woman" {
	is "$(named 'Terry Marlow and Ida Marlow left. Mrs. Marlow wept.' |
		grep -o 'person|[0-9]' | tr '\n' ' ')" "person|1 person|2 person|2 "
}

@test "who speaks is a person, if one bears the name; himself is a man" {
	is "$(named "Prime Minister Harold Wexford left. 'No,' Wexford told reporters in Wexford." |
		grep -o '[a-z]*|[0-9]*|[^|]*|' | tr '\n' ' ')" \
"person|1|Harold Wexford| person|1|Harold Wexford| place|2|Wexford| "
	is "$(named 'Pavel Holm met Ida Holm. Mrs. Holm sang. Holm himself wept.' |
		grep -o 'person|[0-9]' | tr '\n' ' ')" \
"person|1 person|2 person|2 person|1 "
	is "$(roles 'Foreign Ministry spokesman Bo Marlow left.')" \
		"Bo Marlow|Foreign Ministry spokesman "
}

@test "a verb of a heading is no last name where the text has a title" {
	is "$(named 'Marlow Sees Storm' '' 'Mr. Marlow spoke. Mr. Marlow left.' |
		grep -o 'person|[0-9]*|[^|]*|' | sort -u)" "person|1|Marlow|"
}
