#include "lookup_forms.h"

#include "lookup_words.h"
#include "mission_forms.h"
#include "vcard.h"

#include <stdio.h>
#include <string.h>

enum { CARDS_MAX = 5 };

static void take_mission(const struct db_mission *mission, void *context)
{
    struct call *call = context;

    mission_vcard(&call->body, mission);
}

/* A number is called, an address written to, anything else followed. */
static void put_way(struct vcard *card, const struct reach_way *way)
{
    bool is_address = strchr(way->value, '@') && !strstr(way->value, "://");

    if (way->spoken) {
        vcard_begin(card, "TEL;VALUE=uri;TYPE=work,voice");
        vcard_raw(card, "tel:");
        vcard_raw(card, way->value);
        vcard_end(card);
    } else if (is_address) {
        vcard_put_text(card, "EMAIL;TYPE=work", way->value);
    } else {
        vcard_put_raw(card, "URL;TYPE=work", way->value);
    }
}

/* A line of a ministry, or of the emergency services. */
static void put_line(struct call *call, const struct candidate *row)
{
    struct vcard card = {.out = &call->body};
    char note[LOOKUP_SENTENCE_MAX];

    (void)snprintf(note, sizeof(note), "%s%sSource: %s%s%s.", row->hours_words,
                   row->hours_words[0] ? ". " : "", row->source,
                   row->as_of[0] ? ", as of " : "", row->as_of);
    vcard_put_raw(&card, "BEGIN", "VCARD");
    vcard_put_raw(&card, "VERSION", "4.0");
    vcard_put_raw(&card, "KIND", "org");
    vcard_put_text(&card, "FN", row->name);
    put_way(&card, row->way);
    vcard_put_text(&card, "NOTE", note);
    vcard_put_raw(&card, "END", "VCARD");
}

/* Nobody can be reached: a card that says so is better than none. */
static void put_nobody(const struct lookup *lookup)
{
    struct vcard card = {.out = &lookup->call->body};
    char text[LOOKUP_SENTENCE_MAX];

    vcard_put_raw(&card, "BEGIN", "VCARD");
    vcard_put_raw(&card, "VERSION", "4.0");
    words_summary(lookup, text);
    vcard_put_text(&card, "FN", text);
    words_unknown(lookup, text);
    vcard_put_text(&card, "NOTE", text);
    vcard_put_raw(&card, "END", "VCARD");
}

static enum db_status put_card(struct lookup *lookup, const struct candidate *row)
{
    if (!candidate_is_post(row)) {
        put_line(lookup->call, row);
        return DB_OK;
    }
    return db_mission_by_id(lookup->call->db, row->id, take_mission, lookup->call);
}

/* Whoever can be reached; a line always can. */
static bool is_reachable(const struct candidate *row)
{
    return row->way && (!candidate_is_post(row) || candidate_is_usable(row));
}

enum db_status lookup_vcard(struct lookup *lookup)
{
    enum db_status status = DB_OK;
    size_t count = 0;

    if (lookup->best) {
        status = put_card(lookup, lookup->best);
        count++;
    }
    for (size_t i = 0; i < lookup->candidates.count && count < CARDS_MAX; i++) {
        const struct candidate *row = &lookup->candidates.row[i];

        if (row == lookup->best || !is_reachable(row) || status != DB_OK)
            continue;
        status = put_card(lookup, row);
        count++;
    }
    if (count == 0)
        put_nobody(lookup);
    return status;
}
