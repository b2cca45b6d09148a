-- Who may write. Of the secret only a hash is kept.
CREATE TABLE token (
    id         TEXT PRIMARY KEY,
    name       TEXT NOT NULL,
    role       TEXT NOT NULL CHECK (role IN ('editor', 'publisher', 'curator', 'admin')),
    hash       BLOB NOT NULL CHECK (length(hash) = 32),
    created_at TEXT NOT NULL,
    expires_at TEXT NOT NULL,
    revoked_at TEXT
) STRICT, WITHOUT ROWID;

-- Answers to POST, kept for a day, so that a retry gets the same one.
CREATE TABLE retry (
    actor       TEXT NOT NULL, -- token id, or 'local'
    key         TEXT NOT NULL, -- Idempotency-Key
    fingerprint INTEGER NOT NULL, -- of target and body
    status      INTEGER NOT NULL,
    location    TEXT,
    tag         TEXT,
    body        TEXT NOT NULL,
    at          TEXT NOT NULL,
    PRIMARY KEY (actor, key)
) STRICT, WITHOUT ROWID;

CREATE INDEX retry_by_time ON retry (at);
