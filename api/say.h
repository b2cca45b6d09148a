/* say.h - one English sentence as a JSON string. */
#ifndef API_SAY_H
#define API_SAY_H

#include "json.h"

/* Cut at 1,000 bytes; two full stops at its end ("Washington, D.C..") become one. */
void say(struct json *json, const char *format, ...)
    __attribute__((format(printf, 2, 3)));

#endif
