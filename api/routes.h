#ifndef API_ROUTES_H
#define API_ROUTES_H

#include "call.h"

extern const struct route routes[]; /* ends with a NULL pattern */

/* Declared by function type: one line a noun is the whole header. */
handler index_get, openapi_get, problem_get;
handler country_list, country_get, mission_list, mission_get, lookup_get;

extern const struct param no_params[], problem_get_params[], lookup_params[];
extern const struct param country_list_params[], country_get_params[];
extern const struct param mission_list_params[], mission_get_params[];

#endif
