-- Who helps whose citizens where there is no mission of their own. A party is the code of
-- a country, or a word of country_membership and then every member at the time of asking.
CREATE TABLE arrangement (
    id              TEXT PRIMARY KEY, -- a slug
    kind            TEXT NOT NULL,    -- words of arrangement.h, here and in the next four
    scope           TEXT NOT NULL,
    unrepresented   TEXT NOT NULL,
    provider_posts  TEXT NOT NULL,
    consular_cover  TEXT NOT NULL,
    title           TEXT NOT NULL,
    legal_ref       TEXT,
    source_name     TEXT,
    source_url      TEXT,
    verified_at     TEXT,             -- date, here and in the next two
    valid_from      TEXT,
    valid_to        TEXT,
    caveat          TEXT,
    enabled         INTEGER NOT NULL CHECK (enabled IN (0, 1)),
    disabled_reason TEXT,
    rev             INTEGER NOT NULL,
    updated_at      TEXT NOT NULL,
    CHECK ((enabled = 1) = (disabled_reason IS NULL)),
    CHECK (enabled = 0 OR (source_name IS NOT NULL AND source_url IS NOT NULL
                           AND verified_at IS NOT NULL))
) STRICT, WITHOUT ROWID;

CREATE TABLE arrangement_party (
    arrangement TEXT NOT NULL REFERENCES arrangement (id) ON DELETE CASCADE,
    role        TEXT NOT NULL CHECK (role IN ('beneficiary', 'provider')),
    position    INTEGER NOT NULL,
    party       TEXT NOT NULL,
    PRIMARY KEY (arrangement, role, position)
) STRICT, WITHOUT ROWID;

-- No party twice in a role; and what the lookup asks.
CREATE UNIQUE INDEX arrangement_of_party ON arrangement_party (role, party, arrangement);
CREATE INDEX country_of_membership ON country_membership (organisation, country);

CREATE TABLE arrangement_need (
    arrangement TEXT NOT NULL REFERENCES arrangement (id) ON DELETE CASCADE,
    position    INTEGER NOT NULL,
    need        TEXT NOT NULL,
    PRIMARY KEY (arrangement, position)
) STRICT, WITHOUT ROWID;

-- Posts that the agreement, or who carries it out, names. The mission may be one that is
-- not stored here.
CREATE TABLE arrangement_post (
    arrangement TEXT NOT NULL REFERENCES arrangement (id) ON DELETE CASCADE,
    position    INTEGER NOT NULL,
    host        TEXT NOT NULL REFERENCES country (code),
    provider    TEXT NOT NULL REFERENCES country (code),
    mission     TEXT,
    city        TEXT,
    cover       TEXT, -- NULL: that of the arrangement
    valid_from  TEXT,
    valid_to    TEXT,
    source_url  TEXT,
    note        TEXT,
    PRIMARY KEY (arrangement, position)
) STRICT, WITHOUT ROWID;

-- The order of changes learns of arrangements.
CREATE TABLE head_11 (
    kind   TEXT PRIMARY KEY CHECK (kind IN ('country', 'mission', 'source', 'article',
                                            'notice', 'helpline', 'arrangement')),
    seq    INTEGER NOT NULL,
    at     TEXT NOT NULL,
    digest INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

INSERT INTO head_11 SELECT kind, seq, at, digest FROM head;
DROP TABLE head;
ALTER TABLE head_11 RENAME TO head;

CREATE TABLE change_11 (
    seq       INTEGER PRIMARY KEY,
    at        TEXT NOT NULL,
    actor     TEXT NOT NULL,
    kind      TEXT NOT NULL CHECK (kind IN ('country', 'mission', 'source', 'article',
                                            'notice', 'helpline', 'arrangement')),
    id        TEXT NOT NULL,
    op        TEXT NOT NULL CHECK (op IN ('put', 'delete')),
    rev       INTEGER NOT NULL,
    public    INTEGER NOT NULL DEFAULT 1, -- 0: not for everyone (a draft)
    successor TEXT CHECK (successor IS NULL OR op = 'delete'), -- the id it goes on under
    document  TEXT CHECK ((op = 'put') = (document IS NOT NULL)) -- last: it may be long
) STRICT;

INSERT INTO change_11 (seq, at, actor, kind, id, op, rev, public, successor, document)
SELECT seq, at, actor, kind, id, op, rev, public, successor, document FROM change;
DROP TABLE change;
ALTER TABLE change_11 RENAME TO change;

CREATE INDEX change_of_record ON change (kind, id, seq);
