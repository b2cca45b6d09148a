-- Missions. Lists come packed: entries end in char(30), fields within them in char(31),
-- which no stored text contains.

-- :part mission_columns
m.number, m.id, m.sending, m.host, m.rank, m.legal_kind, m.name, m.city, m.address,
       m.point_quality, m.latitude, m.longitude, m.opened, m.status, m.status_since,
       m.status_reason, m.source, coalesce(m.source_as_of, r.as_of, substr(m.updated_at, 1, 10)), m.rev, m.updated_at,
       m.opening_hours, m.opening_hours_text, m.hosted_by,
       (SELECT group_concat(coalesce(country, '') || char(31) || coalesce(area, '')
                            || char(30), '')
          FROM mission_serves WHERE mission = m.number),
       (SELECT group_concat(kind || char(31) || value || char(31) || coalesce(display, '')
                            || char(30), '')
          FROM contact WHERE mission = m.number),
       CASE WHEN m.services > 0 THEN
           (SELECT group_concat(kind || char(31) || value || char(30), '')
              FROM mission_service WHERE mission = m.number) END,
       CASE WHEN m.claims > 0 THEN
           (SELECT group_concat(c.source || char(31) || coalesce(c.as_of, '') || char(31)
                       || coalesce(c.as_of, o.as_of, substr(m.updated_at, 1, 10))
                       || char(31) || coalesce(o.attribution, '') || char(31) || c.facts
                       || char(30), '')
              FROM mission_claim AS c CROSS JOIN source AS o ON o.id = c.source
             WHERE c.mission = m.number) END,
       (SELECT name FROM country WHERE code = m.sending),
       (SELECT name FROM country WHERE code = m.host),
       r.attribution

-- What a list may be narrowed by; a NULL parameter narrows nothing. The one that chooses
-- the index is repeated in each query, the rest filters what the index found.
-- :part mission_filters
(:sending IS NULL OR m.sending = :sending)
   AND (:host IS NULL OR m.host = :host)
   AND (:not_host IS NULL OR m.host <> :not_host)
   AND (:class IS NULL OR m.class = :class)
   AND (:rank IS NULL OR m.rank = :rank)
   AND (:status IS NULL OR m.status = :status)
   AND (:city IS NULL OR m.city_key = :city)
   AND (:updated_since IS NULL OR m.updated_at >= :updated_since)
   AND (:serves IS NULL OR EXISTS (SELECT 1 FROM mission_serves AS v
            WHERE v.country = :serves AND v.sending = m.sending AND v.mission = m.number))
   AND (:west IS NULL OR (m.point_quality <> 'suspect'
            AND m.latitude BETWEEN :south AND :north
            AND CASE WHEN :west <= :east THEN m.longitude BETWEEN :west AND :east
                     ELSE m.longitude >= :west OR m.longitude <= :east END))

-- The text index would be asked once for each row if this stood among the filters.
-- :part mission_words
(:words IS NULL OR m.number IN
            (SELECT rowid FROM mission_text WHERE mission_text MATCH :words))

-- The position index over the one box, or over the two that meet at 180 degrees.
-- :part mission_boxed
m.number IN
       (SELECT number FROM mission_point
         WHERE south <= :north AND north >= :south AND east >= :west
           AND west <= CASE WHEN :west <= :east THEN :east ELSE 180 END
        UNION ALL
        SELECT number FROM mission_point
         WHERE :west > :east AND south <= :north AND north >= :south AND west <= :east)

-- :part mission_page
AND (:after_number IS NULL OR (m.sending, m.number) > (:after_text, :after_number))
 ORDER BY m.sending, m.number LIMIT :limit

-- :name mission_by_id
SELECT {{mission_columns}} FROM mission AS m JOIN source AS r ON r.id = m.source
 WHERE m.id = :id;

-- :name mission_by_former_id
SELECT id FROM mission_former_id WHERE former = :former;

-- :name mission_by_number
SELECT {{mission_columns}} FROM mission AS m JOIN source AS r ON r.id = m.source
 WHERE m.number = :number;

-- Pages in the order (sending, static order), each by the index of its first condition;
-- + keeps the planner from choosing another.

-- :name mission_page_all
-- scan: ok, in the order of the index; stops after one page
SELECT {{mission_columns}} FROM mission AS m INDEXED BY mission_by_sending
  CROSS JOIN source AS r ON r.id = m.source
 WHERE {{mission_filters}} {{mission_page}};

-- :name mission_page_sending
SELECT {{mission_columns}} FROM mission AS m INDEXED BY mission_by_sending
  CROSS JOIN source AS r ON r.id = m.source
 WHERE m.sending = :sending AND {{mission_filters}} {{mission_page}};

-- :name mission_page_host
SELECT {{mission_columns}} FROM mission AS m INDEXED BY mission_by_host
  CROSS JOIN source AS r ON r.id = m.source
 WHERE m.host = :host AND {{mission_filters}} {{mission_page}};

-- :name mission_page_host_sending
SELECT {{mission_columns}} FROM mission AS m INDEXED BY mission_by_host
  CROSS JOIN source AS r ON r.id = m.source
 WHERE m.host = :host AND m.sending = :sending AND {{mission_filters}} {{mission_page}};

-- :name mission_page_city
SELECT {{mission_columns}} FROM mission AS m INDEXED BY mission_by_city
  CROSS JOIN source AS r ON r.id = m.source
 WHERE m.city_key = :city AND {{mission_filters}} {{mission_page}};

-- :name mission_page_serves
-- A country can be served twice by one mission only under two areas, never twice by code.
SELECT {{mission_columns}}
  FROM mission_serves AS s INDEXED BY mission_serving
  CROSS JOIN mission AS m ON m.number = s.mission
  CROSS JOIN source AS r ON r.id = m.source
 WHERE s.country = :serves AND {{mission_filters}}
   AND (:after_number IS NULL OR (s.sending, s.mission) > (:after_text, :after_number))
 ORDER BY s.sending, s.mission LIMIT :limit;

-- :name mission_page_box
-- scan: ok, sorts the numbers of what lies in the box; rows are read for one page only
SELECT {{mission_columns}}
  FROM (SELECT m.number FROM mission AS m
         WHERE {{mission_boxed}} AND {{mission_filters}} {{mission_page}}) AS p
  CROSS JOIN mission AS m ON m.number = p.number
  CROSS JOIN source AS r ON r.id = m.source
 ORDER BY m.sending, m.number;

-- :name mission_page_words
-- In static order, which is the order of the text index: best rank first, and the cost
-- does not grow with the number of matches.
SELECT {{mission_columns}}
  FROM mission_text AS t
  CROSS JOIN mission AS m ON m.number = t.rowid
  CROSS JOIN source AS r ON r.id = m.source
 WHERE t.mission_text MATCH :words AND t.rowid > coalesce(:after_number, -1)
   AND {{mission_filters}}
 ORDER BY t.rowid LIMIT :limit;

-- :name mission_page_updated
-- scan: ok, in the order of the index; stops after one page
SELECT {{mission_columns}} FROM mission AS m INDEXED BY mission_by_update
  CROSS JOIN source AS r ON r.id = m.source
 WHERE m.updated_at >= coalesce(:updated_since, '') AND {{mission_filters}}
   AND {{mission_words}}
   AND (:after_number IS NULL OR (m.updated_at, m.number) > (:after_text, :after_number))
 ORDER BY m.updated_at, m.number LIMIT :limit;

-- :name mission_page_updated_desc
-- scan: ok, in the order of the index; stops after one page
SELECT {{mission_columns}} FROM mission AS m INDEXED BY mission_by_update
  CROSS JOIN source AS r ON r.id = m.source
 WHERE m.updated_at >= coalesce(:updated_since, '') AND {{mission_filters}}
   AND {{mission_words}}
   AND (:after_number IS NULL OR (m.updated_at, m.number) < (:after_text, :after_number))
 ORDER BY m.updated_at DESC, m.number DESC LIMIT :limit;

-- :name mission_points
-- Candidates of a box in the position index (whose numbers are rounded outward to 32
-- bits), for the exact test and the order by distance that follow in C.
SELECT m.number, m.latitude, m.longitude
  FROM mission_point AS p CROSS JOIN mission AS m ON m.number = p.number
 WHERE p.south <= :box_north AND p.north >= :box_south
   AND p.west <= :box_east AND p.east >= :box_west
   AND m.point_quality <> 'suspect'
   AND {{mission_filters}} AND {{mission_words}};

-- Totals, by the same indexes.

-- :name mission_total
-- scan: ok, reads the smallest index, once for each list of everything
SELECT count(*) FROM mission;

-- :name mission_total_all
-- scan: ok, no index narrows class, rank or status alone
SELECT count(*) FROM mission AS m WHERE {{mission_filters}} AND {{mission_words}};

-- :name mission_total_sending
SELECT count(*) FROM mission AS m INDEXED BY mission_by_sending
 WHERE m.sending = :sending AND {{mission_filters}} AND {{mission_words}};

-- :name mission_total_host
SELECT count(*) FROM mission AS m INDEXED BY mission_by_host
 WHERE m.host = :host AND {{mission_filters}} AND {{mission_words}};

-- :name mission_total_city
SELECT count(*) FROM mission AS m INDEXED BY mission_by_city
 WHERE m.city_key = :city AND {{mission_filters}} AND {{mission_words}};

-- :name mission_total_serves
SELECT count(*)
  FROM mission_serves AS s INDEXED BY mission_serving
  CROSS JOIN mission AS m ON m.number = s.mission
 WHERE s.country = :serves AND {{mission_filters}} AND {{mission_words}};

-- :name mission_total_box
SELECT count(*) FROM mission AS m WHERE {{mission_boxed}} AND {{mission_filters}};

-- :name mission_total_words
SELECT count(*)
  FROM mission_text AS t CROSS JOIN mission AS m ON m.number = t.rowid
 WHERE t.mission_text MATCH :words AND {{mission_filters}};

-- :name mission_totals
-- scan: ok, reads one index, for the page that says how much there is
SELECT count(*), count(DISTINCT host) FROM mission INDEXED BY mission_by_host;

-- :name mission_all
-- scan: ok, all of them are asked for
SELECT {{mission_columns}} FROM mission AS m JOIN source AS r ON r.id = m.source
 ORDER BY m.id;

-- :name mission_ids
-- scan: ok, all of them are asked for, by the index of their ids alone
SELECT id FROM mission ORDER BY id LIMIT :limit OFFSET :offset;

-- The lookup.

-- :name mission_for
SELECT {{mission_columns}}
  FROM mission_serves AS s INDEXED BY mission_serving
  CROSS JOIN mission AS m ON m.number = s.mission
  CROSS JOIN source AS r ON r.id = m.source
 WHERE s.country = :country AND s.sending = :sending
   AND m.legal_kind NOT IN ('substate', 'non_state')
 ORDER BY s.mission;

-- What decides about the order of those that may help; at most :limit of each sender, the
-- best ranks, so that the cost is bounded whatever the store holds.

-- :part mission_brief_columns
m.number, m.id, m.sending, m.host, m.rank, m.point_quality, m.latitude, m.longitude, m.status,
       (SELECT min(CASE WHEN kind IN ('social', 'fax') THEN 2
                        WHEN kind IN ('website', 'form') THEN 1 ELSE 0 END)
          FROM contact WHERE mission = m.number),
       CASE WHEN m.services > 0 THEN
           (SELECT group_concat(kind || char(31) || value || char(30), '')
              FROM mission_service WHERE mission = m.number) END

-- :name mission_brief_for
SELECT {{mission_brief_columns}}
  FROM mission_serves AS s INDEXED BY mission_serving
  CROSS JOIN mission AS m ON m.number = s.mission
 WHERE s.country = :host AND s.sending = :sending
   AND m.legal_kind NOT IN ('substate', 'non_state')
 ORDER BY s.mission LIMIT :limit;

-- :name mission_brief_of_provider
-- By where they stand: what serves a small country stands, most of it, in another.
SELECT {{mission_brief_columns}}
  FROM mission AS m INDEXED BY mission_by_host
 WHERE m.host = :host AND m.sending = :sending
   AND m.legal_kind NOT IN ('substate', 'non_state')
   AND EXISTS (SELECT 1 FROM mission_serves AS s INDEXED BY mission_serving
                WHERE s.country = :host AND s.sending = :sending
                  AND s.mission = m.number)
 ORDER BY m.number LIMIT :limit;

-- :name mission_counts_of
SELECT (SELECT count(*) FROM mission WHERE host = :country),
       (SELECT count(*) FROM mission WHERE sending = :country),
       (SELECT count(*) FROM mission_serves WHERE country = :country);

-- Writing.

-- :name mission_identity
SELECT number, rev, digest, source_as_of FROM mission WHERE id = :id;

-- :name mission_number_taken
SELECT id FROM mission WHERE number = :number;

-- :name mission_add
INSERT INTO mission (number, id, sending, host, rank, class, legal_kind, point_quality,
                     status, name, city, city_key, address, latitude, longitude, opened,
                     status_since, status_reason, opening_hours, opening_hours_text,
                     hosted_by, services, claims, source, source_as_of, digest, rev,
                     updated_at)
VALUES (:number, :id, :sending, :host, :rank, :class, :legal_kind, :point_quality,
        :status, :name, :city, :city_key, :address, :latitude, :longitude, :opened,
        :status_since, :status_reason, :opening_hours, :opening_hours_text,
        :hosted_by, :services, :claims, :source, :source_as_of, :digest, :rev, :at);

-- :name mission_set
UPDATE mission
   SET number = :number, sending = :sending, host = :host, rank = :rank, class = :class,
       legal_kind = :legal_kind, point_quality = :point_quality, status = :status,
       name = :name, city = :city, city_key = :city_key, address = :address,
       latitude = :latitude, longitude = :longitude, opened = :opened,
       status_since = :status_since, status_reason = :status_reason,
       opening_hours = :opening_hours, opening_hours_text = :opening_hours_text,
       hosted_by = :hosted_by, services = :services, claims = :claims, source = :source,
       source_as_of = :source_as_of, digest = :digest, rev = :rev, updated_at = :at
 WHERE id = :id;

-- :name mission_delete
DELETE FROM mission WHERE number = :number;

-- :name mission_id_set
UPDATE mission SET id = :new_id WHERE id = :id;

-- :name mission_former_id_add
INSERT INTO mission_former_id (former, id) VALUES (:former, :id)
    ON CONFLICT (former) DO UPDATE SET id = excluded.id;

-- :name mission_serves_clear
DELETE FROM mission_serves WHERE mission = :number;

-- :name mission_serves_add
INSERT INTO mission_serves (mission, position, sending, country, area)
VALUES (:number, :position, :sending, :country, :area);

-- :name contact_clear
DELETE FROM contact WHERE mission = :number;

-- :name contact_add
INSERT INTO contact (mission, position, kind, value, display)
VALUES (:number, :position, :kind, :value, :display);

-- :name mission_service_clear
DELETE FROM mission_service WHERE mission = :number;

-- :name mission_service_add
INSERT INTO mission_service (mission, position, kind, value)
VALUES (:number, :position, :kind, :value);

-- :name mission_claim_clear
DELETE FROM mission_claim WHERE mission = :number;

-- :name mission_claim_add
INSERT INTO mission_claim (mission, position, source, as_of, facts)
VALUES (:number, :position, :source, :as_of, :facts);

-- :name mission_text_clear
DELETE FROM mission_text WHERE rowid = :number;

-- :name mission_text_add
INSERT INTO mission_text (rowid, words) VALUES (:number, :words);

-- :name mission_point_clear
DELETE FROM mission_point WHERE number = :number;

-- :name mission_point_add
INSERT INTO mission_point (number, south, north, west, east)
VALUES (:number, :latitude, :latitude, :longitude, :longitude);

-- :name mission_twin
-- A post without a Wikidata item that is this one; embassy-class posts are alone of
-- their kind in a host, consulates are told apart by their city.
SELECT m.id FROM mission AS m INDEXED BY mission_by_host
 WHERE m.host = :host AND m.sending = :sending AND m.class = :class
   AND m.source <> :source AND m.id NOT GLOB 'Q[0-9]*'
   AND (m.class = 'embassy' OR m.city_key = :city)
 ORDER BY m.number LIMIT 1;

-- :name mission_seen_add
INSERT INTO mission_seen (id) VALUES (:id);

-- :name mission_seen_clear
DELETE FROM mission_seen;

-- :name mission_unseen
SELECT {{mission_columns}}
  FROM (SELECT number FROM mission INDEXED BY mission_by_source
         WHERE source = :source AND status <> 'unknown' AND claims = 0
        UNION ALL
        SELECT mission FROM mission_claim WHERE source = :source AND as_of IS NULL) AS s
  CROSS JOIN mission AS m ON m.number = s.number
  CROSS JOIN source AS r ON r.id = m.source
 WHERE m.id NOT IN (SELECT id FROM mission_seen);

-- :name mission_present
SELECT (SELECT count(*) FROM mission
         WHERE source = :source AND status <> 'unknown' AND claims = 0)
     + (SELECT count(*) FROM mission_claim WHERE source = :source AND as_of IS NULL);

-- Packs.

-- :name mission_around
-- scan: ok, sorts what stands in or serves one country
SELECT {{mission_columns}}
  FROM (SELECT number FROM mission WHERE host = :country
        UNION
        SELECT mission FROM mission_serves WHERE country = :country) AS a
  CROSS JOIN mission AS m ON m.number = a.number
  CROSS JOIN source AS r ON r.id = m.source
 WHERE m.legal_kind NOT IN ('substate', 'non_state')
 ORDER BY m.host <> :country, m.sending, m.number;

-- :name mission_pairs
-- All pairs, in the order of the index.
SELECT s.sending, s.country, max(m.host = s.country)
  FROM mission_serves AS s INDEXED BY mission_serving
  CROSS JOIN mission AS m ON m.number = s.mission
 WHERE s.country IS NOT NULL AND m.legal_kind NOT IN ('substate', 'non_state')
   AND m.status NOT IN ('suspended', 'closed')
 GROUP BY s.country, s.sending;
