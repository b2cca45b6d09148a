/* test_packs.c - packs for offline use say what the API says: the matrix of who is where
 * is taken apart and compared with the missions and with lookups, and columns become
 * missions again. On the real file, where it is, their sizes are measured. */
#include "ask.h"
#include "tap.h"

#include "db/country.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <zlib.h>

enum {
    PACK_MEDIAN = 2 * 1024, /* bytes when compressed, on the real file */
    PACK_MAX = 12 * 1024,
    INDEX_MAX = 8 * 1024,
    LINES_MAX = 2 * 1024,
    COUNTRIES_MAX = 400,
    STEP = 53, /* every so manieth pair is looked up */
};

struct desk {
    struct tap *tap;
    struct db *db;
    json_t *index;
};

/* As gzip -9 does it. */
static size_t compressed(const char *text, size_t length)
{
    z_stream stream = {.next_in = (Bytef *)(uintptr_t)text, .avail_in = (uInt)length};
    unsigned char out[16 * 1024];
    size_t size = 0;

    if (deflateInit2(&stream, 9, Z_DEFLATED, 15 + 16, 9, Z_DEFAULT_STRATEGY) != Z_OK)
        abort();
    do {
        stream.next_out = out;
        stream.avail_out = sizeof(out);
        (void)deflate(&stream, Z_FINISH);
        size += sizeof(out) - stream.avail_out;
    } while (stream.avail_out == 0);
    (void)deflateEnd(&stream);
    return size;
}

static size_t size_of(struct db *db, const char *target)
{
    struct api_response response;

    sample_get(db, target, &response);
    size_t size = response.status == 200 ? compressed(response.body, response.length) : 0;
    api_response_release(&response);
    return size;
}

/* ---- The matrix, as anybody would read it ---- */

static size_t place_in(const json_t *list, const char *code)
{
    size_t i = 0;

    while (i < json_array_size(list) &&
           strcmp(json_string_value(json_array_get(list, i)), code) != 0)
        i++;
    return i;
}

/* "local", "accredited" or "unknown"; a country that is not in the list: "unknown". */
static const char *kind_of(const json_t *index, const char *sending, const char *host)
{
    const json_t *rows = ask_at(index, "rows");
    size_t row = place_in(ask_at(index, "senders"), sending);
    size_t column = place_in(ask_at(index, "hosts"), host);
    const char *letters = json_string_value(json_array_get(rows, row));
    char key[2] = "-";

    if (letters && column < strlen(letters))
        key[0] = letters[column];
    const char *kind = json_string_value(json_object_get(ask_at(index, "kinds"), key));
    return kind ? kind : "";
}

static void check_shape(struct desk *desk)
{
    size_t width = json_array_size(ask_at(desk->index, "hosts"));
    const json_t *rows = ask_at(desk->index, "rows");
    size_t i = 0;
    json_t *row = NULL;
    bool fine = json_array_size(rows) == json_array_size(ask_at(desk->index, "senders"));

    json_array_foreach(rows, i, row)
    {
        fine = fine && json_string_length(row) == width;
    }
    tap_check(desk->tap, fine && width > 0, "%zu senders, %zu hosts, and rows of both",
              json_array_size(rows), width);
}

static bool is_official(const json_t *mission)
{
    const char *legal = ask_text(mission, "legal_kind");
    const char *status = ask_text(mission, "status");

    return strcmp(legal, "substate") != 0 && strcmp(legal, "non_state") != 0 &&
           strcmp(status, "suspended") != 0 && strcmp(status, "closed") != 0;
}

/* What a mission makes of each pair; `pairs` maps "FR RU" to a kind. */
static void note_mission(json_t *pairs, const json_t *mission)
{
    const char *sending = ask_text(mission, "sending");
    const char *host = ask_text(mission, "host");
    size_t i = 0;
    json_t *served = NULL;

    if (!is_official(mission))
        return;
    json_array_foreach(json_object_get(mission, "serves"), i, served)
    {
        const char *country = json_string_value(served);
        char key[40];

        (void)snprintf(key, sizeof(key), "%s %s", sending, country);
        if (strcmp(host, country) == 0)
            json_object_set_new(pairs, key, json_string("local"));
        else if (!json_object_get(pairs, key))
            json_object_set_new(pairs, key, json_string("accredited"));
    }
}

static json_t *pairs_of_missions(struct db *db)
{
    json_t *pairs = json_object();
    struct api_response response;
    char *rest = NULL;

    sample_get(db, "/api/v1/missions.ndjson?fields=sending,host,serves,legal_kind,status",
               &response);
    for (char *line = strtok_r(response.body, "\n", &rest); line;
         line = strtok_r(NULL, "\n", &rest)) {
        json_error_t error;
        json_t *mission = json_loads(line, 0, &error);

        note_mission(pairs, mission);
        json_decref(mission);
    }
    api_response_release(&response);
    return pairs;
}

/* All pairs of the matrix, both ways. */
static void check_pairs(struct desk *desk)
{
    json_t *pairs = pairs_of_missions(desk->db);
    const json_t *senders = ask_at(desk->index, "senders");
    const json_t *hosts = ask_at(desk->index, "hosts");
    size_t met = 0;
    size_t wrong = 0;

    for (size_t i = 0; i < json_array_size(senders); i++) {
        const char *row =
            json_string_value(json_array_get(ask_at(desk->index, "rows"), i));

        for (size_t k = 0; k < json_array_size(hosts); k++) {
            const char letter[2] = {row[k], '\0'};
            const char *kind =
                json_string_value(json_object_get(ask_at(desk->index, "kinds"), letter));
            char key[40];

            (void)snprintf(key, sizeof(key), "%s %s",
                           json_string_value(json_array_get(senders, i)),
                           json_string_value(json_array_get(hosts, k)));
            const char *known = json_string_value(json_object_get(pairs, key));
            met += known != NULL;
            wrong += !kind || strcmp(kind, known ? known : "unknown") != 0;
        }
    }
    tap_check(desk->tap, wrong == 0 && met == json_object_size(pairs) && met > 0,
              "the %zu pairs of the missions, and no other (%zu wrong)",
              json_object_size(pairs), wrong);
    json_decref(pairs);
}

/* Every word that is a party has its members, and they name it. */
static void check_members(struct desk *desk)
{
    const json_t *members = ask_at(desk->index, "members");
    const char *word = NULL;
    const json_t *codes = NULL;
    size_t wrong = 0;
    size_t met = 0;

    json_object_foreach((json_t *)(uintptr_t)members, word, codes)
    {
        json_t *list =
            ask_format(desk->db, "/api/v1/countries?member=%s&limit=500&fields=id", word);
        const json_t *items = ask_at(list, "items");

        for (size_t i = 0; i < json_array_size(items); i++) {
            const char *code = ask_text(json_array_get(items, i), "id");

            met++;
            wrong += place_in(codes, code) == json_array_size(codes);
        }
        json_decref(list);
    }
    const json_t *eu = json_object_get(members, "eu");
    tap_check(desk->tap, wrong == 0 && met > 0, "the %zu members of %zu words", met,
              json_object_size(members));
    tap_check(desk->tap,
              place_in(eu, "FR") < json_array_size(eu) &&
                  place_in(eu, "GP") < json_array_size(eu) &&
                  place_in(eu, "RU") == json_array_size(eu),
              "a territory is where its sovereign is");
}

/* ---- Lookups ---- */

static const char *kind_of_lookup(const json_t *answer)
{
    const char *kind = "unknown";
    size_t i = 0;
    const json_t *candidate = NULL;

    json_array_foreach(ask_at(answer, "candidates"), i, candidate)
    {
        const char *tier = ask_text(candidate, "tier");
        const json_t *mission = json_object_get(candidate, "mission");
        bool is_mission = strcmp(tier, "local") == 0 || strcmp(tier, "accredited") == 0;

        if (!is_mission || !is_official(mission))
            continue;
        if (strcmp(tier, "local") == 0)
            return "local";
        kind = "accredited";
    }
    return kind;
}

/* Codes of the states: people and places of a territory have its sovereign's missions. */
static size_t read_states(struct db *db, char (*ret_code)[DB_COUNTRY_CODE_MAX])
{
    json_t *list = ask(db, "/api/v1/countries?kind=state&limit=500&fields=id");
    size_t count = json_array_size(ask_at(list, "items"));

    for (size_t i = 0; i < count && i < COUNTRIES_MAX; i++) {
        (void)snprintf(ret_code[i], DB_COUNTRY_CODE_MAX, "%s",
                       ask_text(json_array_get(ask_at(list, "items"), i), "id"));
    }
    json_decref(list);
    return count < COUNTRIES_MAX ? count : COUNTRIES_MAX;
}

static void check_lookups(struct desk *desk)
{
    static char state[COUNTRIES_MAX][DB_COUNTRY_CODE_MAX];
    size_t count = read_states(desk->db, state);
    size_t wrong = 0;
    size_t asked = 0;

    for (size_t pair = 0; pair < count * count; pair += STEP) {
        const char *sending = state[pair / count];
        const char *host = state[pair % count];

        if (strcmp(sending, host) == 0)
            continue;
        json_t *answer =
            ask_format(desk->db, "/api/v1/lookup?nationality=%s&host=%s", sending, host);
        const char *kind = kind_of(desk->index, sending, host);
        bool same = strcmp(kind, kind_of_lookup(answer)) == 0;
        asked++;
        wrong += !same;
        if (!same)
            tap_note("%s in %s: %s, but %s", sending, host, kind, kind_of_lookup(answer));
        json_decref(answer);
    }
    tap_check(desk->tap, wrong == 0 && asked > 100,
              "%zu lookups have the tiers of the matrix", asked);
}

/* ---- Columns ---- */

static const json_t *sparse(const json_t *missions, const char *column, size_t i)
{
    char place[24];

    (void)snprintf(place, sizeof(place), "%zu", i);
    return json_object_get(json_object_get(missions, column), place);
}

/* The city of the i-th mission; 0 stands for the one before. */
static const char *city_at(const json_t *missions, size_t i)
{
    const json_t *column = json_object_get(missions, "city");

    while (i > 0 && json_is_integer(json_array_get(column, i)))
        i--;
    return json_string_value(json_array_get(column, i));
}

static bool same_text(const char *a, const char *b)
{
    return a && b ? strcmp(a, b) == 0 : a == b;
}

static bool is_same_mission(const json_t *pack, size_t i, const json_t *mission)
{
    const json_t *missions = json_object_get(pack, "missions");
    size_t here = (size_t)json_integer_value(json_object_get(pack, "here"));
    const json_t *rank = json_array_get(json_object_get(missions, "rank"), i);
    const json_t *word =
        json_array_get(json_object_get(pack, "ranks"), (size_t)json_integer_value(rank));
    const char *host = i < here ? ask_text(pack, "host")
                                : json_string_value(json_array_get(
                                      json_object_get(missions, "host"), i - here));
    const json_t *status = sparse(missions, "status", i);
    const char *name = json_string_value(sparse(missions, "name", i));
    const char *city = json_string_value(json_object_get(mission, "city"));

    return same_text(host, ask_text(mission, "host")) &&
           same_text(json_string_value(word), ask_text(mission, "rank")) &&
           same_text(city_at(missions, i), city) &&
           same_text(status ? json_string_value(status) : "open",
                     ask_text(mission, "status")) &&
           (name ? same_text(name, ask_text(mission, "name"))
                 : city && strstr(ask_text(mission, "name"), city) != NULL);
}

static void check_columns(struct desk *desk, const char *host)
{
    json_t *pack = ask_format(desk->db, "/api/v1/packs/%s.json", host);
    const json_t *missions = ask_at(pack, "missions");
    const json_t *ids = ask_at(missions, "id");
    size_t count = json_array_size(ids);
    size_t wrong = 0;
    const char *column = NULL;
    json_t *values = NULL;

    json_object_foreach((json_t *)(uintptr_t)missions, column, values)
    {
        if (json_is_array(values) && strcmp(column, "host") != 0)
            wrong += json_array_size(values) != count;
    }
    for (size_t i = 0; i < count; i++) {
        json_t *mission = ask_format(desk->db, "/api/v1/missions/%s",
                                     json_string_value(json_array_get(ids, i)));

        wrong += !is_same_mission(pack, i, mission);
        json_decref(mission);
    }
    tap_check(desk->tap, count > 0 && wrong == 0, "%s: %zu missions from its columns",
              host, count);
    json_decref(pack);
}

/* ---- Sizes ---- */

static int compare_sizes(const void *a, const void *b)
{
    const size_t *left = a;
    const size_t *right = b;

    return *left < *right ? -1 : *left > *right;
}

static void check_sizes(struct desk *desk)
{
    json_t *list = ask(desk->db, "/api/v1/countries?limit=500&fields=id");
    size_t size[COUNTRIES_MAX];
    size_t count = 0;
    size_t i = 0;
    const json_t *item = NULL;

    json_array_foreach(ask_at(list, "items"), i, item)
    {
        char target[64];

        (void)snprintf(target, sizeof(target), "/api/v1/packs/%s.json",
                       ask_text(item, "id"));
        size[count] = size_of(desk->db, target);
        count += count + 1 < COUNTRIES_MAX;
    }
    json_decref(list);
    qsort(size, count, sizeof(size[0]), compare_sizes);
    size_t index = size_of(desk->db, "/api/v1/packs/index.json");
    tap_note("%zu packs: %zu bytes in the median, %zu in the 90th percentile, %zu at "
             "most; the index %zu (gzip -9)",
             count, size[count / 2], size[count * 9 / 10], size[count - 1], index);
    tap_check(desk->tap, size[count / 2] > 0 && size[count / 2] <= PACK_MEDIAN,
              "half of the packs have at most 2 KB");
    tap_check(desk->tap, size[count - 1] <= PACK_MAX, "none more than 12 KB");
    tap_check(desk->tap, index > 0 && index <= INDEX_MAX, "the index at most 8 KB");
}

/* Those that are confirmed, with the parties and posts that they have. */
static void check_arrangements(struct desk *desk)
{
    json_t *list = ask(desk->db, "/api/v1/arrangements?limit=500");
    size_t i = 0;
    size_t found = 0;
    const json_t *item = NULL;
    bool fine = true;

    json_array_foreach(ask_at(list, "items"), i, item)
    {
        const json_t *packed = json_array_get(ask_at(desk->index, "arrangements"), found);

        if (!json_is_true(ask_at(item, "enabled")))
            continue;
        found++;
        fine &= strcmp(ask_text(packed, "id"), ask_text(item, "id")) == 0 &&
                json_equal(ask_at(packed, "providers"), ask_at(item, "providers")) &&
                json_array_size(ask_at(packed, "posts")) ==
                    json_array_size(ask_at(item, "posts"));
    }
    tap_check(desk->tap,
              fine && found > 0 &&
                  found == json_array_size(ask_at(desk->index, "arrangements")),
              "%zu arrangements as rules, none that is not confirmed", found);
    json_decref(list);
}

/* ---- Lines ---- */

static bool is_same_line(const json_t *packed, const json_t *line)
{
    return strcmp(ask_text(packed, "kind"), ask_text(line, "kind")) == 0 &&
           strcmp(ask_text(packed, "number"), ask_text(line, "number")) == 0 &&
           strcmp(ask_text(packed, "hours"), ask_text(line, "hours")) == 0;
}

/* The lines of one country are those that it tells itself. */
static bool is_told(struct db *db, const char *country, const json_t *packed)
{
    json_t *told = ask_format(db, "/api/v1/countries/%s/helplines", country);
    const json_t *lines = ask_at(told, "lines");
    bool fine =
        json_array_size(lines) > 0 && json_array_size(lines) == json_array_size(packed);

    for (size_t i = 0; fine && i < json_array_size(lines); i++)
        fine = is_same_line(json_array_get(packed, i), json_array_get(lines, i));
    json_decref(told);
    return fine;
}

static void check_lines(struct tap *tap, struct db *db)
{
    json_t *pack = ask(db, "/api/v1/packs/lines.json");
    json_t *lines = json_object_get(pack, "lines");
    json_t *packed = NULL;
    const char *country = NULL;
    bool fine = true;

    json_object_foreach(lines, country, packed)
    {
        fine &= is_told(db, country, packed);
    }
    tap_check(tap, fine && json_object_size(lines) > 50,
              "the lines of %zu countries, as each tells them", json_object_size(lines));
    const size_t size = size_of(db, "/api/v1/packs/lines.json");
    tap_check(tap, size > 0 && size <= LINES_MAX, "in %zu bytes", size);
    json_decref(pack);
}

static void check_all(struct tap *tap, struct sample *sample, const char *host)
{
    struct desk desk = {.tap = tap, .db = sample->db};

    desk.index = ask(sample->db, "/api/v1/packs/index.json");
    check_shape(&desk);
    check_pairs(&desk);
    check_members(&desk);
    check_lookups(&desk);
    check_columns(&desk, host);
    check_sizes(&desk);
    check_arrangements(&desk);
    json_decref(desk.index);
    sample_remove(sample);
}

int main(void)
{
    struct tap tap = {0, 0};
    struct sample sample;
    const char *real = sample_real_file();

    sample_golden(&sample);
    check_all(&tap, &sample, "RU");
    sample_create(&sample, true);
    sample_reopen(&sample);
    check_lines(&tap, sample.db);
    sample_remove(&sample);
    if (!real)
        return tap_end(&tap);
    sample_create(&sample, true);
    sample_import(&sample, real, "2022-06-23", "2026-02-01T12:00:00Z");
    sample_reopen(&sample);
    check_all(&tap, &sample, "RU");
    return tap_end(&tap);
}
