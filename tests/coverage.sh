#!/bin/sh
# How many branches of lib and cmd the tests take, by gcov, without generated
# tables. usage: coverage.sh [BAR]; fails below BAR percent (95), and where
# tests/coverage.txt is stale. That file lists what no test can take:
#   FILE TAB TEXT TAB REASON
# means the branches not taken in lines of FILE that hold TEXT; FILE may be *.
# KEEP=folder keeps what was built and counted, and misses.txt, a line each.
top=$(cd "$(dirname "$0")/.." && pwd) || exit 1
bar=${1:-95}
tmp=$(mktemp -d) || exit 1
trap 'rm -rf "$tmp"' EXIT
[ -z "$KEEP" ] || { mkdir -p "$KEEP" && dir=$(cd "$KEEP" && pwd) || exit 1; }
dir=${dir:-$tmp/tree}
mkdir -p "$dir"
: "${CC:=gcc}"
echo 'int main(void) { return 0; }' >"$tmp/t.c"
if ! "$CC" --coverage -o "$tmp/t" "$tmp/t.c" 2>/dev/null ||
	! gcov --version >/dev/null 2>&1 || [ ! -f "$top/lib/name_tab.c" ]; then
	echo "coverage: $CC and gcov, or what make builds, are not here, skipped"
	exit 0
fi
(
	cd "$top" || exit 1
	tar cf - --exclude=.git --exclude=bin .
) | (cd "$dir" && tar xf -) && cd "$dir" || exit 1

# Every source once, for all programs; tables without counts.
flags="-std=c99 -D_POSIX_C_SOURCE=200809L -D_FILE_OFFSET_BITS=64 -O0 -w"
find lib cmd tests -name '*.gc*' -exec rm -f {} +
rm -f lib/*.o lib/*.a cmd/*.o
"$CC" -O1 -c -o end.o tests/coverage.c || exit 1
for c in lib/*_tab.c; do
	# shellcheck disable=SC2086
	"$CC" $flags -c -o "${c%.c}.o" "$c" || exit 1
done
modules=$(find lib -maxdepth 1 -name '*.c' ! -name '*_tab.c')
# shellcheck disable=SC2016,SC2086
printf '%s\n' $modules cmd/*.c | xargs -n 1 -P 2 \
	sh -c 'for c; do :; done; "$@" --coverage -c -o "${c%.c}.o"' sh \
	"$CC" ${flags:+$flags}
ar rc lib/whosaid.a lib/*.o
for c in cmd/*.c; do
	"$CC" --coverage -o "${c%.c}" "${c%.c}.o" end.o lib/whosaid.a ||
		exit 1
done
rm -rf tests/lib/bin tests/lib/*.so
# shellcheck disable=SC2086
tests/tools.sh "$CC" $flags --coverage -fno-profile-arcs \
	-fno-test-coverage "$dir/end.o" || exit 1

# Two at a time; not what looks at amounts, or at the source.
export SLOW=1 MORE=1
(cd tests && exec ./run.sh promises/faults.bats promises/broken.bats \
	promises/framing.bats promises/output.bats) >said1 2>&1 &
(cd tests && exec ./run.sh lib/lib.bats cmd/[!w]*.bats promises/input.bats \
	promises/limits.bats) >said2 2>&1
wait
sed -n '/^not ok/,/^ok/p' said1 said2
grep -h '^[0-9]* passed' said1 said2 | sed 's/^/coverage: /'

mkdir -p counted
# shellcheck disable=SC2086
gcov -b -c -o lib $modules >/dev/null 2>&1
gcov -b -c -o cmd cmd/*.c >/dev/null 2>&1
mv -f -- *.c.gcov counted/
rm -f -- *.gcov
cd counted || exit 1
awk -v bar="$bar" -v misses=../misses.txt '
FILENAME ~ /coverage[.]txt$/ {
	if ($0 ~ /^#/ || $0 == "")
		next
	k = split($0, part, "\t")
	if (k != 3 || part[3] == "") {
		print "coverage: not file, text, reason: " $0
		bad = 1
		next
	}
	file[++listed] = part[1]
	has[listed] = part[2]
	next
}
FNR == 1 {
	name = FILENAME
	gsub(/^[.]\/|[.]gcov$/, "", name)
}
/^branch/ {
	all++
	if ($0 !~ /never executed|taken 0/)
		next
	for (i = 1; i <= listed; i++)
		if ((file[i] == "*" || file[i] == name) &&
		    index(text, has[i]) > 0) {
			used[i]++
			except++
			next
		}
	missed++
	print name ":" line ": branch " $2 ": " text >misses
	next
}
/^ *[^:]*: *[0-9]+:/ {
	match($0, /^ *[^:]*: *[0-9]+:/)
	split($0, part, ":")
	line = part[2] + 0
	text = substr($0, RLENGTH + 1)
	if (part[1] !~ /-/) {
		lines++
		taken += part[1] !~ /[#=]/
	}
}
END {
	for (i = 1; i <= listed; i++)
		if (used[i] == 0) {
			print "coverage: tests/coverage.txt is stale: " \
			    file[i] ": " has[i]
			bad = 1
		}
	share = all > 0 ? 100 * (all - missed) / all : 0
	printf "coverage: %.1f %% of %d branches (%d not taken, %d of them " \
	    "listed), %.1f %% of lines\n", share, all, missed + except,
	    except, (lines > 0 ? 100 * taken / lines : 0)
	if (share < bar) {
		print "coverage: less than " bar " %"
		bad = 1
	}
	exit bad
}' ../tests/coverage.txt ./*.gcov
