-- A country, a territory with a code of its own, or an entity that sends missions.
CREATE TABLE country (
    code         TEXT PRIMARY KEY,
    kind         TEXT NOT NULL CHECK (kind IN ('state', 'territory', 'other')),
    name         TEXT NOT NULL,                     -- English display name
    alpha3       TEXT UNIQUE,
    numeric      TEXT,
    parent       TEXT REFERENCES country (code) DEFERRABLE INITIALLY DEFERRED,
    capital      TEXT,
    capital_lat  REAL CHECK (capital_lat BETWEEN -90 AND 90),
    capital_lon  REAL CHECK (capital_lon BETWEEN -180 AND 180),
    west         REAL, south REAL, east REAL, north REAL, -- west > east crosses 180 degrees
    time_zone    TEXT,
    calling_code TEXT,
    emergency    TEXT,
    note         TEXT,
    rev          INTEGER NOT NULL,
    updated_at   TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE INDEX country_by_parent ON country (parent) WHERE parent IS NOT NULL;

-- Wikidata items that stand for it; position 0 is its own.
CREATE TABLE country_item (
    country  TEXT NOT NULL REFERENCES country (code) ON DELETE CASCADE,
    position INTEGER NOT NULL,
    item     TEXT NOT NULL UNIQUE,
    PRIMARY KEY (country, position)
) STRICT, WITHOUT ROWID;

CREATE TABLE country_membership (
    country      TEXT NOT NULL REFERENCES country (code) ON DELETE CASCADE,
    organisation TEXT NOT NULL,
    PRIMARY KEY (country, organisation)
) STRICT, WITHOUT ROWID;

-- English aliases, former names and demonyms, as the country's record gives them.
CREATE TABLE country_alias (
    country  TEXT NOT NULL REFERENCES country (code) ON DELETE CASCADE,
    position INTEGER NOT NULL,
    kind     INTEGER NOT NULL, -- enum db_name_kind
    name     TEXT NOT NULL,
    PRIMARY KEY (country, position)
) STRICT, WITHOUT ROWID;

-- Display names in every language of CLDR: derived from ICU, rebuilt as a whole.
CREATE TABLE country_name (
    country  TEXT NOT NULL REFERENCES country (code) ON DELETE CASCADE,
    language TEXT NOT NULL, -- BCP 47
    name     TEXT NOT NULL,
    PRIMARY KEY (country, language)
) STRICT, WITHOUT ROWID;

-- Every way to find a country: folded names (fold.h) and the words within them.
CREATE TABLE country_key (
    key     TEXT NOT NULL,
    country TEXT NOT NULL REFERENCES country (code) ON DELETE CASCADE,
    kind    INTEGER NOT NULL, -- enum db_name_kind; the most trusted when several agree
    name    TEXT NOT NULL,    -- the name it was made from
    PRIMARY KEY (key, country)
) STRICT, WITHOUT ROWID;

-- Keys with one letter left out: two words one letter apart share one of these, or one
-- is the other's. Finds a misspelt name with as many look-ups as it has letters.
CREATE TABLE country_typo (
    without TEXT NOT NULL,
    key     TEXT NOT NULL,
    country TEXT NOT NULL REFERENCES country (code) ON DELETE CASCADE,
    PRIMARY KEY (without, key, country)
) STRICT, WITHOUT ROWID;
