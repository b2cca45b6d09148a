-- Times are RFC 3339 in UTC, dates their first ten characters, countries ISO 3166-1
-- alpha-2, 'XK', 'EU' or 'x-...'. The application id ("EMBd") marks the file as ours.
PRAGMA application_id = 0x454d4264;

-- The last change of each kind of record: what ETags and change polling rest on.
CREATE TABLE head (
    kind  TEXT PRIMARY KEY CHECK (kind IN ('country', 'mission', 'source')),
    seq   INTEGER NOT NULL,
    at    TEXT NOT NULL,
    digest INTEGER NOT NULL -- of all documents of the kind, chained in their order
) STRICT, WITHOUT ROWID;

-- The ordered log. One row a change; `document` is the record after it, as JSON, without
-- rev and times. Rows are only ever added.
CREATE TABLE change (
    seq      INTEGER PRIMARY KEY,
    at       TEXT NOT NULL,
    actor    TEXT NOT NULL,
    kind     TEXT NOT NULL CHECK (kind IN ('country', 'mission', 'source')),
    id       TEXT NOT NULL,
    op       TEXT NOT NULL CHECK (op IN ('put', 'delete')),
    rev      INTEGER NOT NULL,
    document TEXT CHECK ((op = 'put') = (document IS NOT NULL))
) STRICT;

CREATE INDEX change_of_record ON change (kind, id, seq);

-- Where facts come from.
CREATE TABLE source (
    id      TEXT PRIMARY KEY,
    name    TEXT NOT NULL,
    url     TEXT,
    licence TEXT NOT NULL,
    as_of   TEXT,             -- newest release seen
    rev     INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

-- One stored import, for the operator. `report` is JSON.
CREATE TABLE import_run (
    number      INTEGER PRIMARY KEY,
    source      TEXT NOT NULL REFERENCES source (id),
    at          TEXT NOT NULL,
    as_of       TEXT,
    digest      TEXT NOT NULL,
    read        INTEGER NOT NULL,
    inserted    INTEGER NOT NULL,
    updated     INTEGER NOT NULL,
    unchanged   INTEGER NOT NULL,
    vanished    INTEGER NOT NULL,
    quarantined INTEGER NOT NULL,
    warnings    INTEGER NOT NULL,
    report      TEXT,
    CHECK (read = inserted + updated + unchanged + quarantined)
) STRICT;
