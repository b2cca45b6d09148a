-- Countries. Lists come packed: entries end in char(30), fields within them in char(31),
-- which no stored text contains.

-- :part country_columns
c.code, c.kind, c.name, c.alpha3, c.numeric, c.parent, c.capital,
       c.capital_lat, c.capital_lon, c.west, c.south, c.east, c.north,
       c.time_zone, c.calling_code, c.emergency, c.note, c.rev, c.updated_at,
       (SELECT group_concat(organisation || char(30), '')
          FROM country_membership WHERE country = c.code),
       (SELECT group_concat(item || char(30), '')
          FROM country_item WHERE country = c.code),
       (SELECT group_concat(kind || char(31) || name || char(30), '')
          FROM country_alias WHERE country = c.code)

-- :name country_by_code
SELECT {{country_columns}} FROM country AS c WHERE c.code = :code;

-- :name country_list
-- scan: ok, all 257 of them are asked for
SELECT {{country_columns}} FROM country AS c ORDER BY c.code;

-- :name country_display_name
SELECT name FROM country_name WHERE country = :code AND language = :language COLLATE NOCASE;

-- :name country_english_name
SELECT name FROM country WHERE code = :code;

-- :name country_is_member
-- A code that is NULL: is any?
SELECT EXISTS (SELECT 1 FROM country_membership
                WHERE organisation = :organisation
                  AND (:code IS NULL OR country = :code));

-- :name country_names
SELECT language, name FROM country_name WHERE country = :code ORDER BY language;

-- :name country_by_key
SELECT k.country, c.name, k.name, k.kind
  FROM country_key AS k JOIN country AS c ON c.code = k.country
 WHERE k.key = :key
 ORDER BY k.country;

-- :name country_by_prefix
-- Keys from :key up to, not including, :end.
SELECT k.country, c.name, k.name, k.kind, k.key = :key
  FROM country_key AS k JOIN country AS c ON c.code = k.country
 WHERE k.key >= :key AND k.key < :end;

-- :name country_by_typo
SELECT t.key, t.country, c.name, k.name, k.kind
  FROM country_typo AS t
  JOIN country AS c ON c.code = t.country
  JOIN country_key AS k ON k.key = t.key AND k.country = t.country
 WHERE t.without = :without;

-- :name country_by_city
-- A row for each mission there, as the index has them: the few countries are told apart by
-- who reads. More than 1,000 missions are in no city.
SELECT m.host, c.name, m.city, :kind
  FROM mission AS m INDEXED BY mission_by_city JOIN country AS c ON c.code = m.host
 WHERE m.city_key = :key
 LIMIT 1000;

-- :name country_parent_set
UPDATE country SET parent = (SELECT code FROM country WHERE code = :parent)
 WHERE code = :code;

-- :name country_put
INSERT INTO country (code, kind, name, alpha3, numeric, parent, capital, capital_lat,
                     capital_lon, west, south, east, north, time_zone, calling_code,
                     emergency, note, rev, updated_at)
VALUES (:code, :kind, :name, :alpha3, :numeric, :parent, :capital, :capital_lat,
        :capital_lon, :west, :south, :east, :north, :time_zone, :calling_code,
        :emergency, :note, :rev, :updated_at)
    ON CONFLICT (code) DO UPDATE SET kind = excluded.kind, name = excluded.name,
        alpha3 = excluded.alpha3, numeric = excluded.numeric, parent = excluded.parent,
        capital = excluded.capital, capital_lat = excluded.capital_lat,
        capital_lon = excluded.capital_lon, west = excluded.west, south = excluded.south,
        east = excluded.east, north = excluded.north, time_zone = excluded.time_zone,
        calling_code = excluded.calling_code, emergency = excluded.emergency,
        note = excluded.note, rev = excluded.rev, updated_at = excluded.updated_at;

-- :name country_items_clear
DELETE FROM country_item WHERE country = :code;

-- :name country_item_add
INSERT INTO country_item (country, position, item) VALUES (:code, :position, :item);

-- :name country_memberships_clear
DELETE FROM country_membership WHERE country = :code;

-- :name country_membership_add
INSERT INTO country_membership (country, organisation) VALUES (:code, :organisation);

-- :name country_aliases_clear
DELETE FROM country_alias WHERE country = :code;

-- :name country_alias_add
INSERT INTO country_alias (country, position, kind, name)
VALUES (:code, :position, :kind, :name);

-- :name country_alias_list
-- scan: ok, rebuilding the search keys of all countries
SELECT country, kind, name FROM country_alias;

-- :name country_codes
-- scan: ok, rebuilding the search keys of all countries
SELECT code, name, alpha3 FROM country ORDER BY code;

-- :name country_item_list
-- scan: ok, rebuilding the search keys of all countries
SELECT country, item FROM country_item;

-- :name country_names_clear
DELETE FROM country_name;

-- :name country_keys_clear
DELETE FROM country_key;

-- :name country_typos_clear
DELETE FROM country_typo;

-- :name country_name_add
INSERT INTO country_name (country, language, name) VALUES (:code, :language, :name);

-- :name country_key_add
INSERT INTO country_key (key, country, kind, name) VALUES (:key, :code, :kind, :name)
    ON CONFLICT (key, country) DO UPDATE SET kind = excluded.kind, name = excluded.name
         WHERE excluded.kind < country_key.kind;

-- :name country_typo_add
INSERT OR IGNORE INTO country_typo (without, key, country) VALUES (:without, :key, :code);
