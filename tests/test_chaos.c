/* test_chaos.c - memory runs out at every place where our own code asks for it: for each
 * request the n-th allocation fails, for every n (of long answers, for many), once alone
 * and once with all after it. The answer is the right one, byte for byte, or a 5xx; and
 * the next request is answered rightly. The sanitizers look for leaks and for what lies
 * beyond. */
#include "answer.h"
#include "front_patch.h"
#include "sample.h"
#include "starter.h"
#include "tap.h"

#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* The linker sends the allocations of libdb and libapi here (--wrap in CMakeLists.txt).
 */
void *__real_malloc(size_t size);
void *__real_calloc(size_t count, size_t size);
void *__real_realloc(void *memory, size_t size);
char *__real_strdup(const char *text);
void *__wrap_malloc(size_t size);
void *__wrap_calloc(size_t count, size_t size);
void *__wrap_realloc(void *memory, size_t size);
char *__wrap_strdup(const char *text);

static struct {
    int count;       /* allocations since chaos_begin() */
    int first, last; /* those that fail */
} chaos = {0, INT_MAX, INT_MAX};

static bool fails(void)
{
    chaos.count++;
    return chaos.count >= chaos.first && chaos.count <= chaos.last;
}

void *__wrap_malloc(size_t size)
{
    return fails() ? NULL : __real_malloc(size);
}

void *__wrap_calloc(size_t count, size_t size)
{
    return fails() ? NULL : __real_calloc(count, size);
}

void *__wrap_realloc(void *memory, size_t size)
{
    return fails() ? NULL : __real_realloc(memory, size);
}

char *__wrap_strdup(const char *text)
{
    return fails() ? NULL : __real_strdup(text);
}

static void chaos_begin(int first, int last)
{
    chaos.count = 0;
    chaos.first = first;
    chaos.last = last;
}

static const char *const targets[] = {
    "/api/v1/",
    "/api/v1/lookup?nationality=FR&host=RU",
    "/api/v1/lookup?nationality=EE,DE,BT&host=NP&near=27.7,85.3",
    "/api/v1/lookup?nationality=BT&host=BR",
    "/api/v1/missions",
    "/api/v1/missions?limit=1",
    "/api/v1/missions?sending=FR&limit=1",
    "/api/v1/missions?host=RU",
    "/api/v1/missions?host=RU&sending=DE",
    "/api/v1/missions?serves=RU",
    "/api/v1/missions?city=Moscow",
    "/api/v1/missions?q=embassy+mosc",
    "/api/v1/missions?bbox=177,-25,-170,-10",
    "/api/v1/missions?near=-18,-179&radius=1500",
    "/api/v1/missions?sort=-updated_at&limit=2",
    "/api/v1/missions/Q900000001",
    "/api/v1/missions/Q1",
    "/api/v1/missions/Q900000001/history",
    "/api/v1/missions.csv?host=RU",
    "/api/v1/missions.geojson?host=RU",
    "/api/v1/missions.ndjson?sending=FR",
    "/api/v1/missions/Q900000001.geojson",
    "/api/v1/missions/Q900000001.vcf",
    "/api/v1/missions/Q900000001.txt",
    "/api/v1/countries.csv?member=nordic",
    "/api/v1/packs/index.json",
    "/api/v1/packs/lines.json",
    "/api/v1/packs/names.json?lang=fr",
    "/api/v1/packs/RU.json",
    "/api/v1/lookup.txt?nationality=FR&host=RU",
    "/api/v1/lookup.vcf?nationality=FR&host=RU",
    "/api/v1/lookup.geojson?nationality=FR&host=RU",
    "/api/v1/snapshot.sqlite",
    "/api/v1/changes?since=250&limit=20",
    "/api/v1/arrangements?limit=2",
    "/api/v1/arrangements?nationality=SE",
    "/api/v1/arrangements/canada-australia",
    "/api/v1/arrangements/nordic/history",
    "/api/v1/articles",
    "/api/v1/articles?q=embassy+mosc&limit=1",
    "/api/v1/articles/embassy-moves",
    "/api/v1/articles/talks",
    "/api/v1/articles/not-true",
    "/api/v1/notices?country=RU&nationality=FR&active=true",
    "/api/v1/notices?limit=2",
    "/api/v1/notices/01KJM000000000000000000001",
    "/api/v1/notices?state=draft",
    "/api/v1/countries?limit=5",
    "/api/v1/countries?q=republic&limit=5",
    "/api/v1/countries?q=Frnce",
    "/api/v1/countries/FR?lang=ru",
    "/api/v1/missions?host=Congo",
    "/api/v1/missions?host=Estnia",
    "/api/v1/missions?hots=RU",
    "/api/v1/search?q=embassy+mosc&limit=1",
    "/api/v1/search?q=Frnce",
    "/api/v1/suggest?q=germ",
    "/api/v1/nothing/",
    "/api/v1/feeds/articles.atom",
    "/api/v1/feeds/articles.json?country=RU",
    "/api/v1/feeds/notices.atom?lang=en",
    "/api/v1/feeds/notices.json",
    "/api/v1/notices/01KJM000000000000000000001.cap",
    "/api/v1/notices/01KJM000000000000000000004.cap",
    "/api/v1/openapi.json",
    "/api/v1/problems/not-found",
    "/news",
    "/news?country=RU",
    "/news?tag=diplomacy&newer=talks-in-moscow",
    "/news?older=ambassade-ouverte",
    "/fr/news/embassy-moves",
    "/search?q=embassy+mosc",
    "/search?q=Frnce",
    "/robots.txt",
    "/news/embassy-moves",
    "/news/talks-in-moscow",
    "/news/talks",
    "/news/not-true",
    "/country/RU",
    "/country/russia",
    "/ar/country/nepal",
    "/missions-of/france",
    "/mission/Q900000001",
    "/about",
    "/country/Frnce",
    "/",
    "/?host=RU",
    "/help?nationality=FR&host=RU",
    "/help?nationality=Frnce&host=RU",
    "/help?host=RU",
    "/help/france/russia",
    "/ru/help/estonia,germany/nepal?need=passport",
    "/help/bhutan/brazil",
};

static bool is_same(const struct api_response *a, const struct api_response *b)
{
    return a->status == b->status && a->length == b->length &&
           (a->length == 0 || memcmp(a->body, b->body, a->length) == 0);
}

/* A field may be lost with the memory for it, but never changed. */
static bool has_fields_of(const struct api_response *answer,
                          const struct api_response *right)
{
    for (size_t i = 0; i < answer->header_count; i++) {
        const char *value = sample_header(right, answer->header[i].name);

        if (!value || strcmp(value, answer->header[i].value) != 0)
            return false;
    }
    return true;
}

/* False, with a note, when the answer is neither right nor a 5xx. */
static bool try_once(struct db *db, const char *target, const struct api_response *right,
                     int first, int last)
{
    struct api_response answer;

    chaos_begin(first, last);
    sample_get(db, target, &answer);
    chaos_begin(INT_MAX, INT_MAX);
    bool good = answer.status >= 500 ||
                (is_same(&answer, right) && has_fields_of(&answer, right));
    if (!good)
        tap_note("%s, allocation %d%s fails: %d with %zu bytes: %.300s", target, first,
                 last == first ? "" : " and all after it", answer.status, answer.length,
                 answer.body ? answer.body : "");
    api_response_release(&answer);
    return good;
}

/* Also the memory that a connection keeps is asked for anew. */
static struct db *open_fresh(const struct sample *sample)
{
    struct db *db = NULL;

    if (db_open(&db, sample->path, DB_READ) != DB_FAULT_NONE)
        exit(1);
    return db;
}

static bool is_right_again(struct db *db, const char *target,
                           const struct api_response *right)
{
    struct api_response answer;

    sample_get(db, target, &answer);
    bool good = is_same(&answer, right) && answer.header_count == right->header_count;
    api_response_release(&answer);
    return good;
}

static int count_allocations(const struct sample *sample, const char *target)
{
    struct api_response answer;
    struct db *db = open_fresh(sample);

    chaos_begin(INT_MAX, INT_MAX);
    sample_get(db, target, &answer);
    int count = chaos.count;
    api_response_release(&answer);
    db_close(db);
    return count;
}

/* Every allocation of a short answer; of a long one, where a loop over all countries asks
 * for the same again and again, one of eight after the first. */
static int next_of(int n)
{
    enum { ALL = 64, STEP = 8 };

    return n < ALL ? n + 1 : n + STEP;
}

static void check_target(struct tap *tap, const struct sample *sample, const char *target)
{
    struct api_response right;
    int count = count_allocations(sample, target);
    int bad = 0;
    int stuck = 0;

    sample_get(sample->db, target, &right);
    for (int n = 1; n <= count; n = next_of(n)) {
        struct db *db = open_fresh(sample);

        bad += !try_once(db, target, &right, n, n);
        stuck += !is_right_again(db, target, &right);
        bad += !try_once(db, target, &right, n, INT_MAX);
        stuck += !is_right_again(db, target, &right);
        db_close(db);
    }
    tap_check(tap, count > 0 && bad == 0, "%s: %d allocations, %d wrong answers", target,
              count, bad);
    tap_check(tap, stuck == 0, "and right again at once (%d times not)", stuck);
    api_response_release(&right);
}

/* Opening fails as a whole, with an object to be closed or none. */
static void check_open(struct tap *tap, const struct sample *sample)
{
    int opened = 0;
    int n = 1;

    for (; opened == 0 && n < 200; n++) {
        struct db *db = NULL;

        chaos_begin(n, INT_MAX);
        opened += db_open(&db, sample->path, DB_READ) == DB_FAULT_NONE;
        chaos_begin(INT_MAX, INT_MAX);
        db_close(db);
    }
    tap_check(tap, opened == 1, "opening fails or works (%d allocations)", n - 2);
}

/* ---- Imports: half of one is none ---- */

static const char *const files[] = {
    "{\"id\":\"Q777001\",\"sending\":\"JP\",\"host\":\"FR\",\"rank\":\"consulate\"}\n"
    "{\"id\":\"Q900000001\",\"opened\":\"1950\",\"contacts\":[{\"kind\":\"email\","
    "\"value\":\"a@example.org\"}]}\n",
    "{\"type\":\"FeatureCollection\",\"features\":[{\"type\":\"Feature\",\"id\":"
    "\"Q900000001\",\"properties\":{\"opened\":\"1951\"},\"geometry\":{\"type\":"
    "\"Point\",\"coordinates\":[37.6,55.7]}}]}",
    "id,opened,phone\nQ900000001,1952,+33 1 48 88 62 00\n",
    "{\"id\":\"Q1\",\"rank\":\"x\"}\n{\"id\":\"Q2\",\"rank\":\"x\"}\n", /* 422 */
    "operator;operatorQID;country;countryQID;type;QID\n"
    "France;Q142;Russia;Q159;embassy;Q900000001\nNobody;;Russia;Q159;embassy;Q9\n",
    "{\"version\":\"https://jsonfeed.org/version/1.1\",\"title\":\"N\",\"items\":[{\"url\":"
    "\"https://example.org/9\",\"title\":\"T\",\"content_html\":\"<p>a &amp; b\"}]}",
    "{\"head\":{\"vars\":[\"item\",\"type\",\"operator\"]},\"results\":{\"bindings\":"
    "[{\"item\":{\"value\":\"Q777002\"},\"type\":{\"value\":\"Q7843791\"},"
    "\"operator\":{\"value\":\"Q17\"},\"country\":{\"value\":\"Q142\"},\"point\":{"
    "\"value\":\"Point(4.8 45.7)\"}}]}}",
    "{\"version\":0.6,\"elements\":[{\"type\":\"node\",\"id\":1,\"lat\":45.7,\"lon\":4.8,"
    "\"tags\":{\"diplomatic\":\"consulate\",\"country\":\"JP\",\"target\":\"FR\","
    "\"phone\":\"+33 1 48 88 62 00\"}},{\"type\":\"way\",\"id\":2,\"center\":{\"lat\":"
    "45.7001,\"lon\":4.8},\"tags\":{\"amenity\":\"consulate\",\"country\":\"JP\"}}]}",
    "{\"response\":{\"1\":{\"country\":\"Schweiz\",\"2\":{\"country\":\"Schweiz\","
    "\"description\":\"Botschaft\",\"city\":\"Bern\",\"mail\":\"a@example.org\"}}}}",
};

static void post(struct db *db, const char *file, struct api_response *ret_response)
{
    static const unsigned char entropy[API_ENTROPY] = {1};
    const struct api_request request = {
        .method = API_POST,
        .target = "/api/v1/imports?as_of=2026-03-02&force=1&dry_run=1",
        .content_type = "text/csv",
        .body = file,
        .body_length = strlen(file),
        .now = SAMPLE_NOW,
        .entropy = entropy,
        .local = "chaos",
    };

    api_handle(&request, db, ret_response);
    db_read_end(db);
}

static bool post_once(struct db *db, const char *file, const struct api_response *right,
                      int first, int last)
{
    struct api_response answer;

    chaos_begin(first, last);
    post(db, file, &answer);
    chaos_begin(INT_MAX, INT_MAX);
    bool good = answer.status >= 500 || is_same(&answer, right);
    if (!good)
        tap_note("allocation %d%s fails: %d: %.300s", first,
                 last == first ? "" : " and all after it", answer.status,
                 answer.body ? answer.body : "");
    api_response_release(&answer);
    return good;
}

static void check_import(struct tap *tap, const struct sample *sample, const char *file,
                         int expected)
{
    struct api_response right;
    struct db *db = NULL;
    int bad = 0;

    if (db_open(&db, sample->path, DB_WRITE) != DB_FAULT_NONE)
        exit(1);
    chaos_begin(INT_MAX, INT_MAX);
    post(db, file, &right);
    int count = chaos.count;
    for (int n = 1; n <= count; n++) {
        bad += !post_once(db, file, &right, n, n);
        bad += !post_once(db, file, &right, n, INT_MAX);
        bad += !post_once(db, file, &right, INT_MAX, INT_MAX);
    }
    tap_check(tap, right.status == expected && count > 0 && bad == 0,
              "import of %.20s...: %d, %d allocations, %d wrong answers", file,
              right.status, count, bad);
    api_response_release(&right);
    db_close(db);
}

/* ---- Writes: with dry_run, so that each begins from the same state ---- */

static const struct writing {
    enum api_method method;
    const char *target, *body, *if_match, *if_none_match;
    int expected;
} writings[] = {
    {API_PUT, "/api/v1/missions/Q777001?dry_run=1",
     "{\"name\":\"N\",\"sending\":\"FR\",\"host\":\"RU\",\"rank\":\"embassy\","
     "\"contacts\":[{\"kind\":\"email\",\"value\":\"a@example.org\"}]}",
     NULL, "*", 200},
    {API_PATCH, "/api/v1/missions/Q900000001?dry_run=1",
     "{\"city\":\"A\",\"location\":null}", "*", NULL, 200},
    {API_PATCH, "/api/v1/missions/Q900000001?dry_run=1", "{\"citty\":1,\"host\":[]}", "*",
     NULL, 422},
    {API_PATCH, "/api/v1/missions/Q900000001?dry_run=1", "{}", "\"ar9-1.x.json\"", NULL,
     412},
    {API_DELETE, "/api/v1/missions/Q900000001?dry_run=1", NULL, "*", NULL, 204},
    {API_PUT, "/api/v1/countries/FR/helplines?dry_run=1",
     "{\"lines\":[{\"kind\":\"mfa_24h\",\"number\":\"+33153599000\",\"source_name\":"
     "\"T\",\"verified_at\":\"2026-01-01\"}]}",
     NULL, "*", 200},
    {API_PUT, "/api/v1/arrangements/testers?dry_run=1",
     "{\"kind\":\"service_sharing\",\"title\":\"T\",\"beneficiaries\":[\"CA\"],"
     "\"providers\":[\"eu\"],\"scope\":\"listed\",\"unrepresented\":\"no_post\","
     "\"provider_posts\":\"listed\",\"enabled\":false,\"disabled_reason\":\"r\","
     "\"posts\":[{\"host\":\"NP\",\"provider\":\"DE\",\"city\":\"K\"}]}",
     NULL, "*", 200},
    {API_PATCH, "/api/v1/arrangements/nordic?dry_run=1", "{\"needs\":[\"king\"]}", "*",
     NULL, 422},
    {API_POST, "/api/v1/articles?dry_run=1",
     "{\"title\":\"T\",\"body\":\"*B*\",\"countries\":[\"RU\"],\"tags\":[\"x\"],"
     "\"state\":\"published\"}",
     NULL, NULL, 200},
    {API_PATCH, "/api/v1/articles/talks-in-moscow?dry_run=1", "{\"slug\":\"other\"}", "*",
     NULL, 200},
    {API_PATCH, "/api/v1/notices/01KJM000000000000000000001?dry_run=1",
     "{\"state\":\"withdrawn\",\"withdrawn_reason\":\"R\"}", "*", NULL, 200},
};

static void write_dry(struct db *db, const struct writing *writing,
                      struct api_response *ret_response)
{
    static const unsigned char entropy[API_ENTROPY] = {1};
    const struct api_request request = {
        .method = writing->method,
        .target = writing->target,
        .content_type = writing->method == API_PATCH ? "application/merge-patch+json"
                                                     : "application/json",
        .body = writing->body,
        .body_length = writing->body ? strlen(writing->body) : 0,
        .if_match = writing->if_match,
        .if_none_match = writing->if_none_match,
        .now = SAMPLE_NOW,
        .entropy = entropy,
        .local = "chaos",
    };

    api_handle(&request, db, ret_response);
    db_read_end(db);
}

static bool write_once(struct db *db, const struct writing *writing,
                       const struct api_response *right, int first, int last)
{
    struct api_response answer;

    chaos_begin(first, last);
    write_dry(db, writing, &answer);
    chaos_begin(INT_MAX, INT_MAX);
    bool good = answer.status >= 500 || is_same(&answer, right);
    if (!good)
        tap_note("%s, allocation %d%s fails: %d: %.300s", writing->target, first,
                 last == first ? "" : " and all after it", answer.status,
                 answer.body ? answer.body : "");
    api_response_release(&answer);
    return good;
}

static void check_writing(struct tap *tap, struct db *db, const struct writing *writing)
{
    struct api_response right;
    int bad = 0;

    chaos_begin(INT_MAX, INT_MAX);
    write_dry(db, writing, &right);
    int count = chaos.count;
    for (int n = 1; n <= count; n++) {
        bad += !write_once(db, writing, &right, n, n);
        bad += !write_once(db, writing, &right, n, INT_MAX);
        bad += !write_once(db, writing, &right, INT_MAX, INT_MAX);
    }
    tap_check(tap, right.status == writing->expected && count > 0 && bad == 0,
              "%s: %d, %d allocations, %d wrong answers", writing->target, right.status,
              count, bad);
    api_response_release(&right);
}

/* Those of jansson are not among them: it tells some of its failures as bad syntax. */
static void check_writings(struct tap *tap, const struct sample *sample)
{
    struct db *db = NULL;

    if (db_open(&db, sample->path, DB_WRITE) != DB_FAULT_NONE)
        exit(1);
    for (size_t i = 0; i < sizeof(writings) / sizeof(writings[0]); i++)
        check_writing(tap, db, &writings[i]);
    db_close(db);
}

/* ---- Texts of editors: all of one or none ---- */

static const char text_before[] = "---\ntitle: A\ncountries: RU\n---\nB\n";
static const char text_after[] = "---\ntitle: C\ntags: x, y\n---\nD\n";
static const char text_record[] =
    "{\"title\":\"A\",\"tags\":[\"x\",\"y\"],\"body\":\"B\"}";
static const char text_list[] = "{\"items\":[{\"a\":\"x\"},{\"a\":\"y\"}]}";
static const char text_problem[] =
    "{\"detail\":\"D\",\"errors\":[{\"pointer\":\"#/a/1\",\"detail\":\"E\"}]}";

static char *make_text(int which)
{
    static const char *const names[] = {"a", NULL};
    static const struct api_member members[] = {{"a", "x"}, {NULL, NULL}};
    char fault[API_TEXT_FAULT_MAX];

    switch (which) {
    case 0:
        return api_text_patch(API_TEXT_ARTICLE, text_before, text_after, fault);
    case 1:
        return api_text_changes(API_TEXT_ARTICLE, text_before, text_after);
    case 2:
        return api_text_from_json(API_TEXT_ARTICLE, text_record, strlen(text_record));
    case 3:
        return api_answer_lines(text_list, strlen(text_list), names);
    case 4:
        return api_answer_faults(text_problem, strlen(text_problem));
    default:
        return api_body_of(members);
    }
}

static void check_text(struct tap *tap, int which)
{
    chaos_begin(INT_MAX, INT_MAX);
    char *right = make_text(which);
    int count = chaos.count;
    int bad = 0;

    for (int n = 1; n <= 2 * count; n++) {
        chaos_begin((n + 1) / 2, n % 2 == 0 ? INT_MAX : (n + 1) / 2);
        char *text = make_text(which);
        chaos_begin(INT_MAX, INT_MAX);
        bad += text && strcmp(text, right) != 0;
        free(text);
    }
    tap_check(tap, right && count > 0 && bad == 0,
              "text %d: %d allocations, %d are half of one", which, count, bad);
    free(right);
}

/* True when all were put; nothing of it stays. */
static bool put_news(struct db *db, int first, int *ret_count)
{
    const struct db_write write = {"2026-03-02T12:00:00Z", "chaos"};

    if (db_write_begin(db, &write) != DB_OK)
        exit(1);
    struct starter_news_result result;

    chaos_begin(first, INT_MAX);
    bool fine = starter_news_put(db, starter_news_texts, &write, &result);
    *ret_count = chaos.count;
    chaos_begin(INT_MAX, INT_MAX);
    db_write_rollback(db);
    return fine;
}

static bool put_lines(struct db *db, int first, int *ret_count)
{
    static const char *const text[] = {
        "[{\"country\": \"FR\", \"lines\": [{\"kind\": \"mfa_24h\", ",
        "\"number\": \"+33153598000\", \"source_name\": \"S\", ",
        "\"verified_at\": \"2026-01-01\"}]}]", NULL};
    const struct db_write write = {"2026-03-02T12:00:00Z", "chaos"};
    struct starter_records_result result;

    if (db_write_begin(db, &write) != DB_OK)
        exit(1);
    chaos_begin(first, INT_MAX);
    bool fine = starter_helplines_put(db, text, &write, &result);
    *ret_count = chaos.count;
    chaos_begin(INT_MAX, INT_MAX);
    db_write_rollback(db);
    return fine;
}

static void check_lines(struct tap *tap, const struct sample *sample)
{
    struct db *db = NULL;
    int count = 0;
    int used = 0;
    int bad = 0;

    if (db_open(&db, sample->path, DB_WRITE) != DB_FAULT_NONE)
        exit(1);
    bool fine = put_lines(db, INT_MAX, &count);
    for (int n = 1; n <= count; n++)
        bad += put_lines(db, n, &used);
    tap_check(tap, fine && count > 0 && bad == 0,
              "starter lines: %d allocations, %d are put without", count, bad);
    db_close(db);
}

static void check_news(struct tap *tap, const struct sample *sample)
{
    struct db *db = NULL;
    int bad = 0;
    int used = 0;

    if (db_open(&db, sample->path, DB_WRITE) != DB_FAULT_NONE)
        exit(1);
    int count = 0;
    bool fine = put_news(db, INT_MAX, &count);
    for (int n = 1; n <= count; n++)
        bad += put_news(db, n, &used);
    tap_check(tap, fine && count > 0 && bad == 0,
              "starter news: %d allocations, %d are put without", count, bad);
    tap_check(tap, put_news(db, INT_MAX, &used), "and then they are put");
    db_close(db);
}

int main(void)
{
    struct tap tap = {0, 0};
    struct sample sample;

    sample_golden(&sample);
    check_open(&tap, &sample);
    for (size_t i = 0; i < sizeof(targets) / sizeof(targets[0]); i++)
        check_target(&tap, &sample, targets[i]);
    for (size_t i = 0; i < sizeof(files) / sizeof(files[0]); i++)
        check_import(&tap, &sample, files[i], i == 3 ? 422 : 200);
    check_writings(&tap, &sample);
    for (int which = 0; which < 6; which++)
        check_text(&tap, which);
    check_news(&tap, &sample);
    check_lines(&tap, &sample);
    sample_remove(&sample);
    return tap_end(&tap);
}
