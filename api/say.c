#include "say.h"

#include <stdarg.h>
#include <stdio.h>
#include <string.h>

enum { SENTENCE_MAX = 1000 };

void say(struct json *json, const char *format, ...)
{
    char text[SENTENCE_MAX];
    va_list arguments;

    va_start(arguments, format);
    (void)vsnprintf(text, sizeof(text), format, arguments);
    va_end(arguments);
    size_t length = strlen(text);
    if (length >= 2 && strcmp(text + length - 2, "..") == 0) /* "Washington, D.C." */
        text[length - 1] = '\0';
    json_text(json, text);
}
