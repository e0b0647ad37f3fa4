# The commands that the manual pages and README.md show are run as written,
# in a folder with the sample stories, and print what the pages say. When the
# programs find more than before, tests/man/renew.sh brings the pages up to
# date.

bats_require_minimum_version 1.5.0 2>/dev/null || true

setup_file() {
	top=$(cd "$BATS_TEST_DIRNAME/../.." && pwd)
	export top
	for page in "$top"/man/*.[1-9] "$top/README.md"; do
		"$top/tests/man/recipes.sh" "$page" \
			"$BATS_FILE_TMPDIR/${page##*/}"
	done
}

# Says what went wrong with the commands of a page that match a pattern.
judge() {
	local c wrong=0 dir=$BATS_FILE_TMPDIR/$1

	for c in $(grep -El "${2:-.}" "$dir"/*.sh); do
		c=${c%.sh}
		[ -f "$c.bad" ] || continue
		wrong=1
		echo "$1: $(cat "$c.bad"):"
		sed 's/^/	/' "$c.sh"
		cat "$c.err"
		diff "$c.want" "$c.got" || true
	done
	[ "$wrong" = 0 ]
}

# The commands of all pages that need a program.
judge_tool() {
	local page

	command -v "$1" >/dev/null || skip "$1 is not installed"
	for page in "$BATS_FILE_TMPDIR"/*; do
		grep -Eqs "(^|[[:space:]|(])$1 " "$page"/*.sh || continue
		judge "${page##*/}" "(^|[[:space:]|(])$1 "
	done
}

@test "the tutorial whosaid(7) shows at least 20 commands, README 10" {
	[ "$(ls "$BATS_FILE_TMPDIR"/whosaid.7/*.sh | wc -l)" -ge 20 ]
	[ "$(ls "$BATS_FILE_TMPDIR"/README.md/*.sh | wc -l)" -ge 10 ]
}

@test "the commands of whosaid(7) do what the page says" {
	judge whosaid.7
}

@test "the commands of README do what it says" {
	judge README.md
}

@test "the commands of rows(5) do what the page says" {
	judge rows.5
}

@test "the commands of the programs' pages do what the pages say" {
	local page

	for page in "$top"/man/*.1; do
		[ ! -d "$BATS_FILE_TMPDIR/${page##*/}" ] ||
			judge "${page##*/}"
	done
}

@test "the programs of whosaid-scale(7) are those that tests/scale runs" {
	local f

	for f in spark_rows.py dask_rows.py slurm.sbatch layout.sql \
	    clickhouse.sql; do
		sed '/^# /d; /^-- /d' "$top/tests/scale/$f" |
			diff - "$BATS_FILE_TMPDIR/whosaid-scale.7/work/$f"
	done
}

@test "the commands of whosaid-scale(7) do what it says" {
	judge whosaid-scale.7
}

@test "README's picture of a terminal is what it shows" {
	mkdir "$BATS_TEST_TMPDIR/pictures"
	"$top/tests/man/pictures.sh" "$BATS_TEST_TMPDIR/pictures"
	diff "$top/man/brief.svg" "$BATS_TEST_TMPDIR/pictures/brief.svg"
	! grep -q "$(printf '\033')" "$top/man/brief.svg"
}

@test "recipes with bedtools" {
	judge_tool bedtools
}

@test "recipes with duckdb" {
	judge_tool duckdb
}

@test "recipes with GNU parallel" {
	judge_tool parallel
}

@test "recipes with jq" {
	judge_tool jq
}

@test "recipes with Miller (mlr)" {
	judge_tool mlr
}

@test "recipes with Python" {
	judge_tool python3
}

@test "recipes with pandas" {
	command -v python3 >/dev/null || skip 'python3 is not installed'
	python3 -c 'import pandas' 2>/dev/null || skip 'pandas is not installed'
	grep -q . "$BATS_FILE_TMPDIR"/whosaid.7/work/count.py
	judge_tool python3
}

@test "recipes with R" {
	judge_tool Rscript
}

@test "recipes with sqlite3" {
	judge_tool sqlite3
}
