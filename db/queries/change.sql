-- The order of changes.

-- :name head_list
-- scan: ok, one row for each kind of record
SELECT kind, seq, at, digest FROM head;

-- :name head_put
INSERT INTO head (kind, seq, at, digest) VALUES (:kind, :seq, :at, :digest)
    ON CONFLICT (kind) DO UPDATE SET seq = excluded.seq, at = excluded.at,
        digest = excluded.digest;

-- :name change_last
SELECT max(seq) FROM change;

-- :name change_add
INSERT INTO change (seq, at, actor, kind, id, op, rev, document, successor, public)
VALUES (:seq, :at, :actor, :kind, :id, :op, :rev, :document, :successor, :public);

-- :name change_last_rev
SELECT rev, document FROM change WHERE kind = :kind AND id = :id ORDER BY seq DESC LIMIT 1;

-- :name counts
-- scan: ok, embassyd check and the index page of the operator
SELECT (SELECT count(*) FROM country), (SELECT count(*) FROM country_name),
       (SELECT count(*) FROM mission), (SELECT count(*) FROM mission_serves),
       (SELECT count(*) FROM contact), (SELECT count(*) FROM source),
       (SELECT count(*) FROM change), (SELECT max(seq) FROM change);
