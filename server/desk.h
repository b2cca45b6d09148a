/* desk.h - what the commands "article ..." and "notice ..." share. */
#ifndef SERVER_DESK_H
#define SERVER_DESK_H

#include "options.h"

#include "api/front_matter.h"

struct desk_noun {
    const char *word; /* of the command: "article" */
    enum api_text kind;
    const char *collection;        /* "/api/v1/articles" */
    const char *name;              /* the member by which a record is addressed */
    const char *const *list_names; /* members in a line of a list */
};

struct desk {
    const struct options *options;
    const struct desk_noun *noun;
    char target[API_TARGET_MAX + 1]; /* of the record that the operand names */
};

/* The record as it is. An exit code; the caller releases the answer also then. */
int desk_get(const struct desk *desk, struct api_response *ret_response);
const char *desk_tag(const struct api_response *response); /* its ETag */
/* POST or PATCH of a body; says what the record is now, and prints its name. */
int desk_write(const struct desk *desk, struct api_request request,
               struct api_response *ret_response);

/* Verbs: an exit code. */
int desk_add(const struct desk *desk);
int desk_edit(const struct desk *desk);

#endif
