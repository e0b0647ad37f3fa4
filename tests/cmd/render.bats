# render: golden cases, exact CSV and JSON, harmless output, widths, colours.

bats_require_minimum_version 1.5.0 2>/dev/null || true

setup() {
	cases=$BATS_TEST_DIRNAME/render
	PATH=$BATS_TEST_DIRNAME/../../cmd:$PATH
	T=$(mktemp -d "${TMPDIR:-/tmp}/whosaid.XXXXXX")
	unset COLUMNS NO_COLOR
	export LC_ALL=C
	cd "$cases" || return 1
}

teardown() {
	cd / && rm -rf "$T"
}

# Tells whether no line of the input has a pattern; a plain "!" tells bats
# nothing.
lacks() {
	! grep -Eq "$@"
}

# The bytes that no terminal may get: controls but TAB and LF, DEL, C1, what
# turns text around. CRLF is fine.
is_harmless() {
	! sed 's/\r$//' "$1" | grep -qE "$(printf \
	    '[\001-\010\013-\037\177]|\302[\200-\237]|\342\200[\216\217\252-\256]')"
}

# The formats that write each row, those that show documents, and both.
rows_formats='csv csv-excel jsonl table conll'
formats="brief text html $rows_formats"

# What a page has of its own, the same on every page, is left out.
show() {
	local f=$1

	shift
	if [ "$f" = html ]; then
		render -f html "$@" | sed '/^<style>/,/<\/style>$/d
			/^<script>/,/^<\/script>/d
			s/sha256-[^'"'"']*/sha256-/g'
	else
		render -f "$f" "$@"
	fi
}

# The entities that CoNLL tells: document, start, end, label.
spans() {
	awk -F '\t' -v OFS='\t' '
	function out() { if (label != "") print doc, start, end, label }
	$1 == "-DOCSTART-" { out(); label = ""; doc = $2; next }
	NF == 0 { next }
	NF != 5 { print "fields: " $0 }
	$5 !~ /^I-/ { out(); label = "" }
	$5 ~ /^B-/ { start = $2; label = substr($5, 3) }
	$5 != "O" { end = $3 }
	END { out() }'
}

# The same from rows. The outer of two in one place is the one that shows.
outer_entities() {
	awk -F '\t' -v OFS='\t' '
	$4 == "entity" && ($1 != doc || $2 >= end) {
		print $1, $2, $3, $5
		doc = $1
		end = $3
	}' "$1"
}

@test "golden cases: all formats, by operand and by stdin" {
	for rows in *.tsv; do
		for f in $formats; do
			echo "-- $rows $f"
			show "$f" "$rows" | diff "${rows%.tsv}.$f" -
			show "$f" <"$rows" | diff "${rows%.tsv}.$f" -
		done
	done
}

@test "without -f comes the brief; -w and colours, golden" {
	render harbour.tsv | diff harbour.brief -
	render -w 30 harbour.tsv | diff harbour.narrow -
	render -f text --color=always harbour.tsv | diff harbour.color -
}

@test "no line of a brief is wider than -w, and the words stay" {
	tr -s ' =\n' '\n\n\n' <harbour.brief >"$T/words"
	for w in 20 33 47 80 200; do
		render -w $w harbour.tsv >"$T/out"
		# A character is a column here.
		sed "$(printf 's/[\300-\377][\200-\277]*/x/g')" "$T/out" |
			awk -v w=$w 'length($0) > w { exit 1 }'
		lacks ' $' "$T/out"
		tr -s ' =\n' '\n\n\n' <"$T/out" | diff "$T/words" -
	done
}

@test "colours change nothing but colours" {
	for rows in *.tsv; do
		render --color=always "$rows" |
			sed 's/'"$(printf '\033')"'\[[0-9;]*m//g' >"$T/out"
		diff "${rows%.tsv}.brief" "$T/out"
	done
}

@test "NO_COLOR, dumb and a pipe have no colours; always has them" {
	esc=$(printf '\033')
	render harbour.tsv | lacks "$esc"
	render --color=never harbour.tsv | lacks "$esc"
	NO_COLOR=1 render --color=always harbour.tsv | grep -q "$esc"
}

@test "on a terminal: its width, colours, and nothing harmful" {
	command -v script >/dev/null || skip "no script(1) here"
	script -qc 'true' /dev/null </dev/null >/dev/null 2>&1 ||
		skip "another script(1)"
	export TERM=xterm
	terminal() {
		script -qc "$1" /dev/null </dev/null | tr -d '\r' >"$T/out"
	}
	terminal 'stty cols 44; render harbour.tsv'
	render -w 44 --color=always harbour.tsv | diff - "$T/out"
	terminal 'stty cols 0; COLUMNS=51 render harbour.tsv'
	render -w 51 --color=always harbour.tsv | diff - "$T/out"
	terminal 'stty cols 80; NO_COLOR=1 render harbour.tsv'
	diff harbour.brief "$T/out"
	terminal 'stty cols 80; TERM=dumb render harbour.tsv'
	diff harbour.brief "$T/out"
	for f in plain $formats; do
		terminal "stty cols 80; render -f $f --color=never hostile.tsv"
		is_harmless "$T/out"
	done
}

@test "what people read is harmless in a pipe as well, jsonl too" {
	for f in brief text html table jsonl; do
		render -f $f hostile.tsv >"$T/out"
		is_harmless "$T/out"
		[ -s "$T/out" ]
	done
}

@test "letters that nobody sees are shown; JSON has them by number" {
	# A tag "A", and an annotation's anchor.
	printf 'Yes\363\240\201\201 and \357\277\271no.' >"$T/t"
	render -f text "$T/t" |
		grep -qxF 'Yes\xf3\xa0\x81\x81 and \xef\xbf\xb9no.'
	render -f jsonl "$T/t" | grep -qF '"Yes\udb40\udc41 and \ufff9no."'
	render -f plain "$T/t" | cmp - "$T/t"
	command -v jq >/dev/null || skip "no jq here"
	render -f jsonl "$T/t" | jq -rj .text | cmp - "$T/t"
}

@test "plain gives the documents back, byte for byte" {
	render -f plain harbour.tsv | cmp - harbour.txt
	render -f plain hostile.tsv | cmp - hostile.txt
	render -f plain harbour.tsv hostile.tsv |
		cmp - <(cat harbour.txt hostile.txt)
	render -f plain --color=always hostile.tsv | cmp - hostile.txt
	render -f plain hostile.txt | cmp - hostile.txt
	head -c 100000 /dev/urandom >"$T/noise"
	sentences "$T/noise" | render -f plain | cmp - "$T/noise"
}

@test "round trips: the stories in plain, csv, jsonl and conll" {
	command -v python3 >/dev/null || skip "no python3 here"
	sentences ../../stories/*.txt | entities | quotes >"$T/rows"
	render -f plain "$T/rows" | cmp - <(cat ../../stories/*.txt)
	render -f csv "$T/rows" >"$T/csv"
	python3 "$cases/same_csv.py" "$T/rows" "$T/csv"
	for unit in byte char utf16; do
		render -f jsonl --offsets=$unit "$T/rows" |
			python3 "$cases/offsets.py" "$T/rows" $unit
	done
	render -f conll "$T/rows" | spans >"$T/got"
	outer_entities "$T/rows" | diff - "$T/got"
	render -f html "$T/rows" >"$T/html"
	python3 "$cases/page.py" "$T/rows" "$T/html"
}

@test "text without marks and colours is the text" {
	render -f text --color=always harbour.tsv |
		sed 's/'"$(printf '\033')"'\[[0-9;]*m//g' | cmp - harbour.txt
	printf 'One. Two\r\n\tthree.\n' >"$T/t"
	render -f text "$T/t" | cmp - "$T/t"
}

@test "documents of a marked text stand apart; the last ends as it is" {
	printf 'No end' >"$T/a"
	printf 'B.\n' >"$T/b"
	render -f text "$T/a" "$T/b" | cmp - <(printf 'No end\n\nB.\n')
	render -f text "$T/b" "$T/a" | cmp - <(printf 'B.\n\nNo end')
	render -f text "$T/a" | cmp - "$T/a"
	# But the last line of one that broke off has an end.
	sentences "$T/a" | grep -v '	end	' >"$T/cut"
	[ "$(render -f text "$T/cut" 2>/dev/null | tail -c 1 | wc -l)" -eq 1 ]
}

@test "Python reads the CSV and finds what is in the rows" {
	command -v python3 >/dev/null || skip "no python3 here"
	python3 -c 'import sys; sys.exit(sys.version_info < (3, 11))' ||
		skip "its csv refuses NUL"
	cat ./*.tsv >"$T/rows"
	render -f csv "$T/rows" >"$T/csv"
	python3 "$cases/same_csv.py" "$T/rows" "$T/csv"
	render -f csv-excel "$T/rows" >"$T/csv"
	python3 "$cases/same_csv.py" "$T/rows" "$T/csv" excel
}

@test "jq reads the JSON and finds what is in the rows" {
	command -v jq >/dev/null || skip "no jq here"
	for rows in harbour.tsv many.tsv hostile.tsv; do
		# Escapes as in rows; only a string that kept them has a "\x".
		render -f jsonl "$rows" | jq -r '
		    def row($o; $c): if $o[$c] == null then "-"
		    elif $o.escaped != null and any($o.escaped[]; . == $c)
		    then $o[$c] else $o[$c] | gsub("\\\\"; "\\\\") |
		    gsub("\t"; "\\t") | gsub("\n"; "\\n") | gsub("\r"; "\\r")
		    end; . as $o | [.start, .end, .kind, row($o; "label"),
		    .id, .parent, row($o; "name"), row($o; "note"),
		    row($o; "text")] | map(tostring) | join("\t")' >"$T/got"
		cut -f 2- "$rows" | sed 's/\\x1b/'"$(printf '\033')"'/g
			s/\\x07/'"$(printf '\007')"'/g
			s/\\x7f/'"$(printf '\177')"'/g' >"$T/want"
		# What was escaped as a whole keeps \x1b, too: none here has it.
		diff "$T/want" "$T/got"
	done
}

@test "a brief of text alone, or sentences, says how to have more" {
	hint='Only sentences here. See who said what: whosaid FILE'
	[ "$(render harbour.txt | tail -n 1)" = "$hint" ]
	grep -v '	\(quote\|speaker\|cue\|entity\)	' harbour.tsv |
		render | tail -n 1 | grep -qx "$hint"
	render harbour.tsv many.tsv | lacks "$hint"
	[ -z "$(render </dev/null)" ]
}

@test "rows of kinds that render does not know are in csv and jsonl" {
	render -f csv hostile.tsv | grep -q ',vote,new,7,2,'
	render -f jsonl hostile.tsv | grep -q '"kind":"vote","label":"new"'
}

@test "a spreadsheet finds no formula in csv-excel" {
	printf '=a()\n\n+b\n\n-c\n\n@d\n\n\357\274\235e\n\n - f\n' >"$T/t"
	render -f csv "$T/t" | grep -q ',=a()'
	render -f csv-excel "$T/t" |
	    lacks "(,|^)\"?[ 	]*([=+@-]|$(printf '\357\274\235'))"
	# The wide forms of = + - @, but no other wide letter.
	printf '\357\274\235e\n\n\357\274\213f\n\n\357\274\215g\n\n' >"$T/t"
	printf '\357\274\240h\n\n\357\274\241i\n\n\357\275\201j\n' >>"$T/t"
	render -f csv-excel "$T/t" | grep -c ",'" >"$T/n"
	[ "$(cat "$T/n")" -eq 4 ]
}

@test "a document that breaks off is shown, with a word and status 1" {
	head -n 20 harbour.tsv >"$T/rows"
	run --separate-stderr render "$T/rows"
	[ "$status" -eq 1 ]
	[[ "$output" == *'its end is missing'* ]]
	[[ "$stderr" == *'no end row'* ]]
}

@test "a long document comes in windows, and nothing is lost" {
	seq 8000 | awk '{ print "This is sentence number " $1 " of a long text, " \
		"as long as it must be, with so many words that all of them " \
		"together, the last of them and the first, are more words " \
		"than a window holds.\n" }' >"$T/long"
	sentences -n long <"$T/long" | awk -F '\t' -v OFS='\t' '
	{ print }
	$4 == "sentence" {
		print $1, $2, $2 + 4, "cue", "-", ++n, $6, "-", "-", "This"
		print $1, $2 + 5, $3, "quote", "direct", n, $6, "Ann " $7 % 3,
			"says", substr($10, 6)
	}' >"$T/rows"
	render "$T/rows" >"$T/out"
	[ "$(grep -c 'long, bytes [0-9]* to [0-9]*: ' "$T/out")" -gt 1 ]
	[ "$(grep -c 'says: is sentence' "$T/out")" -eq 8000 ]
	render -f plain "$T/rows" | cmp - "$T/long"
	render -f jsonl "$T/rows" | wc -l | grep -qw 24001
	render -f html "$T/rows" >"$T/out"
	[ "$(grep -o '<mark ' "$T/out" | wc -l)" -eq 8000 ]
	[ "$(grep -c '<div class="part">' "$T/out")" -gt 1 ]
	[ "$(grep -c '<article ' "$T/out")" -eq 1 ]
}

@test "empty input: nothing, or the CSV's header" {
	for f in brief text plain html table jsonl conll; do
		[ -z "$(render -f $f </dev/null)" ]
	done
	[ "$(render -f csv </dev/null | wc -l)" -eq 1 ]
}

@test "text is taken as well; -0 answers document by document" {
	printf 'One. Two.\0Three.' | render -0 -n x -f jsonl |
		grep -c '"kind":"end"' | grep -qx 2
	printf 'a\tOne.\nb\tTwo.\n' | render -t -f plain | grep -qx 'One.Two.'
}

@test "wrong usage is status 2, and says why" {
	for args in '-f nonsense' '-f' '-w 0' '-w 19' '-w 10001' '-w x' '-w' \
	    '--color=perhaps' '--color' '--offsets=line' '--offsets' \
	    '-q' '--quiet'; do
		echo "-- $args"
		# shellcheck disable=SC2086
		run --separate-stderr render $args
		[ "$status" -eq 2 ]
		[ -z "$output" ]
		[[ "$stderr" == *'usage: render '* ]]
	done
}

@test "-h and --version" {
	render -h | grep -q '^usage: render '
	render --version | grep -Eqx 'render [0-9.]+ rows/1'
}

@test "a full disk is status 2" {
	[ -c /dev/full ] || skip "no /dev/full here"
	for f in plain $formats; do
		st=0
		render -f $f harbour.tsv >/dev/full 2>"$T/err" || st=$?
		[ "$st" -eq 2 ]
		grep -q '^render: stdout: ' "$T/err"
	done
}

@test "a missing operand among good ones: the rest, and status 1" {
	run --separate-stderr render -f plain harbour.tsv nowhere harbour.tsv
	[ "$status" -eq 1 ]
	[ "$stderr" = 'render: nowhere: No such file or directory' ]
	[ "$(grep -c PORT <<<"$output")" -eq 2 ]
}

@test "xargs -P mixes no documents of JSON" {
	for i in 1 2 3 4 5 6; do
		mkdir "$T/$i"
		sed "s/^harbour/$i/" harbour.tsv >"$T/$i/rows.tsv"
	done
	printf '%s\0' "$T"/*/rows.tsv | xargs -0 -P 4 -n 1 render -f jsonl |
		cut -d, -f1 | uniq | wc -l | grep -qx 6
}

@test "a page is well formed, with one id each and links that lead there" {
	command -v python3 >/dev/null || skip "no python3 here"
	for rows in *.tsv; do
		render -f html "$rows" >"$T/page.html"
		python3 "$cases/page.py" "$rows" "$T/page.html"
	done
	render -f html ./*.tsv >"$T/page.html"
	python3 "$cases/page.py" many.tsv "$T/page.html" some
}

@test "all formats take any text; pages and offsets hold for it" {
	hostile=$cases/../../lib/bin/hostile
	[ -x "$hostile" ] || skip "no generator built"
	command -v python3 >/dev/null || skip "no python3 here"
	for kind in '' noise; do
		# shellcheck disable=SC2086
		"$hostile" 7 20000 $kind >"$T/in"
		sentences "$T/in" | entities | quotes >"$T/rows"
		for f in $formats; do
			render -f "$f" "$T/rows" >"$T/$f"
		done
		[ "$kind" = noise ] ||
			python3 "$cases/page.py" "$T/rows" "$T/html"
		render -f jsonl --offsets=utf16 "$T/rows" |
			python3 "$cases/offsets.py" "$T/rows" utf16
		python3 "$cases/same_csv.py" "$T/rows" "$T/csv"
	done
}

@test "a page has no markup, script or address from its documents" {
	cat >"$T/evil" <<-'E'
	<script>alert(1)</script> </style><!-- <img src=x onerror=alert(1)>
	"><svg onload=alert(1)> ' onfocus=alert(1) autofocus x='
	javascript:alert(1) &lt;b&gt; ]]> </textarea></title> `x`
	E
	printf '%s\n' '<b>"\x1b' >"$T/<i>\"'\''&"
	sentences "$T/evil" | awk -F '\t' -v OFS='\t' '
	{ print }
	$4 == "sentence" && !n++ {
		x = "\"><script>alert(2)</script>'"'"'"
		print $1, $2, $3, "entity", "</span>", 2, $6, x, "-", $10
		print $1, $2, $3, "entity", "person", 1, $6, x, x, $10
		print $1, $2, $3, "quote", x, 1, $6, x, x, $10
		print $1, $2, $3, "speaker", "-", 1, $6, x, "-", $10
	}' >"$T/rows"
	render -f html "$T/rows" >"$T/page"
	grep -q 'alert(2)' "$T/page"
	sed '/^<script>/,/^<\/script>/d; s/<style>.*//' "$T/page" |
		lacks '<(script|img|svg|i|b)>|<(img|svg)|" on[a-z]+='
	cd "$T" && render -f html "<i>\"'&" | lacks '<i>|<b>'
}

@test "rows that overlap nest, and cost no more than rows that do not" {
	text=$(printf 'word %.0s' $(seq 2000))
	sentences -n x <<<"$text" >"$T/one"
	{
		head -n 1 "$T/one"
		for i in $(seq 0 1500); do
			printf 'x\t%d\t%d\tentity\tperson\t%d\t1\t-\t-\t%s\n' \
			    $((i * 5)) $((i * 5 + 2004)) $((i + 1)) \
			    "${text:$((i * 5)):2004}"
		done
		tail -n 1 "$T/one"
	} >"$T/rows"
	render -f html "$T/rows" >"$T/page"
	[ "$(grep -o '<span class="e' "$T/page" | wc -l)" -lt 30000 ]
	[ "$(grep -o '<span' "$T/page" | wc -l)" -eq \
		"$(grep -o '</span' "$T/page" | wc -l)" ]
}

@test "offsets in characters and UTF-16 units, as Python counts them" {
	command -v python3 >/dev/null || skip "no python3 here"
	printf 'caf\303\251 \360\237\230\200 \377\376 x\303. Zwei \355\240\200 \n\n%s' \
	    $'\360\237\230\200 end.' >"$T/odd"
	sentences "$T/odd" >"$T/odd.tsv"
	for i in $(seq 2000); do
		printf 'Caf\303\251 \360\237\230\200 %d \377 is open.\n\n' "$i"
	done >"$T/long"
	sentences "$T/long" | entities >"$T/long.tsv"
	cat "$cases"/*.tsv "$T/odd.tsv" "$T/long.tsv" >"$T/rows"
	for unit in byte char utf16; do
		render -f jsonl --offsets=$unit "$T/rows" >"$T/json"
		python3 "$cases/offsets.py" "$T/rows" $unit <"$T/json"
		render -f csv --offsets=$unit "$cases/harbour.tsv" |
			LC_ALL=C grep -aoE '[^,]*,[0-9]+,[0-9]+,[a-z]+,' |
			cut -d , -f 2,3 | head -n 9 >"$T/csv"
		render -f jsonl --offsets=$unit "$cases/harbour.tsv" |
			sed 's/.*"start":\([0-9]*\),"end":\([0-9]*\).*/\1,\2/' |
			head -n 9 >"$T/want"
		diff "$T/want" "$T/csv"
	done
}

@test "conll gives the spans of entities back, and words of the text" {
	for rows in *.tsv; do
		render -f conll "$rows" | spans >"$T/got"
		outer_entities "$rows" | diff - "$T/got"
	done
}

@test "columns of a table are aligned, wide and combining characters too" {
	printf '%s said "\346\227\245\346\234\254" to e\314\201a.\n' Ann >"$T/t"
	for rows in harbour.tsv hostile.tsv many.tsv; do
		for w in 60 100 300; do
			render -f table -w $w "$rows" >"$T/out"
			lacks ' $' "$T/out"
		done
	done
	command -v python3 >/dev/null || skip "no python3 here"
	render -f table -w 120 harbour.tsv many.tsv hostile.tsv >"$T/out"
	python3 "$cases/aligned.py" 120 <"$T/out"
}
