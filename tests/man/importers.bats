# The settings with which whosaid(7) says that other programs keep all rows,
# on rows of hostile text; and that without them rows are lost.
load ../helper

# Rows that are no CSV; names that are no numbers and no gaps.
make_rows() {
	hostile 7 100000 >007
	printf 'NA\t"So," NA said.\n1e3\t"a" "b", TRUE said.\n' >lines
	{
		whosaid 007
		whosaid -t lines
	} >rows.tsv
	[ "$(wc -l <rows.tsv)" -gt 5000 ]
	[ "$(grep -c '	"' rows.tsv)" -gt 100 ]
}

needs_module() {
	needs python3
	python3 -c "import $1" 2>/dev/null || skip "no $1 here"
}

# Runs what follows as Python: rows() must be the rows, lost() must not.
try_python() {
	cat >program.py
	cat >>program.py <<'EOF'

want = [r.split("\t") for r in
        open("rows.tsv", encoding="utf-8", newline="\n").read().split("\n")]
want.pop()
got = [["" if c is None else str(c) for c in r] for r in rows()]
assert got == want, next((a, b) for a, b in zip(got, want) if a != b)
try:
    got = lost()
except Exception:
    got = []
assert len(got) < len(want)
EOF
	python3 program.py
}

@test "rows in Python's csv" {
	needs python3
	make_rows
	try_python <<'EOF'
import csv
def rows():
    return list(csv.reader(open("rows.tsv", newline="", encoding="utf-8"),
                           delimiter="\t", quoting=csv.QUOTE_NONE))
def lost():
    return list(csv.reader(open("rows.tsv", newline="", encoding="utf-8"),
                           delimiter="\t"))
EOF
}

@test "rows in pandas" {
	needs_module pandas
	make_rows
	try_python <<'EOF'
from pandas import read_csv
def rows():
    return read_csv("rows.tsv", sep="\t", header=None, quoting=3,
                    na_filter=False, dtype=str).values.tolist()
def lost():
    return read_csv("rows.tsv", sep="\t", header=None)
EOF
}

@test "rows in Polars" {
	needs_module polars
	make_rows
	try_python <<'EOF'
from polars import read_csv
def rows():
    return read_csv("rows.tsv", separator="\t", has_header=False,
                    quote_char=None, infer_schema=False).rows()
def lost():
    return read_csv("rows.tsv", separator="\t", has_header=False).rows()
EOF
}

@test "rows in R" {
	needs Rscript
	make_rows
	cat >program.R <<'EOF'
r <- read.delim("rows.tsv", header=F, quote='', na.strings=NULL,
    colClasses='character')
write.table(r, "out.tsv", quote=F, sep="\t", row.names=F, col.names=F)
r <- try(read.delim("rows.tsv", header=F), silent=T)
cat(if (inherits(r, "try-error")) 0 else nrow(r), "\n")
EOF
	Rscript program.R >n 2>err
	same rows.tsv out.tsv
	[ "$(cat n)" -lt "$(wc -l <rows.tsv)" ]
}

@test "rows in sqlite3" {
	needs sqlite3
	make_rows
	printf '.mode ascii\n.separator "\\t" "\\n"\n.import rows.tsv rows\n' |
		cat <(echo 'CREATE TABLE rows(a,b,c,d,e,f,g,h,i,j);') - |
		sqlite3 db
	sqlite3 -ascii -separator '	' -newline '
' db 'SELECT * FROM rows' >out.tsv
	same rows.tsv out.tsv
	printf '.mode tabs\n.import rows.tsv less\nSELECT count(*) FROM less' |
		cat <(echo 'CREATE TABLE less(a,b,c,d,e,f,g,h,i,j);') - |
		sqlite3 db 2>err | tail -n 1 >n
	[ "$(cat n)" -lt "$(wc -l <rows.tsv)" ]
}

@test "rows in DuckDB" {
	needs duckdb
	make_rows
	cat >sql <<'EOF'
SELECT concat_ws(chr(9), doc, start, stop, kind, label, id, parent, name,
    note, coalesce(text, '')) FROM read_csv('rows.tsv',
    delim = '\t', quote = '', escape = '', header = false, columns = {
    doc: 'VARCHAR', start: 'BIGINT', stop: 'BIGINT', kind: 'VARCHAR',
    label: 'VARCHAR', id: 'BIGINT', parent: 'BIGINT', name: 'VARCHAR',
    note: 'VARCHAR', text: 'VARCHAR'});
EOF
	duckdb -list -noheader <sql >out.tsv
	same rows.tsv out.tsv
}

@test "rows in Miller" {
	needs mlr
	make_rows
	mlr --inidx --ifs tab --onidx --ofs tab cat rows.tsv >out.tsv
	same rows.tsv out.tsv
}
