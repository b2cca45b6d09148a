/* tag.h - entity tags (RFC 9110 §8.8.3): strong, the same on every machine, from sequence
 * numbers, digests and revisions alone, so that most of them are known without asking for
 * the rows.
 *
 * The letter in front stands for the form of the answers: it moves when their text would
 * change for the same data. */
#ifndef API_TAG_H
#define API_TAG_H

#include "db/db.h"
#include "target.h"

/* Of an answer made from many records: the last change of the kinds it depends on, and
 * what was asked (path and query fields, whose order does not matter). `salt`: whatever
 * else it depends on. */
struct tag_basis {
    const struct db *db;
    unsigned depends; /* ON_... */
    const struct target *target;
    uint64_t salt;
    const char *suffix; /* of the form: what every tag ends in */
};
void tag_of_answer(const struct tag_basis *basis, char *ret_tag);

/* Of one record: its revision, and the bytes of its representation. */
struct tag_record {
    int64_t rev;  /* 0: of no record */
    uint32_t key; /* hash of its id: another record that came under the same address later
                   * is another state */
};
struct tag_record tag_record(const char *id, int64_t rev);
void tag_of_record(const struct tag_record *record, const char *body, size_t length,
                   const char *suffix, char *ret_tag);
/* Of an answer that depends on no record: its bytes. */
void tag_of_bytes(const char *body, size_t length, const char *suffix, char *ret_tag);

/* Of an answer that says something else from a moment on (seconds since 1970), without a
 * write: the moment becomes a part of the tag. Answers with one tag that were made before
 * it are the same. */
void tag_hold(char *tag, int64_t until);
/* If-None-Match: does it name this tag, held until a moment that is still to come? Then
 * `tag` becomes the one named. */
bool tag_is_held(const char *if_none_match, int64_t now, char *tag, int64_t *ret_until);

/* Is this, quotes included, a tag of that state of the record, in whatever form? */
bool tag_is_of(const char *tag, size_t length, const struct tag_record *record);

/* If-None-Match: does the list name this tag (weak comparison), or is it "*"? */
bool tag_matches(const char *if_none_match, const char *tag);

#endif
