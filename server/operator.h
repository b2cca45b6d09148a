/* operator.h - what the one who runs this machine asks of the API: in their own name,
 * through the daemon or without it, with a refusal said in words. */
#ifndef SERVER_OPERATOR_H
#define SERVER_OPERATOR_H

#include "api/api.h"

/* Asks `request`, of which method, target, if_match and body are set. 0 and an answer of
 * whatever status, which the caller releases; or an exit code, the reason already said.
 */
int operator_run(const char *database, struct api_request request,
                 struct api_response *ret_response);
/* The exit code of an answer: 0 for a success; else it says what is wrong. EX_NOINPUT:
 * there is no such record; EX_TEMPFAIL: it has changed meanwhile; EX_DATAERR. */
int operator_code(const struct api_response *response);
/* Both. */
int operator_ask(const char *database, struct api_request request,
                 struct api_response *ret_response);

/* Appends `text` as it is, then `value` percent-encoded (NULL: neither). False, with
 * words: too long. */
bool operator_target(char target[API_TARGET_MAX + 1], const char *text,
                     const char *value);

#endif
