/* reach.h - phone numbers, e-mail addresses and links as people write them. */
#ifndef API_REACH_H
#define API_REACH_H

#include <stdbool.h>
#include <stddef.h>

enum { REACH_PHONE_MAX = 17 }; /* '+', 15 digits (E.164), NUL */

/* "+32 (0)2 555.01-00" -> "+3225550100". False: no international number. */
bool reach_phone(const char *text, char ret_value[REACH_PHONE_MAX]);
/* Cuts the next of several numbers ("...", "... / ...", "... or ...") off *rest, in
 * place; NULL when there is none left. */
char *reach_next(char **rest);
/* One `@` with something on both sides, a dot in the domain, no blank. */
bool reach_is_email(const char *text);
/* http or https, a host name, no user name, nothing that could end an attribute. */
bool reach_is_link(const char *text);

#endif
