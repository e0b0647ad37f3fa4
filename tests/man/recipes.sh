#!/bin/sh
# Runs the commands of a page in order, as they are written there:
# recipes.sh PAGE FOLDER. The commands run in FOLDER/work, where news holds
# the sample stories; FOLDER/N.sh is a command, N.want what the page says it
# prints, N.got what it printed, N.err what it complained of, N.bad (only if
# it is not as the page says) why. Output that is not shown is not looked at.
# A command that uses a program that is not there is left out: N.lacks. So is
# one that fails behind it: it may want what the other would have made.
# To renew what a page says its commands print, run this, then
#	awk -v dir=FOLDER -v renew=1 -f recipes.awk PAGE >PAGE.new
set -u

page=$1
top=$(cd "$(dirname "$0")/../.." && pwd)
dir=$2
tools='Rscript bedtools duckdb jq mlr parallel python3 sqlite3'

# The first program that the command uses and that is not there.
lacking() {
	for t in $tools; do
		grep -Eq "(^|[[:space:]|(])$t " "$1" || continue
		command -v "$t" >/dev/null || { echo "$t"; return; }
	done
	if grep -q '^import pandas$' "$1" &&
	    ! python3 -c 'import pandas' 2>/dev/null; then
		echo pandas
		return
	fi
	if grep -q 'tail .*-f' "$1" && [ "$timed" = no ]; then
		echo timeout
	fi
}

# Tells whether the output is as shown; "..." at the end is the rest of it.
# How far uniq and wc indent their numbers is nobody's business.
same() {
	awk '
	FNR == 1 { file++ }
	{ sub(/^ +/, "") }
	file == 1 { want[++n] = $0; next }
	rest { next }
	{ m++ }
	want[m] == "..." && m == n { rest = 1; next }
	$0 != want[m] { wrong = 1; exit }
	END { exit wrong || (m < n && !rest) }' "$1" "$2"
}

# A feed that is followed never ends: then it is the shell that is stopped.
run() {
	case $(cat "$1.sh") in
	*'tail '*-f*)
		timeout 4 sh "$1.sh" >"$1.got" 2>"$1.err"
		[ $? = 124 ] ;;
	*)
		timeout 20 sh "$1.sh" >"$1.got" 2>"$1.err" </dev/null ;;
	esac
}

mkdir -p "$dir/work"
dir=$(cd "$dir" && pwd)
awk -v "dir=$dir" -f "$top/tests/man/recipes.awk" "$page"
cp -R "$top/tests/stories" "$dir/work/news"
PATH=$top/cmd:$PATH
LC_ALL=C
export PATH LC_ALL
cd "$dir/work" || exit 2

timed=yes
command -v timeout >/dev/null || {
	timed=no
	timeout() {
		shift
		"$@"
	}
}

before=
for c in "$dir"/*.sh; do
	[ -f "$c" ] || continue
	c=${c%.sh}
	lacks=$(lacking "$c.sh")
	if [ -n "$lacks" ]; then
		before=$lacks
		echo "$lacks" >"$c.lacks"
	elif ! run "$c"; then
		if [ -n "$before" ]; then
			echo "$before" >"$c.lacks"
			rm -f "$c.got"
		else
			echo 'it fails' >"$c.bad"
		fi
	elif [ -s "$c.err" ]; then
		echo 'it complains' >"$c.bad"
	elif [ -s "$c.want" ] && ! same "$c.want" "$c.got"; then
		echo 'it prints otherwise' >"$c.bad"
	fi
done
