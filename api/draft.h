/* draft.h - a mission while it is put together from a row. Its texts live in the draft
 * and go with the next draft_clear(), so a row costs no allocation. */
#ifndef API_DRAFT_H
#define API_DRAFT_H

#include "atlas.h"
#include "db/mission.h"

#include <stdbool.h>
#include <stddef.h>

enum { DRAFT_TEXT_MAX = 256 * 1024 };

struct draft {
    struct db_mission mission; /* points into the rest */
    struct db_serves serves[DB_SERVES_MAX];
    struct db_contact contacts[DB_CONTACTS_MAX];
    struct db_service services[DB_SERVICE__COUNT];
    struct db_claim claims[DB_CLAIMS_MAX];
    bool full; /* something did not fit and is not there */
    size_t used;
    char text[DRAFT_TEXT_MAX];
};

void draft_clear(struct draft *draft);
/* Copies of texts; NULL gives NULL. A text that does not fit, here or in the store, sets
 * `full` and gives NULL. */
const char *draft_text(struct draft *draft, const char *text);
[[gnu::format(printf, 2, 3)]] const char *draft_format(struct draft *draft,
                                                       const char *format, ...);
/* A whole mission, to change and put again. */
void draft_copy(struct draft *draft, const struct db_mission *mission);

/* Duplicates are dropped. */
void draft_serve_country(struct draft *draft, const char *code);
void draft_serve_area(struct draft *draft, const char *area);
bool draft_serves(const struct draft *draft, const char *code);

void draft_contact(struct draft *draft, enum db_contact_kind kind, const char *value,
                   const char *display);
bool draft_has_contact(const struct draft *draft, enum db_contact_kind kind);

/* Gives the mission its English name, from its rank, countries and city:
 * "Embassy of France in Moscow". `office`, for a part of a country: "Quebec". */
void draft_name(struct draft *draft, const struct atlas_country *sending,
                const struct atlas_country *host, const char *office);

#endif
