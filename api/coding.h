/* coding.h - answers compressed with gzip (RFC 9110 §8.4): a form of their own, with a
 * tag of its own that ends in ".gz", so that no proxy has to compress, which would weaken
 * the tags. A pure function of the bytes: the same answer is the same coded answer.
 *
 * Files (whole.h) stay as they are, so that their parts are parts of what they are. */
#ifndef API_CODING_H
#define API_CODING_H

#include "call.h"

enum { CODING_MIN = 1024, CODING_MAX = 1024 * 1024 }; /* bytes of an answer */

/* Could an answer of this call be coded, for whoever takes it? Then Vary says so. */
bool coding_is_possible(const struct call *call);
/* Does this client take it? */
bool coding_is_taken(const struct call *call);
/* The tag of the answer when it is coded: "...json" -> "...json.gz". */
void coding_tag(const char *tag, char ret_tag[CALL_TAG_MAX]);

/* Codes the body of the answer. */
void coding_apply(struct call *call);

#endif
