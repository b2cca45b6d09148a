/* fold.h - text as a search key: what two spellings of one name have in common. For db/,
 * and for slugs, which have to resolve.
 *
 * Compatibility decomposition (UAX #15 NFKD), marks dropped, case folded, apostrophes
 * dropped, other punctuation a single space, a few letters spelt out (ø o, æ ae, ß ss),
 * "&" and, "st" saint, a leading "the" dropped. "Côte d’Ivoire" and "cote d'ivoire"
 * both become "cote divoire"; "Росси́я" becomes "россия". */
#ifndef DB_FOLD_H
#define DB_FOLD_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

enum { FOLD_MAX = 512 }; /* bytes of a key with its NUL; longer text is cut at a letter */

/* Returns the length of the key; 0 when no letter or digit was found. */
size_t fold(const char *text, char ret_key[FOLD_MAX]);

/* Cuts a key to `size` bytes with its NUL, at a letter. */
void fold_cut(char *key, size_t size);
/* The code point at *at, which moves on; U+FFFD for a byte that is none. */
int32_t fold_letter(const char **at);
/* The first word in a text as it was written: where it begins, and its bytes. Marks and
 * apostrophes within belong to it. False: no word is left. */
bool fold_next_word(const char *text, const char **ret_begin, size_t *ret_length);

/* Letters of a key (code points). */
size_t fold_length(const char *key);
/* The key without letter `index`. */
void fold_without(const char *key, size_t index, char ret_key[FOLD_MAX]);
/* At most one letter missing, surplus, wrong, or two neighbours swapped. */
bool fold_is_near(const char *a, const char *b);

#endif
