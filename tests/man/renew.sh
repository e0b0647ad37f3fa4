#!/bin/sh
# Writes into the manual pages and README.md what their commands print now,
# where it was shown before: renew.sh [PAGE ...]. Look at the difference
# before it is committed: it is what users will see. Without a PAGE the
# picture of the brief is drawn again, too.
set -eu

top=$(cd "$(dirname "$0")/../.." && pwd)
tmp=$(mktemp -d)
trap 'rm -rf "$tmp"' EXIT
[ $# -gt 0 ] || {
	"$top/tests/man/pictures.sh" "$top/man"
	set -- "$top"/man/*.[1-9] "$top/README.md"
}

for page; do
	dir=$tmp/${page##*/}
	"$top/tests/man/recipes.sh" "$page" "$dir"
	awk -v "dir=$dir" -v renew=1 -f "$top/tests/man/recipes.awk" \
		"$page" >"$tmp/page"
	cmp -s "$tmp/page" "$page" || cat "$tmp/page" >"$page"
done
