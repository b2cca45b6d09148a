-- Missions that its newest release holds: its own, and those where it has a claim.
-- :part source_missions
(SELECT count(*) FROM mission
         WHERE source = source.id AND status <> 'unknown' AND claims = 0)
       + (SELECT count(*) FROM mission_claim
           WHERE source = source.id AND as_of IS NULL)

-- :name source_by_id
SELECT id, name, url, licence, as_of, {{source_missions}}, rev, attribution
  FROM source WHERE id = :id;

-- :name source_list
-- scan: ok, a handful of rows
SELECT id, name, url, licence, as_of, {{source_missions}}, rev, attribution
  FROM source ORDER BY id;

-- :name source_in_use
-- scan: ok, a handful of rows
SELECT id, name, url, licence, as_of, 0, rev, attribution FROM source
 WHERE EXISTS (SELECT 1 FROM mission WHERE source = source.id)
    OR EXISTS (SELECT 1 FROM mission_claim WHERE source = source.id)
 ORDER BY id;

-- :name source_oldest
-- scan: ok, a handful of rows, once for each read transaction
SELECT min(as_of) FROM source
 WHERE EXISTS (SELECT 1 FROM mission WHERE source = source.id);

-- :name source_put
INSERT INTO source (id, name, url, licence, attribution, as_of, rev)
VALUES (:id, :name, :url, :licence, :attribution, :as_of, :rev)
    ON CONFLICT (id) DO UPDATE SET name = excluded.name, url = excluded.url,
        licence = excluded.licence, attribution = excluded.attribution,
        as_of = excluded.as_of, rev = excluded.rev;

-- :name import_run_add
INSERT INTO import_run (source, at, as_of, digest, read, inserted, updated, unchanged,
                        vanished, quarantined, warnings, report, part)
VALUES (:source, :at, :as_of, :digest, :read, :inserted, :updated, :unchanged,
        :vanished, :quarantined, :warnings, :report, :part);

-- :name import_run_at
-- scan: ok, one row for each import there was
SELECT 1 FROM import_run WHERE at = :at LIMIT 1;

-- :name import_run_usable
-- scan: ok, one row for each import there was
SELECT read - quarantined FROM import_run WHERE source = :source AND part = :part
 ORDER BY as_of DESC, number DESC LIMIT 1;
