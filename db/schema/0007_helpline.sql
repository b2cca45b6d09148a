-- The lines a country has: its foreign ministry's and the local emergency numbers. One
-- record a country; helpline_of holds what the record has once.
CREATE TABLE helpline_of (
    country    TEXT PRIMARY KEY REFERENCES country (code),
    rev        INTEGER NOT NULL,
    updated_at TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE helpline (
    country     TEXT NOT NULL REFERENCES helpline_of (country) ON DELETE CASCADE,
    position    INTEGER NOT NULL,
    kind        TEXT NOT NULL, -- words of helpline.h
    number      TEXT NOT NULL,
    display     TEXT,
    hours       TEXT,
    lang        TEXT,
    note        TEXT,
    source_name TEXT NOT NULL,
    source_url  TEXT,
    verified_at TEXT NOT NULL, -- date
    PRIMARY KEY (country, position)
) STRICT, WITHOUT ROWID;
