/* import_begin.c - what happens at the first row: the transaction, the countries, and
 * where this release stands among those seen before. */
#include "document.h"
#include "http_date.h"
#include "import_run.h"

#include <stdio.h>
#include <string.h>

enum { DATE_LENGTH = 10 };

int64_t import_sequence(const struct db *db)
{
    int64_t last = 0;

    for (int i = 0; i < DB_KIND__COUNT; i++) {
        int64_t sequence = db_sequence(db, (enum db_kind)i);

        if (sequence > last)
            last = sequence;
    }
    return last;
}

/* The source of a run that is known keeps its name; only its release date moves. */
static void copy_source(const struct db_source *source, void *context)
{
    struct api_import *import = context;

    (void)snprintf(import->newest, sizeof(import->newest), "%s",
                   source->as_of ? source->as_of : "");
    if (import_is_release(import->format))
        return;
    (void)snprintf(import->source_name, sizeof(import->source_name), "%s", source->name);
    (void)snprintf(import->source_url, sizeof(import->source_url), "%s",
                   source->url ? source->url : "");
    (void)snprintf(import->source_licence, sizeof(import->source_licence), "%s",
                   source->licence);
    import->source.name = import->source_name;
    import->source.url = source->url ? import->source_url : NULL;
    (void)snprintf(import->source_attribution, sizeof(import->source_attribution), "%s",
                   source->attribution ? source->attribution : "");
    import->source.licence = import->source_licence;
    import->source.attribution = source->attribution ? import->source_attribution : NULL;
}

static bool is_source_id(const char *text)
{
    static const char letters[] = "abcdefghijklmnopqrstuvwxyz0123456789-";
    size_t length = strlen(text);

    return length > 0 && length < sizeof(((struct api_import *)0)->source_id) &&
           text[0] != '-' && strspn(text, letters) == length;
}

bool import_is_release(const struct import_format *format)
{
    return format->source.id != NULL;
}

static bool set_own_source(struct api_import *import)
{
    const char *id = import->options.source ? import->options.source : "import";

    if (!is_source_id(id) || claim_source_is_known(id)) {
        return import_fail(
            import, API_IMPORT_BAD, 0,
            "'%.60s' cannot be the source: it takes 1 to 39 small letters, "
            "digits and '-', and is not one of embassyd's own",
            id);
    }
    (void)snprintf(import->source_id, sizeof(import->source_id), "%s", id);
    import->source = (struct db_source){
        .id = import->source_id,
        .name = import->options.source ? import->source_id : "Imported by the operator",
        .licence = "not stated",
    };
    return true;
}

bool import_set_format(struct api_import *import, const struct import_format *format)
{
    struct api_import_report *report = &import->report;

    import->format = format;
    import->source = format->source;
    if (!import_is_release(format) && !set_own_source(import))
        return false;
    if (import_is_release(format) && import->options.source) {
        return import_fail(import, API_IMPORT_BAD, 0,
                           "%s names its own source: it takes no other", format->name);
    }
    (void)snprintf(report->format, sizeof(report->format), "%s", format->name);
    (void)snprintf(report->source, sizeof(report->source), "%s", import->source.id);
    if (format->unit)
        report->unit = format->unit;
    return true;
}

bool import_is_date(const char *text)
{
    char time[DATE_LENGTH + sizeof("T00:00:00Z")];
    int64_t seconds = 0;

    if (strlen(text) != DATE_LENGTH)
        return false;
    (void)snprintf(time, sizeof(time), "%sT00:00:00Z", text);
    return http_date_seconds(time, &seconds);
}

/* A release without a date, here or in the file, is taken for one of today. */
static bool set_as_of(struct api_import *import)
{
    const char *as_of = import->options.as_of;

    if (as_of && !import_is_date(as_of)) {
        return import_fail(import, API_IMPORT_BAD, 0,
                           "'%.40s' is no release date such as 2022-06-23", as_of);
    }
    if (as_of && strncmp(as_of, import->options.at, DATE_LENGTH) > 0) {
        return import_fail(import, API_IMPORT_BAD, 0,
                           "the release date %s is in the future", as_of);
    }
    if (as_of)
        (void)snprintf(import->as_of, sizeof(import->as_of), "%s", as_of);
    if (import->as_of[0] == '\0') {
        (void)snprintf(import->as_of, sizeof(import->as_of), "%.*s", DATE_LENGTH,
                       import->options.at);
        import->undated = true;
        import_warn(import, 0, NULL, "no release date: treated as newest");
    }
    (void)snprintf(import->report.as_of, sizeof(import->report.as_of), "%s",
                   import->as_of);
    return true;
}

/* A release date only ever moves forward. */
static bool put_source(struct api_import *import)
{
    struct db_source source = import->source;

    source.as_of = import->older ? import->newest : import->as_of;
    buffer_clear(&import->document);
    document_source(&import->document, &source);
    const char *document = buffer_text(&import->document);
    if (!document)
        return import_fail(import, API_IMPORT_FAILED, 0, "out of memory");
    enum db_status status = db_source_put(import->db, &source, document);
    return status == DB_OK || import_fail_db(import, status, 0);
}

static enum db_status read_before(struct api_import *import)
{
    const char *id = import->source.id;
    enum db_status status = db_source_by_id(import->db, id, copy_source, import);

    if (status == DB_OK || status == DB_NOT_FOUND)
        status = db_mission_present(import->db, id, &import->present);
    if (status == DB_OK)
        status = db_mission_seen_clear(import->db);
    return status;
}

bool import_begin(struct api_import *import)
{
    const struct db_write write = {import->options.at, import->options.actor};

    if (import->begun)
        return true;
    enum db_status status = import->joined ? DB_OK : db_write_begin(import->db, &write);
    if (status != DB_OK)
        return import_fail_db(import, status, 0);
    import->begun = true;
    import->report.first_sequence = import_sequence(import->db) + 1;
    status = read_before(import);
    if (status != DB_OK)
        return import_fail_db(import, status, 0);
    if (!set_as_of(import))
        return false;
    import->older = strcmp(import->as_of, import->newest) < 0;
    import->atlas = atlas_load(import->db);
    if (!import->atlas)
        return import_fail(import, API_IMPORT_FAILED, 0, "cannot read the countries");
    if (atlas_count(import->atlas) == 0) {
        return import_fail(import, API_IMPORT_FAILED, 0,
                           "the database has no countries yet");
    }
    return put_source(import);
}
