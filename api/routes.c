/* routes.c - the whole API on one screen: one row for each method of each address. Rows
 * of one address stand together. */
#include "routes.h"

#define JSON_TYPE  "application/json"
#define PATCH_TYPE "application/merge-patch+json"
#define AT(method_, pattern_, name_, handle_, params_)                                   \
    .method = API_##method_, .pattern = "/api/v1" pattern_, .name = name_,               \
    .handle = handle_, .params = params_

enum { LIST_S = 30, LOOKUP_S = 10, FIXED_S = 3600 };
enum { ON_DATA = ON_COUNTRY | ON_MISSION | ON_SOURCE };

const struct route routes[] = {
    {AT(GET, "/lookup", "lookup.get", lookup_get, lookup_get_params), .schema = "Lookup",
     .depends = ON_DATA, .max_age_s = LOOKUP_S,
     .about = "Who can help a citizen of one country in another"},

    {AT(GET, "/missions", "missions.list", mission_list, mission_list_params),
     .schema = "MissionPage", .depends = ON_DATA, .max_age_s = LIST_S,
     .about = "Diplomatic and consular missions"},
    {AT(GET, "/missions/{id}", "missions.get", mission_get, mission_get_params),
     .schema = "Mission", .depends = ON_COUNTRY | ON_SOURCE, .max_age_s = LIST_S,
     .about = "One mission"},
    {AT(PUT, "/missions/{id}", "missions.put", mission_put, mission_write_params),
     .scope = SCOPE_CURATE, .takes = JSON_TYPE, .body = "MissionBody",
     .schema = "Mission", .about = "Creates a mission, or replaces it"},
    {AT(PATCH, "/missions/{id}", "missions.patch", mission_patch, mission_write_params),
     .scope = SCOPE_CURATE, .takes = PATCH_TYPE, .body = "MissionBody",
     .schema = "Mission", .about = "Changes members of a mission (RFC 7396)"},
    {AT(DELETE, "/missions/{id}", "missions.delete", mission_delete,
        mission_write_params),
     .scope = SCOPE_CURATE,
     .about = "Removes a mission; the change log keeps a tombstone"},

    {AT(GET, "/countries", "countries.list", country_list, country_list_params),
     .schema = "CountryPage", .depends = ON_COUNTRY | ON_SOURCE, .max_age_s = LIST_S,
     .about = "Countries, territories and other entities"},
    {AT(GET, "/countries/{id}", "countries.get", country_get, country_get_params),
     .schema = "Country", .depends = ON_DATA, .max_age_s = LIST_S,
     .about = "One country, with its names in all languages"},

    {AT(GET, "/", "index.get", index_get, index_get_params), .schema = "Index",
     .depends = ON_DATA, .max_age_s = LIST_S,
     .about = "What there is, from which sources, as of when"},
    {AT(GET, "/openapi.json", "openapi.get", openapi_get, openapi_get_params),
     .schema = "Document", .depends = ON_NOTHING, .max_age_s = FIXED_S,
     .about = "This description (OpenAPI 3.1)"},
    {AT(GET, "/problems/{name}", "problems.get", problem_get, problem_get_params),
     .schema = "Problem", .depends = ON_NOTHING, .max_age_s = FIXED_S,
     .about = "What a problem means"},
    {0},
};
