# What the tests share. Every test has a folder of its own, goes there, and
# may count on the programs and tools in its PATH. In a test:
#   try CMD ...   runs it; $st is its status, `out` and `err` what it wrote
#   is A B        the strings are equal        quiet      err is empty
#   same A B      the files are equal          says RE    err has it
#   each          lists programs; a loop over it says whose turn it is

root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
stories=$root/tests/stories
PATH=$root/cmd:$root/tests/lib/bin:$PATH
export LC_ALL=C

# Builds with sanitizers or counts (coverage.sh) are slow and large.
: "${SLOW=$SANITIZED}"

# Programs that read documents; those of them that write rows; all.
: "${ANNOTATORS=entities quotes}"
: "${ROWERS=sentences $ANNOTATORS}"
: "${FILTERS=$ROWERS render}"
: "${PROGRAMS=$FILTERS score}"

setup() {
	T=$(mktemp -d "${TMPDIR:-/tmp}/whosaid.XXXXXX")
	cd "$T" || return 1
}

teardown() {
	tally "${BATS_TEST_FILENAME##*/}" \
		"$checks cases, $((1 - ${BATS_TEST_COMPLETED:-0})) failures"
	cd / && rm -rf "$T"
}

# What the tests of the promises tried, for the table of whosaid-promises.7:
# usage: tally NAME 'N cases, N failures'. THOROUGH=1 asks for all there is.
checks=0
THOROUGH=${THOROUGH:+-a}
tally() {
	[ -z "$TALLY" ] || printf '%s\t%s\n' "$1" "$2" >>"$TALLY"
}

# Names the program of a loop's turn, so that a failure tells which.
turn() {
	echo "-- $*"
}

try() {
	st=0
	"$@" >out 2>err || st=$?
}

is() {
	checks=$((checks + 1))
	[ "$1" = "$2" ] || {
		echo "'$1' is not '$2'"
		[ ! -s err ] || head -n 5 err
		return 1
	}
}

same() {
	checks=$((checks + 1))
	cmp "$1" "$2" || {
		diff "$1" "$2" | cut -c 1-200 | head -n 10
		return 1
	}
}

quiet() {
	checks=$((checks + 1))
	[ ! -s err ] || {
		echo "a message where there should be none: $(head -n 3 err)"
		return 1
	}
}

says() {
	checks=$((checks + 1))
	grep -q -e "$1" err || {
		echo "no message like '$1', but: $(head -n 3 err)"
		return 1
	}
}

# At most, at least: numbers.
most() {
	[ "$1" -le "$2" ] || {
		echo "$1 is more than $2"
		return 1
	}
}

least() {
	[ "$1" -ge "$2" ] || {
		echo "$1 is less than $2"
		return 1
	}
}

# The rows in a file keep the rules; options as for check.
right() {
	local rows=$1
	checks=$((checks + 1))
	shift
	check "$@" <"$rows" || {
		echo "in $rows"
		return 1
	}
}

# How many lines of a file have a kind.
count() {
	awk -F '\t' -v kind="$2" '$4 == kind { n++ } END { print n + 0 }' "$1"
}

# The rows of one document.
rows_of() {
	awk -F '\t' -v doc="$2" '$1 == doc' "$1"
}

# Skips, for all to see, what this machine or build cannot do.
needs() {
	command -v "$1" >/dev/null 2>&1 || skip "no $1 here"
}

needs_preload() {
	[ -f "$root/tests/lib/$1.so" ] || skip "no preloaded libraries here"
	[ -z "$SANITIZED" ] || skip "no preloaded libraries with sanitizers"
}

needs_plain_build() {
	[ -z "$SLOW" ] || skip "a sanitized or counted build takes other amounts"
}

# Small documents that have broken something somewhere, into a folder.
nasty() {
	mkdir -p "$1"
	(
		cd "$1" || exit 1
		: >empty
		printf 'x' >one
		printf '\n' >newline
		printf '   ' >spaces
		printf ' \n\t\n  ' >blank
		printf 'No newline at its end' >unended
		printf 'One. Two.\r\nThree.\r\n\r\nFour.\r\n' >crlf
		printf 'One.\rTwo.\r\rThree.' >cr
		printf '\357\273\277Marked. "So," he said.\n' >bom
		printf '\357\273\277' >bom-only
		printf 'Two \357\273\277 marks. \357\273\277\n' >bom-inside
		printf 'A\0B. \0 C said "D\0".\0\n\0' >nul
		printf '\0\0\0' >nuls
		printf 'Caf\351 said \377\376 "n\303". \355\240\200\n' >bad
		printf 'So we met \305\241 and then \212 left.\n' >letters
		printf '\302\205One\342\200\250Two\342\200\251Three\302\240\n' \
			>spaces-of-unicode
		printf 'Tab\there\\there \\n \\x41 \033[31mred\177\n' >controls
		printf '"\n"\n""\n\342\200\234\n\342\200\235\n' >marks
		printf '"One,\n\n"two,\n\n"three," said Ann Lee.\n' >reopened
		printf 'stdin\t0\t1\tsentence\n' >almost-row
		printf '......!!!???\n\n\n\n. . .\n' >stops
		# shellcheck disable=SC2016
		printf '%s\n' '$(rm) `x` %s %n <b>&amp;</b> =1+1' >hostile
		hostile 1 3000 >mixed
		hostile 2 3000 noise >noise
		hostile 3 70000 >'a name with blanks'
	)
}

# Runs the golden cases of a program: tests/cmd/NAME/*.txt, whose rows are in
# the .tsv beside it, by operand and by standard input.
golden() {
	local p=$1 f n=0 bad=0

	cd "$root/tests/cmd/$p" || return 1
	for f in *.txt; do
		"$p" "$f" >"$T/operand"
		"$p" -n "$f" <"$f" >"$T/stdin"
		same "${f%.txt}.tsv" "$T/operand" || bad=1
		same "${f%.txt}.tsv" "$T/stdin" || bad=1
		right "$T/operand" || bad=1
		n=$((n + 1))
	done
	cd "$T" || return 1
	least "$n" 1 && is "$bad" 0
}
