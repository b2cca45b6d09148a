/* terms.h - words on their way into the text indexes, and questions to them. Private to
 * db/.
 *
 * An index row holds the folded words of its record, each followed by its Latin form
 * where that differs. */
#ifndef DB_TERMS_H
#define DB_TERMS_H

#include "db/search.h"

enum { TERMS_MATCH_MAX = DB_WORDS_MAX * (2 * DB_WORD_MAX + 24) };

/* The text as an FTS5 query: ("embassy") AND ("москв"* OR "moskv"*). Nothing but
 * punctuation, or too many words: a query that matches nothing. */
enum db_status terms_match(struct db *db, const char *text,
                           char ret_match[TERMS_MATCH_MAX]);

/* Words of a row; starts zeroed. The first failure is final. */
struct terms_index {
    char *text; /* NUL-terminated; NULL while empty */
    size_t length, size;
    bool failed;
};
void terms_index_add(struct db *db, struct terms_index *index, const char *text);
/* "" where no word was added. DB_FAILED, with its words, when something was lost. */
enum db_status terms_index_text(struct db *db, const struct terms_index *index,
                                const char **ret_text);
void terms_index_release(struct terms_index *index);

/* The Latin form of a folded word; empty where it is the same. */
enum db_status terms_latin(struct db *db, const char *word, char ret_word[DB_WORD_MAX]);

#endif
