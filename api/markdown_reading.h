/* markdown_reading.h - one pass of md4c over a source, for both writers. */
#ifndef API_MARKDOWN_READING_H
#define API_MARKDOWN_READING_H

#include "buffer.h"

#include <md4c.h>

/* No raw HTML: it is text. No task lists: they would need form controls. */
enum {
    MARKDOWN_SYNTAX = MD_FLAG_NOHTML | MD_FLAG_TABLES | MD_FLAG_STRIKETHROUGH |
                      MD_FLAG_PERMISSIVEAUTOLINKS,
};

struct span {
    MD_SPANTYPE type;
    bool written; /* its tag */
};

/* Deeper marks are read and not written: a browser gives up at some 500 elements within
 * each other and closes them as it likes. */
enum { READING_LEVELS_MAX = 16, READING_SPANS_MAX = 16 };

/* What the callbacks share. Zero-initialised but for `out`. */
struct reading {
    struct buffer *out;
    size_t begin;                        /* of `out`: what stands before is not ours */
    int steps;                           /* calls so far */
    int levels;                          /* quotes and lists around this place */
    struct span span[READING_SPANS_MAX]; /* emphasis, links and their like around it */
    size_t spans, deeper;                /* of these; and those that had no room */
    size_t link;                  /* `spans` within the open link; 0: none is open */
    size_t link_begin, link_text; /* in `out`: its tag, and what follows the tag */
};

/* What a callback returns: not 0 ends the pass, because memory or patience is gone. */
int reading_goes_on(struct reading *reading);
/* True: read to the end, or the buffer failed. False: it grew beyond measure; what it
 * wrote is taken back. */
bool reading_run(struct reading *reading, const MD_PARSER *parser, const char *markdown,
                 size_t length);
/* A piece of an attribute or a text that is one character: an entity, or a NUL. Writes
 * its UTF-8 to ret_text and returns the length; 0: an unknown entity. */
enum { READING_CHARACTER_MAX = 4 };
size_t reading_character(MD_TEXTTYPE type, const char *text, size_t length,
                         char ret_text[READING_CHARACTER_MAX]);

#endif
