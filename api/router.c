#include "router.h"

#include "routes.h"

#include <stdio.h>
#include <string.h>

static const char prefix[] = "/api/";

bool api_is_open(const char *target)
{
    return strncmp(target, prefix, strlen(prefix)) == 0;
}

/* Pages are rows of the table too; their first segment is theirs alone. */
bool api_owns(const char *target)
{
    size_t first = target[0] == '/' ? 1 + strcspn(target + 1, "/?") : 0;

    if (api_is_open(target))
        return true;
    for (const struct route *route = routes; route->pattern; route++) {
        if (first > 0 && route->is_page && strncmp(route->pattern, target, first) == 0 &&
            (route->pattern[first] == '/' || route->pattern[first] == '\0'))
            return true;
    }
    return false;
}

/* Matches "/api/v1/notices/{id}.cap" against the path; copies what stands for {id}. */
static bool matches(const char *pattern, const char *path, char *captured, size_t size)
{
    captured[0] = '\0';
    for (;; pattern++, path++) {
        if (*pattern == '{') {
            pattern += strcspn(pattern, "}") + 1;
            size_t segment = strcspn(path, "/");
            size_t tail = strcspn(pattern, "/");

            if (segment <= tail || segment - tail >= size)
                return false;
            memcpy(captured, path, segment - tail);
            captured[segment - tail] = '\0';
            path += segment - tail;
        }
        if (*pattern != *path)
            return false;
        if (*pattern == '\0')
            return true;
    }
}

const struct route *router_find(struct call *call, const char *path)
{
    char bare[API_TARGET_MAX + 1];
    enum format format = FORMAT_JSON;
    bool has_suffix = format_of_path(path, bare, &format);

    for (const struct route *route = routes; route->pattern; route++) {
        if (route->is_local && !call->request->local)
            continue;
        call->by_suffix =
            has_suffix && format_takes_suffix(route) &&
            (format_of_route(route) & 1U << format) != 0 &&
            matches(route->pattern, bare, call->captured, sizeof(call->captured));
        call->format = call->by_suffix ? format : FORMAT_JSON;
        if (call->by_suffix ||
            matches(route->pattern, path, call->captured, sizeof(call->captured)))
            return route;
    }
    return NULL;
}

static enum api_method as_routed(enum api_method method)
{
    return method == API_HEAD ? API_GET : method;
}

const struct route *router_method(const struct call *call, const struct route *first,
                                  enum api_method method)
{
    if (call->by_suffix && as_routed(method) != API_GET)
        return NULL;
    for (const struct route *route = first; route->pattern; route++) {
        if (route->method == as_routed(method) &&
            strcmp(route->pattern, first->pattern) == 0)
            return route;
    }
    return NULL;
}

void router_methods(const struct call *call, const struct route *first, char *ret_list,
                    size_t size)
{
    static const struct {
        enum api_method method;
        const char *words;
    } all[] = {{API_GET, "GET, HEAD"}, {API_POST, "POST"},     {API_PUT, "PUT"},
               {API_PATCH, "PATCH"},   {API_DELETE, "DELETE"}, {API_OPTIONS, "OPTIONS"}};
    size_t length = 0;

    for (size_t i = 0; i < sizeof(all) / sizeof(all[0]); i++) {
        if (all[i].method != API_OPTIONS && !router_method(call, first, all[i].method))
            continue;
        int added = snprintf(ret_list + length, size - length, "%s%s",
                             length > 0 ? ", " : "", all[i].words);
        length += added > 0 ? (size_t)added : 0;
    }
}
