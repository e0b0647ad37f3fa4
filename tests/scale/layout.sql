-- Rows as Parquet, a folder a day: archive/day=2025-03-01/... Documents are
-- named day/outlet/number.
COPY (
    SELECT *, split_part(doc, '/', 2) AS outlet, split_part(doc, '/', 1) AS day
    FROM read_csv('rows.tsv', delim = '\t', quote = '', escape = '',
        header = false, columns = {
        doc: 'VARCHAR', start: 'BIGINT', stop: 'BIGINT', kind: 'VARCHAR',
        label: 'VARCHAR', id: 'BIGINT', parent: 'BIGINT', name: 'VARCHAR',
        note: 'VARCHAR', text: 'VARCHAR'})
) TO 'archive' (FORMAT parquet, PARTITION_BY (day), COMPRESSION zstd);
