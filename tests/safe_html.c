#include "safe_html.h"

#include <ctype.h>
#include <stdbool.h>
#include <stdio.h>
#include <string.h>
#include <strings.h>

enum { DEPTH_MAX = 64, ADDRESS_MAX = 2048 };

/* What an element may stand in: letters of the kinds below; '-' is the top. */
struct element {
    const char *name;
    char kind;
    const char *within;
};

/* i inline, f flow, l list, k item, t table, g group of rows, r row, c cell, x words
 * only; a the link, which is not found in itself; p preformatted. */
static const struct element elements[] = {
    {"h2", 'x', "-fk"},         {"h3", 'x', "-fk"},         {"h4", 'x', "-fk"},
    {"h5", 'x', "-fk"},         {"h6", 'x', "-fk"},         {"p", 'x', "-fk"},
    {"ul", 'l', "-fk"},         {"ol", 'l', "-fk"},         {"li", 'k', "l"},
    {"pre", 'p', "-fk"},        {"blockquote", 'f', "-fk"}, {"table", 't', "-fk"},
    {"thead", 'g', "t"},        {"tbody", 'g', "t"},        {"tr", 'r', "g"},
    {"th", 'c', "r"},           {"td", 'c', "r"},           {"em", 'i', "xkicfa-"},
    {"strong", 'i', "xkicfa-"}, {"del", 'i', "xkicfa-"},    {"code", 'i', "xkicfap-"},
    {"a", 'a', "xkicf-"},
};

#define COUNT(array) (sizeof(array) / sizeof((array)[0]))

struct reader {
    const char *at, *end;
    const struct element *open[DEPTH_MAX];
    size_t depth;
    size_t links; /* open ones */
};

static bool take(struct reader *reader, const char *text)
{
    size_t length = strlen(text);

    if ((size_t)(reader->end - reader->at) < length ||
        memcmp(reader->at, text, length) != 0)
        return false;
    reader->at += length;
    return true;
}

static char take_escape(struct reader *reader)
{
    static const struct {
        const char *text;
        char character;
    } escapes[] = {
        {"&amp;", '&'}, {"&lt;", '<'}, {"&gt;", '>'}, {"&quot;", '"'}, {"&#39;", '\''}};

    for (size_t i = 0; i < COUNT(escapes); i++) {
        if (take(reader, escapes[i].text))
            return escapes[i].character;
    }
    return '\0';
}

static bool begins(const char *text, const char *with)
{
    return strncasecmp(text, with, strlen(with)) == 0;
}

/* Not the writer's way of asking: the bytes as the browser's parser of addresses would
 * see them. */
static const char *address_fault(const char *address, bool *ret_outside)
{
    for (const char *at = address; *at; at++) {
        if (iscntrl((unsigned char)*at) || *at == ' ' || *at == '\\')
            return "an address with a byte that browsers drop or change";
    }
    *ret_outside = begins(address, "http://") || begins(address, "https://");
    if (*ret_outside) {
        const char *host = strstr(address, "//") + 2;

        return strcspn(host, "/?#@") == strcspn(host, "/?#") &&
                       strchr("/?#", *host) == NULL
                   ? NULL
                   : "an address whose host is not what it seems";
    }
    if (begins(address, "mailto:") || begins(address, "tel:") || address[0] == '#')
        return NULL;
    return address[0] == '/' && address[1] != '/' ? NULL : "an address of another scheme";
}

/* From behind `<a href="`. */
static const char *read_link(struct reader *reader)
{
    char address[ADDRESS_MAX];
    size_t length = 0;
    bool outside = false;

    while (reader->at < reader->end && *reader->at != '"') {
        char c = *reader->at == '&' ? take_escape(reader) : *reader->at++;

        if (c == '\0' || length == sizeof(address) - 1)
            return "an address that is too long or not escaped";
        address[length++] = c;
    }
    address[length] = '\0';
    const char *fault = address_fault(address, &outside);
    if (fault)
        return fault;
    if (!take(reader, "\"") ||
        (outside && !take(reader, " rel=\"nofollow noopener noreferrer\"")))
        return "a link to another site without its rel";
    return take(reader, ">") ? NULL : "a link with another attribute";
}

static bool take_start(struct reader *reader)
{
    if (!take(reader, " start=\""))
        return true;
    while (reader->at < reader->end && isdigit((unsigned char)*reader->at))
        reader->at++;
    return take(reader, "\"");
}

static const struct element *take_name(struct reader *reader)
{
    size_t length = 0;

    while (reader->at + length < reader->end &&
           isalnum((unsigned char)reader->at[length]))
        length++;
    for (size_t i = 0; i < COUNT(elements); i++) {
        if (strlen(elements[i].name) == length &&
            memcmp(elements[i].name, reader->at, length) == 0) {
            reader->at += length;
            return &elements[i];
        }
    }
    return NULL;
}

static char around(const struct reader *reader)
{
    return reader->depth ? reader->open[reader->depth - 1]->kind : '-';
}

static const char *read_open(struct reader *reader)
{
    const struct element *element = take_name(reader);

    if (!element)
        return "a tag that is not allowed";
    if (!strchr(element->within, around(reader)))
        return "an element where it may not stand";
    if (reader->depth == DEPTH_MAX)
        return "elements too deep";
    reader->open[reader->depth++] = element;
    if (element->kind == 'a')
        return reader->links++ == 0 && take(reader, " href=\"") ? read_link(reader)
                                                                : "a link within a link";
    if (strcmp(element->name, "ol") == 0 && !take_start(reader))
        return "a list that starts with no number";
    if (strcmp(element->name, "th") == 0 && !take(reader, " scope=\"col\""))
        return "a head cell without its scope";
    return take(reader, ">") ? NULL : "an attribute that is not allowed";
}

static const char *read_close(struct reader *reader)
{
    const struct element *element = take_name(reader);

    if (!element || reader->depth == 0 || reader->open[reader->depth - 1] != element ||
        !take(reader, ">"))
        return "an end of what is not open";
    reader->depth--;
    reader->links -= element->kind == 'a';
    return NULL;
}

static const char *read_one(struct reader *reader)
{
    if (take(reader, "<br>"))
        return strchr("xkicfa-", around(reader)) ? NULL
                                                 : "a line end where none may stand";
    if (take(reader, "<hr>"))
        return strchr("-fk", around(reader)) ? NULL : "a rule where none may stand";
    if (take(reader, "</"))
        return read_close(reader);
    if (take(reader, "<"))
        return read_open(reader);
    if (*reader->at == '&')
        return take_escape(reader) ? NULL : "an ampersand that is not escaped";
    if (strchr(">\"'", *reader->at))
        return "a character that is not escaped";
    if (strchr("ltgr", around(reader)) && *reader->at != '\n')
        return "words where none may stand";
    reader->at++;
    return NULL;
}

const char *safe_html_fault(const char *html, size_t length, size_t *ret_at)
{
    struct reader reader = {.at = html, .end = html + length};
    const char *fault = NULL;

    while (!fault && reader.at < reader.end) {
        *ret_at = (size_t)(reader.at - html);
        fault = read_one(&reader);
    }
    return !fault && reader.depth > 0 ? "an element that is not closed" : fault;
}
