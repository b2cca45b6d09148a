#ifndef API_ROUTES_H
#define API_ROUTES_H

#include "call.h"

extern const struct route routes[]; /* ends with a NULL pattern */

/* Declared by function type: one line a noun is the whole header. */
handler index_get, openapi_get, problem_get;
handler country_list, country_get, lookup_get;
handler mission_list, mission_get, mission_put, mission_patch, mission_delete;

/* What each takes: the name of its handler, and "_params". */
extern const struct param problem_get_params[], lookup_get_params[];
extern const struct param country_list_params[], country_get_params[];
extern const struct param mission_list_params[], mission_get_params[],
    mission_write_params[];
extern const struct param index_get_params[], openapi_get_params[];

#endif
