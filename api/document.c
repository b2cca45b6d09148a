#include "document.h"

#include "arrangement_json.h"
#include "article_json.h"
#include "claim.h"
#include "country_json.h"
#include "helpline_json.h"
#include "json.h"
#include "mission_json.h"
#include "notice_json.h"

#include <string.h>

/* Members that are younger than the log: where they are unset, a mission has the document
 * that it had before there were any. */
static bool is_unset(const char *name, const struct db_mission *mission)
{
    if (strcmp(name, "services") == 0)
        return mission->service_count == 0;
    if (strcmp(name, "claims") == 0)
        return mission->claim_count == 0;
    if (strcmp(name, "opening_hours") == 0)
        return !mission->opening_hours;
    if (strcmp(name, "opening_hours_text") == 0)
        return !mission->opening_hours_text;
    return strcmp(name, "hosted_by") == 0 && !mission->hosted_by;
}

/* Members that belong to the store or are derived from other records. */
static bool is_left_out(const char *name, const struct db_mission *mission)
{
    static const char *const names[] = {"rev",          "self",       "updated_at",
                                        "sending_name", "host_name",  "wikidata",
                                        "distance_km",  "attribution"};

    for (size_t i = 0; i < sizeof(names) / sizeof(names[0]); i++) {
        if (strcmp(names[i], name) == 0)
            return true;
    }
    return strcmp(name, "as_of") == 0 && !db_mission_is_dated(mission);
}

void document_mission(struct buffer *out, const struct db_mission *mission)
{
    struct json json = {.out = out};

    json_open(&json, '{');
    for (size_t i = 0; mission_members[i].name; i++) {
        if (is_left_out(mission_members[i].name, mission) ||
            is_unset(mission_members[i].name, mission))
            continue;
        json_key(&json, mission_members[i].name);
        if (strcmp(mission_members[i].name, "claims") == 0)
            claim_list_document(&json, mission);
        else
            mission_members[i].write(&json, mission);
    }
    json_close(&json, '}');
}

void document_country(struct buffer *out, const struct db_country *country)
{
    struct json json = {.out = out};

    country_json_facts(&json, country);
}

void document_source(struct buffer *out, const struct db_source *source)
{
    struct json json = {.out = out};

    json_open(&json, '{');
    json_put_text(&json, "id", source->id);
    json_put_text(&json, "name", source->name);
    json_put_text(&json, "url", source->url);
    json_put_text(&json, "licence", source->licence);
    if (source->attribution) /* younger than the log */
        json_put_text(&json, "attribution", source->attribution);
    json_put_text(&json, "as_of", source->as_of);
    json_close(&json, '}');
}

void document_helplines(struct buffer *out, const struct db_helplines *helplines)
{
    struct json json = {.out = out};

    json_open(&json, '{');
    json_put_text(&json, "country", helplines->country);
    json_key(&json, "lines");
    helpline_list_json(&json, helplines);
    json_close(&json, '}');
}

void document_arrangement(struct buffer *out, const struct db_arrangement *arrangement)
{
    struct json json = {.out = out};

    json_open(&json, '{');
    for (const struct arrangement_member *at = arrangement_members; at->name; at++) {
        if (!at->in_document)
            continue;
        json_key(&json, at->name);
        at->write(&json, arrangement);
    }
    json_close(&json, '}');
}

void document_article(struct buffer *out, const struct db_article *article)
{
    struct json json = {.out = out};

    json_open(&json, '{');
    article_json_members(&json, article, NULL, IN_DOCUMENT);
    json_close(&json, '}');
}

void document_notice(struct buffer *out, const struct db_notice *notice)
{
    const struct notice_clock stored = {.now = NULL};
    struct json json = {.out = out};

    json_open(&json, '{');
    for (const struct notice_member *at = notice_members; at->name; at++) {
        if (!at->in_document)
            continue;
        json_key(&json, at->name);
        at->write(&json, notice, &stored);
    }
    json_close(&json, '}');
}
