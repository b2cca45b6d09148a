/* errand.h - one client of the control socket: what it asks is done, and it is told. */
#ifndef SERVER_ERRAND_H
#define SERVER_ERRAND_H

struct clerk;
struct writer;

struct errand {
    struct writer *writer;
    struct clerk *clerk;
    int stop_fd; /* readable when the daemon stops: an import then ends */
    int client;  /* a connected socket */
};

/* Nothing is done for another user than this one and root. */
void errand_run(const struct errand *errand);

#endif
