/* starter.h - the starter data: texts of db/starter/, built in as tables of lines. */
#ifndef API_STARTER_H
#define API_STARTER_H

#include "atlas.h"
#include "front_matter.h"

#include "db/mission.h"

enum { STARTER_ID_MAX = 27 }; /* 26 Crockford digits and the NUL */

/* One line each, with its newline; NULL ends the table. */
extern const char *const starter_arrangements_text[];
extern const char *const starter_countries_text[];
extern const char *const starter_helplines_text[];
extern const char *const starter_missions_text[];

/* The parts of countries that keep offices abroad, from the list of countries. */
typedef void starter_substate_visitor(const struct atlas_substate *substate,
                                      void *context);
void starter_substates(starter_substate_visitor *visit, void *context);

/* Puts all countries of `text` and builds their names, within a write transaction. False:
 * ret_error has "line N: ..."; *ret_status is DB_OK when the text is at fault. */
struct starter_countries_result {
    int64_t read, inserted;
    enum db_status status;
    char error[300];
};
bool starter_countries_put(struct db *db, const char *const *text,
                           struct starter_countries_result *ret_result);

/* An article or a notice as an editor would write it. */
struct starter_news {
    enum api_text kind;
    const char *file; /* "articles/....md"; its id is made of this and of published_at */
    const char *const *lines;
};
extern const struct starter_news starter_news_texts[]; /* NULL lines end it */

/* Puts them, within a write transaction, by the rules that the API has for editors.
 * False: ret_error has "articles/....md: ..."; *ret_status is DB_OK when a text is at
 * fault. */
struct starter_news_result {
    enum db_status status;
    char error[300];
};
bool starter_news_put(struct db *db, const struct starter_news *news,
                      const struct db_write *write,
                      struct starter_news_result *ret_result);

/* Puts the records of a JSON array, each with the members that the API takes in a PUT and
 * what names it, within a write transaction. False: ret_error has "helplines.json: line
 * 7: ..." (no JSON) or "helplines.json: #/3/lines/0/number: ..."; *ret_status is DB_OK
 * when the text is at fault. */
struct starter_records_result {
    enum db_status status;
    char error[300];
};
typedef bool starter_records_putter(struct db *db, const char *const *text,
                                    const struct db_write *write,
                                    struct starter_records_result *ret_result);
starter_records_putter starter_arrangements_put; /* "id" names a record */
starter_records_putter starter_helplines_put;    /* "country" does */

/* The id of a post that has no Wikidata item yet. */
/* The same of any text that names something. */
void starter_id_of(const char *facts, char ret_id[STARTER_ID_MAX]);
void starter_id(const struct db_mission *mission, char ret_id[STARTER_ID_MAX]);

#endif
