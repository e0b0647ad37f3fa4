#!/bin/sh
# Slurm: the tasks of an array as Slurm would start them, without Slurm.
# shellcheck source=tests/scale/common.sh
. "$(dirname "$0")/common.sh"
needs split
needs xargs

sh -n "$scale/slurm.sbatch" || die "slurm.sbatch"
split -n l/8 -d -a 1 --additional-suffix=.tsv news.tsv part- || die "split"

# Runs tasks of the array, some at a time: array AT_ONCE TASK ...
array() {
	at_once=$1
	shift
	printf '%s\n' "$@" | xargs -P "$at_once" -I N \
		env SLURM_ARRAY_TASK_ID=N sh "$scale/slurm.sbatch" 2>>log
}

for tasks in 1 2; do
	rm -f part-*.rows
	begun=$(now)
	array $tasks 0 1 2 3 4 5 6 7 || die "array"
	cat part-*.rows >rows.tsv
	same "$tasks tasks at a time" rows.tsv "$(rate "$begun")"
done

# The same with a whosaid that is killed in one of the tasks.
rm -f part-*.rows
mkdir bin
printf '#!/bin/sh\nPATH=%s\nexec %s %s\n' "$PATH" "$scale/weak.sh" \
	"$work/killed" >bin/whosaid
chmod +x bin/whosaid
(
	PATH=$work/bin:$PATH
	array 2 0 1 2 3 4 5 6 7
) && die "a worker was killed and the status is 0"
missing=
for n in 0 1 2 3 4 5 6 7; do
	[ -f part-$n.rows ] || missing="$missing $n"
done
[ -n "$missing" ] || die "nobody noticed that a worker was killed"
say "to be done again: --array=${missing# }"
# shellcheck disable=SC2086 # words
array 2 $missing || die "array"
cat part-*.rows >rows.tsv
same "a worker killed, its task done again" rows.tsv
