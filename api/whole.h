/* whole.h - lists in a form that has no pages are files: everything that the parameters
 * leave, in one answer with its length, a name, a digest (RFC 9530), and byte ranges, so
 * that whoever has it knows it is complete, and a download can go on. */
#ifndef API_WHOLE_H
#define API_WHOLE_H

#include "call.h"

enum { WHOLE_RECORDS_MAX = 100 * 1000 }; /* and 64 MiB: the most that a buffer holds */

/* Answers with what was written; `is_over`: there are more records than may be. The name
 * of the file is that of the list. */
int whole_close(struct call *call, bool is_over);
/* Makes a file of the answer; `name` is of static storage. */
int whole_answer(struct call *call, const char *name);
/* After the ETag is known, of a 200 that is a file: its fields, and the part asked for.
 * 200, 206 or 416. */
int whole_finish(struct call *call);

#endif
