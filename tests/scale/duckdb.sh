#!/bin/sh
# DuckDB reads rows, tells what is not whole, and writes Parquet.
# shellcheck source=tests/scale/common.sh
. "$(dirname "$0")/common.sh"
needs duckdb

cat >load.sql <<'EOF'
CREATE TABLE rows AS FROM read_csv('rows.tsv', delim = '\t',
    quote = '', escape = '', header = false, columns = {
    doc: 'VARCHAR', start: 'BIGINT', stop: 'BIGINT', kind: 'VARCHAR',
    label: 'VARCHAR', id: 'BIGINT', parent: 'BIGINT', name: 'VARCHAR',
    note: 'VARCHAR', text: 'VARCHAR'});
COPY rows TO 'rows.parquet';
EOF
cat >dump.sql <<'EOF'
SELECT concat_ws(chr(9), doc, start, stop, kind, label, id, parent, name,
    note, coalesce(text, '')) FROM 'rows.parquet';
EOF
cat >missing.sql <<'EOF'
SELECT doc FROM rows GROUP BY doc
HAVING count(*) FILTER (kind = 'end') <> 1;
EOF

cp one.tsv rows.tsv
for threads in 1 2; do
	rm -f rows.parquet
	begun=$(now)
	(echo "SET threads = $threads;"; cat load.sql) |
		duckdb rows$threads.duckdb || die "load"
	time=$(rate "$begun")
	duckdb -list -noheader <dump.sql >back.tsv
	same "through Parquet, $threads threads" back.tsv "$time"
done

# A document of which some rows came, and its end did not.
head -n 1000 one.tsv >rows.tsv
(cat load.sql missing.sql) | duckdb -list -noheader >broken
[ "$(awk 'END { print NR }' broken)" -eq 1 ] || die "what is not whole"
say "not whole: $(cat broken)"
