-- A diplomatic or consular post: sent by one country, standing in its host.
--
-- `number` is the static order: the rank in the high bits, below it a hash of the id. So
-- the same missions have the same numbers in every database, the text and position
-- indexes (whose rowids are numbers) answer best rank first, and every index below ends
-- in it without saying so.
CREATE TABLE mission (
    number        INTEGER PRIMARY KEY,
    id            TEXT NOT NULL UNIQUE,
    sending       TEXT NOT NULL REFERENCES country (code),
    host          TEXT NOT NULL REFERENCES country (code),
    rank          TEXT NOT NULL, -- words of mission.h, here and in the next four
    class         TEXT NOT NULL,
    legal_kind    TEXT NOT NULL,
    point_quality TEXT NOT NULL,
    status        TEXT NOT NULL,
    name          TEXT NOT NULL,
    city          TEXT,
    city_key      TEXT,          -- folded city
    address       TEXT,
    latitude      REAL CHECK (latitude BETWEEN -90 AND 90),
    longitude     REAL CHECK (longitude BETWEEN -180 AND 180),
    opened        TEXT,
    status_since  TEXT,
    status_reason TEXT,
    source        TEXT NOT NULL REFERENCES source (id),
    source_as_of  TEXT,          -- release that last listed it
    digest        INTEGER NOT NULL, -- of its document: equal means unchanged
    rev           INTEGER NOT NULL,
    updated_at    TEXT NOT NULL,
    UNIQUE (number, sending),
    CHECK ((latitude IS NULL) = (point_quality = 'none')),
    CHECK ((latitude IS NULL) = (longitude IS NULL))
) STRICT;

CREATE INDEX mission_by_host ON mission (host, sending);
CREATE INDEX mission_by_sending ON mission (sending);
CREATE INDEX mission_by_city ON mission (city_key, sending) WHERE city_key IS NOT NULL;
CREATE INDEX mission_by_update ON mission (updated_at);
CREATE INDEX mission_by_source ON mission (source, status);

-- Whom it serves: its jurisdictions, or the country it stands in. `sending` repeats the
-- mission's (the foreign key keeps it equal) so that one look-up answers "whose missions
-- serve this country".
CREATE TABLE mission_serves (
    mission  INTEGER NOT NULL,
    position INTEGER NOT NULL,
    sending  TEXT NOT NULL,
    country  TEXT REFERENCES country (code),
    area     TEXT, -- a province or organisation as the source writes it
    PRIMARY KEY (mission, position),
    FOREIGN KEY (mission, sending) REFERENCES mission (number, sending)
        ON DELETE CASCADE ON UPDATE CASCADE,
    CHECK ((country IS NULL) <> (area IS NULL))
) STRICT, WITHOUT ROWID;

CREATE INDEX mission_serving ON mission_serves (country, sending, mission)
    WHERE country IS NOT NULL;

CREATE TABLE contact (
    mission  INTEGER NOT NULL REFERENCES mission (number)
        ON DELETE CASCADE ON UPDATE CASCADE,
    position INTEGER NOT NULL,
    kind     TEXT NOT NULL,
    value    TEXT NOT NULL,
    display  TEXT,
    PRIMARY KEY (mission, position)
) STRICT, WITHOUT ROWID;

-- Ids that a mission had before: they still lead to it.
CREATE TABLE mission_former_id (
    former  TEXT PRIMARY KEY,
    id      TEXT NOT NULL REFERENCES mission (id)
        ON DELETE CASCADE ON UPDATE CASCADE
) STRICT, WITHOUT ROWID;

CREATE INDEX mission_former_id_of ON mission_former_id (id);

-- What an import has met so far; empty outside of its transaction.
CREATE TABLE mission_seen (
    id TEXT PRIMARY KEY
) STRICT, WITHOUT ROWID;

-- Folded words of name, city, sending and host; rowid = mission.number.
CREATE VIRTUAL TABLE mission_text USING fts5 (words, tokenize = 'unicode61');

-- Points; id = mission.number.
CREATE VIRTUAL TABLE mission_point USING rtree (number, south, north, west, east);
