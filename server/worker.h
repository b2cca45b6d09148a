/* worker.h - what one answering thread owns: a reading connection to the database and
 * an access log. Its read transaction may outlive a request by up to 100 ms, because
 * beginning one costs as much as a lookup; never longer, because an open one keeps the
 * write-ahead log from being folded in; and not past a commit, so that whoever was told
 * that something is stored finds it at every worker. The housekeeper ends it when no
 * request comes. */
#ifndef SERVER_WORKER_H
#define SERVER_WORKER_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct access_log;
struct access_entry;
struct api_request;
struct api_response;
struct db;
struct worker;
struct writer;

/* Takes over `db` (`stolen`, also on failure); `writer` is borrowed, for its generation.
 * `access_fd` -1: no access log. NULL: out of memory. */
struct worker *worker_create(struct db *stolen, struct writer *writer, int access_fd);
void worker_destroy(struct worker *worker); /* NULL is fine */

/* api_handle() in this worker's read transaction. True when it is now a fresh one: the
 * housekeeper should hear of it. */
bool worker_answer(struct worker *worker, const struct api_request *request,
                   struct api_response *ret_response);
/* One line of the access log. */
void worker_note(struct worker *worker, const struct access_entry *entry);

/* Ends the read transaction when it is old enough. Returns the microseconds until it
 * will be (at least 1), or 0 when none is open. Never waits for a request. */
int64_t worker_expire(struct worker *worker);
bool worker_flush(struct worker *worker); /* false: there was nothing to write */

#endif
