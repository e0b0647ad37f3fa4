#!/bin/sh
# Prints the hardening flags that a compiler takes without a word, to compile
# with or to link with. usage: harden.sh compile|link CC [CFLAGS ...]
step=$1
shift
tmp=$(mktemp -d) || exit 0
trap 'rm -rf "$tmp"' EXIT
echo '#include <stdio.h>
int main(void) { char b[64]; return fgets(b, 64, stdin) == NULL; }' >"$tmp/t.c"

try() {
	[ -z "$("$@" -o "$tmp/t" "$tmp/t.c" 2>&1 || echo no)" ]
}

flags=
if [ "$step" = link ]; then
	for f in -pie -Wl,-z,relro,-z,now; do
		try "$@" -Werror -fPIE $f && flags="$flags $f"
	done
else
	for f in -fPIE -fstack-protector-strong -D_FORTIFY_SOURCE=2 \
	    -fstack-clash-protection; do
		try "$@" -Werror -c $f && flags="$flags $f"
	done
fi
echo "$flags"
