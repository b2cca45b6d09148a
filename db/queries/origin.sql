-- Where files were fetched from.

-- :name origin_by_url
SELECT url, source, as_of, etag, last_modified, at FROM origin WHERE url = :url;

-- :name origin_put
INSERT INTO origin (url, source, as_of, etag, last_modified, at)
VALUES (:url, :source, :as_of, :etag, :last_modified, :at)
    ON CONFLICT (url) DO UPDATE SET source = excluded.source, as_of = excluded.as_of,
        etag = excluded.etag, last_modified = excluded.last_modified, at = excluded.at;
