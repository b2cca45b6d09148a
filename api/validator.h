/* validator.h - ETag, Last-Modified and Cache-Control: has the client got this answer
 * already, and how long may it be kept (RFC 9110 §8.8, §13; RFC 9111; RFC 5861)? */
#ifndef API_VALIDATOR_H
#define API_VALIDATOR_H

#include "call.h"

/* Before the handler of a GET, in the read transaction: reads what time does to the
 * answer and, for an answer of many records, makes its tag. DB_OK, or a failure. */
enum db_status validator_prepare(struct call *call);
/* Has the client got just this answer? Then nothing needs to be read. */
bool validator_is_known(struct call *call);

/* After the handler answered 200: tag and fields, or 304 when the client has it. */
int validator_finish(struct call *call);
int validator_not_modified(struct call *call);

/* After a write: the new tag, and never kept. */
void validator_written(struct call *call);

#endif
