/* chatter.h - what libmicrohttpd has to say, less what it says of every bad request and
 * every unix socket, and no more than a few lines per second: clients can make it talk.
 */
#ifndef SERVER_CHATTER_H
#define SERVER_CHATTER_H

#include <stdarg.h>
#include <stdatomic.h>
#include <stdint.h>

/* All zero at first; one per daemon. */
struct chatter {
    _Atomic int64_t second; /* when it last spoke */
    atomic_int lines;       /* in that second */
};

/* MHD_OPTION_EXTERNAL_LOGGER; `context` is a struct chatter. */
void chatter_log(void *context, const char *format, va_list arguments)
    __attribute__((format(printf, 2, 0)));

#endif
