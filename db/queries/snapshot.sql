-- The public tables, for whoever wants to ask questions of their own: how each is made in
-- a snapshot, and the rows that go into it, in the order of its columns and of its key.

-- :part published
(state = 'published' OR (state = 'scheduled' AND published_at <= :now))

-- :make source
CREATE TABLE source (
    id TEXT PRIMARY KEY, name TEXT NOT NULL, url TEXT, licence TEXT, attribution TEXT,
    as_of TEXT
) STRICT, WITHOUT ROWID;

-- :name snapshot_source
-- scan: ok, all of it is asked for; so in each query below
SELECT id, name, url, licence, attribution, as_of FROM source ORDER BY id;

-- :make country
CREATE TABLE country (
    id TEXT PRIMARY KEY, kind TEXT NOT NULL, name TEXT NOT NULL, alpha3 TEXT,
    parent TEXT, capital TEXT, latitude REAL, longitude REAL, time_zone TEXT,
    calling_code TEXT, emergency TEXT, note TEXT
) STRICT, WITHOUT ROWID;

-- :name snapshot_country
-- scan: ok, all of it
SELECT code, kind, name, alpha3, parent, capital, capital_lat, capital_lon, time_zone,
       calling_code, emergency, note
  FROM country ORDER BY code;

-- :make membership
CREATE TABLE membership (
    country TEXT NOT NULL, organisation TEXT NOT NULL, PRIMARY KEY (country, organisation)
) STRICT, WITHOUT ROWID;

-- :name snapshot_membership
-- scan: ok, all of it
SELECT country, organisation FROM country_membership ORDER BY country, organisation;

-- :make mission
CREATE TABLE mission (
    id TEXT PRIMARY KEY, name TEXT NOT NULL, sending TEXT NOT NULL, host TEXT NOT NULL,
    class TEXT NOT NULL, rank TEXT NOT NULL, legal_kind TEXT NOT NULL, city TEXT,
    address TEXT, latitude REAL, longitude REAL, quality TEXT NOT NULL,
    status TEXT NOT NULL, status_since TEXT, status_reason TEXT, opened TEXT,
    opening_hours TEXT, opening_hours_text TEXT, hosted_by TEXT, source TEXT NOT NULL,
    as_of TEXT, updated_at TEXT NOT NULL
) STRICT, WITHOUT ROWID;

-- :name snapshot_mission
-- scan: ok, all of it
SELECT id, name, sending, host, class, rank, legal_kind, city, address, latitude, longitude,
       point_quality, status, status_since, status_reason, opened, opening_hours,
       opening_hours_text, hosted_by, source, source_as_of, updated_at
  FROM mission ORDER BY id;

-- :make serves
CREATE TABLE serves (
    mission TEXT NOT NULL, position INTEGER NOT NULL, country TEXT, area TEXT,
    PRIMARY KEY (mission, position)
) STRICT, WITHOUT ROWID;

-- :name snapshot_serves
-- scan: ok, all of it
SELECT m.id, s.position, s.country, s.area
  FROM mission AS m CROSS JOIN mission_serves AS s ON s.mission = m.number
 ORDER BY m.id, s.position;

-- :make contact
CREATE TABLE contact (
    mission TEXT NOT NULL, position INTEGER NOT NULL, kind TEXT NOT NULL,
    value TEXT NOT NULL, display TEXT, PRIMARY KEY (mission, position)
) STRICT, WITHOUT ROWID;

-- :name snapshot_contact
-- scan: ok, all of it
SELECT m.id, c.position, c.kind, c.value, c.display
  FROM mission AS m CROSS JOIN contact AS c ON c.mission = m.number
 ORDER BY m.id, c.position;

-- :make service
CREATE TABLE service (
    mission TEXT NOT NULL, position INTEGER NOT NULL, kind TEXT NOT NULL,
    value TEXT NOT NULL, PRIMARY KEY (mission, position)
) STRICT, WITHOUT ROWID;

-- :name snapshot_service
-- scan: ok, all of it
SELECT m.id, v.position, v.kind, v.value
  FROM mission AS m CROSS JOIN mission_service AS v ON v.mission = m.number
 ORDER BY m.id, v.position;

-- :make claim
CREATE TABLE claim (
    mission TEXT NOT NULL, position INTEGER NOT NULL, source TEXT NOT NULL, as_of TEXT,
    facts TEXT NOT NULL, PRIMARY KEY (mission, position)
) STRICT, WITHOUT ROWID;

-- :name snapshot_claim
-- scan: ok, all of it
SELECT m.id, c.position, c.source, c.as_of, c.facts
  FROM mission AS m CROSS JOIN mission_claim AS c ON c.mission = m.number
 ORDER BY m.id, c.position;

-- :make helpline
CREATE TABLE helpline (
    country TEXT NOT NULL, position INTEGER NOT NULL, kind TEXT NOT NULL,
    number TEXT NOT NULL, display TEXT, hours TEXT, lang TEXT, note TEXT,
    source_name TEXT NOT NULL, source_url TEXT, verified_at TEXT NOT NULL,
    PRIMARY KEY (country, position)
) STRICT, WITHOUT ROWID;

-- :name snapshot_helpline
-- scan: ok, all of it
SELECT country, position, kind, number, display, hours, lang, note, source_name, source_url,
       verified_at
  FROM helpline ORDER BY country, position;

-- :make arrangement
CREATE TABLE arrangement (
    id TEXT PRIMARY KEY, kind TEXT NOT NULL, title TEXT NOT NULL, scope TEXT NOT NULL,
    unrepresented TEXT NOT NULL, provider_posts TEXT NOT NULL,
    consular_cover TEXT NOT NULL, legal_ref TEXT, source_name TEXT, source_url TEXT,
    verified_at TEXT, valid_from TEXT, valid_to TEXT, caveat TEXT,
    enabled INTEGER NOT NULL, disabled_reason TEXT
) STRICT, WITHOUT ROWID;

-- :name snapshot_arrangement
-- scan: ok, all of it
SELECT id, kind, title, scope, unrepresented, provider_posts, consular_cover, legal_ref,
       source_name, source_url, verified_at, valid_from, valid_to, caveat, enabled,
       disabled_reason
  FROM arrangement ORDER BY id;

-- :make arrangement_party
CREATE TABLE arrangement_party (
    arrangement TEXT NOT NULL, role TEXT NOT NULL, position INTEGER NOT NULL,
    party TEXT NOT NULL, PRIMARY KEY (arrangement, role, position)
) STRICT, WITHOUT ROWID;

-- :name snapshot_arrangement_party
-- scan: ok, all of it
SELECT arrangement, role, position, party FROM arrangement_party
 ORDER BY arrangement, role, position;

-- :make arrangement_need
CREATE TABLE arrangement_need (
    arrangement TEXT NOT NULL, position INTEGER NOT NULL, need TEXT NOT NULL,
    PRIMARY KEY (arrangement, position)
) STRICT, WITHOUT ROWID;

-- :name snapshot_arrangement_need
-- scan: ok, all of it
SELECT arrangement, position, need FROM arrangement_need ORDER BY arrangement, position;

-- :make arrangement_post
CREATE TABLE arrangement_post (
    arrangement TEXT NOT NULL, position INTEGER NOT NULL, host TEXT NOT NULL,
    provider TEXT NOT NULL, mission TEXT, city TEXT, cover TEXT, valid_from TEXT,
    valid_to TEXT, source_url TEXT, note TEXT, PRIMARY KEY (arrangement, position)
) STRICT, WITHOUT ROWID;

-- :name snapshot_arrangement_post
-- scan: ok, all of it
SELECT arrangement, position, host, provider, mission, city, cover, valid_from, valid_to,
       source_url, note
  FROM arrangement_post ORDER BY arrangement, position;

-- :make notice
CREATE TABLE notice (
    id TEXT PRIMARY KEY, issuer TEXT NOT NULL, issuer_country TEXT, source_url TEXT,
    level TEXT, level_scale TEXT, category TEXT NOT NULL, urgency TEXT NOT NULL,
    severity TEXT NOT NULL, certainty TEXT NOT NULL, response_type TEXT NOT NULL,
    headline TEXT NOT NULL, body TEXT NOT NULL, instruction TEXT, lang TEXT NOT NULL,
    starts_at TEXT, ends_at TEXT, reviewed_at TEXT, banner INTEGER NOT NULL,
    published_at TEXT NOT NULL, updated_at TEXT NOT NULL
) STRICT, WITHOUT ROWID;

-- :name snapshot_notice
-- scan: ok, all that is published
SELECT id, issuer, issuer_country, source_url, level, level_scale, category, urgency,
       severity, certainty, response_type, headline, body, instruction, lang, starts_at,
       ends_at, reviewed_at, banner, published_at, updated_at
  FROM notice WHERE {{published}} ORDER BY id;

-- :make notice_country
CREATE TABLE notice_country (
    notice TEXT NOT NULL, country TEXT NOT NULL, PRIMARY KEY (notice, country)
) STRICT, WITHOUT ROWID;

-- :name snapshot_notice_country
-- scan: ok, all that is published
SELECT n.id, c.country FROM notice AS n CROSS JOIN notice_country AS c ON c.notice = n.number
 WHERE {{published}} ORDER BY n.id, c.country;

-- :make article
CREATE TABLE article (
    id TEXT PRIMARY KEY, slug TEXT NOT NULL UNIQUE, title TEXT NOT NULL, summary TEXT,
    body TEXT NOT NULL, lang TEXT NOT NULL, source_name TEXT, source_url TEXT,
    published_at TEXT NOT NULL, updated_at TEXT NOT NULL
) STRICT, WITHOUT ROWID;

-- :name snapshot_article
-- scan: ok, all that is published
SELECT id, slug, title, summary, body, lang, source_name, source_url, published_at,
       updated_at
  FROM article WHERE {{published}} ORDER BY id;

-- :make article_country
CREATE TABLE article_country (
    article TEXT NOT NULL, country TEXT NOT NULL, PRIMARY KEY (article, country)
) STRICT, WITHOUT ROWID;

-- :name snapshot_article_country
-- scan: ok, all that is published
SELECT a.id, c.country
  FROM article AS a CROSS JOIN article_country AS c ON c.article = a.number
 WHERE {{published}} ORDER BY a.id, c.country;
