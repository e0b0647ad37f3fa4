#!/bin/sh
# Writes the pictures of README.md to a folder: pictures.sh FOLDER [page].
# brief.svg is what a terminal shows; with "page", page.png is what Chromium
# does, made smaller by ImageMagick.
set -eu

top=$(cd "$(dirname "$0")/../.." && pwd)
dir=$(cd "$1" && pwd)
tmp=$(mktemp -d)
trap 'rm -rf "$tmp"' EXIT
PATH=$top/cmd:$PATH
LC_ALL=C
export PATH LC_ALL
cp -R "$top/tests/stories" "$tmp/news"
cd "$tmp"

# The first speakers, with all that they said.
whosaid news/agency.txt | render --color=always -w 80 |
	awk 'NF == 0 { n++ } n == 5 { exit } { print }' |
	awk -v command='whosaid news/agency.txt' -f "$top/tests/man/svg.awk" \
	>"$dir/brief.svg"

[ "${2-}" = page ] || exit 0
whosaid news/wrapped.txt news/agency.txt news/british.txt |
	render -f html >page.html
chromium --headless --no-sandbox --disable-gpu --disable-quic \
	--hide-scrollbars --window-size=1180,780 --screenshot="$tmp/page.png" \
	"file://$tmp/page.html" >"$tmp/log" 2>&1
convert page.png -strip +dither -colors 64 "png8:$dir/page.png"
