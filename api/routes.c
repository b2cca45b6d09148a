/* routes.c - the whole API on one screen. */
#include "routes.h"

enum { LIST_S = 30, LOOKUP_S = 10, FIXED_S = 3600 };
enum { ON_DATA = ON_COUNTRY | ON_MISSION | ON_SOURCE };

const struct param no_params[] = {{0}};

const struct route routes[] = {
    {"/api/v1/lookup", "lookup.get", lookup_get, lookup_params, "Lookup", ON_DATA,
     LOOKUP_S, "Who can help a citizen of one country in another"},
    {"/api/v1/missions", "missions.list", mission_list, mission_list_params,
     "MissionPage", ON_DATA, LIST_S, "Diplomatic and consular missions"},
    {"/api/v1/missions/{id}", "missions.get", mission_get, mission_get_params, "Mission",
     ON_COUNTRY | ON_SOURCE, LIST_S, "One mission"},
    {"/api/v1/countries", "countries.list", country_list, country_list_params,
     "CountryPage", ON_COUNTRY | ON_SOURCE, LIST_S,
     "Countries, territories and other entities"},
    {"/api/v1/countries/{id}", "countries.get", country_get, country_get_params,
     "Country", ON_DATA, LIST_S, "One country, with its names in all languages"},
    {"/api/v1/", "index.get", index_get, no_params, "Index", ON_DATA, LIST_S,
     "What there is, from which sources, as of when"},
    {"/api/v1/openapi.json", "openapi.get", openapi_get, no_params, "Document",
     ON_NOTHING, FIXED_S, "This description (OpenAPI 3.1)"},
    {"/api/v1/problems/{name}", "problems.get", problem_get, problem_get_params,
     "Problem", ON_NOTHING, FIXED_S, "What a problem means"},
    {0},
};
