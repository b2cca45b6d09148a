/* fold.h - text as a search key: what two spellings of one name have in common. Private
 * to db/.
 *
 * Compatibility decomposition (UAX #15 NFKD), marks dropped, case folded, apostrophes
 * dropped, other punctuation a single space, a few letters spelt out (ø o, æ ae, ß ss),
 * "&" and, "st" saint, a leading "the" dropped. "Côte d’Ivoire" and "cote d'ivoire"
 * both become "cote divoire"; "Росси́я" becomes "россия". */
#ifndef DB_FOLD_H
#define DB_FOLD_H

#include <stdbool.h>
#include <stddef.h>

enum { FOLD_MAX = 512 }; /* bytes of a key with its NUL; longer text is cut at a letter */

/* Returns the length of the key; 0 when no letter or digit was found. */
size_t fold(const char *text, char ret_key[FOLD_MAX]);

/* Letters of a key (code points). */
size_t fold_length(const char *key);
/* The key without letter `index`. */
void fold_without(const char *key, size_t index, char ret_key[FOLD_MAX]);
/* At most one letter missing, surplus, wrong, or two neighbours swapped. */
bool fold_is_near(const char *a, const char *b);

#endif
