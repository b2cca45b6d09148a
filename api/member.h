/* member.h - members of a JSON object, read with their rules. What breaks one is noted
 * with its JSON pointer (call_fault) and reads as absent: so a body's faults are all told
 * at once. JSON null is the same as absent. Text is lent by the tree. */
#ifndef API_MEMBER_H
#define API_MEMBER_H

#include "call.h"

struct members {
    struct call *call;
    const json_t *object;
    const char *at; /* pointer to the object, "" for the body */
};

enum { MEMBER_REQUIRED = 1, MEMBER_LINES = 2 /* may have line ends and tabs */ };

/* 1 to `max` bytes without control characters, and not only blanks. */
const char *member_text(const struct members *members, const char *name, size_t max,
                        unsigned rules);
/* An http or https URL of at most 1,000 bytes. */
const char *member_url(const struct members *members, const char *name, unsigned rules);
/* One of the words; NULL-terminated list. */
const char *member_word(const struct members *members, const char *name,
                        const char *const *words, unsigned rules);
/* A BCP 47 tag; `fallback` when absent. */
const char *member_language(const struct members *members, const char *name,
                            const char *fallback);
/* "2017-04-12" or RFC 3339 in UTC, to seconds: ret_time gets the whole time, "" when
 * absent. An offset is converted. */
bool member_time(const struct members *members, const char *name,
                 char ret_time[CALL_TIME_MAX], unsigned rules);
/* "2017-04-12". */
const char *member_date(const struct members *members, const char *name, unsigned rules);
bool member_bool(const struct members *members, const char *name, bool fallback);
/* NaN when absent. */
double member_real(const struct members *members, const char *name, double min,
                   double max);

/* A list of different texts; at most `limit`. Returns how many, in ret_text. */
size_t member_texts(const struct members *members, const char *name, size_t max,
                    size_t limit, const char **ret_text);
/* A country: its canonical code only, as our answers have it ("FR", "x-smom"); others are
 * a fault that names the one meant where it is clear. */
const char *member_country(const struct members *members, const char *name,
                           unsigned rules);
/* The same of a `text` that stands at `entry` ("providers/2"): false and noted if not. */
bool member_is_country(const struct members *members, const char *entry,
                       const char *text);
size_t member_countries(const struct members *members, const char *name, size_t limit,
                        const char **ret_code);
/* The objects of a list: calls `read` for each with members set to it. */
typedef void member_reader(const struct members *members, size_t index, void *context);
void member_objects(const struct members *members, const char *name, size_t limit,
                    member_reader *read, void *context);

/* For readers of kinds that are not here. The value, NULL when absent or null; and the
 * text of a value, or NULL and what is wrong with it. */
const json_t *member_find(const struct members *members, const char *name,
                          unsigned rules);
const char *member_text_of(const json_t *value, size_t max, bool lines,
                           const char **ret_fault);

/* Notes a fault of one member. */
void member_fault(const struct members *members, const char *name, const char *detail,
                  ...) __attribute__((format(printf, 3, 4)));
/* Notes every member that is not in the list. */
void member_only(const struct members *members, const char *const *names);

#endif
