#!/bin/sh
# Prints the hardening flags that a compiler takes without a word.
# usage: harden.sh CC [CFLAGS ...]
tmp=$(mktemp -d) || exit 0
trap 'rm -rf "$tmp"' EXIT
echo '#include <stdio.h>
int main(void) { char b[64]; return fgets(b, 64, stdin) == NULL; }' >"$tmp/t.c"
flags=
for f in '-fPIE -pie' '-fstack-protector-strong' '-D_FORTIFY_SOURCE=2' \
    '-Wl,-z,relro,-z,now' '-fstack-clash-protection'; do
	# shellcheck disable=SC2086
	[ -z "$("$@" -Werror $flags $f -o "$tmp/t" "$tmp/t.c" 2>&1 ||
	    echo no)" ] && flags="$flags $f"
done
echo "$flags"
