#!/bin/sh
# ClickHouse reads rows: as they are (TSVRaw), or their escapes undone (TSV).
# shellcheck source=tests/scale/common.sh
. "$(dirname "$0")/common.sh"
needs_module chdb

if [ -x "$top/tests/lib/bin/hostile" ]; then
	"$top/tests/lib/bin/hostile" 3 200000 | whosaid -n hostile >>one.tsv
	sort one.tsv >want.tsv
fi
begun=$(now)
python3 "$scale/clickhouse_rows.py" one.tsv \
	"$scale/clickhouse.sql" >clickhouse.log 2>&1 || {
	tail clickhouse.log
	die "escapes"
}
same "TSVRaw; TSV has the text itself" back.tsv "$(rate "$begun")"
