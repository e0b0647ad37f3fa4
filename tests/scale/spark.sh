#!/bin/sh
# Spark: rdd.pipe, on a cluster of workers on this machine.
# shellcheck source=tests/scale/common.sh
. "$(dirname "$0")/common.sh"
needs java
needs_module pyspark
SPARK_LOCAL_IP=127.0.0.1
PYSPARK_PYTHON=$(command -v python3)
export SPARK_LOCAL_IP PYSPARK_PYTHON

# Runs it on some workers, a core and 1 GiB each.
spark() {
	rm -rf parts
	python3 "$scale/spark_rows.py" "local-cluster[$1,1,1024]" \
		"file://$work/news.tsv" "file://$work/parts" "$2" \
		>spark.log 2>&1 || return 1
	cat parts/part-* >rows.tsv
}

for workers in 1 2; do
	begun=$(now)
	spark $workers "whosaid -t" || {
		tail spark.log
		die "$workers workers"
	}
	same "$workers workers" rows.tsv "$(rate "$begun")"
done
spark 2 "$scale/weak.sh $work/killed" || die "a worker killed"
[ -d killed ] || die "no worker was killed"
same "a worker killed" rows.tsv
spark 1 "false" && die "a pipe that always fails has status 0"
say "a pipe that always fails is told"
