#!/bin/sh
# Compiles tests/lib/*.c. usage: tools.sh CC FLAG ...
# A test of a module, and a tool, becomes lib/bin/NAME; shim_NAME.c becomes
# lib/NAME.so where the system can preload it.
cd "$(dirname "$0")/lib" || exit 1
mkdir -p bin || exit 1
for c in *.c; do
	name=${c%.c}
	case $name in
	shim_*)
		# Not with the flags of the programs: no sanitizers in here.
		so=${name#shim_}.so
		[ -n "$(find "$so" -newer "$c" 2>/dev/null)" ] ||
			"$1" -O -shared -fPIC -o "$so" "$c" 2>/dev/null ||
			"$1" -O -shared -fPIC -o "$so" "$c" -ldl 2>/dev/null ||
			rm -f "$so"
		;;
	*)
		[ -n "$(find "bin/$name" -newer "$c" -newer test.h -newer rules.h \
			-newer ../../lib/whosaid.a 2>/dev/null)" ] ||
			"$@" -o "bin/$name" "$c" ../../lib/whosaid.a || exit 1
		;;
	esac
done
