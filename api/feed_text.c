#include "feed_text.h"

#include "markdown_entity.h"

#include <ctype.h>
#include <stdbool.h>
#include <string.h>
#include <strings.h>

enum { NAME_MAX_BYTES = 16, ENTITY_MAX = 12 };

struct text {
    struct buffer *out;
    bool has_any;    /* something was written */
    bool wants_gap;  /* a blank is due before the next letter */
    int wants_lines; /* or this many line ends */
};

static void put(struct text *text, const char *bytes, size_t length)
{
    for (int i = 0; text->has_any && i < text->wants_lines; i++)
        buffer_append(text->out, "\n", 1);
    if (text->has_any && text->wants_lines == 0 && text->wants_gap)
        buffer_append(text->out, " ", 1);
    buffer_append(text->out, bytes, length);
    text->has_any = true;
    text->wants_gap = false;
    text->wants_lines = 0;
}

static bool is_one_of(const char *const *names, const char *name)
{
    for (size_t i = 0; names[i]; i++) {
        if (strcasecmp(names[i], name) == 0)
            return true;
    }
    return false;
}

/* The end of the tag that begins here; `>` in a quoted value does not end it. */
static const char *tag_end(const char *at)
{
    char quote = '\0';

    for (; *at && (quote || *at != '>'); at++) {
        if (quote ? *at == quote : *at == '"' || *at == '\'')
            quote = quote ? '\0' : *at;
    }
    return *at ? at + 1 : at;
}

/* Behind "</name ...>", or the end: nothing of such an element is text. */
static const char *skip_element(const char *at, const char *name)
{
    size_t length = strlen(name);

    for (; (at = strstr(at, "</")); at += 2) {
        if (strncasecmp(at + 2, name, length) == 0 &&
            !isalnum((unsigned char)at[2 + length]))
            return tag_end(at);
    }
    return NULL;
}

static const char *skip_tag(struct text *text, const char *at)
{
    static const char *const silent[] = {"script",   "style",  "head",     "title",
                                         "template", "iframe", "noscript", "svg",
                                         "math",     "object", "textarea", NULL};
    static const char *const parting[] = {
        "p",  "div", "li", "ul",      "ol", "tr", "table", "h1",         "h2",      "h3",
        "h4", "h5",  "h6", "section", "br", "hr", "pre",   "blockquote", "article", NULL};
    char name[NAME_MAX_BYTES] = "";
    bool is_end = at[1] == '/';
    const char *from = at + 1 + is_end;

    for (size_t i = 0; i + 1 < sizeof(name) && isalnum((unsigned char)from[i]); i++) {
        name[i] = from[i];
        name[i + 1] = '\0';
    }
    const char *end = tag_end(at);
    if (!is_end && is_one_of(silent, name)) {
        end = skip_element(end, name);
        return end ? end : at + strlen(at);
    }
    if (is_one_of(parting, name))
        text->wants_lines = strcasecmp(name, "br") == 0 && text->wants_lines == 0 ? 1 : 2;
    return end;
}

static const char *skip_markup(struct text *text, const char *at)
{
    if (strncmp(at, "<!--", 4) != 0)
        return skip_tag(text, at);
    const char *end = strstr(at + 4, "-->");
    return end ? end + 3 : at + strlen(at);
}

static bool is_markup(const char *at)
{
    return at[0] == '<' &&
           (isalpha((unsigned char)at[1]) || (at[1] && strchr("/!?", at[1])));
}

static const char *take_entity(struct text *text, const char *at)
{
    char character[MARKDOWN_ENTITY_MAX];
    size_t length = strcspn(at, "; <");
    bool is_whole = at[length] == ';' && length <= ENTITY_MAX;
    size_t size = is_whole ? markdown_entity(at, length + 1, character) : 0;
    bool is_blank = size == 1 && (unsigned char)character[0] <= ' ';

    if (size == 0) {
        put(text, at, 1);
        return at + 1;
    }
    text->wants_gap |= is_blank;
    if (!is_blank)
        put(text, character, size);
    return at + length + 1;
}

static bool is_blank(char c)
{
    return (unsigned char)c <= ' ' || c == 0x7f;
}

void feed_text(struct buffer *out, const char *html)
{
    struct text text = {.out = out};

    for (const char *at = html; *at;) {
        if (is_markup(at)) {
            at = skip_markup(&text, at);
        } else if (*at == '&') {
            at = take_entity(&text, at);
        } else if (is_blank(*at)) {
            text.wants_gap = true;
            at++;
        } else {
            put(&text, at++, 1);
        }
    }
}

void feed_line(struct buffer *out, const char *line)
{
    struct text text = {.out = out};

    for (const char *at = line; *at; at++) {
        if (is_blank(*at))
            text.wants_gap = true;
        else
            put(&text, at, 1);
    }
}
