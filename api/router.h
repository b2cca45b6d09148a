/* router.h - which row of the table a path and a method mean. */
#ifndef API_ROUTER_H
#define API_ROUTER_H

#include "call.h"

/* The first row for this path, NULL: there is none. Copies what stands for {id} to
 * call->captured; a suffix that the row takes goes to call->format. */
const struct route *router_find(struct call *call, const char *path);
/* Of the rows with the same pattern the one for the method, or NULL: what has a suffix is
 * only read. */
const struct route *router_method(const struct call *call, const struct route *first,
                                  enum api_method method);
/* "GET, HEAD, OPTIONS": for Allow. */
void router_methods(const struct call *call, const struct route *first, char *ret_list,
                    size_t size);

/* Of an address with a language, of which `rest` follows the tag: has it another one? For
 * English has no tag in addresses, and the first page of a language ends in a slash.
 * Then the answer is a 308 to it. */
bool router_is_moved(const struct call *call, const char *rest);
int router_move(struct call *call, const char *rest);

#endif
