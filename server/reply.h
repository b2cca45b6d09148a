/* reply.h - an answer as libmicrohttpd wants it, with the fields every answer carries. */
#ifndef SERVER_REPLY_H
#define SERVER_REPLY_H

#include <stdbool.h>

struct MHD_Connection;
struct answer;

struct reply {
    struct answer *answer; /* its body is taken when the reply is sent */
    bool open;             /* the API's: any origin may read it */
    bool close;            /* the last answer on this connection */
};

/* False: the connection cannot be answered and should end. */
bool reply_send(struct MHD_Connection *connection, const struct reply *reply);

#endif
