/* handover.h - the other end of control.h: has the daemon that holds the database do an
 * import, reading from our descriptor. */
#ifndef SERVER_HANDOVER_H
#define SERVER_HANDOVER_H

#include "control.h"
#include "intake.h"

/* Waits for the report, or until `stop_fd` becomes readable: then the daemon drops the
 * import. */
void handover_import(const char *database, int fd, int stop_fd,
                     const struct control_request *request,
                     struct intake_result *ret_result);

#endif
