-- Where files were fetched from, and what the server there said of the one that was
-- imported last: asked again, it may answer that nothing has changed.
CREATE TABLE origin (
    url           TEXT PRIMARY KEY,
    source        TEXT, -- as the operator named it, or NULL; likewise in the next
    as_of         TEXT,
    etag          TEXT,
    last_modified TEXT,
    at            TEXT NOT NULL -- of the import
) STRICT, WITHOUT ROWID;
