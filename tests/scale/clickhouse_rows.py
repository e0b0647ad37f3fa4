# Rows through ClickHouse: python3 clickhouse_rows.py ROWS. Writes the rows, as
# they came, to back.tsv; then says whether what ClickHouse makes of the escapes
# is what was meant, for the last column.
import re
import sys

import chdb

COLUMNS = """doc String, start UInt64, stop UInt64, kind String,
    label String, id UInt64, parent UInt64, name String, note String,
    text String"""

with open("back.tsv", "wb") as file:
    file.write(chdb.query(
        f"SELECT * FROM file('{sys.argv[1]}', TSVRaw, '{COLUMNS}')",
        "TSVRaw").bytes())

plain = {"t": b"\t", "n": b"\n", "r": b"\r", "\\": b"\\"}
want = [re.sub(rb"\\(x(..)|.)", lambda m: bytes.fromhex(m[2].decode())
               if m[2] else plain[m[1].decode()], line.split(b"\t")[9])
        for line in open(sys.argv[1], "rb").read().split(b"\n")[:-1]]
got = chdb.query(
    f"SELECT hex(text) FROM file('{sys.argv[1]}', TSV, '{COLUMNS}')",
    "TSVRaw").bytes().split(b"\n")[:-1]
sys.exit([bytes.fromhex(h.decode()) for h in got] != want)
