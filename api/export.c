#include "export.h"

#include "document.h"
#include "json.h"

#include <stdio.h>

struct export
{
    struct db *db;
    api_export_taker *take;
    void *context;
    struct buffer line, document;
    enum db_kind kind;
    bool stopped, out_of_memory;
};

/* Its document is in export->document. */
static void put_line(struct export *export, const char *id, int64_t rev)
{
    struct json json = {.out = &export->line};
    const char *document = buffer_text(&export->document);

    buffer_clear(&export->line);
    json_open(&json, '{');
    json_put_text(&json, "kind", db_kind_word(export->kind));
    json_put_text(&json, "id", id);
    json_put_int(&json, "rev", rev);
    json_key(&json, "document");
    json_raw(&json, document ? document : "null");
    json_close(&json, '}');
    buffer_append(&export->line, "\n", 1);
    const char *line = buffer_text(&export->line);
    export->out_of_memory |= !document || !line;
    if (!export->out_of_memory && !export->stopped)
        export->stopped = !export->take(line, export->line.length, export->context);
    buffer_clear(&export->document);
}

static void put_arrangement(const struct db_arrangement *arrangement, void *context)
{
    struct export *export = context;

    document_arrangement(&export->document, arrangement);
    put_line(export, arrangement->id, arrangement->rev);
}

static void put_article(const struct db_article *article, void *context)
{
    struct export *export = context;

    document_article(&export->document, article);
    put_line(export, article->id, article->rev);
}

static void put_country(const struct db_country *country, void *context)
{
    struct export *export = context;

    document_country(&export->document, country);
    put_line(export, country->code, country->rev);
}

static void put_helplines(const struct db_helplines *helplines, void *context)
{
    struct export *export = context;

    document_helplines(&export->document, helplines);
    put_line(export, helplines->country, helplines->rev);
}

static void put_mission(const struct db_mission *mission, void *context)
{
    struct export *export = context;

    document_mission(&export->document, mission);
    put_line(export, mission->id, mission->rev);
}

static void put_notice(const struct db_notice *notice, void *context)
{
    struct export *export = context;

    document_notice(&export->document, notice);
    put_line(export, notice->id, notice->rev);
}

static void put_source(const struct db_source *source, void *context)
{
    struct export *export = context;

    document_source(&export->document, source);
    put_line(export, source->id, source->rev);
}

static enum db_status put_kind(struct export *export)
{
    switch (export->kind) {
    case DB_KIND_ARRANGEMENT:
        return db_arrangement_list(export->db, put_arrangement, export);
    case DB_KIND_ARTICLE:
        return db_article_all(export->db, put_article, export);
    case DB_KIND_COUNTRY:
        return db_country_list(export->db, put_country, export);
    case DB_KIND_HELPLINE:
        return db_helplines_all(export->db, put_helplines, export);
    case DB_KIND_MISSION:
        return db_mission_all(export->db, put_mission, export);
    case DB_KIND_NOTICE:
        return db_notice_all(export->db, put_notice, export);
    case DB_KIND_SOURCE:
        return db_source_list(export->db, put_source, export);
    case DB_KIND__COUNT:
        break;
    }
    return DB_OK;
}

bool api_export(struct db *db, unsigned kinds, api_export_taker *take, void *context,
                char ret_error[256])
{
    static const enum db_kind by_word[] = {
        DB_KIND_ARRANGEMENT, DB_KIND_ARTICLE, DB_KIND_COUNTRY, DB_KIND_HELPLINE,
        DB_KIND_MISSION,     DB_KIND_NOTICE,  DB_KIND_SOURCE};
    struct export export = {.db = db, .take = take, .context = context};
    enum db_status status = db_read_begin(db);

    ret_error[0] = '\0';
    for (size_t i = 0; i < sizeof(by_word) / sizeof(by_word[0]); i++) {
        export.kind = by_word[i];
        if (status == DB_OK && !export.stopped && (kinds & 1U << export.kind) != 0)
            status = put_kind(&export);
    }
    db_read_end(db);
    buffer_release(&export.line);
    buffer_release(&export.document);
    if (status != DB_OK || export.out_of_memory)
        (void)snprintf(ret_error, 256, "%s",
                       status != DB_OK ? db_error(db) : "out of memory");
    return status == DB_OK && !export.out_of_memory && !export.stopped;
}
