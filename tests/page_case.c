#include "page_case.h"

#include <stdlib.h>
#include <string.h>

int page_get(struct db *db, const char *target, const struct api_settings *settings,
             struct api_response *ret_response)
{
    const struct api_request request = {
        .method = API_GET, .target = target, .now = SAMPLE_NOW, .settings = settings};

    api_handle(&request, db, ret_response);
    return ret_response->status;
}

bool page_has(const struct api_response *response, const char *words)
{
    return response->body && strstr(response->body, words);
}

static void note_answer(const struct api_response *response)
{
    tap_note("%d: %.*s", response->status, (int)response->length,
             response->body ? response->body : "");
}

/* To the place where it has to, or HTML. */
static bool leads(const struct page_case *page, const struct api_response *response)
{
    const char *location = sample_header(response, "Location");

    if (page->location)
        return location && strcmp(location, page->location) == 0;
    return response->type && strcmp(response->type, "text/html; charset=utf-8") == 0;
}

static bool holds(const struct page_case *page, const struct api_response *response)
{
    bool good = true;

    for (size_t i = 0; i < sizeof(page->shown) / sizeof(page->shown[0]); i++) {
        if (!page->shown[i])
            break;
        if (page_has(response, page->shown[i]))
            continue;
        tap_note("lacks: %s", page->shown[i]);
        good = false;
    }
    for (size_t i = 0; i < sizeof(page->hidden) / sizeof(page->hidden[0]); i++) {
        if (!page->hidden[i])
            break;
        if (!page_has(response, page->hidden[i]))
            continue;
        tap_note("has: %s", page->hidden[i]);
        good = false;
    }
    return good;
}

void page_check(struct tap *tap, struct db *db, const struct page_case *page,
                const struct api_settings *settings)
{
    struct api_response response;
    const bool is_right =
        page_get(db, page->target, settings, &response) == page->status &&
        leads(page, &response);
    const bool good = holds(page, &response) && is_right;

    if (!tap_check(tap, good, "%s: %d", page->target, page->status))
        note_answer(&response);
    api_response_release(&response);
}

void page_write(struct db *db, enum api_method method, const char *target,
                const char *body)
{
    static unsigned char count; /* no two ids alike */
    unsigned char entropy[API_ENTROPY] = {[9] = ++count};
    const bool is_new = method == API_PUT;
    const struct api_request request = {
        .method = method,
        .target = target,
        .body = body,
        .body_length = body ? strlen(body) : 0,
        .content_type = is_new ? "application/json" : "application/merge-patch+json",
        .if_none_match = is_new ? "*" : NULL,
        .if_match = is_new ? NULL : "*",
        .now = SAMPLE_NOW - 60,
        .entropy = entropy,
        .local = "test",
    };
    struct api_response response;

    api_handle(&request, db, &response);
    if (response.status / 100 != 2) {
        tap_note("%s is refused", target);
        note_answer(&response);
        exit(1);
    }
    api_response_release(&response);
}
