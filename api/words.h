/* words.h - what somebody searches for: refused when it is too much, marked where it was
 * found. */
#ifndef API_WORDS_H
#define API_WORDS_H

#include "call.h"
#include "db/search.h"

/* The parameter q of every route that searches. */
#define WORDS_PARAM(example_, about_)                                                    \
    {                                                                                    \
        .name = "q", .kind = PARAM_TEXT, .max = 200, .required = 1, .example = example_, \
        .about = about_                                                                  \
    }

enum { WORDS_SNIPPET_MAX = 200 }; /* bytes */

/* The words of q, if it is given. 0, or the status of the problem answered: too many. */
int words_read(struct call *call, struct db_words *ret_words);
int words_check(struct call *call);

/* `key`: an array of {"text", "hit": true} that together are `length` bytes of a text. */
enum db_status words_put_runs(struct call *call, const char *key,
                              const struct db_words *words, const char *text,
                              size_t length);

/* "snippet": the runs of a part of the text around the first hit. */
enum db_status words_put_snippet(struct call *call, const struct db_words *words,
                                 const char *text);
/* Is a word that was asked for near the beginning of the text? NULL has none. */
enum db_status words_occur(struct call *call, const struct db_words *words,
                           const char *text, bool *ret_hit);

#endif
