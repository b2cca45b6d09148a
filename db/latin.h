/* latin.h - text of any script as people type it in Latin letters. Private to db/. */
#ifndef DB_LATIN_H
#define DB_LATIN_H

#include <stdbool.h>
#include <stddef.h>

/* ICU's rules for all scripts: slow to open, so each struct db keeps one. */
struct latin;

struct latin *latin_open(void);        /* NULL: no memory, or ICU lacks its data */
void latin_close(struct latin *latin); /* NULL is fine */

/* One folded word (fold.h) as one folded word in Latin letters, blanks left out: "москва"
 * "moskva", "中国" "zhongguo". Cut at a letter where it does not fit. False: ICU failed.
 */
bool latin_word(struct latin *latin, const char *word, size_t size, char *ret_word);

/* Has the word a letter that is not Latin as it is? (Folded Latin letters are ASCII.) */
bool latin_is_needed(const char *word);
/* Ideographs sound like many words: who types them does not mean their sound. */
bool latin_is_ideographic(const char *word);

#endif
