-- What each source says of a post, where several speak of it; the row of the post is what is
-- displayed. `claims` of a mission counts them, so that reading one that has none does not
-- look for them.
CREATE TABLE mission_claim (
    mission  INTEGER NOT NULL REFERENCES mission (number)
        ON DELETE CASCADE ON UPDATE CASCADE,
    position INTEGER NOT NULL, -- in the order of trust
    source   TEXT NOT NULL REFERENCES source (id),
    as_of    TEXT, -- the release that last listed it; NULL: the newest does
    facts    TEXT NOT NULL, -- JSON, opaque here
    PRIMARY KEY (mission, position),
    UNIQUE (mission, source)
) STRICT, WITHOUT ROWID;

CREATE INDEX mission_claim_by_source ON mission_claim (source, as_of);

ALTER TABLE mission ADD COLUMN claims INTEGER NOT NULL DEFAULT 0;

DROP INDEX mission_by_source;
CREATE INDEX mission_by_source ON mission (source, status, claims);

-- What has to be said wherever facts of the source are shown.
ALTER TABLE source ADD COLUMN attribution TEXT;
