#include "lookup_words.h"

#include "json.h"
#include "say.h"
#include "the.h"

#include <stdio.h>
#include <string.h>

enum { SENTENCE_MAX = 1000, NEXT_DOOR_KM = 60, PLACE_MAX = 512 };

const char *assistance_word(enum assistance assistance)
{
    static const char *const words[] = {
        [ASSISTANCE_LOCAL] = "local",
        [ASSISTANCE_REMOTE] = "remote",
        [ASSISTANCE_DOMESTIC] = "domestic",
        [ASSISTANCE_UNKNOWN] = "unknown",
    };

    return words[assistance];
}

static const char *sender_of(const struct candidate *row,
                             char ret_sender[LOOKUP_NAME_MAX])
{
    the_before(row->sending_name, ret_sender, LOOKUP_NAME_MAX);
    return ret_sender;
}

/* "New Delhi, India", or the country alone. */
static const char *place_of(const struct candidate *row, char ret_place[PLACE_MAX])
{
    char host[LOOKUP_NAME_MAX];

    the_before(row->host_name, host, sizeof(host));
    (void)snprintf(ret_place, PLACE_MAX, "%s%s%s", row->city, row->city[0] ? ", " : "",
                   row->city[0] ? row->host_name : host);
    return ret_place;
}

static bool is_next_door(const struct candidate *row)
{
    return row->distance_km >= 0 && row->distance_km < NEXT_DOOR_KM;
}

static void say_local(struct json *json, const struct lookup_answer *answer)
{
    const struct candidate *first = answer->first;
    const struct candidate *best = answer->best;
    char place[PLACE_MAX];

    if (best->tier == TIER_LOCAL)
        say(json, "In %s: %s.", answer->host->phrase, best->name);
    else
        say(json,
            "In %s: %s, of which no contact is known; one that can be reached is the %s, in "
            "%s.",
            answer->host->phrase, first->name, best->name, place_of(best, place));
}

static void say_unknown(struct json *json, const struct lookup_answer *answer)
{
    const struct candidate *first = answer->first;

    if (first)
        say(json, "%s: whether it works is not known%s%s.", first->name,
            first->reason[0] ? "; " : "", first->reason);
    else
        say(json,
            "No mission of %s%s is known to serve %s; there may be one all the same.",
            answer->nationality[0].phrase,
            answer->nationality_count > 1 ? ", nor of the other nationality," : "",
            answer->host->phrase);
}

void words_summary(struct json *json, const struct lookup_answer *answer)
{
    const char *host = answer->host->phrase;
    char sender[LOOKUP_NAME_MAX];
    char place[PLACE_MAX];

    switch (answer->assistance) {
    case ASSISTANCE_DOMESTIC:
        say(json, "At home in %s, its own authorities help, not a mission.", host);
        return;
    case ASSISTANCE_LOCAL:
        say_local(json, answer);
        return;
    case ASSISTANCE_REMOTE:
        say(json, "No mission of %s is known to work in %s; one that serves it is in %s.",
            sender_of(answer->best, sender), host, place_of(answer->best, place));
        return;
    case ASSISTANCE_UNKNOWN:
        say_unknown(json, answer);
    }
}

void words_why(struct json *json, const struct candidate *row,
               const struct lookup_place *host)
{
    char place[PLACE_MAX];

    if (row->tier == TIER_LOCAL) {
        say(json, "It stands in %s and serves it.", place_of(row, place));
    } else if (row->by_parent) {
        say(json, "It serves %s, %s %s%s, and stands in %s.", host->parent_phrase,
            host->territory ? "of which" : "which claims", host->phrase,
            host->territory ? " is a part" : "", place_of(row, place));
    } else {
        say(json, "It serves %s and stands in %s.", host->phrase, place_of(row, place));
    }
}

static void add(char *text, size_t size, const char *sentence)
{
    size_t length = strlen(text);

    (void)snprintf(text + length, size - length, "%s%s", length > 0 ? " " : "", sentence);
}

static void add_status(char *text, size_t size, const struct candidate *row)
{
    char sentence[CANDIDATE_TEXT_MAX + 80];

    if (row->status == DB_STATUS_OPEN)
        return;
    if (row->status == DB_STATUS_UNKNOWN) {
        (void)snprintf(sentence, sizeof(sentence),
                       "Whether it still works is not known%s%s.",
                       row->reason[0] ? ": " : "", row->reason);
    } else {
        (void)snprintf(sentence, sizeof(sentence), "It is %s%s%s.",
                       db_status_word(row->status), row->reason[0] ? ": " : "",
                       row->reason);
    }
    add(text, size, sentence);
}

static void add_elsewhere(char *text, size_t size, const struct candidate *row,
                          const struct lookup_place *host)
{
    char sentence[2 * CANDIDATE_TEXT_MAX];
    char elsewhere[LOOKUP_NAME_MAX];

    if (row->tier == TIER_LOCAL)
        return;
    the_before(row->host_name, elsewhere, sizeof(elsewhere));
    if (is_next_door(row)) {
        (void)snprintf(sentence, sizeof(sentence), "It is not in %s but close by, in %s.",
                       host->phrase, elsewhere);
    } else {
        (void)snprintf(sentence, sizeof(sentence),
                       "It is not in %s but in %s: call first, and do not travel there "
                       "without making sure that you may enter.",
                       host->phrase, elsewhere);
    }
    add(text, size, sentence);
}

void words_caveat(struct json *json, const struct candidate *row,
                  const struct lookup_place *host)
{
    char text[SENTENCE_MAX] = "";

    add_status(text, sizeof(text), row);
    add_elsewhere(text, sizeof(text), row, host);
    if (row->rank == DB_RANK_HONORARY_CONSUL) {
        add(text, sizeof(text),
            "An honorary consul can do only some things: call first.");
    }
    if (row->suspect_point)
        add(text, sizeof(text), "The position that the source gives for it is wrong.");
    json_text(json, text[0] ? text : NULL);
}

void words_best(struct json *json, const struct candidate *best)
{
    const char *where = best->tier == TIER_LOCAL ? "in the country" : "accredited to it";

    if (!best->has_contact) {
        say(json, "The first of those %s; no way to contact it is known.", where);
    } else if (best->direct) {
        say(json, "The first of those %s that can be called or written to.", where);
    } else {
        say(json, "The first of those %s; it is known by its website only.", where);
    }
}

void words_unknown(struct json *json, const struct lookup_answer *answer)
{
    say(json,
        "None of this directory's sources (%s) lists a mission of %s that serves %s and is "
        "known to work. That does not prove that there is none.",
        answer->sources, answer->nationality[0].phrase, answer->host->phrase);
}
