/* desk_edit.c - writing articles and notices: from a file, or in the editor of whoever
 * sits here. A text that is refused stays where it can be found. */
#include "desk.h"
#include "editor.h"
#include "log.h"
#include "operator.h"

#include "api/front_patch.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sysexits.h>
#include <unistd.h>

struct edit {
    const struct desk *desk;
    char *before; /* the text as the editor got it */
    char *tag;    /* of the record that it was; NULL: a new one */
    char path[EDITOR_PATH_MAX];
};

static int fail_memory(void)
{
    log_error("out of memory");
    return EX_OSERR;
}

static int say_fault(const char *fault)
{
    log_error("%s", fault);
    return EX_DATAERR;
}

/* ---- From a file ---- */

static int add_text(const struct desk *desk, const char *text, size_t length)
{
    char fault[API_TEXT_FAULT_MAX];
    struct api_response response = {.status = 0};
    char *body = api_text_to_json(desk->noun->kind, text, length, fault);
    const struct api_request request = {
        .method = API_POST, .target = desk->noun->collection, .body = body};

    if (!body)
        return say_fault(fault);
    const int code = desk_write(desk, request, &response);
    api_response_release(&response);
    free(body);
    return code;
}

static int add_file(const struct desk *desk)
{
    const char *name = desk->options->operand;
    char path[EDITOR_PATH_MAX];
    char *text = NULL;
    size_t length = 0;
    int code = editor_read(name, &text, &length);

    if (code != EX_OK)
        return code;
    code = add_text(desk, text, length);
    /* A file is still there; what came through a pipe would be gone. */
    if (code != EX_OK && strcmp(name, "-") == 0 && length > 0 &&
        editor_keep(desk->noun->word, text, length, path) == EX_OK)
        log_note("the text is kept in %s", path);
    free(text);
    return code;
}

/* ---- In an editor ---- */

/* Somebody else changed it meanwhile: says what, and from now on means their state. What
 * is sent are the fields touched here, so that theirs stay. */
static void look_again(struct edit *edit)
{
    struct api_response response = {.status = 0};

    if (desk_get(edit->desk, &response) == EX_OK) {
        char *now =
            api_text_from_json(edit->desk->noun->kind, response.body, response.length);
        char *changes =
            now ? api_text_changes(edit->desk->noun->kind, edit->before, now) : NULL;
        char *tag = desk_tag(&response) ? strdup(desk_tag(&response)) : NULL;
        char *rest = NULL;

        log_note("what somebody else changed since you began:");
        for (char *line = changes ? strtok_r(changes, "\n", &rest) : NULL; line;
             line = strtok_r(NULL, "\n", &rest))
            log_note("  %s", line);
        if (tag) {
            free(edit->tag);
            edit->tag = tag;
        }
        free(changes);
        free(now);
    }
    api_response_release(&response);
}

static int send_edit(struct edit *edit, const char *body)
{
    const bool is_new = !edit->tag;
    const struct api_request request = {
        .method = is_new ? API_POST : API_PATCH,
        .target = is_new ? edit->desk->noun->collection : edit->desk->target,
        .if_match = edit->tag,
        .body = body,
    };
    struct api_response response = {.status = 0};
    const int code = desk_write(edit->desk, request, &response);

    if (response.status == 412)
        look_again(edit);
    api_response_release(&response);
    return code;
}

static int submit(struct edit *edit, const char *text)
{
    char fault[API_TEXT_FAULT_MAX] = "";
    int code = EX_OK;

    if (text[strspn(text, " \t\r\n")] == '\0') {
        log_note("the text is empty: nothing was changed");
        return EX_OK;
    }
    char *body = api_text_patch(edit->desk->noun->kind, edit->before, text, fault);
    if (!body)
        return say_fault(fault);
    if (strcmp(body, "{}") == 0) {
        log_note("nothing was changed");
    } else {
        code = send_edit(edit, body);
    }
    free(body);
    return code;
}

/* Until it is stored, or nobody wants to try again. */
static int edit_file(struct edit *edit)
{
    int code = EX_OK;

    do {
        char *text = NULL;
        size_t length = 0;

        code = editor_run(edit->path);
        if (code == EX_OK)
            code = editor_read(edit->path, &text, &length);
        if (code == EX_OK)
            code = submit(edit, text);
        free(text);
    } while (code != EX_OK && editor_again());
    if (code == EX_OK) {
        (void)unlink(edit->path);
    } else {
        log_note("the text is kept in %s", edit->path);
    }
    return code;
}

static int edit_text(struct edit *edit)
{
    const int code = editor_keep(edit->desk->noun->word, edit->before,
                                 strlen(edit->before), edit->path);

    return code == EX_OK ? edit_file(edit) : code;
}

int desk_add(const struct desk *desk)
{
    struct edit edit = {.desk = desk};
    int code = EX_OK;

    if (desk->options->operand)
        return add_file(desk);
    edit.before = api_text_from_json(desk->noun->kind, NULL, 0);
    code = edit.before ? edit_text(&edit) : fail_memory();
    free(edit.before);
    return code;
}

int desk_edit(const struct desk *desk)
{
    struct edit edit = {.desk = desk};
    struct api_response response = {.status = 0};
    int code = desk_get(desk, &response);

    if (code == EX_OK) {
        const char *tag = desk_tag(&response);

        edit.before =
            api_text_from_json(desk->noun->kind, response.body, response.length);
        edit.tag = tag ? strdup(tag) : NULL;
        code = edit.before && edit.tag ? edit_text(&edit) : fail_memory();
    }
    api_response_release(&response);
    free(edit.before);
    free(edit.tag);
    return code;
}
