/* import_origin.c - files that were fetched: remembered in the transaction that stores
 * their rows, so that one that was refused is asked for again. */
#include "db/origin.h"
#include "import_run.h"
#include "json.h"

#include <stdio.h>
#include <string.h>

struct finding {
    const struct api_import_options *options;
    struct api_import_known *known;
    bool fits;
};

static bool is_same(const char *a, const char *b)
{
    return a && b ? strcmp(a, b) == 0 : a == b;
}

static void take(const struct db_origin *origin, void *context)
{
    struct finding *finding = context;
    struct api_import_known *known = finding->known;

    finding->fits = is_same(origin->source, finding->options->source) &&
                    is_same(origin->as_of, finding->options->as_of);
    (void)snprintf(known->etag, sizeof(known->etag), "%s",
                   origin->etag ? origin->etag : "");
    (void)snprintf(known->last_modified, sizeof(known->last_modified), "%s",
                   origin->last_modified ? origin->last_modified : "");
    (void)snprintf(known->at, sizeof(known->at), "%s", origin->at);
}

bool api_import_known(struct db *db, const struct api_import_options *options,
                      const char *url, struct api_import_known *ret_known)
{
    struct finding finding = {.options = options, .known = ret_known};

    return db_origin_by_url(db, url, take, &finding) == DB_OK && finding.fits;
}

char *api_import_unchanged(const char *url, const struct api_import_known *known,
                           bool json)
{
    struct buffer out = {0};
    struct json writer = {.out = &out};
    size_t length = 0;

    if (json) {
        json_open(&writer, '{');
        json_put_text(&writer, "url", url);
        json_put_text(&writer, "unchanged_since", known->at);
        json_close(&writer, '}');
    } else {
        buffer_append_text(&out, "unchanged since ");
        buffer_append_text(&out, known->at);
        buffer_append_text(&out, ": nothing to import\n");
    }
    return buffer_take(&out, &length);
}

bool import_put_origin(struct api_import *import)
{
    const struct api_import_origin *origin = import->options.origin;

    if (!origin)
        return true;
    const struct db_origin row = {
        .url = origin->url,
        .source = import->options.source,
        .as_of = import->options.as_of,
        .etag = origin->etag,
        .last_modified = origin->last_modified,
    };
    enum db_status status = db_origin_put(import->db, &row);
    return status == DB_OK || import_fail_db(import, status, 0);
}
