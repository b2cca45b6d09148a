#include "log.h"

#include <stdio.h>
#include <string.h>

enum { LINE_SIZE = 1024 };

/* One fputs of a whole line, so that lines of two threads never mix. */
__attribute__((format(printf, 2, 0))) static void write_line(const char *prefix,
                                                             const char *format,
                                                             va_list arguments)
{
    char line[LINE_SIZE + 2];
    const size_t start = strlen(prefix);
    size_t length = 0;

    memcpy(line, prefix, start + 1);
    (void)vsnprintf(line + start, LINE_SIZE - start, format, arguments);
    length = strlen(line);
    while (length > start && line[length - 1] == '\n') /* libmicrohttpd's end so */
        length--;
    for (size_t i = 0; i < length; i++) {
        if ((unsigned char)line[i] < 0x20 || line[i] == 0x7f)
            line[i] = '?';
    }
    line[length] = '\n';
    line[length + 1] = '\0';
    (void)fputs(line, stderr);
}

void log_note(const char *format, ...)
{
    va_list arguments;

    va_start(arguments, format);
    write_line("", format, arguments);
    va_end(arguments);
}

void log_error_list(const char *format, va_list arguments)
{
    write_line("embassyd: ", format, arguments);
}

void log_error(const char *format, ...)
{
    va_list arguments;

    va_start(arguments, format);
    log_error_list(format, arguments);
    va_end(arguments);
}
