-- Notices. Lists come packed: entries end in char(30), which no stored text contains.

-- :part notice_columns
n.number, n.id, n.issuer, n.issuer_country, n.source_url, n.level, n.level_scale,
       n.regional_level, n.category, n.urgency, n.severity, n.certainty, n.response_type,
       n.headline, n.body, n.instruction, n.lang, n.starts_at, n.ends_at, n.reviewed_at,
       n.banner, n.state, n.published_at, n.withdrawn_reason, n.rev, n.created_at,
       n.updated_at,
       (SELECT group_concat(country || char(30), '') FROM notice_country
         WHERE notice = n.number),
       (SELECT group_concat(area || char(30), '') FROM notice_area
         WHERE notice = n.number),
       (SELECT group_concat(country || char(30), '') FROM notice_nationality
         WHERE notice = n.number)

-- As db_state_at().
-- :part notice_state
CASE WHEN n.state = 'scheduled' AND n.published_at <= :now THEN 'published'
     ELSE n.state END

-- What a list may be narrowed by; a NULL parameter narrows nothing. Active is what
-- db_notice_is_active() says.
-- :part notice_filters
(:everything OR {{notice_state}} = 'published')
   AND (:state IS NULL OR {{notice_state}} = :state)
   AND (NOT :active OR ({{notice_state}} = 'published'
            AND (n.starts_at IS NULL OR n.starts_at <= :now)
            AND (n.ends_at IS NULL OR n.ends_at > :now)))
   AND (NOT :unended OR n.ends_at IS NULL OR n.ends_at > :now)
   AND (NOT :banner OR n.banner = 1)
   AND (:lang IS NULL OR n.lang = :lang
        OR substr(n.lang, 1, length(:lang) + 1) = :lang || '-')
   AND (:country IS NULL OR EXISTS (SELECT 1 FROM notice_country AS c
            WHERE c.country = :country AND c.notice = n.number))
   AND (:nationality IS NULL
        OR NOT EXISTS (SELECT 1 FROM notice_nationality WHERE notice = n.number)
        OR EXISTS (SELECT 1 FROM notice_nationality AS f
            WHERE f.notice = n.number AND f.country = :nationality))

-- :name notice_by_id
SELECT {{notice_columns}} FROM notice AS n WHERE n.id = :id;

-- :name notice_list_by_id
-- scan: ok, an export reads everything
SELECT {{notice_columns}} FROM notice AS n ORDER BY n.id;

-- Pages in the static order, newest first, each by the index of its first condition.

-- :name notice_page_all
SELECT {{notice_columns}} FROM notice AS n
 WHERE n.number > :after AND {{notice_filters}}
 ORDER BY n.number LIMIT :limit;

-- :name notice_page_country
SELECT {{notice_columns}}
  FROM notice_country AS i INDEXED BY notice_about
  CROSS JOIN notice AS n ON n.number = i.notice
 WHERE i.country = :country AND i.notice > :after AND {{notice_filters}}
 ORDER BY i.notice LIMIT :limit;

-- :name notice_page_words
SELECT {{notice_columns}}
  FROM notice_text AS t CROSS JOIN notice AS n ON n.number = t.rowid
 WHERE t.notice_text MATCH :words AND t.rowid > :after AND {{notice_filters}}
 ORDER BY t.rowid LIMIT :limit;

-- Totals, by the same indexes.

-- :name notice_total_all
-- scan: ok, no index narrows a state or what is active alone
SELECT count(*) FROM notice AS n WHERE {{notice_filters}};

-- :name notice_total_country
SELECT count(*)
  FROM notice_country AS i INDEXED BY notice_about
  CROSS JOIN notice AS n ON n.number = i.notice
 WHERE i.country = :country AND {{notice_filters}};

-- :name notice_total_words
SELECT count(*)
  FROM notice_text AS t CROSS JOIN notice AS n ON n.number = t.rowid
 WHERE t.notice_text MATCH :words AND {{notice_filters}};

-- Writing.

-- :name notice_identity
SELECT number, created_at FROM notice WHERE id = :id;

-- :name notice_number_taken
SELECT id FROM notice WHERE number = :number;

-- :name notice_add
INSERT INTO notice (number, id, issuer, issuer_country, source_url, level, level_scale,
                    regional_level, category, urgency, severity, certainty,
                    response_type, headline, body, instruction, lang, starts_at, ends_at,
                    reviewed_at, banner, state, published_at, withdrawn_reason,
                    created_at, rev, updated_at)
VALUES (:number, :id, :issuer, :issuer_country, :source_url, :level, :level_scale,
        :regional_level, :category, :urgency, :severity, :certainty, :response_type,
        :headline, :body, :instruction, :lang, :starts_at, :ends_at, :reviewed_at,
        :banner, :state, :published_at, :withdrawn_reason, :at, :rev, :at);

-- :name notice_set
UPDATE notice
   SET number = :number, issuer = :issuer, issuer_country = :issuer_country,
       source_url = :source_url, level = :level, level_scale = :level_scale,
       regional_level = :regional_level, category = :category, urgency = :urgency,
       severity = :severity, certainty = :certainty, response_type = :response_type,
       headline = :headline, body = :body, instruction = :instruction, lang = :lang,
       starts_at = :starts_at, ends_at = :ends_at, reviewed_at = :reviewed_at,
       banner = :banner, state = :state, published_at = :published_at,
       withdrawn_reason = :withdrawn_reason, rev = :rev, updated_at = :at
 WHERE id = :id;

-- :name notice_remove
DELETE FROM notice WHERE number = :number;

-- :name notice_country_clear
DELETE FROM notice_country WHERE notice = :number;

-- :name notice_country_add
INSERT INTO notice_country (notice, position, country)
VALUES (:number, :position, :entry);

-- :name notice_area_clear
DELETE FROM notice_area WHERE notice = :number;

-- :name notice_area_add
INSERT INTO notice_area (notice, position, area) VALUES (:number, :position, :entry);

-- :name notice_nationality_clear
DELETE FROM notice_nationality WHERE notice = :number;

-- :name notice_nationality_add
INSERT INTO notice_nationality (notice, position, country)
VALUES (:number, :position, :entry);

-- :name notice_text_clear
DELETE FROM notice_text WHERE rowid = :number;

-- :name notice_text_add
INSERT INTO notice_text (rowid, words) VALUES (:number, :words);
