/* input.h - what `embassyd import` reads: a file, standard input, or what a URL has. */
#ifndef SERVER_INPUT_H
#define SERVER_INPUT_H

#include "fetch.h"

struct options;

struct input {
    int fd; /* -1: there is nothing to read */
    bool fetched;
    struct api_import_origin origin; /* of what was fetched: points into the next */
    struct fetch_result answer;
};

/* The date in the name of the file, by which a release is known: "2022-06-23" of
 * "data/embassies-2022-06-23.csv". False: it has none. */
enum { INPUT_DATE_LENGTH = sizeof("2026-01-31") - 1 };
bool input_is_date(const char *text); /* begins with one that no digit follows */
bool input_date(const char *operand, char ret_date[static INPUT_DATE_LENGTH + 1]);

/* 0 with something to read; 0 without: it has not changed since it was imported, which
 * was said; or an exit code, likewise. `as_of` of the import, or NULL; `stop_fd`: as of
 * fetch. */
int input_open(const struct options *options, const char *as_of, int stop_fd,
               struct input *ret_input);
void input_close(struct input *input);

#endif
