-- The telephone lines of countries. Lists come packed, as those of missions.

-- :part helpline_columns
h.country, h.rev, h.updated_at,
       (SELECT group_concat(kind || char(31) || number || char(31)
                            || coalesce(display, '') || char(31)
                            || coalesce(hours, '') || char(31)
                            || coalesce(lang, '') || char(31)
                            || coalesce(note, '') || char(31)
                            || source_name || char(31)
                            || coalesce(source_url, '') || char(31)
                            || verified_at || char(30), '')
          FROM helpline WHERE country = h.country)

-- :name helplines_of
SELECT {{helpline_columns}} FROM helpline_of AS h WHERE h.country = :country;

-- :name helplines_all
-- scan: ok, all of them are asked for
SELECT {{helpline_columns}} FROM helpline_of AS h ORDER BY h.country;

-- :name helpline_of_add
INSERT INTO helpline_of (country, rev, updated_at) VALUES (:country, :rev, :at);

-- :name helpline_of_delete
DELETE FROM helpline_of WHERE country = :country;

-- :name helpline_add
INSERT INTO helpline (country, position, kind, number, display, hours, lang, note,
                      source_name, source_url, verified_at)
VALUES (:country, :position, :kind, :number, :display, :hours, :lang, :note,
        :source_name, :source_url, :verified_at);
