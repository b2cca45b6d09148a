/* options_table.h - the rows of all flags, and how the text of a value becomes one.
 * Private to options.c. */
#ifndef SERVER_OPTIONS_TABLE_H
#define SERVER_OPTIONS_TABLE_H

#include "options.h"

enum option_kind {
    SWITCH,
    ON_OFF,
    NUMBER,
    TEXT,
    BASE_URL,   /* http(s)://host[:port][/path], no slash at the end */
    REPORT_URL, /* mailto:desk@example.org, or https://host[:port][/path][?query], in
                 * which {id} may stand once */
    LIST,
    ORIGINS, /* a list of http(s)://host[:port] */
};

struct option {
    const char *flag;
    const char *variable; /* NULL: a flag only */
    const char *value;    /* what --help calls it; NULL for a switch */
    enum option_kind kind;
    unsigned commands;           /* bits of enum option_command */
    size_t offset;               /* of its member in struct options */
    int64_t preset, least, most; /* numbers; preset 1 is "on" */
    const char *about;
};

enum { OPTION_TABLE_SIZE = 64 };
extern const struct option option_table[OPTION_TABLE_SIZE]; /* ends with a NULL flag */

/* `text` NULL sets a switch. False: not a value of this option. */
bool option_set(struct options *options, const struct option *option, const char *text);

#endif
