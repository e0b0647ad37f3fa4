#!/bin/sh
# The same bytes out on every machine: builds with each compiler that is here,
# for other word sizes and byte orders too, and compares what the programs
# write with what cmd/ writes. usage: portability.sh; says what it skips
if [ "$1" = -compile ]; then
	# usage: portability.sh -compile FOLDER CC FLAG ... FILE
	to=$2
	shift 2
	for from; do
		:
	done
	from=${from##*/}
	exec "$@" -c -o "$to/${from%.c}.o"
fi
top=$(cd "$(dirname "$0")/.." && pwd) || exit 1
tmp=$(mktemp -d) || exit 1
trap 'rm -rf "$tmp"' EXIT
export LC_ALL=C
cases=0
bad=0

# Stories, the programs' own cases, and hostile bytes.
mkdir "$tmp/in" && cd "$tmp/in" || exit 1
i=0
for f in "$top"/tests/stories/*.txt "$top"/tests/cmd/*/*.txt; do
	i=$((i + 1))
	cp "$f" "$i"
done
for seed in 1 2 3 4; do
	"$top/tests/lib/bin/hostile" $seed 20000 >"mix$seed"
	"$top/tests/lib/bin/hostile" $seed 3000 noise >"noise$seed"
done
"$top/tests/lib/bin/hostile" 5 150000 'word ' >long
: >empty
cd "$tmp" || exit 1

# Everything that programs in a folder write, into a file.
# usage: answers FOLDER [EMULATOR]
answers() {
	dir=$1
	run=$2
	$run "$dir/sentences" in/* >"$dir/rows.sentences"
	$run "$dir/entities" in/* >"$dir/rows.entities"
	$run "$dir/entities" -d 2025-02-17 "$dir/rows.sentences" |
		$run "$dir/quotes" >"$dir/rows.all"
	$run "$dir/quotes" <"$dir/rows.sentences" >"$dir/rows.quotes"
	sed 's/^/name	/' in/1 | $run "$dir/quotes" -t >"$dir/rows.records"
	for f in brief text html table plain csv csv-excel jsonl conll; do
		$run "$dir/render" -f $f "$dir/rows.all" >"$dir/out.$f"
	done
	for u in char utf16; do
		$run "$dir/render" -f jsonl --offsets=$u "$dir/rows.all" \
			>"$dir/out.$u"
	done
	$run "$dir/score" "$dir/rows.all" "$dir/rows.entities" >"$dir/out.score"
}

# usage: compare NAME; with the answers of cmd/
compare() {
	for f in "$tmp"/native/rows.* "$tmp"/native/out.*; do
		cases=$((cases + 1))
		cmp "$f" "$tmp/$1/${f##*/}" || {
			echo "portability: $1: other bytes in ${f##*/}: FAILED"
			bad=$((bad + 1))
		}
	done
	echo "portability: $1: compared"
}

# usage: build NAME CC FLAG ...; the programs, and what makes tables
build() {
	mkdir -p "$tmp/$1/o"
	name=$1
	shift
	printf '%s\n' "$top"/lib/*.c |
		xargs -n 1 -P 2 "$top/tests/portability.sh" -compile \
		"$tmp/$name/o" "$@" || return 1
	"${AR:-ar}" rc "$tmp/$name/whosaid.a" "$tmp/$name"/o/*.o
	for p in sentences entities quotes render score; do
		"$@" -o "$tmp/$name/$p" "$top/cmd/$p.c" "$tmp/$name/whosaid.a" ||
			return 1
	done
}

# The tables that generators of this kind make, with those of cmd/'s.
# usage: tables NAME EMULATOR CC FLAG ...
tables() {
	name=$1
	run=$2
	shift 2
	cd "$top" || return 1
	for g in dict table; do
		more=
		[ $g = dict ] || more=lib/gen/empty.c
		"$@" -o "$tmp/$name/$g" lib/gen/$g.c $more \
			"$tmp/$name/whosaid.a" || return 1
	done
	cases=$((cases + 2))
	$run "$tmp/$name/dict" lib/data/courtesy.txt |
		cmp - lib/summary_tab.c || bad=$((bad + 1))
	$run "$tmp/$name/table" lib/data/gazetteer.txt lib/data/numeric.txt |
		cmp - lib/name_tab.c || bad=$((bad + 1))
	cd "$tmp" || return 1
}

# usage: try NAME EMULATOR CC FLAG ...
try() {
	name=$1
	run=$2
	shift 2
	if ! command -v "$1" >/dev/null 2>&1 || { [ -n "$run" ] &&
		! command -v "$run" >/dev/null 2>&1; }; then
		echo "portability: no $1${run:+ or $run} here, $name skipped"
		return
	fi
	echo 'int main(void) { return 0; }' >"$tmp/t.c"
	"$@" -o "$tmp/t" "$tmp/t.c" 2>/dev/null || {
		echo "portability: $* builds nothing here, $name skipped"
		return
	}
	if ! build "$name" "$@" -std=c99 -D_POSIX_C_SOURCE=200809L \
		-D_FILE_OFFSET_BITS=64; then
		echo "portability: $name: no build: FAILED"
		bad=$((bad + 1))
		return
	fi
	answers "$tmp/$name" "$run"
	compare "$name"
	# A file over 4 GiB, of nothing: it must open, and its rows begin.
	cases=$((cases + 1))
	dd if=/dev/null of=sparse bs=1 seek=5000000000 2>/dev/null || return
	[ "$($run "$tmp/$name/sentences" sparse | head -c 20 | cut -f 2)" = 0 ] ||
		{
			echo "portability: $name: a file over 4 GiB: FAILED"
			bad=$((bad + 1))
		}
	rm -f sparse
	[ "$name" = m32 ] || return 0
	# Numbers do not wrap where they have 32 bits.
	cases=$((cases + 1))
	far | "$tmp/$name/sentences" | tail -n 4 >"$tmp/$name/far"
	far | "$tmp/native/sentences" | tail -n 4 | cmp - "$tmp/$name/far" || {
		echo "portability: $name: a line over 4 GiB: FAILED"
		bad=$((bad + 1))
	}
}

# A line over 4 GiB; its length, less 4 GiB, would be that of a wrapped one.
far() {
	"$top/tests/lib/bin/hostile" 1 4294967296 \
		'a line of words that does not end '
	echo 'which is longer than all others are and then goes on to be so'
	echo 'Oslo when it comes to a second one that has all kinds of words'
	echo 'Paris'
}

mkdir native
for p in sentences entities quotes render score; do
	cp "$top/cmd/$p" native/
done
answers native ''

try gcc '' gcc -O0
try unsigned '' gcc -O1 -funsigned-char
try clang '' clang -O2
try tcc '' tcc
try musl '' musl-gcc -O1 -static
# Headers of the kernel are in the folder of the 64-bit ones, if anywhere.
try m32 '' gcc -m32 -O1 -idirafter /usr/include/x86_64-linux-gnu
AR=s390x-linux-gnu-ar try s390x qemu-s390x-static \
	s390x-linux-gnu-gcc -O1 -static
if [ -x "$tmp/s390x/score" ]; then
	AR=s390x-linux-gnu-ar tables s390x qemu-s390x-static \
		s390x-linux-gnu-gcc -O1 -static -std=c99 \
		-D_POSIX_C_SOURCE=200809L
fi
[ -z "$TALLY" ] || printf '%s\t%s\n' portability \
	"$cases cases, $bad failures" >>"$TALLY"
echo "portability: $cases cases, $bad failures"
[ "$bad" -eq 0 ]
