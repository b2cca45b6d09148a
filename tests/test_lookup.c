/* test_lookup.c - every tier of the lookup, the rule for the best, and what changes with
 * need, place and time. The records are the test's own, written by the API. */
#include "ask.h"
#include "tap.h"
#include "writer.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* 2026-03-02 is a Monday; in Nairobi it is three hours later than in UTC. */
enum { HOUR = 3600, DAY = 24 * HOUR };

#define MISSIONS "/api/v1/missions/"
#define POST(id, sending, host, city, rank, rest)                                        \
    {                                                                                    \
        MISSIONS id, "{\"name\":\"" rank " of " sending " in " city                      \
                     "\",\"sending\":\"" sending "\",\"host\":\"" host                   \
                     "\",\"city\":\"" city "\",\"rank\":\"" rank "\"" rest "}"           \
    }
#define PHONE(number)                                                                    \
    ",\"contacts\":[{\"kind\":\"switchboard\",\"value\":\"" number "\"}]"
#define WEBSITE(name)                                                                    \
    ",\"contacts\":[{\"kind\":\"website\",\"value\":\"https://" name ".example/\"}]"
#define AT(latitude, longitude)                                                          \
    ",\"location\":{\"latitude\":" latitude ",\"longitude\":" longitude "}"

#define LINE(kind, number)                                                               \
    "{\"kind\":\"" kind "\",\"number\":\"" number "\",\"source_name\":\"A ministry\","   \
    "\"source_url\":\"https://ministry.example/\",\"verified_at\":\"2026-01-05\"}"

#define ON ",\"enabled\":true"
#define RULE(id, kind, whom, who, scope, test, posts, rest)                              \
    {                                                                                    \
        "/api/v1/arrangements/" id,                                                      \
            "{\"kind\":\"" kind "\",\"title\":\"The rule " id                            \
            "\",\"beneficiaries\":[" whom "],\"providers\":[" who "],\"scope\":\"" scope \
            "\",\"unrepresented\":\"" test "\",\"provider_posts\":\"" posts              \
            "\",\"consular_cover\":\"full\",\"legal_ref\":\"Article 1\","                \
            "\"source_name\":\"A gazette\",\"source_url\":\"https://law.example/\","     \
            "\"verified_at\":\"2026-01-05\",\"caveat\":\"Bring a proof.\"" rest "}"      \
    }

static const struct {
    const char *target, *body;
} records[] = {
    /* Nairobi: Germany may help, by telephone, in office hours; Denmark by its website.
     */
    POST("Q700001", "DE", "KE", "Nairobi", "embassy",
         PHONE("+254205550101")
             AT("-1.29", "36.82") ",\"opening_hours\":\"Mo-Fr 09:00-12:00\""),
    POST("Q700002", "DK", "KE", "Nairobi", "embassy", WEBSITE("dk") AT("-1.28", "36.81")),
    POST("Q700003", "IE", "KE", "Mombasa", "honorary_consul",
         PHONE("+254415550102") AT("-4.05", "39.67")),
    POST("Q700004", "FI", "KE", "Mombasa", "honorary_consul",
         PHONE("+254415550103") AT("-4.05", "39.67")),
    /* Spain: suspended; Brazil: its duty line is answered at night. */
    POST("Q700005", "ES", "KE", "Nairobi", "embassy",
         PHONE(
             "+254205550104") ",\"status\":\"suspended\",\"status_since\":\"2025-01-01\","
                              "\"status_reason\":\"unrest\""),
    POST("Q700006", "BR", "KE", "Nairobi", "embassy",
         ",\"contacts\":[{\"kind\":\"switchboard\",\"value\":\"+254205550105\"},"
         "{\"kind\":\"duty_after_hours\",\"value\":\"+254705550106\"}],"
         "\"opening_hours\":\"Mo-Fr 09:00-17:00\""),
    /* Japan: a consulate near the coast, the embassy inland without documents. */
    POST(
        "Q700007", "JP", "KE", "Nairobi", "embassy",
        PHONE("+254205550107") AT(
            "-1.29",
            "36.82") ",\"services\":[{\"kind\":\"emergency_travel_document\",\"value\":\"no\"}]"),
    POST("Q700008", "JP", "KE", "Mombasa", "consulate",
         WEBSITE("jp") AT("-4.06", "39.66")),
    POST("Q700009", "JP", "KE", "Mombasa", "honorary_consul",
         PHONE("+254415550108") AT("-4.05", "39.67")),
    /* Kathmandu: Germany; Estonia serves Nepal from New Delhi. */
    POST("Q700010", "DE", "NP", "Kathmandu", "embassy", PHONE("+97715550109")),
    /* Tehran: Switzerland for the United States; Sweden may not. */
    POST("Q700011", "CH", "IR", "Tehran", "embassy", PHONE("+982155550110")),
    POST("Q700012", "SE", "IR", "Tehran", "embassy", PHONE("+982155550111")),
    POST("Q700013", "CH", "KE", "Nairobi", "embassy", PHONE("+254205550112")),
    POST("Q700014", "SE", "KE", "Nairobi", "embassy", PHONE("+254205550113")),
    POST("Q700015", "KR", "KE", "Nairobi", "trade_office", PHONE("+254205550114")),
    POST("Q700016", "PK", "IR", "Tehran", "embassy", PHONE("+982155550115")),

    /* China: the embassy is known by its website, which has no door. */
    POST("Q700017", "CN", "KE", "Nairobi", "embassy",
         WEBSITE("cn") ",\"opening_hours\":\"Mo-Fr 09:00-12:00\""),
    POST("Q700018", "CN", "KE", "Mombasa", "consulate", WEBSITE("cn")),

    RULE("eu", "unrepresented_right", "\"eu\"", "\"eu\"", "third_countries",
         "no_career_post", "career", ON),
    RULE("nordic", "mutual_assistance", "\"nordic\"", "\"nordic\"", "third_countries",
         "no_post", "career", ON),
    RULE("ch-for-li", "full_representation", "\"LI\"", "\"CH\"", "third_countries",
         "no_post", "career", ON),
    RULE("ch-for-us", "protecting_power", "\"US\"", "\"CH\"", "listed", "always",
         "listed",
         ON ",\"posts\":[{\"host\":\"IR\",\"provider\":\"CH\",\"city\":\"Tehran\","
            "\"cover\":\"full\"}]"),
    RULE("pk-for-ca", "protecting_power", "\"CA\"", "\"PK\"", "listed", "always",
         "listed",
         ON ",\"posts\":[{\"host\":\"IR\",\"provider\":\"PK\",\"cover\":\"none\"}]"),
    RULE("passports-only", "service_sharing", "\"BT\"", "\"DE\"", "third_countries",
         "no_post", "any", ON ",\"needs\":[\"passport\"]"),
    RULE("over", "service_sharing", "\"BT\"", "\"CH\"", "third_countries", "no_post",
         "any", ON ",\"valid_to\":\"2026-03-04\""),
    RULE("off", "service_sharing", "\"BT\"", "\"SE\"", "third_countries", "no_post",
         "any", ",\"enabled\":false,\"disabled_reason\":\"nobody confirmed it\""),
    RULE("in-town", "regional_mechanism", "\"JP\"", "\"KR\",\"SE\"", "third_countries",
         "no_post_in_city", "any", ON),

    {"/api/v1/countries/EE/helplines",
     "{\"lines\":[" LINE("mfa_office", "+3726370000") "," LINE("mfa_24h",
                                                               "+37253019999") "]}"},
    {"/api/v1/countries/DE/helplines",
     "{\"lines\":[" LINE("mfa_24h", "+493050002000") "]}"},
    {"/api/v1/countries/KE/helplines",
     "{\"lines\":[" LINE("local_police", "999") "," LINE("local_general", "112") "]}"},
};

/* Those of the sample would help too. */
static void clear_arrangements(struct tap *tap, struct db *db)
{
    json_t *page = ask(db, "/api/v1/arrangements");
    size_t i = 0;
    const json_t *item = NULL;

    json_array_foreach(ask_at(page, "items"), i, item)
    {
        const struct writer_request request = {.method = "DELETE",
                                               .target = ask_text(item, "self"),
                                               .if_match = "*",
                                               .local = "local"};

        if (!writer_answers(db, &request, 204, NULL))
            tap_check(tap, false, "%s is removed", request.target);
    }
    json_decref(page);
}

static void put_records(struct tap *tap, struct db *db)
{
    clear_arrangements(tap, db);
    for (size_t i = 0; i < sizeof(records) / sizeof(records[0]); i++) {
        const struct writer_request request = {.method = "PUT",
                                               .target = records[i].target,
                                               .body = records[i].body,
                                               .if_none_match = "*",
                                               .local = "local"};

        if (!writer_answers(db, &request, 201, NULL))
            tap_check(tap, false, "%s is stored", records[i].target);
    }
}

/* ---- Asking ---- */

static json_t *lookup(struct db *db, const char *query)
{
    return ask_format(db, "/api/v1/lookup?%s", query);
}

static const json_t *candidate_of(const json_t *answer, const char *tier, size_t skip)
{
    size_t i = 0;
    const json_t *candidate = NULL;

    json_array_foreach(ask_at(answer, "candidates"), i, candidate)
    {
        if (strcmp(ask_text(candidate, "tier"), tier) == 0 && skip-- == 0)
            return candidate;
    }
    return NULL;
}

/* "arrangement:Q700001 ministry:+37253019999 emergency:112" */
static void line_up(const json_t *answer, char *ret_line, size_t size)
{
    size_t i = 0;
    const json_t *candidate = NULL;
    size_t length = 0;

    ret_line[0] = '\0';
    json_array_foreach(ask_at(answer, "candidates"), i, candidate)
    {
        const char *id = ask_text(candidate, "mission.id");
        int added = snprintf(ret_line + length, size - length, "%s%s:%s",
                             i > 0 ? " " : "", ask_text(candidate, "tier"),
                             id[0] ? id : ask_text(candidate, "contact.value"));

        length += added > 0 && (size_t)added < size - length ? (size_t)added : 0;
    }
}

/* The query, the kind of answer, the mission or number that is best, and all in order. */
static const struct {
    const char *query, *assistance, *best, *line;
} cases[] = {
    /* Nobody of its own: another member state's career posts, one that can be called
     * first; then the ministry, its line for day and night first. */
    {"nationality=EE&host=KE&at=2026-03-02T07:00:00Z", "arrangement", "Q700001",
     "arrangement:Q700001 arrangement:Q700014 arrangement:Q700002 ministry:+37253019999 "
     "ministry:+3726370000 emergency:112 emergency:999"},
    /* An honorary consul does not end the right, and goes before it. */
    {"nationality=IE&host=KE&at=2026-03-02T07:00:00Z", "local", "Q700003",
     "local:Q700003 arrangement:Q700001 arrangement:Q700014 arrangement:Q700002 "
     "emergency:112 emergency:999"},
    /* Of the Nordic states it does; the other right stays. */
    {"nationality=FI&host=KE&at=2026-03-02T07:00:00Z", "local", "Q700004",
     "local:Q700004 arrangement:Q700001 arrangement:Q700014 arrangement:Q700002 "
     "emergency:112 emergency:999"},
    {"nationality=NO&host=KE", "arrangement", "Q700014",
     "arrangement:Q700014 arrangement:Q700002 emergency:112 emergency:999"},
    /* A member state is no third country. */
    {"nationality=EE&host=FR", "unknown", "+37253019999",
     "ministry:+37253019999 ministry:+3726370000 emergency:112"},
    {"nationality=EE&host=RE", "unknown", "+37253019999",
     "ministry:+37253019999 ministry:+3726370000"},
    /* One's own elsewhere, unless somebody has to be there. */
    {"nationality=EE&host=NP", "remote", "Q900000004",
     "accredited:Q900000004 arrangement:Q700010 ministry:+37253019999 "
     "ministry:+3726370000"},
    {"nationality=EE&host=NP&need=passport", "arrangement", "Q700010",
     "arrangement:Q700010 accredited:Q900000004 ministry:+37253019999 "
     "ministry:+3726370000"},
    {"nationality=LI&host=KE", "arrangement", "Q700013",
     "arrangement:Q700013 emergency:112 emergency:999"},
    /* Listed posts alone; a mandate without consular tasks helps nobody. */
    {"nationality=US&host=IR", "arrangement", "Q700011", "arrangement:Q700011"},
    {"nationality=US&host=NP", "unknown", "", ""},
    {"nationality=CA&host=IR", "unknown", "", "arrangement:Q700016"},
    /* By need and by date; what is not confirmed does not count. */
    {"nationality=BT&host=KE&need=arrest", "arrangement", "Q700013",
     "arrangement:Q700013 emergency:112 emergency:999"},
    {"nationality=BT&host=KE&need=passport&at=2026-03-05", "arrangement", "Q700001",
     "arrangement:Q700001 emergency:112 emergency:999"},
    {"nationality=BT&host=KE&need=arrest&at=2026-03-04T23:59:59Z", "arrangement",
     "Q700013", "arrangement:Q700013 emergency:112 emergency:999"},
    {"nationality=BT&host=KE&need=arrest&at=2026-03-05", "unknown", "",
     "emergency:112 emergency:999"},
    /* A suspended post is no representation; it is shown last. */
    {"nationality=ES&host=KE&at=2026-03-02T07:00:00Z", "arrangement", "Q700001",
     "arrangement:Q700001 arrangement:Q700014 arrangement:Q700002 emergency:112 "
     "emergency:999 local:Q700005"},
    /* By rank; by need; by distance, career before honorary. */
    {"nationality=JP&host=KE", "local", "Q700007",
     "local:Q700007 local:Q700008 local:Q700009 emergency:112 emergency:999"},
    {"nationality=JP&host=KE&need=passport", "local", "Q700008",
     "local:Q700008 local:Q700009 local:Q700007 emergency:112 emergency:999"},
    {"nationality=JP&host=KE&near=-4.05,39.67", "local", "Q700008",
     "local:Q700008 local:Q700009 local:Q700007 emergency:112 emergency:999"},
    /* Far from all of them: those of another state in this town may help. */
    {"nationality=JP&host=KE&near=3.1,35.6", "local", "Q700007",
     "local:Q700007 local:Q700008 local:Q700009 arrangement:Q700014 emergency:112 "
     "emergency:999"},
    /* At night the duty line, else the ministry's, else the closed door all the same. */
    {"nationality=BR&host=KE&at=2026-03-02T23:00:00Z", "local", "Q700006",
     "local:Q700006 emergency:112 emergency:999"},
    {"nationality=DE&host=KE&at=2026-03-02T23:00:00Z", "local", "+493050002000",
     "local:Q700001 ministry:+493050002000 emergency:112 emergency:999"},
    {"nationality=DE&host=KE&at=2026-03-02T07:00:00Z", "local", "Q700001",
     "local:Q700001 ministry:+493050002000 emergency:112 emergency:999"},
    {"nationality=CN&host=KE&at=2026-03-02T23:00:00Z", "local", "Q700017",
     "local:Q700017 local:Q700018 emergency:112 emergency:999"},
    /* The posts of the country of residence, and no right of citizens. */
    {"residence=EE&host=KE", "unknown", "+37253019999",
     "ministry:+37253019999 ministry:+3726370000 emergency:112 emergency:999"},
    {"residence=DE&host=NP", "local", "Q700010", "local:Q700010 ministry:+493050002000"},
    /* At home for one nationality, abroad for the other. */
    {"nationality=KE,DE&host=KE&at=2026-03-02T07:00:00Z", "domestic", "Q700001",
     "local:Q700001 ministry:+493050002000 emergency:112 emergency:999"},
    {"nationality=DE&host=DE", "domestic", "+493050002000",
     "ministry:+493050002000 emergency:112"},
    {"nationality=EE,DE&host=NP", "local", "Q700010",
     "local:Q700010 accredited:Q900000004 ministry:+37253019999 "
     "ministry:+493050002000 ministry:+3726370000"},
};

static void check_case(struct tap *tap, struct db *db, size_t i)
{
    char line[1000];
    json_t *answer = lookup(db, cases[i].query);
    const char *best = ask_text(answer, "best.mission");

    line_up(answer, line, sizeof(line));
    if (!best[0])
        best = ask_text(answer, "best.contact.value");
    tap_check(tap,
              strcmp(ask_text(answer, "assistance"), cases[i].assistance) == 0 &&
                  strcmp(best, cases[i].best) == 0 && strcmp(line, cases[i].line) == 0,
              "%s: %s, %s, %s", cases[i].query, ask_text(answer, "assistance"), best,
              line);
    json_decref(answer);
}

/* ---- What is said ---- */

static bool says(const json_t *answer, const char *words)
{
    char *text = json_dumps(answer, 0);
    bool found = text && strstr(text, words);

    free(text);
    return found;
}

static void check_says(struct tap *tap, struct db *db, const char *query,
                       const char *words)
{
    json_t *answer = lookup(db, query);

    tap_check(tap, says(answer, words), "%s: \"%s\"", query, words);
    json_decref(answer);
}

static void check_words(struct tap *tap, struct db *db)
{
    json_t *answer = lookup(db, "nationality=EE&host=KE");
    const json_t *helper = candidate_of(answer, "arrangement", 0);
    const json_t *line = candidate_of(answer, "ministry", 0);

    tap_check(tap,
              strcmp(ask_text(helper, "arrangement"), "eu") == 0 &&
                  strstr(ask_text(helper, "why"), "The rule eu (Article 1)") &&
                  strstr(ask_text(helper, "caveat"), "Bring a proof.") &&
                  strcmp(ask_text(helper, "source"), "editor") == 0,
              "a post says by which rule it helps: %s", ask_text(helper, "why"));
    tap_check(tap,
              json_is_null(ask_at(line, "mission")) &&
                  strcmp(ask_text(line, "source"), "A ministry") == 0 &&
                  strcmp(ask_text(line, "as_of"), "2026-01-05") == 0 &&
                  strcmp(ask_text(line, "contact.kind"), "mfa_24h") == 0,
              "a line says whose word it is, and of when");
    json_decref(answer);
    check_says(tap, db, "nationality=EE&host=KE&need=arrest", "Article 36");
    check_says(tap, db, "nationality=EE&host=KE", "call 112, 999 (police) in Kenya");
    check_says(tap, db, "nationality=EE&host=NP", "that of Nepal is not confirmed here");
    check_says(tap, db, "nationality=BT&host=KE&at=2026-03-05",
               "Its number is not confirmed here");
    check_says(tap, db, "residence=EE&host=KE", "UNHCR");
    check_says(tap, db, "residence=DE&host=NP", "without being its citizens");
    check_says(tap, db, "nationality=ES&host=KE", "It is suspended: unrest.");
    check_says(tap, db, "nationality=CA&host=IR", "helps no citizens");
    check_says(tap, db, "nationality=KE,DE&host=KE", "treats you as its own");
    check_says(tap, db, "nationality=JP&host=KE&need=passport", "does not offer");
    check_says(tap, db, "nationality=CN&host=KE&at=2026-03-02T23:00:00Z",
               "it is closed now, and nobody is known");
    check_says(tap, db, "nationality=BR&host=KE&at=2026-03-02T23:00:00Z",
               "this is its line for that time");
}

static int status_of(struct db *db, const char *query)
{
    char target[300];
    struct api_response response;

    (void)snprintf(target, sizeof(target), "/api/v1/lookup?%s", query);
    sample_get(db, target, &response);
    int status = response.status;
    api_response_release(&response);
    return status;
}

static void check_questions(struct tap *tap, struct db *db)
{
    tap_check(tap, status_of(db, "host=KE") == 400, "without a nationality: 400");
    tap_check(tap, status_of(db, "nationality=FR&residence=EE&host=KE") == 400,
              "whoever fled is not asked for both");
    tap_check(tap, status_of(db, "nationality=FR&host=KE&need=money") == 400,
              "a need that is none: 400");
    tap_check(tap, status_of(db, "nationality=FR&host=KE&at=yesterday") == 400,
              "a moment that is none: 400");
    tap_check(tap, status_of(db, "nationality=FR,DE,EE,IT&host=KE") == 400,
              "four nationalities: 400");
}

/* ---- Time ---- */

struct timed {
    int status;
    char tag[64], cache[120], body[64 * 1024];
    int64_t valid_until;
};

static void ask_at_time(struct db *db, const char *query, int64_t now, const char *tag,
                        struct timed *ret_answer)
{
    char target[300];
    struct api_response response;

    (void)snprintf(target, sizeof(target), "/api/v1/lookup?%s", query);
    const struct api_request request = {
        .method = API_GET, .target = target, .if_none_match = tag, .now = now};
    api_handle(&request, db, &response);
    const char *etag = sample_header(&response, "ETag");
    const char *cache = sample_header(&response, "Cache-Control");
    *ret_answer =
        (struct timed){.status = response.status, .valid_until = response.valid_until};
    (void)snprintf(ret_answer->tag, sizeof(ret_answer->tag), "%s", etag ? etag : "");
    (void)snprintf(ret_answer->cache, sizeof(ret_answer->cache), "%s",
                   cache ? cache : "");
    (void)snprintf(ret_answer->body, sizeof(ret_answer->body), "%.*s",
                   (int)response.length, response.body ? response.body : "");
    api_response_release(&response);
}

/* Open from 06:00 to 09:00 UTC on that Monday. */
static void check_door(struct tap *tap, struct db *db)
{
    const char *query = "nationality=DE&host=KE";
    const int64_t opens = SAMPLE_NOW - 6 * (int64_t)HOUR;
    static struct timed before;
    static struct timed open;
    static struct timed again;

    ask_at_time(db, query, opens - 10, NULL, &before);
    ask_at_time(db, query, opens, before.tag, &open);
    tap_check(tap,
              before.status == 200 && strstr(before.body, "\"open_now\":false") &&
                  strstr(before.body, "\"next_change\":\"2026-03-02T09:00:00+03:00\""),
              "ten seconds before it opens it is closed, and says until when");
    tap_check(tap, before.valid_until == opens && strstr(before.cache, "max-age=10,"),
              "and the answer is kept no longer: %s", before.cache);
    tap_check(tap, open.status == 200 && strstr(open.body, "\"open_now\":true"),
              "when it opens the old tag is no answer");
    ask_at_time(db, query, opens - 1, before.tag, &again);
    tap_check(tap,
              again.status == 304 && strcmp(again.tag, before.tag) == 0 &&
                  again.valid_until == opens,
              "a second before it is, with the same tag: %s", again.tag);
    ask_at_time(db, query, opens + HOUR, open.tag, &again);
    tap_check(tap, again.status == 304, "while it is open: 304");
    ask_at_time(db, query, opens + HOUR, NULL, &again);
    tap_check(tap, strcmp(again.tag, open.tag) == 0 && strcmp(again.body, open.body) == 0,
              "the same tag, the same bytes");
    ask_at_time(db, query, opens + 3 * HOUR, open.tag, &again);
    tap_check(tap, again.status == 200 && strcmp(again.tag, open.tag) != 0,
              "when it closes: another one");
    ask_at_time(db, "nationality=DE&host=KE&at=2026-03-02T07:00:00Z", opens, NULL, &open);
    ask_at_time(db, "nationality=DE&host=KE&at=2026-03-02T07:00:00Z", opens + DAY,
                open.tag, &again);
    tap_check(tap, again.status == 304, "of a moment that was named: for ever");
}

static void check_end(struct tap *tap, struct db *db)
{
    const char *query = "nationality=BT&host=KE&need=arrest";
    static struct timed before;
    static struct timed after;

    ask_at_time(db, query, SAMPLE_NOW, NULL, &before);
    ask_at_time(db, query, SAMPLE_NOW + 2 * DAY + 12 * HOUR, before.tag, &after);
    tap_check(tap, before.valid_until == SAMPLE_NOW + 2 * DAY + 12 * (int64_t)HOUR,
              "an arrangement that ends ends the answer");
    tap_check(tap,
              after.status == 200 && strstr(after.body, "\"assistance\":\"unknown\""),
              "then it helps no more");
}

/* ---- A source that is kept apart ---- */

static const char map[] =
    "{\"version\":0.6,\"elements\":[{\"type\":\"node\",\"id\":7,\"lat\":-1.28,"
    "\"lon\":36.81,\"tags\":{\"office\":\"diplomatic\",\"diplomatic\":\"embassy\","
    "\"country\":\"DK\",\"target\":\"KE\",\"name\":\"Embassy of Denmark\","
    "\"wikidata\":\"Q700002\",\"opening_hours\":\"Mo-Fr 10:00-11:00\"}}]}";

static bool text_has(const struct api_response *response, const char *words)
{
    char text[1201];

    (void)snprintf(text, sizeof(text), "%.*s", (int)response->length,
                   response->body ? response->body : "");
    return strstr(text, words) != NULL;
}

static void check_need(struct tap *tap, struct db *db)
{
    struct api_response text;

    sample_get(db, "/api/v1/lookup.txt?nationality=EE&host=KE&need=arrest", &text);
    tap_check(tap, text.status == 200 && text.length <= 1200 && text_has(&text, "\nDo  "),
              "what to do with the need, as text, in %zu bytes", text.length);
    api_response_release(&text);
}

static void check_layer(struct tap *tap, struct db *db)
{
    const struct writer_request request = {.method = "POST",
                                           .target = "/api/v1/imports?as_of=2026-02-28",
                                           .body = map,
                                           .type = "application/json",
                                           .key = "map",
                                           .local = "local"};

    tap_check(tap, writer_answers(db, &request, 200, NULL), "a map is imported");
    json_t *answer = lookup(db, "nationality=DK&host=KE&at=2026-03-02T07:30:00Z");
    const json_t *post = candidate_of(answer, "local", 0);
    tap_check(tap,
              strcmp(ask_text(post, "layer"), "openstreetmap") == 0 &&
                  strcmp(ask_text(post, "hours.opening_hours"), "Mo-Fr 10:00-11:00") ==
                      0 &&
                  json_is_true(ask_at(post, "hours.open_now")),
              "its hours count where the record has none, and it is named");
    tap_check(tap,
              json_is_null(ask_at(post, "mission.opening_hours")) &&
                  says(ask_at(post, "mission.claims"), "OpenStreetMap contributors"),
              "the record itself has none of it");
    json_decref(answer);
    struct api_response text;
    sample_get(db, "/api/v1/lookup.txt?nationality=DK&host=KE&at=2026-03-02T07:30:00Z",
               &text);
    tap_check(tap,
              text.status == 200 && text.length <= 1200 &&
                  text_has(&text, "OpenStreetMap contributors"),
              "as text, too, in %zu bytes", text.length);
    api_response_release(&text);
}

/* ---- Place ---- */

static void check_place(struct tap *tap, struct db *db)
{
    json_t *exact = lookup(db, "nationality=JP&host=KE&near=-4.0511,39.6689");
    json_t *rounded = lookup(db, "nationality=JP&host=KE&near=-4.05,39.67");

    tap_check(tap, json_equal(ask_at(exact, "candidates"), ask_at(rounded, "candidates")),
              "the position is used to the kilometre");
    tap_check(tap, !says(exact, "39.6689"), "and not told back");
    json_decref(exact);
    json_decref(rounded);
}

int main(void)
{
    struct tap tap = {0, 0};
    struct sample sample;

    writer_open(&sample);
    put_records(&tap, sample.db);
    for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++)
        check_case(&tap, sample.db, i);
    check_words(&tap, sample.db);
    check_questions(&tap, sample.db);
    check_door(&tap, sample.db);
    check_end(&tap, sample.db);
    check_place(&tap, sample.db);
    check_layer(&tap, sample.db);
    check_need(&tap, sample.db);
    sample_remove(&sample);
    return tap_end(&tap);
}
