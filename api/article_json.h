/* article_json.h - an article as the API shows it: one row a member, which lists, single
 * answers, documents of the change log and the OpenAPI schema all read. */
#ifndef API_ARTICLE_JSON_H
#define API_ARTICLE_JSON_H

#include "db/article.h"
#include "json.h"

/* `now` (RFC 3339) NULL: as stored, whatever the time. */
typedef void article_writer(struct json *json, const struct db_article *article,
                            const char *now);

/* Where a member is. */
enum { IN_LIST = 1, IN_SINGLE = 2, IN_DOCUMENT = 4 };

struct article_member {
    const char *name;
    article_writer *write;
    unsigned in;
    const char *schema; /* OpenAPI 3.1 schema of the member, as JSON */
};
extern const struct article_member article_members[]; /* ends with a NULL name */

/* Those members, within an object that is open already. */
void article_json_members(struct json *json, const struct db_article *article,
                          const char *now, unsigned in);

/* "/api/v1/articles/" and the slug. */
enum { ARTICLE_PATH_MAX = 128 };
void article_path(const char *slug, char ret_path[ARTICLE_PATH_MAX]);

/* Slug, self, title, published_at, lang and summary: where others point to it. */
void article_json_brief(struct json *json, const struct db_article *article);

#endif
