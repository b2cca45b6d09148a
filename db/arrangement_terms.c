/* arrangement_terms.c - the enumerations of arrangement.h and the words they are stored
 * as. */
#include "arrangement.h"

#include <string.h>

/* The index of `word`, or -1. */
static int find(const char *const *words, int count, const char *word)
{
    for (int i = 0; word && i < count; i++) {
        if (strcmp(words[i], word) == 0)
            return i;
    }
    return -1;
}

#define WORD(id, word) word,
#define TERM(term, type, list)                                                           \
    static const char *const term##_words[] = {list(WORD)};                              \
                                                                                         \
    const char *db_##term##_word(enum type value)                                        \
    {                                                                                    \
        return term##_words[value];                                                      \
    }                                                                                    \
                                                                                         \
    bool db_##term##_from_word(const char *word, enum type *ret_value)                   \
    {                                                                                    \
        int count = (int)(sizeof(term##_words) / sizeof(term##_words[0]));               \
        int at = find(term##_words, count, word);                                        \
                                                                                         \
        if (at >= 0)                                                                     \
            *ret_value = (enum type)at;                                                  \
        return at >= 0;                                                                  \
    }

TERM(arrangement_kind, db_arrangement_kind, ARRANGEMENT_KINDS)
TERM(arrangement_scope, db_arrangement_scope, ARRANGEMENT_SCOPES)
TERM(unrepresented, db_unrepresented, ARRANGEMENT_UNREPRESENTED)
TERM(provider_posts, db_provider_posts, ARRANGEMENT_PROVIDER_POSTS)
TERM(cover, db_cover, CONSULAR_COVERS)
TERM(need, db_need, NEEDS)
