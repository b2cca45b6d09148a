/* import_bytes.c - is a file read line by line, or as one document? What begins with `{`
 * is NDJSON when its first line is a whole object, and a document when it is not, or when
 * the object says that it is one. */
#include "body.h"
#include "foreign.h"

#include <string.h>

/* Where the first character stands that is neither blank nor byte order mark; `length`
 * when there is none yet. */
static size_t first_sign(const char *text, size_t length)
{
    static const char mark[] = "\xef\xbb\xbf";
    size_t at = 0;

    while (at < length && at < 3 && text[at] == mark[at])
        at++;
    while (at < length && strchr(" \t\r\n", text[at]) && text[at] != '\0')
        at++;
    return at;
}

static bool feed_lines(struct api_import *import, const char *bytes, size_t length)
{
    return lines_feed(&import->lines, bytes, length, import_line, import);
}

/* What was held turns out to be lines. */
static bool let_go(struct api_import *import)
{
    import->form = FORM_LINES;
    bool fine = feed_lines(import, import->held.data, import->held.length);
    buffer_clear(&import->held);
    return fine;
}

static bool hold(struct api_import *import, const char *bytes, size_t length)
{
    if (length > API_IMPORT_DOCUMENT_MAX - import->held.length) {
        return import_fail(import, API_IMPORT_BAD, 0,
                           "one document of more than %d bytes", API_IMPORT_DOCUMENT_MAX);
    }
    buffer_append(&import->held, bytes, length);
    return !import->held.failed ||
           import_fail(import, API_IMPORT_FAILED, 0, "out of memory");
}

/* Does every bracket of the text close within it? Says nothing about the rest. */
static bool is_balanced(const char *text, size_t length)
{
    int depth = 0;
    bool in_string = false;

    for (size_t i = 0; i < length; i++) {
        if (in_string && text[i] == '\\') {
            i++;
        } else if (text[i] == '"') {
            in_string = !in_string;
        } else if (!in_string && (text[i] == '{' || text[i] == '[')) {
            depth++;
        } else if (!in_string && (text[i] == '}' || text[i] == ']')) {
            depth--;
        }
    }
    return depth <= 0 && !in_string;
}

/* Is the object on this line a document of a kind of its own? */
static bool says_document(const char *text, size_t length)
{
    json_error_t error = {.line = 0};

    if (body_is_deep(text, length))
        return false;
    json_t *tree = json_loadb(text, length, 0, &error);
    bool is_document = tree && foreign_is_document(tree);
    json_decref(tree);
    return is_document;
}

/* Held is the first line, or all there is; `length` of it are the line. */
static bool choose(struct api_import *import, size_t begin, size_t length)
{
    const char *text = import->held.data + begin;

    if (is_balanced(text, length) && !says_document(text, length))
        return let_go(import);
    import->form = FORM_DOCUMENT;
    return true;
}

/* More bytes came: is it clear now what this is? */
static bool look(struct api_import *import)
{
    const struct buffer *held = &import->held;
    size_t begin = first_sign(held->data, held->length);

    if (begin == held->length && held->length < API_IMPORT_LINE_MAX)
        return true;
    if (begin == held->length || held->data[begin] != '{')
        return let_go(import);
    const char *end = memchr(held->data + begin, '\n', held->length - begin);
    if (end)
        return choose(import, begin, (size_t)(end - held->data) - begin);
    import->form = held->length - begin > API_IMPORT_LINE_MAX ? FORM_DOCUMENT : FORM_JSON;
    return true;
}

bool import_bytes(struct api_import *import, const char *bytes, size_t length)
{
    if (import->form == FORM_LINES)
        return feed_lines(import, bytes, length);
    if (!hold(import, bytes, length))
        return false;
    return import->form == FORM_DOCUMENT || import->held.length == 0 || look(import);
}

/* The file ended before its first line did. */
static bool choose_whole(struct api_import *import)
{
    size_t begin = first_sign(import->held.data, import->held.length);

    if (import->form == FORM_JSON)
        return choose(import, begin, import->held.length - begin);
    return let_go(import);
}

bool import_bytes_end(struct api_import *import)
{
    bool is_open = import->form == FORM_UNKNOWN || import->form == FORM_JSON;

    if (is_open && import->held.length > 0 && !choose_whole(import))
        return false;
    if (import->form != FORM_DOCUMENT)
        return lines_end(&import->lines, import_line, import);
    size_t begin = first_sign(import->held.data, import->held.length);
    return import_document(import, import->held.data + begin,
                           import->held.length - begin);
}
