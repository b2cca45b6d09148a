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
static bool is_page(const char *path)
{
    const size_t first = path[0] == '/' ? 1 + strcspn(path + 1, "/?") : 0;

    if (first == 1 && path[1] == '/')
        return false; /* "//host" names an authority, no page */
    for (const struct route *route = routes; route->pattern; route++) {
        if (first > 0 && route->is_page && strncmp(route->pattern, path, first) == 0 &&
            (route->pattern[first] == '/' || route->pattern[first] == '\0'))
            return true;
    }
    return false;
}

/* Files at the root of the site are rows as well; the table tells which there are. */
static bool is_file(const char *path)
{
    const size_t length = strcspn(path, "?");

    for (const struct route *route = routes; route->pattern; route++) {
        const char *pattern = route->pattern;
        const size_t begin = strcspn(pattern, "{");
        const char *end = strchr(pattern, '}') ? strchr(pattern, '}') + 1 : "";
        const size_t tail = strlen(end);

        if (route->is_file && length >= begin + tail &&
            strncmp(path, pattern, begin) == 0 &&
            strncmp(path + length - tail, end, tail) == 0 &&
            (pattern[begin] == '{' || length == begin))
            return true;
    }
    return false;
}

bool api_owns(const char *target)
{
    enum language language;
    bool is_tagged = false;
    const char *path = language_of_path(target, &language, &is_tagged);

    return is_tagged || api_is_open(target) || is_page(path) || is_file(target);
}

/* Copies what stands for {id} and moves both behind it. */
static bool capture(const char **pattern, const char **path,
                    char captured[CALL_CAPTURE_MAX])
{
    *pattern += strcspn(*pattern, "}") + 1;
    const size_t segment = strcspn(*path, "/");
    const size_t tail = strcspn(*pattern, "/");

    if (segment <= tail || segment - tail >= CALL_CAPTURE_MAX)
        return false;
    memcpy(captured, *path, segment - tail);
    captured[segment - tail] = '\0';
    *path += segment - tail;
    return true;
}

/* Matches "/api/v1/notices/{id}.cap" against the path. */
static bool matches(const char *pattern, const char *path, struct call *call)
{
    size_t count = 0;

    for (size_t i = 0; i < CALL_CAPTURES_MAX; i++)
        call->captured[i][0] = '\0';
    for (;; pattern++, path++) {
        if (*pattern == '{' && (count == CALL_CAPTURES_MAX ||
                                !capture(&pattern, &path, call->captured[count++])))
            return false;
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
        call->by_suffix = has_suffix && format_takes_suffix(route) &&
                          (format_of_route(route) & 1U << format) != 0 &&
                          matches(route->pattern, bare, call);
        call->format = call->by_suffix ? format : FORMAT_JSON;
        if (call->by_suffix || matches(route->pattern, path, call))
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

/* "//example.org" is another host to browsers, "/\\" too: nobody is sent there. */
bool router_is_moved(const struct call *call, const char *rest)
{
    const bool is_host = rest[0] == '/' && (rest[1] == '/' || rest[1] == '\\');

    return !is_host && (call->language == LANGUAGE_EN || rest[0] != '/');
}

int router_move(struct call *call, const char *rest)
{
    char address[API_TARGET_MAX + 8];
    const bool is_english = call->language == LANGUAGE_EN;

    (void)snprintf(address, sizeof(address), "%s%s%s%s", is_english ? "" : "/",
                   is_english ? "" : language_tag(call->language),
                   rest[0] == '/' ? "" : "/", rest);
    call_header(call, "Location", address);
    call_header(call, "Cache-Control", "public, max-age=3600");
    return 308;
}
