# The modules of lib, by the C tests beside this file.
load ../helper

for_module() {
	[ -x "$root/tests/lib/bin/$1" ] || {
		echo "tests/lib/$1.c was not compiled: run make test"
		return 1
	}
	within 60 "$root/tests/lib/bin/$1"
}

@test "buf: growth, numbers, comparison" {
	for_module buf
}

@test "mem: arenas lend memory that does not overlap" {
	for_module mem
}

@test "glyph: damaged text as it was, other text as it is" {
	for_module glyph
}

@test "utf8: all of Unicode there and back, all else bad" {
	for_module utf8
}

@test "row: escapes, malformed rows, limits, order" {
	for_module row
}

@test "option: clusters, values, long options" {
	for_module option
}

@test "stream: rows in their place and out of it" {
	for_module stream
}

@test "scan: many bytes at a time find what one at a time does" {
	for_module scan
}

@test "money: sums, and digits of any script" {
	for_module money
}

@test "token: plain words are what all rules make of them" {
	for_module token
}

@test "sentence: short cuts change nothing, nor do the pieces it comes in" {
	for_module sentence
}

@test "beside: sums that are kept are those of the features" {
	for_module beside
}

@test "clause: words are looked up once, and well" {
	for_module clause
}

@test "every C test of a module is run here" {
	for c in "$root"/tests/lib/*.c; do
		n=${c##*/}
		n=${n%.c}
		[ ! -f "$root/lib/$n.c" ] || grep -q "for_module $n\$" \
			"$root/tests/lib/lib.bats" || is "$n" "is run"
	done
}

@test "the checker finds what is wrong" {
	printf 'Ann came in. Bob left.\n' >a
	sentences a >good
	right good
	# Tabs as ~, to be seen.
	for e in 's/Ann/ann/' '1s/-/cut!/' '$d' '1d' '2s/13/14/' '3s/[\\]n/ /' \
		'3s/[\\]n/\\x0a/' '1{h;d;};2G' '1s/~1~1~/~2~1~/' \
		'2s/~1~-/~3~-/' '$s/~2~1~/~3~1~/' '1s/~12~/~11~/' \
		'1s/sentence/S/' '2s/~-~Bob/~ ~Bob/' '1s/.$//' \
		'$s/23~23/24~24/' '$s/[\\]n/-/' '2p' '1s/$/~/'; do
		e=$(printf %s "$e" | tr '~' '\t')
		sed "$e" good >bad
		st=0
		check <bad >said || st=$?
		is "$e: $st" "$e: 1"
	done
}

@test "nest: spans that overlap become elements that nest" {
	for_module nest
}

@test "day: numbers, weekdays, weeks, days that are none" {
	for_module day
}

@test "lanes: many numbers at a time make what one at a time makes" {
	for_module lanes
}

@test "share: kept sums are those of the network over each three words" {
	for_module share
}

@test "tag: no better tags are missed" {
	for_module tag
}

@test "chain: no better tags are missed, margins are what they are said to be" {
	for_module chain
}

@test "sandbox: what kernels of each age are asked for, what calls pass" {
	for_module sandbox
}

@test "date: what it means, with and without the day of writing" {
	for_module date_note
}

@test "weight: there and back, and what is none" {
	for_module weight
}

@test "model: lines of models, good ones and bad ones" {
	for_module model
}

@test "literal: bytes as string literals, there and back" {
	for_module literal
}

@test "dict: lists built when a program runs" {
	for_module dict
}
