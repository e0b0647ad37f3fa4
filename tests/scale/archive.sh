#!/bin/sh
# Questions to a large archive of rows: ROWS of them (10 million) are made up,
# laid out as Parquet by day, and asked. Wants 3 GB in TMPDIR.
export COPIES=1
# shellcheck source=tests/scale/common.sh
. "$(dirname "$0")/common.sh"
needs duckdb
rows=${ROWS:-10000000}

# Prints what a query gives, and its time: ask WHAT <QUERY
ask() {
	begun=$(now)
	duckdb -list -noheader >answer || die "$1"
	time=$(rate "$begun")
	say "$1: ${time%%,*}"
	sed 's/^/	/' answer
}

begun=$(now)
awk -v "rows=$rows" -f "$scale/archive.awk" one.tsv >rows.tsv
n=$(awk 'END { print NR }' rows.tsv)
say "$n rows, $(wc -c <rows.tsv | awk '{ print int($1 / 1e6) }') MB"

ask "layout by day, in Parquet" <"$scale/layout.sql"
say "$(find archive -type f | awk 'END { print NR }') files," \
	"$(du -sk archive | awk '{ print int($1 / 1e3) }') MB"
awk -F '\t' '$4 == "quote" && $8 != "-" && !seen[$1, $6]++ { n[$8]++ }
	END { for (x in n) print n[x] "|" x }' rows.tsv |
	sort -t '|' -k 1,1nr -k 2 | head -n 5 >want
ask "who is quoted most" <<'EOF'
SELECT count(*) AS n, name FROM (SELECT DISTINCT doc, id, name
    FROM read_parquet('archive/*/*.parquet') WHERE kind = 'quote'
    AND name <> '-') GROUP BY name ORDER BY n DESC, name LIMIT 5;
EOF
cmp -s answer want || die "awk counts otherwise"
say "awk counts the same"
ask "who is quoted most, in each week; the last three" <<'EOF'
SELECT week::DATE, name, n FROM (SELECT date_trunc('week', day) AS week, name,
    count(DISTINCT (doc, id)) AS n FROM read_parquet('archive/*/*.parquet',
    hive_partitioning = true, hive_types = {day: DATE})
    WHERE kind = 'quote' AND name <> '-' GROUP BY week, name
    QUALIFY row_number() OVER (PARTITION BY week ORDER BY n DESC, name) = 1)
ORDER BY week DESC LIMIT 3;
EOF
ask "who is quoted most, by each outlet; the first three" <<'EOF'
SELECT outlet, name, n FROM (SELECT outlet, name,
    count(DISTINCT (doc, id)) AS n FROM read_parquet('archive/*/*.parquet')
    WHERE kind = 'quote' AND name <> '-' GROUP BY outlet, name
    QUALIFY row_number() OVER (PARTITION BY outlet ORDER BY n DESC, name) = 1)
ORDER BY outlet LIMIT 3;
EOF
ask "who is quoted beside whom" <<'EOF'
WITH voices AS (SELECT DISTINCT doc, name
    FROM read_parquet('archive/*/*.parquet')
    WHERE kind = 'quote' AND name <> '-')
SELECT count(*) AS n, a.name, b.name FROM voices a JOIN voices b
    ON a.doc = b.doc AND a.name < b.name
GROUP BY ALL ORDER BY ALL DESC LIMIT 3;
EOF
ask "in how many statements the first of them is quoted in a week" <<EOF
SELECT count(DISTINCT (doc, id)) FROM read_parquet('archive/*/*.parquet',
    hive_partitioning = true, hive_types = {day: DATE})
WHERE day BETWEEN '2025-03-03' AND '2025-03-09' AND kind = 'quote'
    AND name = '$(head -n 1 want | cut -d '|' -f 2)';
EOF
