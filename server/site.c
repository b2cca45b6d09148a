#include "site.h"

#include "asset_table.h"
#include "assets.h"
#include "guard.h"

#include <stdlib.h>
#include <string.h>

void answer_header(struct api_response *response, const char *name, const char *value)
{
    char *copy = response->header_count < API_HEADERS_MAX ? strdup(value) : NULL;

    if (copy) {
        response->header[response->header_count++] =
            (struct api_header){.name = name, .value = copy};
    }
}

void answer_release(struct answer *answer)
{
    if (answer->file) /* lent */
        answer->response.body = NULL;
    api_response_release(&answer->response);
}

static const char shell_path[] = "/page.html";

const char *site_shell(void)
{
    const struct asset *shell = asset_find(shell_path);

    return shell ? (const char *)shell->plain.bytes
                 : NULL; /* a NUL follows every asset */
}

const char *site_build(void)
{
    return asset_build;
}

static bool may_read(enum api_method method, const char *route, struct answer *ret_answer)
{
    ret_answer->response.route = route;
    if (method == API_GET || method == API_HEAD)
        return true;
    if (method == API_OPTIONS) {
        ret_answer->response.status = 204;
    } else {
        api_problem(405, "this is a file: it can only be read", &ret_answer->response);
    }
    ret_answer->response.route = route;
    answer_header(&ret_answer->response, "Allow", "GET, HEAD, OPTIONS");
    return false;
}

static void answer_file(const struct api_request *request, const struct asset *asset,
                        struct answer *ret_answer)
{
    struct api_response *response = &ret_answer->response;
    const struct asset_form *form = asset_form(asset, request->accept_encoding);

    if (!may_read(request->method, "static", ret_answer))
        return;
    answer_header(response, "ETag", form->etag);
    answer_header(response, "Cache-Control", "max-age=300, stale-while-revalidate=86400");
    if (asset->gzip.bytes)
        answer_header(response, "Vary", "Accept-Encoding");
    response->status = asset_matches(form, request->if_none_match) ? 304 : 200;
    response->type = response->status == 200 ? asset_type(asset) : NULL;
    if (form == &asset->gzip && response->status == 200)
        answer_header(response, "Content-Encoding", "gzip");
    response->length = form->length; /* a 304 states it too, and sends none of it */
    ret_answer->file = form->bytes;
}

/* Is the process alive and its worker turning: no database is asked. */
static void answer_health(const struct api_request *request, struct answer *ret_answer)
{
    static const unsigned char body[] = "ok\n";
    struct api_response *response = &ret_answer->response;

    if (!may_read(request->method, "/healthz", ret_answer))
        return;
    response->status = 200;
    response->type = "text/plain; charset=utf-8";
    response->length = sizeof(body) - 1;
    ret_answer->file = body;
    answer_header(response, "Cache-Control", "no-store");
}

void site_answer(const struct api_request *request, struct answer *ret_answer)
{
    char path[API_TARGET_MAX + 1];
    const char *reason = NULL;
    const struct asset *asset = NULL;

    *ret_answer = (struct answer){.file = NULL};
    if (strlen(request->target) > API_TARGET_MAX) {
        api_problem(414, NULL, &ret_answer->response);
        return;
    }
    reason = guard_path(request->target, path);
    if (reason) {
        api_problem(400, reason, &ret_answer->response);
        return;
    }
    asset = strcmp(path, shell_path) == 0 ? NULL : asset_find(path);
    if (asset) {
        answer_file(request, asset, ret_answer);
    } else if (strcmp(path, "/healthz") == 0) {
        answer_health(request, ret_answer);
    } else {
        api_nothing(request, &ret_answer->response);
        answer_header(&ret_answer->response, "Vary", "Accept");
    }
}
