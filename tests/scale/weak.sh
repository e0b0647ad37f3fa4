#!/bin/bash
# whosaid -t, but the first that is started dies of a signal in the middle of
# its work: weak.sh FOLDER. FOLDER is made by it, and so tells the others.
set -u

mkdir "$1" 2>/dev/null || exec whosaid -t
cat >"$1/in"
set -m
whosaid -t <"$1/in" >"$1/out" &
set +m
# It has written something; where there is little to read, not long ago.
while kill -0 $! 2>/dev/null && [ ! -s "$1/out" ]; do
	sleep 0.01
done
if ! kill -9 "-$!" 2>/dev/null; then
	# It was too quick; it is the next one's turn.
	wait $!
	cat "$1/out"
	rm -r "$1"
	exit 0
fi
wait $! 2>/dev/null
cat "$1/out"
exit 137
