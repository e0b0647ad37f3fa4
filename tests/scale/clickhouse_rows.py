# Rows through ClickHouse: python3 clickhouse_rows.py ROWS TABLE. TABLE makes a
# table of them. Writes the rows, as they came, to back.tsv; then tells by its
# status whether what ClickHouse makes of the escapes is what was meant.
import re
import sys

from chdb.session import Session

rows, table = sys.argv[1:]
db = Session("db")
db.query("CREATE DATABASE d ENGINE = Atomic")
db.query("USE d")
db.query(open(table).read())


def load(form):
    db.query("TRUNCATE TABLE rows")
    db.query(f"INSERT INTO rows SELECT * FROM file('{rows}', {form}, "
             "'doc String, start UInt64, stop UInt64, kind String, "
             "label String, id UInt64, parent UInt64, name String, "
             "note String, text String')")


load("TSVRaw")
with open("back.tsv", "wb") as file:
    file.write(db.query("SELECT * FROM rows", "TSVRaw").bytes())

plain = {"t": b"\t", "n": b"\n", "r": b"\r", "\\": b"\\"}
want = [re.sub(rb"\\(x(..)|.)", lambda m: bytes.fromhex(m[2].decode())
               if m[2] else plain[m[1].decode()], line.split(b"\t")[9])
        for line in open(rows, "rb").read().split(b"\n")[:-1]]
load("TSV")
got = db.query("SELECT hex(text) FROM rows", "TSVRaw").bytes()
got = [bytes.fromhex(h.decode()) for h in got.split(b"\n")[:-1]]
sys.exit(sorted(got) != sorted(want))
