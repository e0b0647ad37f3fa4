#!/bin/sh
# Fuzzes each target for a time, from seeds made of the tests; the inputs
# that broke something before come first, and must not any more.
# usage: run.sh SECONDS [TARGET ...]; 0 seconds: only those inputs and seeds
# JOBS targets run at a time (1). LONGEST is the longest input, if a target is
# not to have its own; RUNS ends a target after so many. An input that breaks
# one stays in bin/. TALLY gets the counts.
cd "$(dirname "$0")/../.." || exit 1
seconds=${1:-60}
[ $# -eq 0 ] || shift
here=tests/fuzz
bin=$here/bin
all=$(grep -o '{ "[a-z0-9_]*", fuzz_' $here/fuzz.c | cut -d \" -f 2)
: "${JOBS:=1}"
# No more of a stack and of freed memory than an execution needs.
options=allocator_may_return_null=1:malloc_context_size=2:quarantine_size_mb=16

# The longest input of a target: short ones are many.
longest() {
	case $1 in
	utf8) echo 64 ;;
	units) echo 160 ;;
	row | gold | corpus | list | abbreviations | options | *model) echo 300 ;;
	entities | quotes | made_rows | records) echo 400 ;;
	sentences) echo 600 ;;
	*) echo 1200 ;;
	esac
}

# Programs end without freeing what they have; modules must not.
leaks() {
	case $1 in
	utf8 | units | row | gold | corpus | *model) echo 1 ;;
	*) echo 0 ;;
	esac
}

# The texts and rows of the tests, small; made rows want a head.
seed() {
	to=$bin/corpus/$1
	mkdir -p "$to"
	case $1 in
	*_rows | row | brief | text | html | table | plain | csv | excel | \
	    jsonl | conll | gold | corpus)
		i=0
		for f in tests/cmd/*/*.tsv; do
			i=$((i + 1))
			case $1 in
			entities_rows | quotes_rows | gold | corpus)
				head -c 3000 "$f" >"$to/tsv$i" ;;
			row) sed -n "$((i % 9 + 1))p" "$f" | tr -d '\n' \
				>"$to/tsv$i" ;;
			*) { printf 1 && head -c 3000 "$f"; } >"$to/tsv$i" ;;
			esac
		done ;;
	esac
	case $1 in
	row | gold | corpus | model | quotemodel | list | abbreviations | options) ;;
	*)
		i=0
		for f in tests/stories/*.txt tests/cmd/*/*.txt; do
			i=$((i + 1))
			case $1 in
			*_rows | brief | text | html | table | plain | csv | \
			    excel | jsonl | conll)
				{
					printf '\010%032d' $((i * 7919))
					head -c 700 "$f"
				} >"$to/txt$i" ;;
			records)
				{
					printf 'n\t' && head -c 700 "$f" |
						tr '\n' ' '
					echo
				} >"$to/txt$i" ;;
			# A first look, and further down.
			*) tail -c +$((i * 97 % 500 + 1)) "$f" |
				head -c 400 >"$to/txt$i" ;;
			esac
		done ;;
	esac
	case $1 in
	list) printf 'Acme\torg\nAnn Lee\tperson\nParis\t-\n' >"$to/1" ;;
	abbreviations) printf '# x\nBgdr\nCorp\tt\n' >"$to/1" ;;
	model) head -c 3000 lib/data/entities.model >"$to/1" ;;
	quotemodel)
		for chain in cues parts verdict; do
			grep -n -m 3 "$chain" lib/data/quotes.model |
				cut -d : -f 2- | head -c 500
		done >"$to/1"
		head -c 3000 lib/data/quotes.model >"$to/2" ;;
	options)
		printf '1-d\0002024-03-04\000-g\000l' >"$to/1"
		printf '3-f\000html\000-w40\000-' >"$to/2"
		printf '2-0n\000x\000--files0-from=l' >"$to/3"
		printf '0-t\000a\000--help\000-' >"$to/4" ;;
	esac
}

# Runs one target; the last line says how many inputs were tried.
one() {
	log=$bin/$1.log
	old=
	[ ! -d "$here/found/$1" ] || old=$here/found/$1
	seed "$1"
	runs=${RUNS:--1}
	[ "$seconds" -gt 0 ] || runs=0
	# shellcheck disable=SC2086
	ASAN_OPTIONS=$options:detect_leaks=$(leaks "$1") FUZZ_TARGET=$1 \
		"$bin/fuzz" -runs="$runs" -max_total_time="$seconds" \
		-max_len="${LONGEST:-$(longest "$1")}" -timeout=20 \
		-rss_limit_mb=3000 -print_final_stats=1 -verbosity=1 \
		-entropic=0 \
		-dict=$here/words.dict -artifact_prefix="$bin/$1-" \
		"$bin/corpus/$1" $old >"$log" 2>&1
	status=$?
	n=$(sed -n 's/^stat::number_of_executed_units: *//p' "$log")
	n=${n:-$(sed -n 's/^#\([0-9]*\)	.*/\1/p' "$log" | tail -n 1)}
	if [ $status -eq 0 ]; then
		echo "fuzz: $1: ${n:-0} inputs, 0 failures"
	else
		grep -E '^fuzz:|ERROR|runtime error|artifact' "$log" | head -n 4
		echo "fuzz: $1: ${n:-0} inputs, 1 failures"
	fi
	[ -z "$TALLY" ] || printf '%s\t%s\t%s\n' fuzz \
		"${n:-0} cases, $((status != 0)) failures" "$1" >>"$TALLY"
	return $status
}

if [ "$1" = -one ]; then
	one "$2"
	exit
fi
if [ "$seconds" = -seed ]; then
	seed "$1"
	exit
fi
command -v "${CLANG:=clang}" >/dev/null 2>&1 || {
	echo "fuzz: no $CLANG here, skipped"
	exit 0
}
export CLANG
mkdir -p "$bin"
echo 'int LLVMFuzzerTestOneInput(const char *p, unsigned long n) {
	return p == 0 && n != 0; }' >"$bin/try.c"
"$CLANG" -fsanitize=fuzzer,address,undefined -o "$bin/try" "$bin/try.c" \
	2>/dev/null || {
	echo "fuzz: $CLANG has no fuzzer here, skipped"
	exit 0
}
$here/build.sh || exit 1
# shellcheck disable=SC2086
[ $# -gt 0 ] || set -- $all
printf '%s\n' "$@" | xargs -n 1 -P "$JOBS" sh "$here/run.sh" "$seconds" -one
