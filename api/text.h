/* text.h - what the pages say, in every language: texts/{language}.json, built in. A text
 * may have places, "{country}", that are filled in when it is written. */
#ifndef API_TEXT_H
#define API_TEXT_H

#include "buffer.h"
#include "db/calendar.h"
#include "language.h"
#include "text_keys.h"

#include <stdint.h>

struct text_row {
    const char *form[DB_PLURAL__COUNT]; /* a text without plural forms is OTHER */
};
extern const char *const text_names[TEXT__COUNT]; /* "js_copied" of T_JS_COPIED */
extern const struct text_row text_table[LANGUAGE__COUNT][TEXT__COUNT];

/* Static. Of a text with plural forms the form OTHER. */
const char *text(enum language language, enum text_key key);
/* The form for a count. */
const char *text_of_count(const struct db *db, enum language language, enum text_key key,
                          int64_t count);

/* What stands for a place of a text; ends with a NULL name. A value that is NULL is "".
 */
struct text_value {
    const char *name; /* "country" */
    const char *value;
};
#define VALUES(...)                                                                      \
    (const struct text_value[])                                                          \
    {                                                                                    \
        __VA_ARGS__,                                                                     \
        {                                                                                \
            0                                                                            \
        }                                                                                \
    }

/* Appends the text as it is, filled in: for titles, JSON and what is escaped later. */
void text_fill(struct buffer *out, const char *text, const struct text_value *values);

/* All texts whose keys begin with this, as members of a JSON object: "js_" are those for
 * the scripts of every page. */
struct json;
void text_put_scripts(struct json *json, enum language language, const char *beginning);

#endif
