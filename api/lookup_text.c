#include "lookup_forms.h"

#include "lookup_words.h"
#include "plain.h"

#include <stdio.h>
#include <string.h>

enum { SHORT_MAX = 120, WORDS_MAX = 3 * SHORT_MAX };

/* In the order in which they are read. */
enum {
    EMERGENCY,
    SUMMARY,
    BEST,
    MINISTRY,
    NEED,
    CAVEAT,
    NOTE,
    OTHERS,
    SOURCE,
    PART_COUNT
};

/* In the order in which they find room: what a person in need cannot do without first. */
static const int by_need[] = {EMERGENCY, BEST,   MINISTRY, SOURCE, NEED,
                              SUMMARY,   CAVEAT, NOTE,     OTHERS};

struct parts {
    struct buffer part[PART_COUNT];
};

/* Whole letters of a text, as many as fit in `max` bytes. */
static void shorten(const char *text, char ret_short[SHORT_MAX])
{
    size_t length = strnlen(text, SHORT_MAX - 1);

    while (length > 0 && ((unsigned char)text[length] & 0xC0) == 0x80)
        length--;
    (void)snprintf(ret_short, SHORT_MAX, "%.*s", (int)length, text);
}

static const char *shown(const struct reach_way *way)
{
    return way->display[0] ? way->display : way->bare;
}

/* ---- The parts ---- */

static void put_emergency(struct buffer *out, const struct lookup *lookup)
{
    char numbers[LOOKUP_PLACE_MAX];

    words_emergency(lookup, numbers);
    plain_labelled(out, "Emergency", numbers[0] ? numbers : "no number is known here");
}

static void put_row(struct buffer *out, const char *label, const struct candidate *row)
{
    char text[SHORT_MAX];

    shorten(row->name, text);
    plain_labelled(out, label, text);
    if (row->way) {
        shorten(shown(row->way), text);
        plain_labelled(out, "", text);
    }
    shorten(row->hours_words, text);
    plain_labelled(out, "", text[0] ? text : NULL);
}

static void put_best(struct buffer *out, const struct lookup *lookup)
{
    if (lookup->best) {
        put_row(out, "First", lookup->best);
    } else {
        plain_labelled(out, "First", "nobody can be named");
    }
}

static void put_ministry(struct buffer *out, const struct lookup *lookup)
{
    for (size_t i = 0; i < lookup->candidates.count; i++) {
        const struct candidate *row = &lookup->candidates.row[i];

        if (row->tier != TIER_MINISTRY || row == lookup->best || !row->way)
            continue;
        put_row(out, "Ministry", row);
        return;
    }
}

/* Of the best, or why there is none. */
static void put_caveat(struct buffer *out, const struct lookup *lookup)
{
    char text[LOOKUP_SENTENCE_MAX] = "";

    if (lookup->best) {
        words_caveat(lookup, lookup->best, text);
    } else if (lookup->assistance >= ASSISTANCE_NONE) {
        words_unknown(lookup, text);
    }
    plain_labelled(out, "Mind", text[0] ? text : NULL);
}

static void put_others(struct buffer *out, const struct lookup *lookup)
{
    size_t count = 0;

    for (size_t i = 0; i < lookup->candidates.count && count < 2; i++) {
        const struct candidate *row = &lookup->candidates.row[i];

        if (row == lookup->best || !candidate_is_usable(row) || !row->way ||
            !candidate_is_post(row))
            continue;
        put_row(out, "Then", row);
        count++;
    }
}

static void put_source(struct buffer *out, const struct lookup *lookup)
{
    const struct candidate *best = lookup->best;
    const char *as_of = best && best->as_of[0] ? best->as_of : db_as_of(lookup->call->db);
    char source[SHORT_MAX];
    char words[WORDS_MAX];

    shorten(best && best->source[0] ? best->source : "no record", source);
    (void)snprintf(words, sizeof(words), "%s%s%s", source, as_of ? ", as of " : "",
                   as_of ? as_of : "");
    plain_labelled(out, "Source", words);
    plain_labelled(out, "", best && best->layer[0] ? best->attribution : NULL);
    plain_text(out, 0, "Not official: ask them before you rely on it.");
}

/* ---- The whole ---- */

static void write_parts(const struct lookup *lookup, struct parts *parts)
{
    char text[LOOKUP_SENTENCE_MAX];

    put_emergency(&parts->part[EMERGENCY], lookup);
    words_summary(lookup, text);
    plain_text(&parts->part[SUMMARY], 0, text);
    put_best(&parts->part[BEST], lookup);
    put_ministry(&parts->part[MINISTRY], lookup);
    plain_labelled(&parts->part[NEED], "Do", words_need(lookup));
    put_caveat(&parts->part[CAVEAT], lookup);
    plain_labelled(&parts->part[NOTE], "Note",
                   lookup->host.note[0] ? lookup->host.note : NULL);
    put_others(&parts->part[OTHERS], lookup);
    put_source(&parts->part[SOURCE], lookup);
}

void lookup_text(struct lookup *lookup)
{
    struct buffer *out = &lookup->call->body;
    struct parts parts = {.part = {{.data = NULL}}};
    bool has_room[PART_COUNT] = {false};
    size_t length = 0;

    write_parts(lookup, &parts);
    for (size_t i = 0; i < PART_COUNT; i++) {
        const struct buffer *part = &parts.part[by_need[i]];

        has_room[by_need[i]] = length + part->length <= LOOKUP_TEXT_BYTES;
        if (has_room[by_need[i]])
            length += part->length;
    }
    for (int i = 0; i < PART_COUNT; i++) {
        if (parts.part[i].failed)
            buffer_fail(out);
        if (has_room[i] && parts.part[i].length > 0)
            buffer_append(out, parts.part[i].data, parts.part[i].length);
        buffer_release(&parts.part[i]);
    }
}
