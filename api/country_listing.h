/* country_listing.h - what the list and the search of countries have in common. */
#ifndef API_COUNTRY_LISTING_H
#define API_COUNTRY_LISTING_H

#include "call.h"
#include "country_json.h"
#include "page.h"

enum { COUNTRY_NAME_SIZE = 256 };

struct country_listing {
    struct call *call;
    uint64_t fields;
    int64_t limit, total, shown;
    char after[64];
    struct page_key last;
    enum db_status status; /* of what a visitor could not return */
};

/* Puts the country's name in the language asked for in the place of the English one. */
enum db_status country_translate(struct call *call, struct db_country *country,
                                 char name[COUNTRY_NAME_SIZE]);
/* Do kind, parent and member let it through? */
bool country_is_wanted(const struct call *call, const struct db_country *country);

/* Answers /countries?q=. */
int country_search(struct call *call);

#endif
