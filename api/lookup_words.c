/* lookup_words.c - the sentences about the answer, and about each candidate why it is
 * there. */
#include "lookup_words.h"

#include "the.h"

#include <stdarg.h>
#include <stdio.h>
#include <string.h>

[[gnu::format(printf, 2, 3)]] static void fill(char ret_text[LOOKUP_SENTENCE_MAX],
                                               const char *format, ...)
{
    va_list arguments;

    va_start(arguments, format);
    (void)vsnprintf(ret_text, LOOKUP_SENTENCE_MAX, format, arguments);
    va_end(arguments);
    size_t length = strlen(ret_text);
    if (length >= 2 && strcmp(ret_text + length - 2, "..") == 0) /* "Washington, D.C." */
        ret_text[length - 1] = '\0';
}

static const char *sender_of(const struct candidate *row,
                             char ret_sender[LOOKUP_NAME_MAX])
{
    the_before(row->sending_name, ret_sender, LOOKUP_NAME_MAX);
    return ret_sender;
}

void words_place(const struct candidate *row, char ret_place[LOOKUP_PLACE_MAX])
{
    char host[LOOKUP_NAME_MAX];

    the_before(row->host_name, host, sizeof(host));
    (void)snprintf(ret_place, LOOKUP_PLACE_MAX, "%s%s%s", row->city,
                   row->city[0] ? ", " : "", row->city[0] ? row->host_name : host);
}

void words_persons(const struct lookup *lookup, char ret_text[LOOKUP_PLACE_MAX])
{
    size_t length = 0;

    ret_text[0] = '\0';
    for (size_t i = 0; i < lookup->person_count; i++) {
        int added = snprintf(ret_text + length, LOOKUP_PLACE_MAX - length, "%s%s",
                             i > 0 ? " or " : "", lookup->person[i].phrase);

        length += added > 0 ? (size_t)added : 0;
    }
}

/* ---- The answer ---- */

/* The best post of a tier: the one chosen, where it is of this tier. */
static const struct candidate *post_of(const struct lookup *lookup,
                                       enum candidate_tier tier)
{
    if (lookup->best && lookup->best->tier == tier)
        return lookup->best;
    for (size_t i = 0; i < lookup->candidates.count; i++) {
        const struct candidate *row = &lookup->candidates.row[i];

        if (row->tier == tier && candidate_is_usable(row))
            return row;
    }
    return NULL;
}

static void say_local(const struct lookup *lookup, char ret_text[LOOKUP_SENTENCE_MAX])
{
    const struct candidate *first = post_of(lookup, TIER_LOCAL);
    const struct candidate *best = lookup->best;
    char place[LOOKUP_PLACE_MAX];

    if (best && candidate_is_post(best) && best->tier != TIER_LOCAL) {
        words_place(best, place);
        fill(
            ret_text,
            "In %s: %s, of which no contact is known; one that can be reached is the %s, "
            "in %s.",
            lookup->host.phrase, first->name, best->name, place);
        return;
    }
    fill(ret_text, "In %s: %s.", lookup->host.phrase, first->name);
}

static void say_remote(const struct lookup *lookup, char ret_text[LOOKUP_SENTENCE_MAX])
{
    const struct candidate *post = post_of(lookup, TIER_ACCREDITED);
    char sender[LOOKUP_NAME_MAX];
    char place[LOOKUP_PLACE_MAX];

    words_place(post, place);
    fill(ret_text,
         "No mission of %s is known to work in %s; one that serves it is in %s.",
         sender_of(post, sender), lookup->host.phrase, place);
}

static void say_arranged(const struct lookup *lookup, char ret_text[LOOKUP_SENTENCE_MAX])
{
    const struct candidate *post = post_of(lookup, TIER_ARRANGEMENT);
    const struct lookup_arrangement *arrangement =
        &lookup->arrangement[post->arrangement];

    fill(ret_text,
         "No embassy or consulate of %s is known to work in %s; the %s may help (%s).",
         lookup->person[post->person].phrase, lookup->host.phrase, post->name,
         arrangement->legal_ref[0] ? arrangement->legal_ref : arrangement->title);
}

static void say_unknown(const struct lookup *lookup, char ret_text[LOOKUP_SENTENCE_MAX])
{
    const struct candidate *first = lookup->first;
    char persons[LOOKUP_PLACE_MAX];

    words_persons(lookup, persons);
    if (lookup->assistance == ASSISTANCE_NONE) {
        fill(ret_text, "No mission of %s that works is known to serve %s: %s is %s%s%s.",
             persons, lookup->host.phrase, first->name, db_status_word(first->status),
             first->reason[0] ? "; " : "", first->reason);
    } else if (first) {
        fill(ret_text, "%s: whether it works is not known%s%s.", first->name,
             first->reason[0] ? "; " : "", first->reason);
    } else {
        fill(ret_text,
             "No mission of %s is known to serve %s; there may be one all the same.",
             persons, lookup->host.phrase);
    }
}

void words_summary(const struct lookup *lookup, char ret_text[LOOKUP_SENTENCE_MAX])
{
    switch (lookup->assistance) {
    case ASSISTANCE_DOMESTIC:
        fill(ret_text, "At home in %s, its own authorities help, not a mission.",
             lookup->host.phrase);
        return;
    case ASSISTANCE_LOCAL:
        say_local(lookup, ret_text);
        return;
    case ASSISTANCE_REMOTE:
        say_remote(lookup, ret_text);
        return;
    case ASSISTANCE_ARRANGEMENT:
        say_arranged(lookup, ret_text);
        return;
    case ASSISTANCE_NONE:
    case ASSISTANCE_UNKNOWN:
        say_unknown(lookup, ret_text);
    }
}

void words_unknown(const struct lookup *lookup, char ret_text[LOOKUP_SENTENCE_MAX])
{
    char persons[LOOKUP_PLACE_MAX];

    words_persons(lookup, persons);
    fill(
        ret_text,
        lookup->assistance == ASSISTANCE_NONE
            ? "This directory's sources (%s) list missions of %s that serve %s, and say "
              "of each that it is closed or suspended."
            : "None of this directory's sources (%s) lists a mission of %s that serves %s "
              "and is known to work. That does not prove that there is none.",
        lookup->sources, persons, lookup->host.phrase);
}

/* ---- A candidate ---- */

const char *words_basis(const struct lookup *lookup, const struct candidate *row)
{
    switch (row->tier) {
    case TIER_LOCAL:
        return "resident mission";
    case TIER_ACCREDITED:
        return "multiple accreditation";
    case TIER_ARRANGEMENT:
        return lookup->arrangement[row->arrangement].title;
    case TIER_MINISTRY:
        return "foreign ministry";
    case TIER_EMERGENCY:
        break;
    }
    return "local emergency number";
}

static void say_accredited(const struct lookup *lookup, const struct candidate *row,
                           char ret_text[LOOKUP_SENTENCE_MAX])
{
    const struct lookup_place *host = &lookup->host;
    char place[LOOKUP_PLACE_MAX];

    words_place(row, place);
    if (row->by_parent) {
        fill(ret_text, "It serves %s, %s %s%s, and stands in %s.", host->parent_phrase,
             host->territory ? "of which" : "which claims", host->phrase,
             host->territory ? " is a part" : "", place);
    } else {
        fill(ret_text, "It serves %s and stands in %s.", host->phrase, place);
    }
}

static void say_provider(const struct lookup *lookup, const struct candidate *row,
                         char ret_text[LOOKUP_SENTENCE_MAX])
{
    const struct lookup_arrangement *arrangement = &lookup->arrangement[row->arrangement];
    char sender[LOOKUP_NAME_MAX];
    char place[LOOKUP_PLACE_MAX];

    words_place(row, place);
    fill(ret_text, "It stands in %s, and %s %s citizens of %s there: %s%s%s%s.", place,
         sender_of(row, sender),
         arrangement->discretionary ? "may, if it chooses, help" : "helps",
         lookup->person[row->person].phrase, arrangement->title,
         arrangement->legal_ref[0] ? " (" : "", arrangement->legal_ref,
         arrangement->legal_ref[0] ? ")" : "");
}

void words_why(const struct lookup *lookup, const struct candidate *row,
               char ret_text[LOOKUP_SENTENCE_MAX])
{
    char place[LOOKUP_PLACE_MAX];

    switch (row->tier) {
    case TIER_LOCAL:
        words_place(row, place);
        fill(ret_text, "It stands in %s and serves it.", place);
        return;
    case TIER_ACCREDITED:
        say_accredited(lookup, row, ret_text);
        return;
    case TIER_ARRANGEMENT:
        say_provider(lookup, row, ret_text);
        return;
    case TIER_MINISTRY:
        fill(ret_text, "It helps %s abroad, wherever they are, and knows its missions.",
             lookup->of_residence ? "people who belong to it" : "its citizens");
        return;
    case TIER_EMERGENCY:
        fill(ret_text, "It is answered in %s, for whoever is there.",
             lookup->host.phrase);
    }
}

static const char *best_place(const struct candidate *best)
{
    if (best->tier == TIER_LOCAL)
        return "in the country";
    return best->tier == TIER_ACCREDITED ? "accredited to it"
                                         : "that may help under an arrangement";
}

static void say_best_line(const struct lookup *lookup, char ret_text[LOOKUP_SENTENCE_MAX])
{
    bool has_post = lookup->first && candidate_is_usable(lookup->first);

    fill(ret_text, "%s",
         has_post ? "The posts that may help cannot be reached now, as far as is known: "
                    "the ministry's own line can."
                  : "No post that may help is known: the ministry can say who does.");
}

void words_best(const struct lookup *lookup, char ret_text[LOOKUP_SENTENCE_MAX])
{
    const struct candidate *best = lookup->best;
    bool after_hours = best->door == DOOR_CLOSED && best->way == &best->duty;

    if (!candidate_is_post(best)) {
        say_best_line(lookup, ret_text);
    } else if (!best->way) {
        fill(ret_text, "The first of those %s; no way to contact it is known.",
             best_place(best));
    } else if (after_hours) {
        fill(ret_text,
             "The first of those %s; it is closed now, this is its line for "
             "that time.",
             best_place(best));
    } else if (best->door == DOOR_CLOSED) {
        fill(ret_text,
             "The first of those %s; it is closed now, and nobody is known who "
             "answers at this time.",
             best_place(best));
    } else if (best->way->direct) {
        fill(ret_text, "The first of those %s that can be called or written to.",
             best_place(best));
    } else {
        fill(ret_text, "The first of those %s; it is known by its website only.",
             best_place(best));
    }
}
