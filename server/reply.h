/* reply.h - an answer as libmicrohttpd wants it, with the fields every answer carries. */
#ifndef SERVER_REPLY_H
#define SERVER_REPLY_H

#include <stdbool.h>

struct MHD_Connection;
struct answer;
struct option_list;

struct reply {
    struct answer *answer; /* its body is taken when the reply is sent */
    bool open;             /* the API's: any origin may read it */
    const char *origin;    /* a browser asks what a page from there may do; else NULL */
    const struct option_list *writers; /* origins that may write */
    bool close;                        /* the last answer on this connection */
};

/* False: the connection cannot be answered and should end. */
bool reply_send(struct MHD_Connection *connection, const struct reply *reply);

#endif
