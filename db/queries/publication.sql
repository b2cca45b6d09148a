-- When answers change without a write, and what is to be written down then.

-- :name turn
-- Each part is one look-up in an index; '~' stands for "never" and is after every time.
SELECT nullif(max(
           coalesce((SELECT max(published_at) FROM article
                      WHERE state = 'scheduled' AND published_at <= :now), ''),
           coalesce((SELECT max(published_at) FROM notice
                      WHERE state = 'scheduled' AND published_at <= :now), ''),
           coalesce((SELECT max(starts_at) FROM notice
                      WHERE state <> 'draft' AND starts_at <= :now), ''),
           coalesce((SELECT max(ends_at) FROM notice
                      WHERE state <> 'draft' AND ends_at <= :now), '')), ''),
       nullif(min(
           coalesce((SELECT min(published_at) FROM article
                      WHERE state = 'scheduled' AND published_at > :now), '~'),
           coalesce((SELECT min(published_at) FROM notice
                      WHERE state = 'scheduled' AND published_at > :now), '~'),
           coalesce((SELECT min(starts_at) FROM notice
                      WHERE state <> 'draft' AND starts_at > :now), '~'),
           coalesce((SELECT min(ends_at) FROM notice
                      WHERE state <> 'draft' AND ends_at > :now), '~')), '~'),
       (SELECT max(reviewed_at) FROM notice
         WHERE state <> 'draft' AND banner = 1 AND reviewed_at <= :review_before),
       (SELECT min(reviewed_at) FROM notice
         WHERE state <> 'draft' AND banner = 1 AND reviewed_at > :review_before);

-- :name article_due
SELECT id FROM article
 WHERE state = 'scheduled' AND published_at <= :now
 ORDER BY published_at LIMIT :limit;

-- :name notice_due
SELECT id FROM notice
 WHERE state = 'scheduled' AND published_at <= :now
 ORDER BY published_at LIMIT :limit;
