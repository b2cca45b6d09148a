-- Articles. Lists come packed: entries end in char(30), which no stored text contains.

-- :part article_columns
a.number, a.id, a.slug, a.title, a.summary, a.lang, a.source_name, a.source_url, a.state,
       a.published_at, a.withdrawn_reason, a.rev, a.created_at, a.updated_at,
       (SELECT group_concat(name || char(30), '') FROM article_author
         WHERE article = a.number),
       (SELECT group_concat(country || char(30), '') FROM article_country
         WHERE article = a.number),
       (SELECT group_concat(tag || char(30), '') FROM article_tag
         WHERE article = a.number),
       (SELECT group_concat(slug || char(30), '')
          FROM article_former_slug INDEXED BY article_former_slug_of
         WHERE article = a.number)

-- As db_state_at().
-- :part article_state
CASE WHEN a.state = 'scheduled' AND a.published_at <= :now THEN 'published'
     ELSE a.state END

-- What a list may be narrowed by; a NULL parameter narrows nothing. A language holds
-- those of its regions and scripts (RFC 4647 §3.3.1).
-- :part article_filters
(:everything OR {{article_state}} = 'published')
   AND (:state IS NULL OR {{article_state}} = :state)
   AND (:lang IS NULL OR a.lang = :lang
        OR substr(a.lang, 1, length(:lang) + 1) = :lang || '-')
   AND (:published_since IS NULL OR a.published_at >= :published_since)
   AND (:published_until IS NULL OR a.published_at < :published_until)
   AND (:country IS NULL OR EXISTS (SELECT 1 FROM article_country AS c
            WHERE c.country = :country AND c.article = a.number))
   AND (:tag IS NULL OR EXISTS (SELECT 1 FROM article_tag AS g
            WHERE g.tag = :tag AND g.article = a.number))

-- :name article_by_id
SELECT {{article_columns}}, a.body FROM article AS a WHERE a.id = :id;

-- :name article_by_slug
SELECT {{article_columns}}, a.body FROM article AS a WHERE a.slug = :slug;

-- :name article_by_former_slug
SELECT {{article_columns}}, a.body
  FROM article_former_slug AS f CROSS JOIN article AS a ON a.number = f.article
 WHERE f.slug = :slug;

-- :name article_list_by_id
-- scan: ok, an export reads everything
SELECT {{article_columns}}, a.body FROM article AS a ORDER BY a.id;

-- Pages in the static order, newest first, each by the index of its first condition.

-- :name article_page_all
SELECT {{article_columns}}, NULL FROM article AS a
 WHERE a.number > :after AND {{article_filters}}
 ORDER BY a.number LIMIT :limit;

-- :name article_page_country
SELECT {{article_columns}}, NULL
  FROM article_country AS i INDEXED BY article_about
  CROSS JOIN article AS a ON a.number = i.article
 WHERE i.country = :country AND i.article > :after AND {{article_filters}}
 ORDER BY i.article LIMIT :limit;

-- :name article_page_tag
SELECT {{article_columns}}, NULL
  FROM article_tag AS i INDEXED BY article_tagged
  CROSS JOIN article AS a ON a.number = i.article
 WHERE i.tag = :tag AND i.article > :after AND {{article_filters}}
 ORDER BY i.article LIMIT :limit;

-- :name article_page_words
SELECT {{article_columns}}, NULL
  FROM article_text AS t CROSS JOIN article AS a ON a.number = t.rowid
 WHERE t.article_text MATCH :words AND t.rowid > :after AND {{article_filters}}
 ORDER BY t.rowid LIMIT :limit;

-- The page before one, from its end.

-- :name article_before_all
SELECT {{article_columns}}, NULL FROM article AS a
 WHERE a.number < :before AND {{article_filters}}
 ORDER BY a.number DESC LIMIT :limit;

-- :name article_before_country
SELECT {{article_columns}}, NULL
  FROM article_country AS i INDEXED BY article_about
  CROSS JOIN article AS a ON a.number = i.article
 WHERE i.country = :country AND i.article < :before AND {{article_filters}}
 ORDER BY i.article DESC LIMIT :limit;

-- :name article_before_tag
SELECT {{article_columns}}, NULL
  FROM article_tag AS i INDEXED BY article_tagged
  CROSS JOIN article AS a ON a.number = i.article
 WHERE i.tag = :tag AND i.article < :before AND {{article_filters}}
 ORDER BY i.article DESC LIMIT :limit;

-- Totals, by the same indexes.

-- :name article_total_public
SELECT (SELECT count(*) FROM article WHERE state = 'published')
     + (SELECT count(*) FROM article WHERE state = 'scheduled' AND published_at <= :now);

-- :name article_total_all
-- scan: ok, no index narrows a state, language or time alone
SELECT count(*) FROM article AS a WHERE {{article_filters}};

-- :name article_total_country
SELECT count(*)
  FROM article_country AS i INDEXED BY article_about
  CROSS JOIN article AS a ON a.number = i.article
 WHERE i.country = :country AND {{article_filters}};

-- :name article_total_tag
SELECT count(*)
  FROM article_tag AS i INDEXED BY article_tagged
  CROSS JOIN article AS a ON a.number = i.article
 WHERE i.tag = :tag AND {{article_filters}};

-- :name article_total_words
SELECT count(*)
  FROM article_text AS t CROSS JOIN article AS a ON a.number = t.rowid
 WHERE t.article_text MATCH :words AND {{article_filters}};

-- Writing.

-- :name article_identity
SELECT number, created_at FROM article WHERE id = :id;

-- :name article_number_taken
SELECT id FROM article WHERE number = :number;

-- :name article_slug_taken
-- By another article, now or formerly.
SELECT a.id FROM article AS a WHERE a.slug = :slug AND a.id <> :id
UNION ALL
SELECT a.id
  FROM article_former_slug AS f CROSS JOIN article AS a ON a.number = f.article
 WHERE f.slug = :slug AND a.id <> :id;

-- :name article_add
INSERT INTO article (number, id, slug, title, summary, body, lang, source_name,
                     source_url, state, published_at, withdrawn_reason, created_at, rev,
                     updated_at)
VALUES (:number, :id, :slug, :title, :summary, :body, :lang, :source_name, :source_url,
        :state, :published_at, :withdrawn_reason, :at, :rev, :at);

-- :name article_set
UPDATE article
   SET number = :number, slug = :slug, title = :title, summary = :summary, body = :body,
       lang = :lang, source_name = :source_name, source_url = :source_url,
       state = :state, published_at = :published_at,
       withdrawn_reason = :withdrawn_reason, rev = :rev, updated_at = :at
 WHERE id = :id;

-- :name article_remove
DELETE FROM article WHERE number = :number;

-- :name article_author_clear
DELETE FROM article_author WHERE article = :number;

-- :name article_author_add
INSERT INTO article_author (article, position, name) VALUES (:number, :position, :entry);

-- :name article_country_clear
DELETE FROM article_country WHERE article = :number;

-- :name article_country_add
INSERT INTO article_country (article, position, country)
VALUES (:number, :position, :entry);

-- :name article_tag_clear
DELETE FROM article_tag WHERE article = :number;

-- :name article_tag_add
INSERT INTO article_tag (article, position, tag) VALUES (:number, :position, :entry);

-- :name article_former_slug_clear
DELETE FROM article_former_slug WHERE article = :number;

-- :name article_former_slug_add
INSERT INTO article_former_slug (article, position, slug)
VALUES (:number, :position, :entry);

-- :name article_text_clear
DELETE FROM article_text WHERE rowid = :number;

-- :name article_text_add
INSERT INTO article_text (rowid, words) VALUES (:number, :words);
