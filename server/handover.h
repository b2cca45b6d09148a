/* handover.h - the other end of control.h: has the daemon that holds the database do
 * what we ask. */
#ifndef SERVER_HANDOVER_H
#define SERVER_HANDOVER_H

#include "control.h"
#include "intake.h"

struct api_request;
struct api_response;

/* Reads from `fd`, ours. Waits for the report, or until `stop_fd` becomes readable: then
 * the daemon drops the import. */
void handover_import(const char *database, int fd, int stop_fd,
                     const struct control_import *wanted,
                     struct intake_result *ret_result);

/* 0 and an answer, or EX_TEMPFAIL with the reason already said. */
int handover_request(const char *database, const struct api_request *request,
                     struct api_response *ret_response);

#endif
