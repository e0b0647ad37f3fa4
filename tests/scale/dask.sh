#!/bin/sh
# Dask: a cluster of workers on this machine.
# shellcheck source=tests/scale/common.sh
. "$(dirname "$0")/common.sh"
needs_module dask
needs_module distributed

for workers in 1 2; do
	begun=$(now)
	python3 "$scale/dask_rows.py" $workers news.tsv rows.tsv whosaid -t \
		>dask.log 2>&1 || {
		tail dask.log
		die "$workers workers"
	}
	same "$workers workers" rows.tsv "$(rate "$begun")"
done
python3 "$scale/dask_rows.py" 2 news.tsv rows.tsv "$scale/weak.sh" killed \
	>dask.log 2>&1 || die "a worker killed"
[ -d killed ] || die "no worker was killed"
same "a worker killed" rows.tsv
python3 "$scale/dask_rows.py" 1 news.tsv rows.tsv false >dask.log 2>&1 &&
	die "a pipe that always fails has status 0"
say "a pipe that always fails is told"
