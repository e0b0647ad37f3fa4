#!/bin/sh
# Prints the hardening flags that a compiler takes without a word, to compile
# with or to link with; or -flto, where it can build from source and nothing
# asks for sanitizers. usage: harden.sh compile|link|whole CC [CFLAGS ...]
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
elif [ "$step" = whole ]; then
	case "$*" in
	*-fsanitize*) ;;
	# gcc complains of -flto alone that it works alone.
	*) for f in -flto=auto -flto; do
		try "$@" -Werror -O2 -fPIE $f -O3 && flags=$f && break
	done ;;
	esac
else
	# The last: sums of products are rounded alike on every machine.
	for f in -fPIE -fstack-protector-strong -D_FORTIFY_SOURCE=2 \
	    -fstack-clash-protection -ffp-contract=off; do
		try "$@" -Werror -c $f && flags="$flags $f"
	done
fi
echo "$flags"
