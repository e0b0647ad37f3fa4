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

@test "golden cases: brief, text, csv, jsonl, by operand and by stdin" {
	for rows in *.tsv; do
		for f in brief text csv jsonl; do
			echo "-- $rows $f"
			render -f $f "$rows" | diff "${rows%.tsv}.$f" -
			render -f $f <"$rows" | diff "${rows%.tsv}.$f" -
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
	for f in brief text plain csv jsonl; do
		terminal "stty cols 80; render -f $f --color=never hostile.tsv"
		is_harmless "$T/out"
	done
}

@test "brief and text are harmless in a pipe as well, jsonl too" {
	for f in brief text jsonl; do
		render -f $f hostile.tsv >"$T/out"
		is_harmless "$T/out"
		[ -s "$T/out" ]
	done
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

@test "text without marks and colours is the text" {
	render -f text --color=always harbour.tsv |
		sed 's/'"$(printf '\033')"'\[[0-9;]*m//g' | cmp - harbour.txt
	printf 'One. Two\r\n\tthree.\n' >"$T/t"
	render -f text "$T/t" | cmp - "$T/t"
}

@test "a marked text has a line end where the document has none" {
	printf 'No end' >"$T/a"
	printf 'B.\n' >"$T/b"
	render -f text "$T/a" "$T/b" | diff - <(printf 'No end\n\nB.\n')
}

@test "Python reads the CSV and finds what is in the rows" {
	command -v python3 >/dev/null || skip "no python3 here"
	python3 -c 'import sys; sys.exit(sys.version_info < (3, 11))' ||
		skip "its csv refuses NUL"
	for rows in *.tsv; do
		render -f csv "$rows" >"$T/csv"
		python3 "$cases/same_csv.py" "$rows" "$T/csv"
	done
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

@test "rows of kinds that render does not know are in csv and jsonl" {
	render -f csv hostile.tsv | grep -q ',vote,new,7,2,'
	render -f jsonl hostile.tsv | grep -q '"kind":"vote","label":"new"'
}

@test "a spreadsheet finds no formula in CSV" {
	printf '=a()\n\n+b\n\n-c\n\n@d\n\n\357\274\235e\n\n - f\n' >"$T/t"
	render -f csv "$T/t" |
	    lacks "(,|^)\"?[ 	]*([=+@-]|$(printf '\357\274\235'))"
}

@test "a document that breaks off is shown, with a word and status 1" {
	head -n 20 harbour.tsv >"$T/rows"
	run --separate-stderr render "$T/rows"
	[ "$status" -eq 1 ]
	[[ "$output" == *'its end is missing'* ]]
	[[ "$stderr" == *'no end row'* ]]
}

@test "a long document comes in windows, and nothing is lost" {
	for i in $(seq 30000); do
		printf 'This is sentence number %d of a long text.\n\n' "$i"
	done >"$T/long"
	sentences -n long <"$T/long" | awk -F '\t' -v OFS='\t' '
	{ print }
	$4 == "sentence" {
		print $1, $2, $2 + 4, "cue", "-", ++n, $6, "-", "-", "This"
		print $1, $2 + 5, $3, "quote", "direct", n, $6, "Ann " $7 % 3,
			"says", substr($10, 6)
	}' >"$T/rows"
	render "$T/rows" >"$T/out"
	[ "$(grep -c 'long, bytes [0-9]* to [0-9]*: ' "$T/out")" -gt 1 ]
	[ "$(grep -c 'says: is sentence' "$T/out")" -eq 30000 ]
	render -f plain "$T/rows" | cmp - "$T/long"
	render -f jsonl "$T/rows" | wc -l | grep -qw 90001
}

@test "empty input: nothing, or the CSV's header" {
	for f in brief text plain jsonl; do
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
	    '--color=perhaps' '--color' '-q' '--quiet'; do
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
	for f in brief text plain csv jsonl; do
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
