/* answer.h - what the commands for editors need to know of JSON, which server/ does not:
 * parts of an answer as text for people, and the small bodies that they send. What is
 * returned is malloc'ed; NULL when memory ran out or the answer is not as expected. */
#ifndef API_ANSWER_H
#define API_ANSWER_H

#include <stddef.h>

/* A text member of an object: "slug". NULL also where there is none. */
char *api_answer_text(const char *json, size_t length, const char *name);
/* Where a list goes on (links.next), a target; NULL: it does not. */
char *api_answer_next(const char *json, size_t length);
/* The items of a list, a line each, with these members (NULL ends them) between tabs; "-"
 * where there is none. */
char *api_answer_lines(const char *json, size_t length, const char *const *names);
/* A problem (RFC 9457) in words: its detail, then a line for each fault, "title: it is
 * required". */
char *api_answer_faults(const char *json, size_t length);

struct api_member {
    const char *name, *value; /* value NULL: null */
};
/* An object of text members; a NULL name ends them. */
char *api_body_of(const struct api_member *members);

#endif
