/* ask.h - a request of the API on behalf of a command: through the daemon that holds the
 * database, or, when none does, by our own hand. The answer is the same. */
#ifndef SERVER_ASK_H
#define SERVER_ASK_H

#include "api/api.h"

/* `now` is filled in when it is 0, `entropy` always; `local` says in whose name a write
 * is done. 0 and an answer of whatever status, which the caller releases; or an exit code
 * of <sysexits.h> with the reason already said. */
int request_run(const char *database, const struct api_request *request,
                struct api_response *ret_response);

/* 0 for an answer below 400, 1 for a refusal; for a 5xx its reason is said and the exit
 * code is EX_TEMPFAIL, EX_IOERR or EX_SOFTWARE. */
int request_exit_code(const struct api_response *response);

#endif
