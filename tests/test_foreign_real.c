/* test_foreign_real.c - a release of database-of-embassies (given as the argument, not
 * part of the project) told in other formats: as answers of Wikidata it makes the same
 * missions, and beside itself, as Wikidata or OpenStreetMap, it makes no doubles. */
#include "api/import.h"

#include "api/buffer.h"
#include "api/document.h"
#include "api/json.h"
#include "db/mission.h"

#include <assert.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#define ITEM "http://www.wikidata.org/entity/"

enum {
    SKIPPED = 77,
    LINE_MAX_BYTES = 64 * 1024,
    CELLS = 25,
    LATER_MAX = 40000,
    ANSWER_BYTES = 6 * 1024 * 1024, /* of one answer */
    MISSIONS_MAX = 20000,
};
enum { /* columns */
       OPERATOR,
       OPERATOR_ITEM,
       JURISDICTIONS,
       JURISDICTION_ITEMS,
       COUNTRY,
       COUNTRY_ITEM,
       CITY,
       ADDRESS = 8,
       LATITUDE,
       LONGITUDE,
       PHONE,
       EMAIL,
       WEBSITE,
       FACEBOOK,
       YOUTUBE = 16,
       TYPE = 21,
       TYPE_ITEM,
       CREATION,
       QID
};

static int failed;

static void check(bool fine, const char *words)
{
    static int number;

    failed += !fine;
    printf("%sok %d - %s\n", fine ? "" : "not ", ++number, words);
}

/* ---- Imports ---- */

struct total {
    int64_t read, inserted, updated, unchanged, quarantined;
    bool failed;
};

static void import_text(struct db *db, const struct buffer *text, struct total *total)
{
    const struct api_import_options options = {.as_of = "2022-06-23",
                                               .at = "2026-02-03T04:05:06Z",
                                               .actor = "test",
                                               .force = true};
    struct api_import *import = api_import_start(db, &options);
    struct api_import_report report;

    assert(import);
    (void)api_import_feed(import, text->data, text->length);
    if (api_import_finish(import, true, &report) != API_IMPORT_DONE) {
        printf("# %s\n", report.error);
        total->failed = true;
    }
    total->read += report.read;
    total->inserted += report.inserted;
    total->updated += report.updated;
    total->unchanged += report.unchanged;
    total->quarantined += report.quarantined_count;
    for (size_t i = 0; i < report.quarantined_listed; i++)
        printf("#   %s: %s\n", report.quarantined[i].id ? report.quarantined[i].id : "",
               report.quarantined[i].reason);
    api_import_report_release(&report);
}

static void say(const char *words, const struct total *total)
{
    printf("# %s: %d read, %d new, %d updated, %d unchanged, %d set aside\n", words,
           (int)total->read, (int)total->inserted, (int)total->updated,
           (int)total->unchanged, (int)total->quarantined);
}

/* ---- The table, without the accounts that the query does not ask for ---- */

static size_t split(char *line, char *cell[CELLS + 2])
{
    size_t count = 0;

    line[strcspn(line, "\n")] = '\0';
    for (char *at = line; at && count < CELLS + 1;) {
        char *end = strchr(at, ';');

        cell[count++] = at;
        if (end)
            *end++ = '\0';
        at = end;
    }
    return count;
}

static void add_plain(struct buffer *out, char *cell[CELLS + 2], size_t count)
{
    for (size_t i = 0; i < count; i++) {
        bool is_account = i >= FACEBOOK && i <= YOUTUBE && count == CELLS;

        buffer_append_text(out, i > 0 ? ";" : "");
        buffer_append_text(out, is_account ? "" : cell[i]);
    }
    buffer_append_text(out, "\n");
}

/* ---- As answers of Wikidata ---- */

struct later {
    char item[80], name[200], number[80];
};

struct answers {
    struct db *db;
    struct buffer out;
    struct json json;
    struct later later[LATER_MAX]; /* jurisdictions that come at the end */
    size_t later_count;
    struct total total;
};

static void open_answer(struct answers *answers)
{
    static const char *const names[] = {
        "item",  "type",    "operator",  "country", "point", "phone",
        "email", "website", "inception", "address", "city",  "jurisdiction"};

    buffer_clear(&answers->out);
    answers->json = (struct json){.out = &answers->out};
    json_open(&answers->json, '{');
    json_put_open(&answers->json, "head", '{');
    json_put_open(&answers->json, "vars", '[');
    for (size_t i = 0; i < sizeof(names) / sizeof(names[0]); i++)
        json_text(&answers->json, names[i]);
    json_close(&answers->json, ']');
    json_close(&answers->json, '}');
    json_put_open(&answers->json, "results", '{');
    json_put_open(&answers->json, "bindings", '[');
}

static void put_value(struct answers *answers, const char *name, const char *value)
{
    if (!value[0])
        return;
    json_put_open(&answers->json, name, '{');
    json_put_text(&answers->json, "type", strstr(value, "://") ? "uri" : "literal");
    json_put_text(&answers->json, "value", value);
    json_close(&answers->json, '}');
}

static void close_answer(struct answers *answers)
{
    for (size_t i = 0; i < answers->later_count; i++) {
        json_open(&answers->json, '{');
        put_value(answers, "item", answers->later[i].item);
        put_value(answers, "jurisdiction", answers->later[i].number);
        put_value(answers, "jurisdictionLabel", answers->later[i].name);
        json_close(&answers->json, '}');
    }
    answers->later_count = 0;
    json_close(&answers->json, ']');
    json_close(&answers->json, '}');
    json_close(&answers->json, '}');
    import_text(answers->db, &answers->out, &answers->total);
}

/* Cuts the next of a `|` list off; "" when there is none. */
static const char *next(char **rest)
{
    char *one = *rest;

    if (!one)
        return "";
    *rest = strchr(one, '|');
    if (*rest)
        *(*rest)++ = '\0';
    return one;
}

/* All but the first jurisdiction wait. */
static void put_jurisdictions(struct answers *answers, char *cell[CELLS + 2])
{
    char *names = cell[JURISDICTIONS];
    char *numbers = cell[JURISDICTION_ITEMS];
    bool is_first = true;

    while (names && *names) {
        const char *name = next(&names);
        const char *number = next(&numbers);

        if (is_first) {
            put_value(answers, "jurisdiction", number);
            put_value(answers, "jurisdictionLabel", name);
        } else if (answers->later_count < LATER_MAX) {
            struct later *later = &answers->later[answers->later_count++];

            (void)snprintf(later->item, sizeof(later->item), "%s", cell[QID]);
            (void)snprintf(later->name, sizeof(later->name), "%s", name);
            (void)snprintf(later->number, sizeof(later->number), "%s", number);
        }
        is_first = false;
    }
}

static void add_answer(struct answers *answers, char *cell[CELLS + 2])
{
    static const struct {
        const char *name;
        int column;
    } rows[] = {{"item", QID},
                {"type", TYPE_ITEM},
                {"typeLabel", TYPE},
                {"operator", OPERATOR_ITEM},
                {"operatorLabel", OPERATOR},
                {"country", COUNTRY_ITEM},
                {"countryLabel", COUNTRY},
                {"cityLabel", CITY},
                {"address", ADDRESS},
                {"phone", PHONE},
                {"email", EMAIL},
                {"website", WEBSITE},
                {"inception", CREATION}};
    char point[80];

    json_open(&answers->json, '{');
    for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++)
        put_value(answers, rows[i].name, cell[rows[i].column]);
    (void)snprintf(point, sizeof(point), "Point(%s %s)", cell[LONGITUDE], cell[LATITUDE]);
    put_value(answers, "point", cell[LATITUDE][0] ? point : "");
    put_jurisdictions(answers, cell);
    json_close(&answers->json, '}');
    if (answers->out.length > ANSWER_BYTES) {
        close_answer(answers);
        open_answer(answers);
    }
}

/* Reads the file once for both. */
static void read_file(const char *path, struct buffer *plain, struct answers *answers)
{
    FILE *file = fopen(path, "rb");
    char *line = malloc(LINE_MAX_BYTES);
    char *cell[CELLS + 2];

    assert(file && line);
    if (answers)
        open_answer(answers);
    for (bool is_first = true; fgets(line, LINE_MAX_BYTES, file); is_first = false) {
        size_t count = split(line, cell);

        if (plain)
            add_plain(plain, cell, count);
        if (answers && !is_first && count == CELLS)
            add_answer(answers, cell);
    }
    if (answers)
        close_answer(answers);
    free(line);
    (void)fclose(file);
}

/* ---- As OpenStreetMap ---- */

static void put_kind(struct json *json, const struct db_mission *mission)
{
    const struct db_rank_row *rank = db_rank_row(mission->rank);

    json_put_text(json, "office", "diplomatic");
    json_put_text(json, "diplomatic", rank->class);
    if (strcmp(rank->class, rank->word) != 0)
        json_put_text(json, rank->class, rank->word);
}

struct objects {
    struct json json;
    struct buffer out;
    int number, posts;
    bool all_items; /* else every other one is without */
};

static void add_object(const struct db_mission *mission, void *context)
{
    struct objects *objects = context;
    struct json *json = &objects->json;
    const char *class = db_rank_row(mission->rank)->class;
    char target[400] = "";

    if (mission->point_quality == DB_POINT_NONE || strcmp(class, "other") == 0 ||
        mission->point_quality == DB_POINT_SUSPECT)
        return;
    for (size_t i = 0; i < mission->serves_count; i++) {
        if (mission->serves[i].country && strlen(target) < sizeof(target) - 12) {
            (void)snprintf(target + strlen(target), 12, "%s%s", target[0] ? ";" : "",
                           mission->serves[i].country);
        }
    }
    json_open(json, '{');
    json_put_text(json, "type", "node");
    json_put_int(json, "id", ++objects->number);
    json_key(json, "lat");
    json_degrees(json, mission->point.latitude);
    json_key(json, "lon");
    json_degrees(json, mission->point.longitude);
    json_put_open(json, "tags", '{');
    put_kind(json, mission);
    json_put_text(json, "country", mission->sending);
    json_put_text(json, "addr:country", mission->host);
    if (target[0])
        json_put_text(json, "target", target);
    if (objects->all_items || objects->number % 2)
        json_put_text(json, "wikidata", mission->id);
    if (mission->city)
        json_put_text(json, "addr:city", mission->city);
    json_close(json, '}');
    json_close(json, '}');
    objects->posts++;
}

static void write_objects(struct db *db, struct objects *objects)
{
    objects->json = (struct json){.out = &objects->out};
    json_open(&objects->json, '{');
    json_put_text(&objects->json, "generator", "test");
    json_put_open(&objects->json, "elements", '[');
    assert(db_mission_all(db, add_object, objects) == DB_OK);
    json_close(&objects->json, ']');
    json_close(&objects->json, '}');
}

/* ---- What there is ---- */

struct lines {
    char *line[MISSIONS_MAX]; /* in the order of ids */
    size_t count;
};

static int compare_serves(const void *left, const void *right)
{
    const struct db_serves *a = left;
    const struct db_serves *b = right;

    return strcmp(a->country ? a->country : a->area, b->country ? b->country : b->area);
}

/* A mission as it is told, without who told it; whom it serves has no order. */
static void add_line(const struct db_mission *mission, void *context)
{
    struct lines *lines = context;
    struct db_serves serves[DB_SERVES_MAX];
    struct db_mission sorted = *mission;
    struct buffer out = {0};
    size_t length = 0;

    memcpy(serves, mission->serves, mission->serves_count * sizeof(serves[0]));
    qsort(serves, mission->serves_count, sizeof(serves[0]), compare_serves);
    sorted.serves = serves;
    document_mission(&out, &sorted);
    char *text = buffer_take(&out, &length);
    assert(text && lines->count < MISSIONS_MAX);
    char *source = strstr(text, "\"source\":");
    if (source)
        *source = '\0';
    lines->line[lines->count++] = text;
}

static struct lines *read_lines(struct db *db)
{
    struct lines *lines = calloc(1, sizeof(*lines));

    assert(lines && db_mission_all(db, add_line, lines) == DB_OK);
    return lines;
}

static void free_lines(struct lines *lines)
{
    for (size_t i = 0; i < lines->count; i++)
        free(lines->line[i]);
    free(lines);
}

static int compare_ids(const char *a, const char *b)
{
    return strncmp(a, b, strcspn(a, ","));
}

/* How many are missing from, new in, and different in the second. */
static void compare(const struct lines *a, const struct lines *b, int ret_counts[3])
{
    size_t i = 0;
    size_t k = 0;

    memset(ret_counts, 0, 3 * sizeof(int));
    while (i < a->count || k < b->count) {
        int order = i == a->count   ? 1
                    : k == b->count ? -1
                                    : compare_ids(a->line[i], b->line[k]);
        bool differs = order == 0 && strcmp(a->line[i], b->line[k]) != 0;

        if (order < 0)
            printf("# missing: %.200s\n", a->line[i]);
        if (order > 0)
            printf("# new: %.200s\n", b->line[k]);
        if (differs)
            printf("# differs: %s\n#          %s\n", a->line[i], b->line[k]);
        ret_counts[0] += order < 0;
        ret_counts[1] += order > 0;
        ret_counts[2] += differs;
        i += order <= 0;
        k += order >= 0;
    }
}

/* ---- Databases ---- */

static struct db *make(const char *folder, const char *name)
{
    const struct api_import_options options = {.at = "2026-01-02T03:04:05Z",
                                               .actor = "init"};
    struct api_import_report report;
    struct db *db = NULL;
    char path[80];

    (void)snprintf(path, sizeof(path), "%s/%s", folder, name);
    assert(db_open(&db, path, DB_CREATE) == DB_FAULT_NONE);
    assert(api_starter_load(db, false, &options, &report) == API_IMPORT_DONE);
    api_import_report_release(&report);
    return db;
}

static void unmake(struct db *db, const char *folder, const char *name)
{
    char path[80];

    db_close(db);
    (void)snprintf(path, sizeof(path), "%s/%s", folder, name);
    (void)unlink(path);
}

static void check_wikidata(const char *path, const char *folder, struct db *doe)
{
    struct answers *answers = calloc(1, sizeof(*answers));
    struct lines *before = read_lines(doe);
    int counts[3];

    assert(answers);
    answers->db = make(folder, "wikidata");
    read_file(path, NULL, answers);
    say("as answers of Wikidata, into nothing", &answers->total);
    struct lines *after = read_lines(answers->db);
    compare(before, after, counts);
    printf("# %d missing, %d new, %d different of %zu\n", counts[0], counts[1], counts[2],
           before->count);
    check(!answers->total.failed && counts[1] == 0 && counts[2] == 0,
          "the same missions, with the same members");
    check(counts[0] == 1, "but for the one that two states are said to send");
    free_lines(after);
    unmake(answers->db, folder, "wikidata");

    answers->db = doe;
    answers->total = (struct total){0};
    read_file(path, NULL, answers);
    say("and beside itself", &answers->total);
    check(!answers->total.failed && answers->total.inserted == 0,
          "beside itself nothing is new");
    after = read_lines(doe);
    compare(before, after, counts);
    check(counts[0] + counts[1] + counts[2] == 0, "and nothing is told otherwise");
    free_lines(after);
    free_lines(before);
    buffer_release(&answers->out);
    free(answers);
}

static void check_openstreetmap(struct db *doe)
{
    struct objects objects = {.number = 0};
    int counts[3];
    struct lines *before = read_lines(doe);
    struct total total = {0};

    write_objects(doe, &objects);
    import_text(doe, &objects.out, &total);
    say("as OpenStreetMap, half of it without items, beside itself", &total);
    struct lines *after = read_lines(doe);
    compare(before, after, counts);
    printf("# %zu missions before, %zu after, of %d objects\n", before->count,
           after->count, objects.posts);
    check(!total.failed && objects.posts > 8000 && counts[1] * 1000 < objects.posts,
          "of a thousand posts at most one is taken for another");
    check(counts[0] + counts[2] == 0, "and none is told otherwise");
    check(total.quarantined * 50 < objects.posts, "few cannot be told");
    free_lines(before);
    free_lines(after);
    buffer_release(&objects.out);
}

int main(int argc, char **argv)
{
    char folder[] = "/tmp/embassyd-foreign-XXXXXX";
    struct buffer plain = {0};
    struct total total = {0};

    if (argc < 2 || access(argv[1], R_OK) != 0) {
        printf("skipped: no release of database-of-embassies given\n");
        return SKIPPED;
    }
    if (!mkdtemp(folder))
        return EXIT_FAILURE;
    db_library_start();
    struct db *doe = make(folder, "doe");
    read_file(argv[1], &plain, NULL);
    import_text(doe, &plain, &total);
    say("as it is", &total);
    check(!total.failed && total.inserted > 9000, "the release itself");
    check_wikidata(argv[1], folder, doe);
    check_openstreetmap(doe);
    unmake(doe, folder, "doe");
    buffer_release(&plain);
    (void)rmdir(folder);
    printf("%s\n", failed ? "failed" : "passed");
    return failed ? EXIT_FAILURE : EXIT_SUCCESS;
}
