/* param.h - what a parameter may be. A route declares its parameters as rows of facts;
 * reading, checking, refusing and documenting them happens here and in call.c, never in a
 * handler. */
#ifndef API_PARAM_H
#define API_PARAM_H

#include "db/country.h"

#include <stdbool.h>
#include <stdint.h>

enum { PARAM_COUNTRIES_MAX = 3 };

enum param_kind {
    PARAM_INT,       /* min..max */
    PARAM_REAL,      /* min..max, a decimal number */
    PARAM_TEXT,      /* 1..max bytes of free text */
    PARAM_ID,        /* letters, digits, '-', '_', ':' */
    PARAM_WORD,      /* one of `words` */
    PARAM_WORDS,     /* several of `words`, comma separated */
    PARAM_COUNTRY,   /* any spelling of one country */
    PARAM_COUNTRIES, /* 1..PARAM_COUNTRIES_MAX of them, comma separated */
    PARAM_LANGUAGE,  /* BCP 47 tag */
    PARAM_POINT,     /* latitude,longitude */
    PARAM_BOX,       /* west,south,east,north (RFC 7946 §5) */
    PARAM_TIME,      /* date or RFC 3339 time; an argument is the time in UTC */
    PARAM_CURSOR,    /* as links.next has it */
};

struct param {
    const char *name;
    enum param_kind kind;
    unsigned required : 1;
    unsigned in_path : 1;
    unsigned of_pages : 1;   /* of a list in pages: a whole list does not take it */
    unsigned of_members : 1; /* of forms that are objects of our members */
    int64_t min, max;
    int64_t fallback;         /* PARAM_INT and PARAM_REAL, when absent */
    const char *instead;      /* name of the required parameter that this one stands for:
                               * either is given, never both */
    const char *const *words; /* PARAM_WORD, PARAM_WORDS; ends with NULL */
    const char *example;
    const char *about;
};

/* A parameter as given; `text` NULL: absent. */
struct argument {
    const char *text;
    int64_t number;
    double real[4];
    uint64_t mask; /* PARAM_WORDS: bit i for words[i] */
    char time[24];
    char country[PARAM_COUNTRIES_MAX][DB_COUNTRY_CODE_MAX];
    size_t country_count;
};

/* Reads everything but countries, which need the database. False: unusable, and
 * ret_wanted (120 bytes) says what would be usable. */
bool param_read(const struct param *param, const char *text,
                struct argument *ret_argument, char ret_wanted[120]);

#endif
