/* search.h - free text that people type, and where it occurs in what is stored.
 *
 * Words are compared folded (case, accents and punctuation do not matter) and as Latin
 * letters, both ways: "moskva" finds "Москва" and "Москва" finds "Moskva". The last word
 * may be a beginning. Any text is safe: none of it is an operator. */
#ifndef DB_SEARCH_H
#define DB_SEARCH_H

#include "db/db.h"

enum {
    DB_WORDS_MAX = 12, /* different words of one text */
    DB_WORD_MAX = 128, /* bytes of a folded word with its NUL; longer ones are cut */
};

struct db_word {
    char folded[DB_WORD_MAX];
    char latin[DB_WORD_MAX]; /* empty: the same, or of no use */
};

/* What a text asks for. */
struct db_words {
    struct db_word word[DB_WORDS_MAX];
    size_t count;  /* 0: nothing but punctuation; nothing matches */
    size_t last;   /* which of them was typed last, and so */
    bool is_open;  /* may be the beginning of a word */
    bool too_many; /* more than DB_WORDS_MAX different ones: to be refused */
};

enum db_status db_words_read(struct db *db, const char *text, struct db_words *ret_words);

/* Do all words occur in the text? */
enum db_status db_words_match(struct db *db, const struct db_words *words,
                              const char *text, bool *ret_match);

/* Visits `length` bytes of a text as the runs they consist of, in order: words that were
 * asked for (`hit`), and what lies between. Together they are the text. */
typedef void db_run_visitor(const char *text, size_t length, bool hit, void *context);
enum db_status db_highlight(struct db *db, const struct db_words *words, const char *text,
                            size_t length, db_run_visitor *visit, void *context);

/* A part of a text, at borders of words where there are any. */
struct db_snippet {
    size_t begin, end; /* bytes */
    bool hit;          /* a word that was asked for is in it */
};
/* Around the first hit, at most `size` bytes; the beginning where there is no hit among
 * the first DB_SNIPPET_SEARCH bytes. */
enum { DB_SNIPPET_SEARCH = 16 * 1024 };
enum db_status db_snippet(struct db *db, const struct db_words *words, const char *text,
                          size_t size, struct db_snippet *ret_snippet);

#endif
