#include "markdown.h"

#include "html.h"
#include "markdown_link.h"
#include "markdown_reading.h"

#include <stdio.h>

struct tag {
    const char *open, *close;
};

static const struct tag block_tags[] = {
    [MD_BLOCK_QUOTE] = {"<blockquote>\n", "</blockquote>\n"},
    [MD_BLOCK_UL] = {"<ul>\n", "</ul>\n"},
    [MD_BLOCK_OL] = {"<ol>\n", "</ol>\n"},
    [MD_BLOCK_LI] = {"<li>", "</li>\n"},
    [MD_BLOCK_HR] = {"<hr>\n", NULL},
    [MD_BLOCK_CODE] = {"<pre><code>", "</code></pre>\n"},
    [MD_BLOCK_P] = {"<p>", "</p>\n"},
    [MD_BLOCK_TABLE] = {"<table>\n", "</table>\n"},
    [MD_BLOCK_THEAD] = {"<thead>\n", "</thead>\n"},
    [MD_BLOCK_TBODY] = {"<tbody>\n", "</tbody>\n"},
    [MD_BLOCK_TR] = {"<tr>", "</tr>\n"},
    [MD_BLOCK_TH] = {"<th scope=\"col\">", "</th>"},
    [MD_BLOCK_TD] = {"<td>", "</td>"},
};

static const struct tag span_tags[] = {
    [MD_SPAN_EM] = {"<em>", "</em>"},
    [MD_SPAN_STRONG] = {"<strong>", "</strong>"},
    [MD_SPAN_CODE] = {"<code>", "</code>"},
    [MD_SPAN_DEL] = {"<del>", "</del>"},
};

#define COUNT(array) (sizeof(array) / sizeof((array)[0]))

/* {NULL, NULL}: nothing is written for it. */
static struct tag tag_of(const struct tag *tags, size_t count, size_t type)
{
    return type < count ? tags[type] : (struct tag){0};
}

static void put(struct reading *reading, const char *markup)
{
    if (markup)
        html_markup(reading->out, markup);
}

/* ---- Spans ---- */

/* Links do not nest: within one, another link or an image is its text. */
static bool open_link(struct reading *reading, const MD_ATTRIBUTE *destination)
{
    struct markdown_link link;

    if (reading->link || !markdown_link_read(destination, &link))
        return false;
    reading->link = reading->spans;
    reading->link_begin = reading->out->length;
    html_markup(reading->out, "<a");
    html_attribute(reading->out, "href", link.address);
    if (link.outside)
        html_markup(reading->out, " rel=\"nofollow noopener noreferrer\"");
    html_markup(reading->out, ">");
    reading->link_text = reading->out->length;
    return true;
}

/* A link that nobody can see is taken back. */
static void close_link(struct reading *reading)
{
    reading->link = 0;
    if (reading->out->length == reading->link_text) {
        reading->out->length = reading->link_begin;
    } else {
        html_markup(reading->out, "</a>");
    }
}

/* True: its tag is written. */
static bool open_span(struct reading *reading, MD_SPANTYPE type, const void *detail)
{
    if (type == MD_SPAN_A)
        return open_link(reading, &((const MD_SPAN_A_DETAIL *)detail)->href);
    if (type == MD_SPAN_IMG)
        return open_link(reading, &((const MD_SPAN_IMG_DETAIL *)detail)->src);
    put(reading, tag_of(span_tags, COUNT(span_tags), type).open);
    return true;
}

static void close_spans(struct reading *reading, size_t left)
{
    for (; reading->spans > left; reading->spans--) {
        const struct span *span = &reading->span[reading->spans - 1];

        if (reading->link == reading->spans) {
            close_link(reading);
        } else if (span->written) {
            put(reading, tag_of(span_tags, COUNT(span_tags), span->type).close);
        }
    }
}

static int enter_span(MD_SPANTYPE type, void *detail, void *context)
{
    struct reading *reading = context;

    if (reading->spans == READING_SPANS_MAX) {
        reading->deeper++;
        return reading_goes_on(reading);
    }
    struct span *span = &reading->span[reading->spans++];
    span->type = type;
    span->written = open_span(reading, type, detail);
    return reading_goes_on(reading);
}

/* md4c 0.4.8 can close spans in another order than it opened them, or leave one open:
 * ***[a](/b "**")***. So the last of the same type is closed, with all within it; or
 * nothing. */
static int leave_span(MD_SPANTYPE type, void *detail, void *context)
{
    struct reading *reading = context;
    size_t at = reading->spans;

    (void)detail;
    if (reading->deeper > 0) {
        reading->deeper--;
        return reading_goes_on(reading);
    }
    while (at > 0 && reading->span[at - 1].type != type)
        at--;
    if (at > 0)
        close_spans(reading, at - 1);
    return reading_goes_on(reading);
}

static void end_spans(struct reading *reading)
{
    close_spans(reading, 0);
    reading->deeper = 0;
}

/* ---- Blocks ---- */

static bool is_level(MD_BLOCKTYPE type)
{
    return type == MD_BLOCK_QUOTE || type == MD_BLOCK_UL || type == MD_BLOCK_OL;
}

/* An item goes with its list. */
static bool is_too_deep(const struct reading *reading, MD_BLOCKTYPE type)
{
    return (is_level(type) || type == MD_BLOCK_LI) &&
           reading->levels > READING_LEVELS_MAX;
}

static void put_heading(struct reading *reading, const char *begin,
                        const MD_BLOCK_H_DETAIL *heading, const char *end)
{
    char tag[16];

    (void)snprintf(tag, sizeof(tag), "%s%u%s", begin,
                   heading->level < 6 ? heading->level + 1 : 6U, end);
    put(reading, tag);
}

static void open_list(struct reading *reading, const MD_BLOCK_OL_DETAIL *list)
{
    char tag[32] = "<ol>\n";

    if (list->start != 1)
        (void)snprintf(tag, sizeof(tag), "<ol start=\"%u\">\n", list->start);
    put(reading, tag);
}

static int enter_block(MD_BLOCKTYPE type, void *detail, void *context)
{
    struct reading *reading = context;

    end_spans(reading);
    reading->levels += is_level(type);
    if (is_too_deep(reading, type)) {
        put(reading, "\n");
    } else if (type == MD_BLOCK_H) {
        put_heading(reading, "<h", detail, ">");
    } else if (type == MD_BLOCK_OL) {
        open_list(reading, detail);
    } else {
        put(reading, tag_of(block_tags, COUNT(block_tags), type).open);
    }
    return reading_goes_on(reading);
}

static int leave_block(MD_BLOCKTYPE type, void *detail, void *context)
{
    struct reading *reading = context;

    end_spans(reading);
    if (is_too_deep(reading, type)) {
        put(reading, "\n");
    } else if (type == MD_BLOCK_H) {
        put_heading(reading, "</h", detail, ">\n");
    } else {
        put(reading, tag_of(block_tags, COUNT(block_tags), type).close);
    }
    reading->levels -= is_level(type);
    return reading_goes_on(reading);
}

/* ---- Text ---- */

static int put_text(MD_TEXTTYPE type, const MD_CHAR *text, MD_SIZE length, void *context)
{
    struct reading *reading = context;
    char character[READING_CHARACTER_MAX];
    size_t decoded = 0;

    if (type == MD_TEXT_BR) {
        html_markup(reading->out, "<br>\n");
        return reading_goes_on(reading);
    }
    if (type == MD_TEXT_SOFTBR) {
        html_markup(reading->out, "\n");
        return reading_goes_on(reading);
    }
    if (type == MD_TEXT_ENTITY || type == MD_TEXT_NULLCHAR)
        decoded = reading_character(type, text, length, character);
    html_bytes(reading->out, decoded ? character : text, decoded ? decoded : length);
    return reading_goes_on(reading);
}

void markdown_html(struct buffer *out, const char *markdown, size_t length)
{
    static const MD_PARSER parser = {
        .flags = MARKDOWN_SYNTAX,
        .enter_block = enter_block,
        .leave_block = leave_block,
        .enter_span = enter_span,
        .leave_span = leave_span,
        .text = put_text,
    };
    struct reading reading = {.out = out};

    if (reading_run(&reading, &parser, markdown, length))
        return;
    html_markup(out, "<pre>");
    html_bytes(out, markdown, length);
    html_markup(out, "</pre>\n");
}
