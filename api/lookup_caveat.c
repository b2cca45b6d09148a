/* lookup_caveat.c - what to keep in mind with a candidate. */
#include "lookup_words.h"

#include "the.h"

#include <stdarg.h>
#include <stdio.h>
#include <string.h>

enum { NEXT_DOOR_KM = 60 };

/* One more sentence; one that does not fit is left out whole. */
[[gnu::format(printf, 2, 3)]] static void add(char text[LOOKUP_SENTENCE_MAX],
                                              const char *format, ...)
{
    size_t length = strlen(text);
    size_t room = LOOKUP_SENTENCE_MAX - length;
    int blank = length > 0 ? snprintf(text + length, room, " ") : 0;
    va_list arguments;

    va_start(arguments, format);
    int added = vsnprintf(text + length + blank, room - (size_t)blank, format, arguments);
    va_end(arguments);
    if (added < 0 || (size_t)added + (size_t)blank >= room)
        text[length] = '\0';
}

static void add_status(char *text, const struct candidate *row)
{
    const char *colon = row->reason[0] ? ": " : "";

    if (row->status == DB_STATUS_OPEN)
        return;
    if (row->status == DB_STATUS_UNKNOWN) {
        add(text, "Whether it still works is not known%s%s.", colon, row->reason);
    } else {
        add(text, "It is %s%s%s.", db_status_word(row->status), colon, row->reason);
    }
}

static bool is_next_door(const struct candidate *row)
{
    return row->distance_km >= 0 && row->distance_km < NEXT_DOOR_KM;
}

static void add_elsewhere(char *text, const struct lookup *lookup,
                          const struct candidate *row)
{
    char elsewhere[LOOKUP_NAME_MAX];

    if (row->tier != TIER_ACCREDITED)
        return;
    the_before(row->host_name, elsewhere, sizeof(elsewhere));
    if (is_next_door(row)) {
        add(text, "It is not in %s but close by, in %s.", lookup->host.phrase, elsewhere);
    } else {
        add(text,
            "It is not in %s but in %s: call first, and do not travel there without making "
            "sure that you may enter.",
            lookup->host.phrase, elsewhere);
    }
}

static void add_arrangement(char *text, const struct lookup *lookup,
                            const struct candidate *row)
{
    if (row->tier != TIER_ARRANGEMENT)
        return;
    if (row->covers_nothing)
        add(text, "It protects the interests of your state, but helps no citizens.");
    if (row->cover == DB_COVER_EMERGENCY)
        add(text, "It helps in emergencies only.");
    if (row->cover == DB_COVER_UNKNOWN)
        add(text, "Which help it can give is not confirmed: call first.");
    if (lookup->arrangement[row->arrangement].caveat[0])
        add(text, "%s", lookup->arrangement[row->arrangement].caveat);
    if (row->note[0])
        add(text, "%s", row->note);
}

/* 1951 Convention relating to the Status of Refugees, Schedule, paragraph 16: a travel
 * document gives no right to the protection of the state that issued it. */
static void add_residence(char *text, const struct lookup *lookup)
{
    if (!lookup->of_residence)
        return;
    add(text,
        "It may help people who live in %s without being its citizens, but need not: "
        "say that you live there, and with which document.",
        lookup->person[0].phrase);
}

static void add_service(char *text, const struct candidate *row)
{
    if (row->fit == FIT_NO)
        add(text, "It does not offer what you need, as far as is known: ask who does.");
    if (row->rank == DB_RANK_HONORARY_CONSUL)
        add(text, "An honorary consul can do only some things: call first.");
    if (row->hosted_by[0])
        add(text, "It works in the embassy of another state (%s).", row->hosted_by);
}

void words_caveat(const struct lookup *lookup, const struct candidate *row,
                  char ret_text[LOOKUP_SENTENCE_MAX])
{
    ret_text[0] = '\0';
    if (!candidate_is_post(row)) {
        add(ret_text, "%s", row->note);
        return;
    }
    add_status(ret_text, row);
    add_elsewhere(ret_text, lookup, row);
    add_arrangement(ret_text, lookup, row);
    add_residence(ret_text, lookup);
    add_service(ret_text, row);
    if (row->suspect_point)
        add(ret_text, "The position that the source gives for it is wrong.");
}
