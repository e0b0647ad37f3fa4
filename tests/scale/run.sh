#!/bin/sh
# whosaid under the engines of clusters, on this machine; says what it skips.
# usage: run.sh [NAME ...]; all if there is none. The last line counts them.
# COPIES=N makes the archive larger: N times the sample stories, 17 KB.
cd "$(dirname "$0")" || exit 2
[ $# -gt 0 ] || set -- parallel ssh spark dask hadoop slurm duckdb \
	clickhouse archive
passed=0
failed=0
skipped=0
for name; do
	"./$name.sh" </dev/null
	case $? in
	0) passed=$((passed + 1)) ;;
	77) skipped=$((skipped + 1)) ;;
	*)
		failed=$((failed + 1))
		echo "$name: FAILED" ;;
	esac
done
echo "$passed passed, $failed failed, $skipped skipped"
[ "$failed" -eq 0 ]
