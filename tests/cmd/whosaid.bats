# whosaid: the pipeline as one command, its status, its stages, its shells.

bats_require_minimum_version 1.5.0 2>/dev/null || true

setup() {
	top=$(cd "$BATS_TEST_DIRNAME/../.." && pwd)
	cmd=$top/cmd
	stories=$top/tests/stories
	T=$(mktemp -d "${TMPDIR:-/tmp}/whosaid.XXXXXX")
	cd "$T" || return 1
}

teardown() {
	cd / && rm -rf "$T"
}

# The shells that are here, a word or two each.
shells() {
	for s in dash bash ksh mksh yash zsh; do
		command -v $s
	done
	command -v busybox >/dev/null && echo 'busybox sh'
	echo sh
}

# A folder with the script and stages that are not the real ones: each passes
# its input on and ends with the status that its variable has, end_STAGE.
stand_ins() {
	mkdir -p "$1"
	cp "$cmd/whosaid" "$1"
	for s in sentences entities quotes render; do
		printf '#!/bin/sh\ncat\nexit ${end_%s:-0}\n' $s >"$1/$s"
		chmod +x "$1/$s"
	done
}

@test "it gives the rows of the pipeline" {
	cd "$stories"
	"$cmd/sentences" *.txt | "$cmd/entities" | "$cmd/quotes" >"$T/want"
	"$cmd/whosaid" *.txt | cmp - "$T/want"
	[ -s "$T/want" ]
}

@test "options and standard input go to sentences" {
	printf 'a\t"No," said Ann Lee.\nb\tYes.\n' | "$cmd/whosaid" -t |
		cut -f 1 | uniq | tr '\n' ' ' | grep -qx 'a b '
	printf 'One.\0Two.' | "$cmd/whosaid" -0n x | cut -f 1 | uniq |
		tr '\n' ' ' | grep -qx 'x.1 x.2 '
	printf 'One.\n' | "$cmd/whosaid" -n name - | cut -f 1 | uniq |
		grep -qx name
	printf 'One.' >-x
	printf '%s\0' ./-x | "$cmd/whosaid" --files0-from=- | grep -q '^./-x'
	printf '%s\0' ./-x | "$cmd/whosaid" --files0-from - | grep -q '^./-x'
	"$cmd/whosaid" -- -x | grep -q '^-x'
}

@test "the worst status of all stages counts, and none over 2" {
	stand_ins bin
	while read -r s; do
		echo "-- $s"
		for stage in sentences entities quotes; do
			for n in 0 1 2 3 77 255; do
				st=0
				env end_$stage=$n $s bin/whosaid </dev/null || st=$?
				[ $st -eq $((n > 2 ? 2 : n)) ]
			done
		done
		st=0
		end_sentences=1 end_entities=2 end_quotes=1 $s bin/whosaid </dev/null ||
			st=$?
		[ $st -eq 2 ]
		st=0
		end_sentences=1 $s bin/whosaid </dev/null || st=$?
		[ $st -eq 1 ]
	done < <(shells)
}

@test "a stage that is killed is status 2" {
	stand_ins bin
	printf '#!/bin/sh\ncat\nkill -KILL $$\n' >bin/entities
	run bin/whosaid </dev/null
	[ "$status" -eq 2 ]
}

@test "a stage that is missing is told and is status 2" {
	stand_ins bin
	rm bin/entities
	PATH=/usr/bin:/bin run --separate-stderr bin/whosaid </dev/null
	[ "$status" -eq 2 ]
	[ "$stderr" = 'whosaid: entities: not found' ]
}

@test "every shell gives the same rows" {
	"$cmd/whosaid" "$stories/agency.txt" >want
	while read -r s; do
		echo "-- $s"
		$s "$cmd/whosaid" "$stories/agency.txt" | cmp - want
		st=0
		$s "$cmd/whosaid" nowhere >out 2>err || st=$?
		[ $st -eq 1 ]
		[ ! -s out ]
		st=0
		$s "$cmd/whosaid" "$stories/agency.txt" 2>err >&- || st=$?
		[ $st -eq 2 ]
		grep -q '^whosaid: stdout: ' err
	done < <(shells)
}

@test "stages beside the script win over PATH; a link is followed" {
	stand_ins bin
	mkdir other links
	printf '#!/bin/sh\necho wrong\n' >other/sentences
	chmod +x other/sentences
	printf 'x' | PATH=$T/other:$PATH bin/whosaid | grep -qx x
	ln -s ../bin/whosaid links/whosaid
	printf 'x' | PATH=$T/other:$PATH links/whosaid | grep -qx x
	# Beside a script alone there is nothing.
	mkdir lone
	cp bin/whosaid lone
	printf 'x' | PATH=$T/bin:$PATH lone/whosaid | grep -qx x
	( cd bin && printf 'x' | PATH=$T/bin:$PATH sh whosaid | grep -qx x )
}

@test "on a terminal it shows the brief" {
	command -v script >/dev/null || skip "no script(1) here"
	script -qc 'true' /dev/null </dev/null >/dev/null 2>&1 ||
		skip "another script(1)"
	cd "$stories"
	TERM=dumb script -qc "stty cols 70; '$cmd/whosaid' agency.txt" \
		/dev/null </dev/null | tr -d '\r' >"$T/out"
	"$cmd/whosaid" agency.txt | "$cmd/render" -w 70 | diff - "$T/out"
	grep -q '^People' "$T/out"
	stand_ins "$T/bin"
	st=0
	end_render=1 script -qec "'$T/bin/whosaid' -" /dev/null </dev/null \
		>/dev/null || st=$?
	[ $st -eq 1 ]
}

@test "with -0 a document is answered before stdin is closed" {
	mkfifo in out
	"$cmd/whosaid" -0 -n x <in >out &
	exec 5>in 6<out
	for i in 1 2 3; do
		printf '"Yes," said Ann Lee.\0' >&5
		while IFS= read -r -t 20 row <&6; do
			case $row in
			"x.$i	"*'	end	'*) break ;;
			"x.$i	"*) ;;
			*) false ;;
			esac
		done
		[[ $row == *'	end	'* ]]
	done
	exec 5>&- 6<&-
	wait
}

@test "a full disk is status 2, and said" {
	[ -c /dev/full ] || skip "no /dev/full here"
	for args in "$stories/agency.txt" -h --version; do
		st=0
		"$cmd/whosaid" "$args" >/dev/full 2>err || st=$?
		[ $st -eq 2 ]
		[ -s err ]
	done
}

@test "a reader that leaves early ends it without a message" {
	"$cmd/whosaid" "$stories"/*.txt 2>err | head -n 1 | grep -q .
	[ ! -s err ]
}

# Like any filter, so that a shell, make or xargs sees what it knows.
@test "a reader that leaves early ends it by SIGPIPE, in every shell" {
	cat "$stories"/*.txt "$stories"/*.txt "$stories"/*.txt >large
	while read -r shell; do
		echo "-- $shell"
		{
			st=0
			$shell "$cmd/whosaid" large large large 2>err || st=$?
			echo $st >status
		} | head -n 1 >out
		[ "$(cat status)" -gt 128 ]
		[ "$(kill -l "$(cat status)")" = PIPE ]
		[ ! -s err ]
		# What else went wrong is worse.
		stand_ins bin
		printf '#!/bin/sh\nkill -PIPE $$\n' >bin/quotes
		st=0
		end_entities=2 $shell bin/whosaid </dev/null || st=$?
		[ $st -eq 2 ]
		# A stage in the middle is no reader of ours.
		stand_ins bin
		printf '#!/bin/sh\nkill -PIPE $$\n' >bin/sentences
		$shell bin/whosaid </dev/null
	done < <(shells)
}

@test "xargs -P mixes no documents" {
	mkdir news
	for i in 1 2 3 4 5 6 7 8; do
		cp "$stories/agency.txt" news/$i
	done
	printf '%s\0' news/* | xargs -0 -P 4 -n 2 "$cmd/whosaid" >rows
	cut -f 1 rows | uniq | wc -l | grep -qx 8
	LC_ALL=C sort -s -k 1,1 rows | cmp - <("$cmd/whosaid" news/*)
}

@test "wrong usage is status 2, in one voice, before anything is read" {
	for args in -x --nonsense --nonsense=x -n '-t -x' -0q; do
		echo "-- $args"
		# shellcheck disable=SC2086
		run --separate-stderr "$cmd/whosaid" $args
		[ "$status" -eq 2 ]
		[ -z "$output" ]
		[[ "$stderr" == *'whosaid: usage: whosaid '* ]]
	done
	run "$cmd/whosaid" -t -0
	[ "$status" -eq 2 ]
}

@test "-h and --version" {
	"$cmd/whosaid" -h | grep -q '^usage: whosaid '
	"$cmd/whosaid" --help | grep -q '^usage: whosaid '
	[ "$("$cmd/whosaid" --version)" = \
	    "$("$cmd/sentences" --version | sed 's/^sentences/whosaid/')" ]
	"$cmd/whosaid" --version | grep -Eqx 'whosaid [0-9.]+ rows/1'
}

@test "shellcheck finds nothing" {
	command -v shellcheck >/dev/null || skip "no shellcheck here"
	shellcheck "$cmd/whosaid"
}

@test "make install, with a prefix for the names; make uninstall" {
	cp -Rp "$top" tree
	cd tree
	for args in '' BINPREFIX=news-; do
		p=${args#*=}
		# shellcheck disable=SC2086
		make -s install DESTDIR="$T/a root" PREFIX=/opt/x $args
		bin="$T/a root/opt/x/bin"
		[ "$(ls "$bin" | tr '\n' ' ')" = "$(printf "$p%s " \
		    entities quotes render sentences whosaid)" ]
		[ -f "$T/a root/opt/x/share/man/man1/${p}whosaid.1" ]
		[ -f "$T/a root/opt/x/share/man/man5/rows.5" ]
		( cd "$stories" && "$cmd/whosaid" agency.txt |
			cmp - <("$bin/${p}whosaid" agency.txt) )
		# shellcheck disable=SC2086
		make -s uninstall DESTDIR="$T/a root" PREFIX=/opt/x $args
		[ -z "$(find "$T/a root" -type f)" ]
	done
}

@test "make demo shows who said what" {
	make -s -C "$top" demo | grep -q '^People'
}

@test "--files0-from without a value is wrong usage, at once" {
	st=0
	"$top/tests/lib/bin/within" 10 "$cmd/whosaid" --files0-from 2>"$T/err" ||
		st=$?
	[ "$st" -eq 2 ]
	grep -q '^whosaid: option --files0-from needs a value$' "$T/err"
}
