-- What one issuer says to people in, or going to, some countries. Words of CAP 1.2 where
-- it has them; the level as the issuer wrote it. `number`: like an article's, by
-- starts_at, else published_at, else created_at.
CREATE TABLE notice (
    number           INTEGER PRIMARY KEY,
    id               TEXT NOT NULL UNIQUE, -- 26 Crockford digits (ULID)
    issuer           TEXT NOT NULL,
    issuer_country   TEXT REFERENCES country (code),
    source_url       TEXT,
    level            TEXT,
    level_scale      TEXT,
    regional_level   TEXT,
    category         TEXT NOT NULL, -- words of notice.h, here and in the next four
    urgency          TEXT NOT NULL,
    severity         TEXT NOT NULL,
    certainty        TEXT NOT NULL,
    response_type    TEXT NOT NULL,
    headline         TEXT NOT NULL,
    body             TEXT NOT NULL, -- Markdown
    instruction      TEXT,
    lang             TEXT NOT NULL,
    starts_at        TEXT,          -- NULL: when published
    ends_at          TEXT,          -- NULL: open
    reviewed_at      TEXT,
    banner           INTEGER NOT NULL CHECK (banner IN (0, 1)),
    state            TEXT NOT NULL CHECK (state IN ('draft', 'scheduled', 'published',
                                                    'withdrawn')),
    published_at     TEXT,
    withdrawn_reason TEXT,
    created_at       TEXT NOT NULL,
    rev              INTEGER NOT NULL,
    updated_at       TEXT NOT NULL,
    CHECK (banner = 0 OR reviewed_at IS NOT NULL),
    CHECK (ends_at IS NULL OR starts_at IS NULL OR ends_at > starts_at),
    CHECK (state IN ('draft', 'withdrawn') OR published_at IS NOT NULL),
    CHECK ((state = 'withdrawn') = (withdrawn_reason IS NOT NULL))
) STRICT;

CREATE INDEX notice_by_state ON notice (state, published_at);
CREATE INDEX notice_by_start ON notice (starts_at) WHERE state <> 'draft';
CREATE INDEX notice_by_end ON notice (ends_at) WHERE state <> 'draft';
CREATE INDEX notice_by_review ON notice (reviewed_at) WHERE state <> 'draft' AND banner = 1;

-- Where it holds (countries and, in words, parts of them) and for whose citizens; no row
-- of nationality: for everyone.
CREATE TABLE notice_country (
    notice   INTEGER NOT NULL REFERENCES notice (number)
        ON DELETE CASCADE ON UPDATE CASCADE,
    position INTEGER NOT NULL,
    country  TEXT NOT NULL REFERENCES country (code),
    PRIMARY KEY (notice, position)
) STRICT, WITHOUT ROWID;

CREATE UNIQUE INDEX notice_about ON notice_country (country, notice);

CREATE TABLE notice_area (
    notice   INTEGER NOT NULL REFERENCES notice (number)
        ON DELETE CASCADE ON UPDATE CASCADE,
    position INTEGER NOT NULL,
    area     TEXT NOT NULL,
    PRIMARY KEY (notice, position)
) STRICT, WITHOUT ROWID;

CREATE TABLE notice_nationality (
    notice   INTEGER NOT NULL REFERENCES notice (number)
        ON DELETE CASCADE ON UPDATE CASCADE,
    position INTEGER NOT NULL,
    country  TEXT NOT NULL REFERENCES country (code),
    PRIMARY KEY (notice, position)
) STRICT, WITHOUT ROWID;

-- Like article_text, of headline, body, instruction, issuer; rowid = notice.number.
CREATE VIRTUAL TABLE notice_text USING fts5 (words, tokenize = 'unicode61');
