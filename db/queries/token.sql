-- Who may write, and answers kept for those who ask again.

-- :name token_by_id
SELECT id, name, role, hash, created_at, expires_at, revoked_at FROM token WHERE id = :id;

-- :name token_list
-- scan: ok, a handful of rows, for the operator
SELECT id, name, role, hash, created_at, expires_at, revoked_at FROM token ORDER BY id;

-- :name token_add
INSERT INTO token (id, name, role, hash, created_at, expires_at, revoked_at)
VALUES (:id, :name, :role, :hash, :created_at, :expires_at, :revoked_at);

-- :name token_revoke
UPDATE token SET revoked_at = coalesce(revoked_at, :at) WHERE id = :id;

-- :name retry_find
SELECT fingerprint, status, location, tag, body FROM retry
 WHERE actor = :actor AND key = :key;

-- :name retry_add
INSERT INTO retry (actor, key, fingerprint, status, location, tag, body, at)
VALUES (:actor, :key, :fingerprint, :status, :location, :tag, :body, :at);

-- :name retry_forget
DELETE FROM retry WHERE at < :before;
