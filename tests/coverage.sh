#!/bin/sh
top=$(cd "$(dirname "$0")/.." && pwd) || exit 1
tmp=${KEEP:-$(mktemp -d)} || exit 1
cd "$top"
tar cf - cmd lib man tests/*.* tests/cmd tests/lib tests/promises tests/stories tests/man  Makefile README.md| (cd "$tmp" && tar xf -) || exit 1
cd "$tmp"
find cmd lib -name '*.o' ! -name '*_tab.o' -exec rm {} +
gcc -O -c -o $tmp/end.o tests/coverage.c
flags="-std=c99 -D_POSIX_C_SOURCE=200809L -D_FILE_OFFSET_BITS=64 -O0"
ls lib/*.c cmd/*.c | grep -v _tab.c | xargs -n 1 -P 2 sh -c 'gcc '"$flags"' --coverage -c -o ${0%.c}.o $0'
rm lib/whosaid.a; ar rc lib/whosaid.a lib/*.o
for p in cmd/*.c; do
	gcc --coverage -o ${p%.c} ${p%.c}.o $tmp/end.o lib/whosaid.a
done
rm -rf tests/lib/bin tests/lib/*.so
tests/tools.sh gcc $flags --coverage -fno-profile-arcs -fno-test-coverage $tmp/end.o
