-- Rows in ClickHouse.
CREATE TABLE rows (doc String, start UInt64, stop UInt64,
    kind LowCardinality(String), label LowCardinality(String),
    id UInt64, parent UInt64, name String, note String, text String)
ENGINE = MergeTree ORDER BY (doc, start)
