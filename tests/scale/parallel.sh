#!/bin/sh
# GNU parallel: blocks of a stream or of a file, each to a process.
# shellcheck source=tests/scale/common.sh
. "$(dirname "$0")/common.sh"
needs parallel
parallel --version 2>/dev/null | grep -q '^GNU' || {
	say 'another parallel, skipped'
	exit 77
}

for jobs in 1 2; do
	begun=$(now)
	parallel -j "$jobs" --pipe --block 1M whosaid -t <news.tsv >rows.tsv ||
		die "--pipe"
	same "--pipe, $jobs at a time" rows.tsv "$(rate "$begun")"
	begun=$(now)
	parallel -j "$jobs" --pipepart -a news.tsv --block 1M whosaid -t \
		>rows.tsv || die "--pipepart"
	same "--pipepart, $jobs at a time" rows.tsv "$(rate "$begun")"
done

parallel -j 2 --pipepart -a news.tsv --block 1M "$scale/weak.sh" killed \
	>rows.tsv && die "a worker was killed and the status is 0"
redo rows.tsv
same "--pipepart, a worker killed, its part done again" whole.tsv

# Not with --pipepart: there a second try may get nothing to read, and the
# status is 0 (20221122); the end rows would tell.
rm -rf killed
parallel -j 2 --retries 3 --pipe --block 1M "$scale/weak.sh" killed \
	<news.tsv >rows.tsv || die "--retries"
[ -d killed ] || die "no worker was killed"
same "--pipe --retries 3, a worker killed" rows.tsv
