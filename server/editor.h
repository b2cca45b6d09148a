/* editor.h - a text in a private file, and the editor of whoever sits here. What somebody
 * typed stays in its file until it is stored. */
#ifndef SERVER_EDITOR_H
#define SERVER_EDITOR_H

#include <stdbool.h>
#include <stddef.h>

enum { EDITOR_PATH_MAX = 4096 };

/* A new file in $TMPDIR that nobody else may read, named after `noun`. An exit code, and
 * why. */
int editor_keep(const char *noun, const char *text, size_t length,
                char ret_path[EDITOR_PATH_MAX]);
/* $VISUAL or $EDITOR (which may have arguments) or vi, until it ends. An exit code. */
int editor_run(const char *path);
/* A file, "-" for standard input, as a NUL-terminated text (malloc'ed) of at most
 * API_TEXT_MAX bytes. An exit code, and why. */
int editor_read(const char *path, char **ret_text, size_t *ret_length);

/* "edit again?", asked where somebody can answer; else no. */
bool editor_again(void);

#endif
