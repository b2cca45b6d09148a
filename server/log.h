/* log.h - words for the operator, one line each, on stderr: the only writer there.
 * api/ and db/ return their words; requests go to the access log (access.h). */
#ifndef SERVER_LOG_H
#define SERVER_LOG_H

#include <stdarg.h>

/* Control characters, which may come from a client, are shown as '?'. */
void log_note(const char *format, ...) __attribute__((format(printf, 1, 2)));
/* The same after "embassyd: ": what went wrong. */
void log_error(const char *format, ...) __attribute__((format(printf, 1, 2)));
void log_error_list(const char *format, va_list arguments)
    __attribute__((format(printf, 1, 0)));

#endif
