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

-- A version is for everyone when it is, the newest change of the record is, and so is the
-- newest version: what was withdrawn does not come back by being deleted.
-- :part change_columns
c.seq, c.at, c.actor, c.kind, c.id, c.rev, c.document, c.successor,
       c.public
       AND (SELECT n.public FROM change AS n WHERE n.kind = c.kind AND n.id = c.id
             ORDER BY n.seq DESC LIMIT 1)
       AND coalesce((SELECT n.public FROM change AS n
                      WHERE n.kind = c.kind AND n.id = c.id AND n.op = 'put'
                      ORDER BY n.seq DESC LIMIT 1), 1)

-- :name change_list
-- In the order of the log (+ keeps the planner there); kinds not asked for are NULL.
SELECT {{change_columns}} FROM change AS c
 WHERE c.seq > :since
   AND +c.kind IN (:country, :mission, :source, :article, :notice, :helpline,
                  :arrangement)
 ORDER BY c.seq LIMIT :limit;

-- :name change_history
SELECT {{change_columns}} FROM change AS c INDEXED BY change_of_record
 WHERE c.kind = :kind AND c.id = :id AND c.seq < :before
 ORDER BY c.seq DESC LIMIT :limit;

-- :name change_count
SELECT count(*) FROM change WHERE kind = :kind AND id = :id;

-- :name counts
-- scan: ok, embassyd check and the index page of the operator
SELECT (SELECT count(*) FROM country), (SELECT count(*) FROM country_name),
       (SELECT count(*) FROM mission), (SELECT count(*) FROM mission_serves),
       (SELECT count(*) FROM contact), (SELECT count(*) FROM source),
       (SELECT count(*) FROM change), (SELECT max(seq) FROM change),
       (SELECT count(*) FROM article), (SELECT count(*) FROM notice),
       (SELECT count(*) FROM arrangement);
