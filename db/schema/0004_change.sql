-- The order of changes learns of articles, notices and helplines, and where a renamed
-- record went.
CREATE TABLE head_4 (
    kind   TEXT PRIMARY KEY CHECK (kind IN ('country', 'mission', 'source', 'article',
                                            'notice', 'helpline')),
    seq    INTEGER NOT NULL,
    at     TEXT NOT NULL,
    digest INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

INSERT INTO head_4 SELECT kind, seq, at, digest FROM head;
DROP TABLE head;
ALTER TABLE head_4 RENAME TO head;

CREATE TABLE change_4 (
    seq       INTEGER PRIMARY KEY,
    at        TEXT NOT NULL,
    actor     TEXT NOT NULL,
    kind      TEXT NOT NULL CHECK (kind IN ('country', 'mission', 'source', 'article',
                                            'notice', 'helpline')),
    id        TEXT NOT NULL,
    op        TEXT NOT NULL CHECK (op IN ('put', 'delete')),
    rev       INTEGER NOT NULL,
    public    INTEGER NOT NULL DEFAULT 1, -- 0: not for everyone (a draft)
    successor TEXT CHECK (successor IS NULL OR op = 'delete'), -- the id it goes on under
    document  TEXT CHECK ((op = 'put') = (document IS NOT NULL)) -- last: it may be long
) STRICT;

INSERT INTO change_4 (seq, at, actor, kind, id, op, rev, document, successor)
SELECT seq, at, actor, kind, id, op, rev, document,
       CASE WHEN op = 'delete' AND kind = 'mission'
            THEN (SELECT f.id FROM mission_former_id AS f WHERE f.former = change.id) END
  FROM change;
DROP TABLE change;
ALTER TABLE change_4 RENAME TO change;

CREATE INDEX change_of_record ON change (kind, id, seq);
