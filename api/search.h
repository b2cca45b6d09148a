/* search.h - countries, notices, missions and articles by free text, for the API and for
 * the page: what is found is the same, how it is written each says itself. */
#ifndef API_SEARCH_H
#define API_SEARCH_H

#include "call.h"
#include "db/article.h"
#include "db/mission.h"
#include "db/notice.h"
#include "words.h"

struct search;

/* Something found; lent. One of the records is set. */
struct search_item {
    const char *kind, *id;
    const char *collection, *key; /* of its address: "articles", a slug */
    const char *title, *lang;
    const struct db_country_hit *country;
    const struct db_mission *mission;
    const struct db_notice *notice;
    bool active; /* of a notice: it holds now */
    const struct db_article *article;
};

/* How an item is written: open, snippet and close, once each. By close an article is no
 * longer lent. */
struct search_form {
    void (*open)(struct search *search, const struct search_item *item);
    /* Of the text that is searched through; NULL: there is none. */
    void (*snippet)(struct search *search, const struct search_item *item,
                    const char *text);
    void (*close)(struct search *search, const struct search_item *item);
};

struct search {
    struct call *call;
    const struct search_form *form;
    void *context; /* of the form */
    struct db_words words;
    const char *lang;      /* of the names of countries; NULL: English */
    int64_t limit;         /* of each kind */
    int64_t shown;         /* of this kind */
    int64_t found;         /* of all kinds */
    bool more;             /* this kind has more than the limit */
    enum db_status status; /* of what a visitor could not return */
};

/* Each writes at most `limit` items of its kind. Their cost does not grow with the number
 * of matches: the order is that of the indexes. */
typedef enum db_status search_kind(struct search *search);
search_kind search_countries, search_missions, search_notices, search_articles;

/* All of one kind: counted from nothing, with what its visitors noted. */
enum db_status search_run(struct search *search, search_kind *kind);

/* False: enough is shown, and there is more. */
bool search_take(struct search *search);
/* Remembers the first thing that went wrong. */
void search_note(struct search *search, enum db_status status);

#endif
