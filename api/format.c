#include "format.h"

#include "accept.h"
#include "call.h"

#include <stdio.h>
#include <string.h>

enum { NAMES_MAX = 256 };

const struct format_row *format_row(enum format format)
{
    static const struct format_row rows[] = {
#define ROW(id, suffix, type) {suffix, type},
        FORMATS(ROW)
#undef ROW
    };

    return &rows[format];
}

unsigned format_of_route(const struct route *route)
{
    return route->type ? 0 : AS_JSON | route->formats;
}

bool format_is_fixed(const struct route *route)
{
    return strchr(route->pattern, '.') != NULL;
}

bool format_takes_suffix(const struct route *route)
{
    size_t length = strlen(route->pattern);

    return route->method == API_GET && !route->type && !format_is_fixed(route) &&
           route->pattern[length - 1] != '/';
}

bool format_of_path(const char *path, char *ret_bare, enum format *ret_format)
{
    const char *dot = strrchr(path, '.');

    for (int i = 0; dot && i < FORMAT__COUNT; i++) {
        if (strcmp(dot + 1, format_row((enum format)i)->suffix) != 0)
            continue;
        memcpy(ret_bare, path, (size_t)(dot - path));
        ret_bare[dot - path] = '\0';
        *ret_format = (enum format)i;
        return true;
    }
    return false;
}

const char *format_suffix(const struct call *call)
{
    if (format_is_fixed(call->route))
        return strrchr(call->route->pattern, '.') + 1;
    return call->route->type ? "html" : format_row(call->format)->suffix;
}

/* "application/json, text/csv": the media types without their parameters. */
static int refuse(struct call *call, const char *const *types, size_t count)
{
    char names[NAMES_MAX] = "";

    for (size_t i = 0; i < count; i++) {
        size_t length = strlen(names);

        (void)snprintf(names + length, sizeof(names) - length, "%s%.*s",
                       i > 0 ? ", " : "", (int)strcspn(types[i], ";"), types[i]);
    }
    return call_problem(call, PROBLEM_NOT_ACCEPTABLE, NULL, "this resource is %s", names);
}

int format_choose(struct call *call)
{
    const char *types[FORMAT__COUNT] = {call->route->type};
    enum format format[FORMAT__COUNT] = {FORMAT_JSON};
    const unsigned has = format_of_route(call->route);
    size_t count = call->route->type ? 1 : 0;

    if (call->by_suffix || format_is_fixed(call->route))
        return 0;
    for (int i = 0; i < FORMAT__COUNT; i++) {
        if ((has & 1U << i) == 0)
            continue;
        format[count] = (enum format)i;
        types[count++] = format_row((enum format)i)->type;
    }
    size_t chosen =
        accept_choose(call->request->accept, types, count, &call->is_named_by_accept);
    if (chosen == count)
        return refuse(call, types, count);
    call->format = format[chosen];
    return 0;
}

/* The target as it was sent, which is an address already: nothing is escaped anew. */
void format_locate(struct call *call)
{
    const char *target = call->request->target;
    int path = (int)strcspn(target, "?");
    char address[API_TARGET_MAX + 16];

    if (!call->is_named_by_accept || call->is_located ||
        !format_takes_suffix(call->route))
        return;
    (void)snprintf(address, sizeof(address), "%.*s.%s%s", path, target,
                   format_row(call->format)->suffix, target + path);
    call_header(call, "Content-Location", address);
}
