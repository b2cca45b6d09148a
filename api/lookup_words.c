#include "lookup_words.h"

#include "article.h"
#include "json.h"

#include <stdarg.h>
#include <stdio.h>
#include <string.h>

enum { SENTENCE_MAX = 1000, NEXT_DOOR_KM = 60, PLACE_MAX = 512 };

static void say(struct json *json, const char *format, ...)
    __attribute__((format(printf, 2, 3)));

static void say(struct json *json, const char *format, ...)
{
    char text[SENTENCE_MAX];
    va_list arguments;

    va_start(arguments, format);
    (void)vsnprintf(text, sizeof(text), format, arguments);
    va_end(arguments);
    json_text(json, text);
}

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
    article_before(row->sending_name, ret_sender, LOOKUP_NAME_MAX);
    return ret_sender;
}

/* "New Delhi, India", or the country alone. */
static const char *place_of(const struct candidate *row, char ret_place[PLACE_MAX])
{
    char host[LOOKUP_NAME_MAX];

    article_before(row->host_name, host, sizeof(host));
    (void)snprintf(ret_place, PLACE_MAX, "%s%s%s", row->city, row->city[0] ? ", " : "",
                   row->city[0] ? row->host_name : host);
    return ret_place;
}

static bool is_next_door(const struct candidate *row)
{
    return row->distance_km >= 0 && row->distance_km < NEXT_DOOR_KM;
}

void words_summary(struct json *json, const struct lookup_answer *answer)
{
    const char *host = answer->host->phrase;
    const char *nationality = answer->nationality[0].phrase;
    char sender[LOOKUP_NAME_MAX];
    char place[PLACE_MAX];

    switch (answer->assistance) {
    case ASSISTANCE_DOMESTIC:
        say(json, "At home in %s, its own authorities help, not a mission.", host);
        return;
    case ASSISTANCE_LOCAL:
        say(json, "In %s: %s.", host, answer->best->name);
        return;
    case ASSISTANCE_REMOTE:
        say(json, "No mission of %s is known in %s; one that serves it is in %s.",
            sender_of(answer->best, sender), host, place_of(answer->best, place));
        return;
    case ASSISTANCE_UNKNOWN:
        say(json,
            "No mission of %s%s is known to serve %s; there may be one all the same.",
            nationality, answer->nationality_count > 1 ? " (nor of the others)" : "",
            host);
    }
}

void words_why(struct json *json, const struct candidate *row,
               const struct lookup_place *host)
{
    char place[PLACE_MAX];

    if (row->tier == TIER_LOCAL)
        say(json, "It stands in %s and serves it.", place_of(row, place));
    else if (row->by_parent)
        say(json, "It serves %s, of which %s is a part, and stands in %s.",
            host->parent_phrase, host->phrase, place_of(row, place));
    else
        say(json, "It serves %s too and stands in %s.", host->phrase,
            place_of(row, place));
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
    if (row->status == DB_STATUS_UNKNOWN)
        (void)snprintf(sentence, sizeof(sentence),
                       "Whether it still works is not known%s%s.",
                       row->reason[0] ? ": " : "", row->reason);
    else
        (void)snprintf(sentence, sizeof(sentence), "It is %s%s%s.",
                       db_status_word(row->status), row->reason[0] ? ": " : "",
                       row->reason);
    add(text, size, sentence);
}

static void add_elsewhere(char *text, size_t size, const struct candidate *row,
                          const struct lookup_place *host)
{
    char sentence[2 * CANDIDATE_TEXT_MAX];
    char elsewhere[LOOKUP_NAME_MAX];

    if (row->tier == TIER_LOCAL)
        return;
    article_before(row->host_name, elsewhere, sizeof(elsewhere));
    if (is_next_door(row))
        (void)snprintf(sentence, sizeof(sentence), "It is not in %s but close by, in %s.",
                       host->phrase, elsewhere);
    else
        (void)snprintf(sentence, sizeof(sentence),
                       "It is not in %s but in %s: call first, and do not travel there "
                       "without making sure that you may enter.",
                       host->phrase, elsewhere);
    add(text, size, sentence);
}

void words_caveat(struct json *json, const struct candidate *row,
                  const struct lookup_place *host)
{
    char text[SENTENCE_MAX] = "";

    add_status(text, sizeof(text), row);
    add_elsewhere(text, sizeof(text), row, host);
    if (row->rank == DB_RANK_HONORARY_CONSUL)
        add(text, sizeof(text),
            "An honorary consul can do only some things: call first.");
    if (row->suspect_point)
        add(text, sizeof(text), "The position that the source gives for it is wrong.");
    json_text(json, text[0] ? text : NULL);
}

void words_best(struct json *json, const struct candidate *best)
{
    const char *where = best->tier == TIER_LOCAL ? "in the country" : "accredited to it";

    if (!best->has_contact)
        say(json, "The first of those %s; no way to contact it is known.", where);
    else if (best->direct)
        say(json, "The first of those %s that can be called or written to.", where);
    else
        say(json, "The first of those %s; only its website is known.", where);
}

void words_unknown(struct json *json, const struct lookup_answer *answer)
{
    say(json,
        "None of this directory's sources (%s) lists a mission of %s that serves %s and is "
        "known to work. That does not prove that there is none.",
        answer->sources, answer->nationality[0].phrase, answer->host->phrase);
}

/* Rights that hold whether or not this directory knows a mission. */
static void say_shared_rights(struct json *json, const struct lookup_answer *answer)
{
    for (size_t i = 0; i < answer->nationality_count; i++) {
        const struct lookup_place *nationality = &answer->nationality[i];

        if (nationality->eu && !answer->host->eu)
            say(json,
                "As a citizen of the European Union you may ask the embassy or consulate of "
                "any other member state in %s, when your own is not there "
                "(Directive (EU) 2015/637).",
                answer->host->phrase);
        if (nationality->nordic && !answer->host->nordic)
            say(json,
                "You may also ask the embassy or consulate of another Nordic state in %s, "
                "when your own is not there (Helsinki Treaty of 1962, Article 34).",
                answer->host->phrase);
    }
}

static void say_ministry(struct json *json, const struct lookup_answer *answer)
{
    for (size_t i = 0; i < answer->nationality_count; i++)
        say(json,
            "Call the foreign ministry of %s: ask which mission serves %s, and for its "
            "emergency line.",
            answer->nationality[i].phrase, answer->host->phrase);
}

static void say_contact(struct json *json, const struct candidate *best)
{
    const char *how = NULL;

    if (!best)
        return;
    how = best->display[0] ? best->display : best->value;
    if (!best->has_contact)
        say(json,
            "Look up the %s; this directory knows no telephone, e-mail or website of it.",
            best->name);
    else if (best->contact.kind == DB_CONTACT_EMAIL)
        say(json, "Write to the %s: %s", best->name, how);
    else if (best->direct)
        say(json, "Call the %s: %s", best->name, how);
    else
        say(json, "See the website of the %s for its telephone: %s", best->name, how);
}

void words_next_steps(struct json *json, const struct lookup_answer *answer)
{
    const struct lookup_place *host = answer->host;

    if (host->emergency[0])
        say(json, "In danger to life, call %s in %s.", host->emergency, host->phrase);
    if (answer->assistance == ASSISTANCE_DOMESTIC) {
        say(json, "Turn to the authorities of %s.", host->phrase);
        return;
    }
    say_contact(json, answer->best);
    if (answer->assistance == ASSISTANCE_LOCAL)
        return;
    say_shared_rights(json, answer);
    say_ministry(json, answer);
    if (answer->nationality_count == 1)
        say(json, "If you hold another nationality too, ask with that one as well.");
}
