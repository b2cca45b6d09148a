#include "notice_json.h"

#include "markdown_json.h"

#include <stdio.h>
#include <string.h>

#define TEXT         "{\"type\":\"string\"}"
#define TEXT_OR_NULL "{\"type\":[\"string\",\"null\"]}"
#define TEXTS        "{\"type\":\"array\",\"items\":{\"type\":\"string\"}}"
#define INTEGER      "{\"type\":\"integer\"}"
#define BOOLEAN      "{\"type\":\"boolean\"}"

#define PUT_TEXT(member)                                                                 \
    static void put_##member(struct json *json, const struct db_notice *notice,          \
                             const struct notice_clock *clock)                           \
    {                                                                                    \
        (void)clock;                                                                     \
        json_text(json, notice->member);                                                 \
    }
PUT_TEXT(id)
PUT_TEXT(issuer)
PUT_TEXT(issuer_country)
PUT_TEXT(source_url)
PUT_TEXT(level)
PUT_TEXT(level_scale)
PUT_TEXT(regional_level)
PUT_TEXT(category)
PUT_TEXT(urgency)
PUT_TEXT(severity)
PUT_TEXT(certainty)
PUT_TEXT(response_type)
PUT_TEXT(headline)
PUT_TEXT(instruction)
PUT_TEXT(lang)
PUT_TEXT(starts_at)
PUT_TEXT(ends_at)
PUT_TEXT(reviewed_at)
PUT_TEXT(published_at)
PUT_TEXT(withdrawn_reason)
PUT_TEXT(updated_at)

static void put_rev(struct json *json, const struct db_notice *notice,
                    const struct notice_clock *clock)
{
    (void)clock;
    json_int(json, notice->rev);
}

static void put_self(struct json *json, const struct db_notice *notice,
                     const struct notice_clock *clock)
{
    char path[64];

    (void)clock;
    (void)snprintf(path, sizeof(path), "/api/v1/notices/%s", notice->id);
    json_text(json, path);
}

/* A draft may have none. */
static const char *body_of(const struct db_notice *notice)
{
    return notice->body && notice->body[0] ? notice->body : NULL;
}

static void put_body(struct json *json, const struct db_notice *notice,
                     const struct notice_clock *clock)
{
    (void)clock;
    json_text(json, body_of(notice));
}

static void put_html(struct json *json, const struct db_notice *notice,
                     const struct notice_clock *clock)
{
    (void)clock;
    markdown_json(json, body_of(notice));
}

static void put_texts(struct json *json, const char *const *text, size_t count)
{
    json_open(json, '[');
    for (size_t i = 0; i < count; i++)
        json_text(json, text[i]);
    json_close(json, ']');
}

static void put_countries(struct json *json, const struct db_notice *notice,
                          const struct notice_clock *clock)
{
    (void)clock;
    put_texts(json, notice->countries, notice->country_count);
}

static void put_areas(struct json *json, const struct db_notice *notice,
                      const struct notice_clock *clock)
{
    (void)clock;
    put_texts(json, notice->areas, notice->area_count);
}

static void put_nationalities(struct json *json, const struct db_notice *notice,
                              const struct notice_clock *clock)
{
    (void)clock;
    put_texts(json, notice->nationalities, notice->nationality_count);
}

static void put_banner(struct json *json, const struct db_notice *notice,
                       const struct notice_clock *clock)
{
    (void)clock;
    json_bool(json, notice->banner);
}

static void put_state(struct json *json, const struct db_notice *notice,
                      const struct notice_clock *clock)
{
    enum db_state state =
        clock->now ? db_state_at(notice->state, notice->published_at, clock->now)
                   : notice->state;

    json_text(json, db_state_word(state));
}

static void put_active(struct json *json, const struct db_notice *notice,
                       const struct notice_clock *clock)
{
    json_bool(json, db_notice_is_active(notice, clock->now));
}

bool notice_is_overdue(const struct db_notice *notice, const char *review_before)
{
    return notice->banner && notice->reviewed_at &&
           strcmp(notice->reviewed_at, review_before) <= 0;
}

static void put_review_overdue(struct json *json, const struct db_notice *notice,
                               const struct notice_clock *clock)
{
    json_bool(json, notice_is_overdue(notice, clock->review_before));
}

/* X("a") X("b") as ,"a","b": the words follow a first one, which no notice has. */
#define CHOICE(word) ",\"" word "\""
#define WORDS(list)  "{\"type\":\"string\",\"enum\":[\"\"" list(CHOICE) "]}"

const struct notice_member notice_members[] = {
    {"id", put_id, true, TEXT},
    {"rev", put_rev, false, INTEGER},
    {"self", put_self, false, TEXT},
    {"issuer", put_issuer, true, TEXT},
    {"issuer_country", put_issuer_country, true, TEXT_OR_NULL},
    {"source_url", put_source_url, true, TEXT_OR_NULL},
    {"level", put_level, true, TEXT_OR_NULL},
    {"level_scale", put_level_scale, true, TEXT_OR_NULL},
    {"regional_level", put_regional_level, true, TEXT_OR_NULL},
    {"category", put_category, true, TEXT},
    {"urgency", put_urgency, true, TEXT},
    {"severity", put_severity, true, TEXT},
    {"certainty", put_certainty, true, TEXT},
    {"response_type", put_response_type, true, TEXT},
    {"headline", put_headline, true, TEXT},
    {"body", put_body, true, TEXT_OR_NULL},
    {"html", put_html, false, TEXT_OR_NULL},
    {"instruction", put_instruction, true, TEXT_OR_NULL},
    {"lang", put_lang, true, TEXT},
    {"countries", put_countries, true, TEXTS},
    {"areas", put_areas, true, TEXTS},
    {"nationalities", put_nationalities, true, TEXTS},
    {"starts_at", put_starts_at, true, TEXT_OR_NULL},
    {"ends_at", put_ends_at, true, TEXT_OR_NULL},
    {"reviewed_at", put_reviewed_at, true, TEXT_OR_NULL},
    {"banner", put_banner, true, BOOLEAN},
    {"state", put_state, true,
     "{\"enum\":[\"draft\",\"scheduled\",\"published\",\"withdrawn\"]}"},
    {"published_at", put_published_at, true, TEXT_OR_NULL},
    {"withdrawn_reason", put_withdrawn_reason, true, TEXT_OR_NULL},
    {"active", put_active, false, BOOLEAN},
    {"review_overdue", put_review_overdue, false, BOOLEAN},
    {"updated_at", put_updated_at, false, TEXT},
    {NULL, NULL, false, NULL},
};

void notice_json(struct json *json, const struct db_notice *notice,
                 const struct notice_clock *clock)
{
    json_open(json, '{');
    for (const struct notice_member *at = notice_members; at->name; at++) {
        json_key(json, at->name);
        at->write(json, notice, clock);
    }
    json_close(json, '}');
}

const char *const notice_brief[] = {
    "id",     "self", "issuer",    "headline",    "level",          "level_scale",
    "banner", "lang", "starts_at", "reviewed_at", "review_overdue", "nationalities",
    NULL};

void notice_json_brief(struct json *json, const struct db_notice *notice,
                       const struct notice_clock *clock)
{
    json_open(json, '{');
    for (size_t i = 0; notice_brief[i]; i++) {
        for (const struct notice_member *at = notice_members; at->name; at++) {
            if (strcmp(at->name, notice_brief[i]) != 0)
                continue;
            json_key(json, at->name);
            at->write(json, notice, clock);
        }
    }
    json_close(json, '}');
}
