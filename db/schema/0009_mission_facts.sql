-- What a post does for people, and when. `services` counts the rows of mission_service, so
-- that reading a mission that has none does not look for them.
ALTER TABLE mission ADD COLUMN opening_hours TEXT;      -- grammar of OSM opening_hours
ALTER TABLE mission ADD COLUMN opening_hours_text TEXT; -- as the source writes them
ALTER TABLE mission ADD COLUMN hosted_by TEXT REFERENCES country (code);
ALTER TABLE mission ADD COLUMN services INTEGER NOT NULL DEFAULT 0;

CREATE TABLE mission_service (
    mission  INTEGER NOT NULL REFERENCES mission (number)
        ON DELETE CASCADE ON UPDATE CASCADE,
    position INTEGER NOT NULL,
    kind     TEXT NOT NULL, -- words of mission.h, like value
    value    TEXT NOT NULL,
    PRIMARY KEY (mission, position)
) STRICT, WITHOUT ROWID;
