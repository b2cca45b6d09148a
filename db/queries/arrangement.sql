-- Arrangements between states. Lists come packed, as those of missions.

-- :part arrangement_columns
a.id, a.kind, a.scope, a.unrepresented, a.provider_posts, a.consular_cover, a.title,
       a.legal_ref, a.source_name, a.source_url, a.verified_at, a.valid_from, a.valid_to,
       a.caveat, a.enabled, a.disabled_reason, a.rev, a.updated_at,
       (SELECT group_concat(party || char(30), '') FROM arrangement_party
         WHERE arrangement = a.id AND role = 'beneficiary'),
       (SELECT group_concat(party || char(30), '') FROM arrangement_party
         WHERE arrangement = a.id AND role = 'provider'),
       (SELECT group_concat(need || char(30), '') FROM arrangement_need
         WHERE arrangement = a.id),
       (SELECT group_concat(host || char(31) || provider || char(31)
                            || coalesce(mission, '') || char(31)
                            || coalesce(city, '') || char(31)
                            || coalesce(cover, '') || char(31)
                            || coalesce(valid_from, '') || char(31)
                            || coalesce(valid_to, '') || char(31)
                            || coalesce(source_url, '') || char(31)
                            || coalesce(note, '') || char(30), '')
          FROM arrangement_post WHERE arrangement = a.id)

-- :name arrangement_by_id
SELECT {{arrangement_columns}} FROM arrangement AS a WHERE a.id = :id;

-- :name arrangement_list
-- scan: ok, all of them are asked for
SELECT {{arrangement_columns}} FROM arrangement AS a ORDER BY a.id;

-- :name arrangement_for
-- Of which the country is a beneficiary, by its code or as a member.
SELECT {{arrangement_columns}} FROM arrangement AS a
 WHERE a.id IN (SELECT arrangement FROM arrangement_party
                 WHERE role = 'beneficiary' AND party = :country
                UNION ALL
                SELECT p.arrangement
                  FROM country_membership AS m
                  CROSS JOIN arrangement_party AS p
                    ON p.role = 'beneficiary' AND p.party = m.organisation
                 WHERE m.country = :country)
   AND a.enabled = 1
 ORDER BY a.id;

-- :name arrangement_providers
-- Countries, by their codes and as members.
SELECT party FROM arrangement_party WHERE arrangement = :id AND role = 'provider'
UNION ALL
SELECT m.country
  FROM arrangement_party AS p
  CROSS JOIN country_membership AS m INDEXED BY country_of_membership
    ON m.organisation = p.party
 WHERE p.arrangement = :id AND p.role = 'provider';

-- :name arrangement_add
INSERT INTO arrangement (id, kind, scope, unrepresented, provider_posts, consular_cover,
                         title, legal_ref, source_name, source_url, verified_at,
                         valid_from, valid_to, caveat, enabled, disabled_reason, rev,
                         updated_at)
VALUES (:id, :kind, :scope, :unrepresented, :provider_posts, :consular_cover, :title,
        :legal_ref, :source_name, :source_url, :verified_at, :valid_from, :valid_to,
        :caveat, :enabled, :disabled_reason, :rev, :at);

-- :name arrangement_delete
DELETE FROM arrangement WHERE id = :id;

-- :name arrangement_party_add
INSERT INTO arrangement_party (arrangement, role, position, party)
VALUES (:id, :role, :position, :party);

-- :name arrangement_need_add
INSERT INTO arrangement_need (arrangement, position, need) VALUES (:id, :position, :need);

-- :name arrangement_post_add
INSERT INTO arrangement_post (arrangement, position, host, provider, mission, city, cover,
                              valid_from, valid_to, source_url, note)
VALUES (:id, :position, :host, :provider, :mission, :city, :cover, :valid_from, :valid_to,
        :source_url, :note);
