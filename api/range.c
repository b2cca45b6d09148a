#include "range.h"

#include <stdio.h>
#include <string.h>
#include <strings.h>

/* Digits up to the next other character; more than any answer has is all of it. False:
 * there are none. */
static bool read_number(const char **at, size_t *ret_number)
{
    size_t digits = strspn(*at, "0123456789");

    *ret_number = 0;
    for (size_t i = 0; i < digits; i++) {
        size_t digit = (size_t)((*at)[i] - '0');

        *ret_number =
            *ret_number > (SIZE_MAX - digit) / 10 ? SIZE_MAX : *ret_number * 10 + digit;
    }
    *at += digits;
    return digits > 0;
}

static enum range_kind last_bytes(size_t count, size_t length, struct range *ret_range)
{
    if (count == 0 || length == 0)
        return RANGE_BEYOND;
    *ret_range = (struct range){count < length ? length - count : 0, length - 1};
    return RANGE_ONE;
}

enum range_kind range_read(const char *field, size_t length, struct range *ret_range)
{
    size_t first = 0;
    size_t last = SIZE_MAX;

    if (!field || strncasecmp(field, "bytes=", 6) != 0)
        return RANGE_NONE;
    field += 6 + strspn(field + 6, " \t");
    bool has_first = read_number(&field, &first);
    if (*field++ != '-')
        return RANGE_NONE;
    bool has_last = read_number(&field, &last);
    field += strspn(field, " \t");
    if (*field || (!has_first && !has_last) || (has_first && has_last && last < first))
        return RANGE_NONE;
    if (!has_first)
        return last_bytes(last, length, ret_range);
    if (first >= length)
        return RANGE_BEYOND;
    *ret_range = (struct range){first, has_last && last < length ? last : length - 1};
    return RANGE_ONE;
}

/* Strong comparison; a date is no strong validator of what changes twice a second. */
static bool is_same(const struct call *call)
{
    const char *wanted = call->request->if_range;

    return !wanted || strcmp(wanted, call->tag) == 0;
}

static int refuse(struct call *call, size_t length)
{
    const char *route = call->response->route;
    char field[48];

    api_response_release(call->response);
    call->response->route = route;
    (void)snprintf(field, sizeof(field), "bytes */%zu", length);
    call_header(call, "Content-Range", field);
    return call_problem(call, PROBLEM_RANGE, NULL, "the answer has %zu bytes", length);
}

int range_apply(struct call *call)
{
    struct api_response *response = call->response;
    const size_t length = response->length;
    struct range range;
    char field[80];

    if (call->request->method != API_GET || !is_same(call))
        return 200;
    switch (range_read(call->request->range, length, &range)) {
    case RANGE_NONE:
        return 200;
    case RANGE_BEYOND:
        return refuse(call, length);
    case RANGE_ONE:
        break;
    }
    (void)snprintf(field, sizeof(field), "bytes %zu-%zu/%zu", range.first, range.last,
                   length);
    call_header(call, "Content-Range", field);
    response->length = range.last - range.first + 1;
    memmove(response->body, response->body + range.first, response->length);
    return 206;
}
