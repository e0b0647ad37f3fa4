# score: counts on exact spans, against tables reckoned apart.

bats_require_minimum_version 1.5.0 2>/dev/null || true

setup() {
	cases=$BATS_TEST_DIRNAME/score
	PATH=$BATS_TEST_DIRNAME/../../cmd:$PATH
	T=$(mktemp -d "${TMPDIR:-/tmp}/whosaid.XXXXXX")
	cd "$cases" || return 1
}

teardown() {
	cd / && rm -rf "$T"
}

@test "the table: kinds, labels, all of them, spans; rows twice count once" {
	score system.tsv gold.tsv | diff table -
	score - gold.tsv <system.tsv | diff table -
	score system.tsv - <gold.tsv | diff table -
}

@test "awk reckons the same" {
	for label in person org place date norp; do
		awk -F '\t' -v label=$label '
		$4 != "entity" || $5 != label { next }
		{ key = $1 " " $2 " " $3 }
		FNR == NR && !(key in s) { s[key]; ns++ }
		FNR != NR && !(key in g) { g[key]; ng++; nr += key in s }
		END {
			p = ns ? nr / ns : 0
			r = ng ? nr / ng : 0
			f = p + r ? 2 * p * r / (p + r) : 0
			printf "entity    %-9s P %6.2f  R %6.2f  F1 %6.2f   (%d right, %d system, %d gold)\n",
			    label, 100 * p, 100 * r, 100 * f, nr, ns, ng
		}' system.tsv gold.tsv | grep -Fx -f - table
	done
}

@test "rows against themselves are perfect, with or without the parent" {
	cut -f 1-6,8- system.tsv >"$T/nine"
	score system.tsv "$T/nine" >"$T/out"
	[ "$(grep -c 'F1 100.00' "$T/out")" -eq "$(wc -l <"$T/out")" ]
	score system.tsv system.tsv | cmp - "$T/out"
}

@test "nothing against something is 0, not an error" {
	score /dev/null gold.tsv | grep -q '^entity .*F1   0.00   (0 right, 0 s'
	[ -z "$(score /dev/null /dev/null)" ]
}

@test "malformed lines are told with their number, status 1, and not counted" {
	{
		cat gold.tsv
		printf 'a\t1\n'
		printf 'a\t1\tx\tentity\torg\t1\t-\t-\tx\n'
		printf '\n'
		printf 'a\t\t2\tentity\torg\t1\t-\t-\tx\n'
	} >"$T/gold"
	run --separate-stderr score system.tsv "$T/gold"
	[ "$status" -eq 1 ]
	[ "$output" = "$(cat table)" ]
	n=$(wc -l <gold.tsv)
	for i in 1 2 3 4; do
		[[ "$stderr" == *"score: $T/gold: line $((n + i)): "* ]]
	done
}

@test "a file that cannot be read: no table, status 1" {
	for args in 'nowhere gold.tsv' 'system.tsv nowhere' '. gold.tsv'; do
		# shellcheck disable=SC2086
		run --separate-stderr score $args
		[ "$status" -eq 1 ]
		[ -z "$output" ]
		[[ "$stderr" == 'score: '* ]]
	done
}

@test "wrong usage is status 2" {
	for args in '' 'a' 'a b c' '- -' '-x a b' '--nonsense a b'; do
		echo "-- $args"
		# shellcheck disable=SC2086
		run --separate-stderr score $args </dev/null
		[ "$status" -eq 2 ]
		[ -z "$output" ]
		[[ "$stderr" == *'score: usage: score system gold'* ]]
	done
}

@test "-h, --version, a full disk" {
	score -h | grep -qx 'usage: score system gold'
	score --version | grep -Eqx 'score [0-9.]+ rows/1'
	[ -c /dev/full ] || skip "no /dev/full here"
	for args in 'system.tsv gold.tsv' -h --version; do
		st=0
		# shellcheck disable=SC2086
		score $args >/dev/full 2>"$T/err" || st=$?
		[ $st -eq 2 ]
		grep -q '^score: stdout: ' "$T/err"
	done
}
