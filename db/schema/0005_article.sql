-- A news article. `number` is the static order, newest first: the negated time it is
-- sorted by (published_at, else created_at), then a hash of the id. Text index and
-- pages follow it.
CREATE TABLE article (
    number           INTEGER PRIMARY KEY,
    id               TEXT NOT NULL UNIQUE, -- 26 Crockford digits (ULID)
    slug             TEXT NOT NULL UNIQUE,
    title            TEXT NOT NULL,
    summary          TEXT,
    body             TEXT NOT NULL,        -- Markdown
    lang             TEXT NOT NULL,        -- BCP 47
    source_name      TEXT,
    source_url       TEXT,
    state            TEXT NOT NULL CHECK (state IN ('draft', 'scheduled', 'published',
                                                    'withdrawn')),
    published_at     TEXT,
    withdrawn_reason TEXT,
    created_at       TEXT NOT NULL,
    rev              INTEGER NOT NULL,
    updated_at       TEXT NOT NULL,
    CHECK (state IN ('draft', 'withdrawn') OR published_at IS NOT NULL),
    CHECK ((state = 'withdrawn') = (withdrawn_reason IS NOT NULL))
) STRICT;

CREATE INDEX article_by_state ON article (state, published_at);

CREATE TABLE article_author (
    article  INTEGER NOT NULL REFERENCES article (number)
        ON DELETE CASCADE ON UPDATE CASCADE,
    position INTEGER NOT NULL,
    name     TEXT NOT NULL,
    PRIMARY KEY (article, position)
) STRICT, WITHOUT ROWID;

CREATE TABLE article_country (
    article  INTEGER NOT NULL REFERENCES article (number)
        ON DELETE CASCADE ON UPDATE CASCADE,
    position INTEGER NOT NULL,
    country  TEXT NOT NULL REFERENCES country (code),
    PRIMARY KEY (article, position)
) STRICT, WITHOUT ROWID;

-- No country and no tag twice.
CREATE UNIQUE INDEX article_about ON article_country (country, article);

CREATE TABLE article_tag (
    article  INTEGER NOT NULL REFERENCES article (number)
        ON DELETE CASCADE ON UPDATE CASCADE,
    position INTEGER NOT NULL,
    tag      TEXT NOT NULL,
    PRIMARY KEY (article, position)
) STRICT, WITHOUT ROWID;

CREATE UNIQUE INDEX article_tagged ON article_tag (tag, article);

-- Slugs that an article had before: they lead to it for ever.
CREATE TABLE article_former_slug (
    slug     TEXT PRIMARY KEY,
    article  INTEGER NOT NULL REFERENCES article (number)
        ON DELETE CASCADE ON UPDATE CASCADE,
    position INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

CREATE UNIQUE INDEX article_former_slug_of ON article_former_slug (article, position);

-- Folded words of title, summary, authors, tags and body, then the Latin spelling of those
-- in other scripts; rowid = article.number.
CREATE VIRTUAL TABLE article_text USING fts5 (words, tokenize = 'unicode61');
