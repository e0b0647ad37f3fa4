#!/bin/sh
# The page of render -f html in a real browser. usage: browser.sh [SHOTS]
# Wants Chromium, node, and a folder NODE_MODULES that holds playwright-core
# and axe-core; says what is missing. Pictures go to SHOTS, if it is given.
# npm install --prefix tests/.node playwright-core axe-core gets the modules.
top=$(cd "$(dirname "$0")/.." && pwd) || exit 1
tmp=$(mktemp -d) || exit 1
trap 'rm -rf "$tmp"' EXIT
PATH=$top/cmd:$PATH
: "${NODE_MODULES:=$top/tests/.node/node_modules}"
shots=${1:-$tmp}

missing() {
	echo "browser: no $1 here, skipped"
	exit 0
}

chromium=
for name in chromium chromium-browser google-chrome; do
	[ -n "$chromium" ] || chromium=$(command -v $name)
done
[ -n "$chromium" ] || missing chromium
command -v node >/dev/null || missing node
[ -d "$NODE_MODULES/playwright-core" ] || missing playwright-core
[ -d "$NODE_MODULES/axe-core" ] || missing axe-core

cd "$top/tests/stories" || exit 1
whosaid ./*.txt >"$tmp/rows" && render -f html "$tmp/rows" >"$tmp/page.html" ||
	exit 1

# Text that would like to run, and rows that would like to help it.
mkdir "$tmp/evil" && cd "$tmp/evil" || exit 1
{
	cat "$top/tests/cmd/render/hostile.txt"
	cat <<'EOF'


<script>window.ran = 1</script> <img src=x onerror="window.ran = 2"> said.

"><svg onload=window.ran=3> ' onfocus=window.ran=4 autofocus tabindex=1 x='

</p></div></main></body></html><!-- <style>body{display:none}</style> -->

<a href="javascript:window.ran = 5">Go</a> <iframe src=//example.com></iframe>

<base href=//example.com/><link rel=stylesheet href=//example.com/x.css>

"<b>So</b>," said Ann "<script>window.ran = 6</script>" Lee of &lt;Rome&gt;.
EOF
	# One word of a megabyte, and every byte there is.
	head -c 1000000 /dev/zero | tr '\0' x
	echo
	awk 'BEGIN { for (i = 1; i < 256; i++) printf "%c", i }'
} >story
whosaid story | awk -F '\t' -v OFS='\t' '
{ print }
$4 == "sentence" && $10 ~ /window/ {
	x = "\"><script>window.ran = 7</script><img src=x onerror=ran=8>\\x1b"
	y = x "'\''" " onclick='\''window.ran=9"
	print $1, $2, $3, "entity", x, ++n + 900, $6, y, y, $10
	print $1, $2, $3, "quote", y, ++n + 900, $6, y, x, $10
}' >rows
render -f html rows >"$tmp/evil.html" || exit 1
node "$top/tests/cmd/render/browser.mjs" "$NODE_MODULES" "$chromium" \
	"$tmp/rows" "$tmp/page.html" "$tmp/evil.html" "$shots"
