/* starter.c - loading the starter data, and the ids of its posts. */
#include "starter.h"

#include "import_run.h"

#include <stdio.h>
#include <string.h>

void starter_id_of(const char *facts, char ret_id[STARTER_ID_MAX])
{
    static const char digits[] = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"; /* Crockford's 32 */
    XXH128_hash_t hash = XXH3_128bits(facts, strlen(facts));

    for (int i = STARTER_ID_MAX - 2; i >= 0; i--) { /* 5 bits a digit, the last first */
        ret_id[i] = digits[hash.low64 & 31];
        hash.low64 = hash.low64 >> 5 | hash.high64 << 59;
        hash.high64 >>= 5;
    }
    ret_id[STARTER_ID_MAX - 1] = '\0';
}

/* A post without a Wikidata item is named after its facts, so that it has the same id on
 * every machine and in every release of the starter data: sender, host, class and (a
 * country has one embassy but many consulates in another) city. An embassy that becomes a
 * high commission or moves house keeps its id. */
void starter_id(const struct db_mission *mission, char ret_id[STARTER_ID_MAX])
{
    const char *class = db_rank_row(mission->rank)->class;
    const char *city =
        strcmp(class, "embassy") == 0 || !mission->city ? "" : mission->city;
    char facts[DB_TEXT_MAX + 64];

    (void)snprintf(facts, sizeof(facts), "%s/%s/%s/%s", mission->sending, mission->host,
                   class, city);
    for (char *at = facts; *at; at++) {
        if (*at >= 'A' && *at <= 'Z')
            *at = (char)(*at | 0x20);
    }
    starter_id_of(facts, ret_id);
}

static enum api_import_result result_of(enum db_status status)
{
    if (status == DB_BUSY)
        return API_IMPORT_BUSY;
    return status == DB_FULL ? API_IMPORT_FULL : API_IMPORT_FAILED;
}

static enum api_import_result load_countries(struct db *db,
                                             const struct api_import_options *options,
                                             struct api_import_report *ret_report)
{
    const struct db_write write = {options->at, options->actor};
    struct starter_countries_result countries = {.status = DB_OK};
    enum db_status status = db_write_begin(db, &write);

    *ret_report = (struct api_import_report){.last_sequence = -1};
    (void)snprintf(ret_report->format, sizeof(ret_report->format), "starter-countries");
    (void)snprintf(ret_report->source, sizeof(ret_report->source), "starter");
    ret_report->dry_run = options->dry_run;
    bool fine =
        status == DB_OK && starter_countries_put(db, starter_countries_text, &countries);
    if (fine && !options->dry_run) {
        status = db_write_commit(db);
    } else if (status == DB_OK) {
        db_write_rollback(db);
    }
    ret_report->read = countries.read;
    ret_report->inserted = countries.inserted;
    ret_report->unchanged = countries.read - countries.inserted;
    if (status != DB_OK || (!fine && countries.status != DB_OK)) {
        (void)snprintf(ret_report->error, sizeof(ret_report->error),
                       "countries.txt: %.300s", db_error(db));
        return result_of(status != DB_OK ? status : countries.status);
    }
    if (fine)
        return API_IMPORT_DONE;
    (void)snprintf(ret_report->error, sizeof(ret_report->error), "countries.txt: %s",
                   countries.error);
    return API_IMPORT_BAD;
}

static enum api_import_result load_missions(struct db *db,
                                            const struct api_import_options *options,
                                            struct api_import_report *ret_report)
{
    struct api_import *import = api_import_start(db, options);
    bool fine = true;

    *ret_report = (struct api_import_report){.last_sequence = -1};
    if (!import) {
        (void)snprintf(ret_report->error, sizeof(ret_report->error), "out of memory");
        return API_IMPORT_FAILED;
    }
    for (const char *const *line = starter_missions_text; fine && *line; line++)
        fine = api_import_feed(import, *line, strlen(*line));
    enum api_import_result result = api_import_finish(import, true, ret_report);
    if (result != API_IMPORT_DONE) {
        char error[sizeof(ret_report->error)];

        (void)snprintf(error, sizeof(error), "missions.txt: %.380s", ret_report->error);
        memcpy(ret_report->error, error, sizeof(error));
    }
    return result;
}

/* Ends the write of one file, of which `error` says what is wrong with it. */
static enum api_import_result end_load(struct db *db,
                                       const struct api_import_options *options,
                                       bool fine, enum db_status status,
                                       const char *error,
                                       struct api_import_report *report)
{
    if (fine && !options->dry_run) {
        status = db_write_commit(db);
    } else {
        db_write_rollback(db);
    }
    if (fine && status == DB_OK)
        return API_IMPORT_DONE;
    (void)snprintf(report->error, sizeof(report->error), "%.300s",
                   error[0] ? error : db_error(db));
    return status != DB_OK ? result_of(status) : API_IMPORT_BAD;
}

static enum api_import_result fail_begin(struct db *db, enum db_status status,
                                         struct api_import_report *report)
{
    (void)snprintf(report->error, sizeof(report->error), "%.300s", db_error(db));
    return result_of(status);
}

static enum api_import_result load_news(struct db *db,
                                        const struct api_import_options *options,
                                        struct api_import_report *report)
{
    const struct db_write write = {options->at, options->actor};
    struct starter_news_result news = {.status = DB_OK};
    enum db_status status = db_write_begin(db, &write);

    if (status != DB_OK)
        return fail_begin(db, status, report);
    bool fine = starter_news_put(db, starter_news_texts, &write, &news);
    return end_load(db, options, fine, news.status, news.error, report);
}

static enum api_import_result load_records(struct db *db,
                                           const struct api_import_options *options,
                                           starter_records_putter *put,
                                           const char *const *text,
                                           struct api_import_report *report)
{
    const struct db_write write = {options->at, options->actor};
    struct starter_records_result records = {.status = DB_OK};
    enum db_status status = db_write_begin(db, &write);

    if (status != DB_OK)
        return fail_begin(db, status, report);
    bool fine = put(db, text, &write, &records);
    return end_load(db, options, fine, records.status, records.error, report);
}

enum api_import_result api_starter_load(struct db *db, bool missions,
                                        const struct api_import_options *options,
                                        struct api_import_report *ret_report)
{
    enum api_import_result result = load_countries(db, options, ret_report);

    if (result != API_IMPORT_DONE || !missions)
        return result;
    result = load_missions(db, options, ret_report);
    if (result == API_IMPORT_DONE)
        result = load_news(db, options, ret_report);
    if (result == API_IMPORT_DONE)
        result = load_records(db, options, starter_helplines_put, starter_helplines_text,
                              ret_report);
    if (result == API_IMPORT_DONE)
        result = load_records(db, options, starter_arrangements_put,
                              starter_arrangements_text, ret_report);
    return result;
}
