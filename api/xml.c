#include "xml.h"

#include "utf8.h"

#include <assert.h>
#include <string.h>

static const char replacement[] = "\xEF\xBF\xBD"; /* U+FFFD */

/* Ends the start tag that xml_open() left for attributes. */
static void end_tag(struct xml *xml)
{
    if (xml->in_tag)
        buffer_append(xml->out, ">", 1);
    xml->in_tag = false;
}

/* What stands for one byte; NULL: it stands for itself. A literal CR would be read as a
 * line end (§2.11), and line ends and tabs of an attribute as blanks (§3.3.3). */
static const char *escape(unsigned char c, bool in_attribute)
{
    switch (c) {
    case '&':
        return "&amp;";
    case '<':
        return "&lt;";
    case '>':
        return "&gt;"; /* "]]>" may not occur in text (§2.4) */
    case '"':
        return in_attribute ? "&quot;" : NULL;
    case '\r':
        return "&#13;";
    case '\n':
        return in_attribute ? "&#10;" : NULL;
    case '\t':
        return in_attribute ? "&#9;" : NULL;
    default:
        return c < 0x20 || c == 0x7F ? replacement : NULL;
    }
}

/* U+FFFE and U+FFFF. */
static bool is_noncharacter(const unsigned char *at)
{
    return at[0] == 0xEF && at[1] == 0xBF && at[2] >= 0xBE;
}

static void put(struct buffer *out, const char *text, bool in_attribute)
{
    for (const unsigned char *at = (const unsigned char *)text; *at;) {
        size_t run = 0;
        size_t length = utf8_length(at);

        while (at[run] && at[run] < 0x80 && !escape(at[run], in_attribute))
            run++;
        if (run > 0) {
            buffer_append(out, (const char *)at, run);
            at += run;
            continue;
        }
        const char *instead = length == 1 ? escape(*at, in_attribute)
                              : length == 0 || is_noncharacter(at) ? replacement
                                                                   : NULL;
        if (instead) {
            buffer_append_text(out, instead);
        } else {
            buffer_append(out, (const char *)at, length);
        }
        at += length ? length : 1;
    }
}

void xml_begin(struct xml *xml)
{
    buffer_append_text(xml->out, "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n");
}

void xml_open(struct xml *xml, const char *name)
{
    assert(xml->depth < XML_DEPTH_MAX);
    end_tag(xml);
    buffer_append(xml->out, "<", 1);
    buffer_append_text(xml->out, name);
    xml->open[xml->depth++] = name;
    xml->in_tag = true;
}

void xml_attribute(struct xml *xml, const char *name, const char *value)
{
    assert(xml->in_tag);
    if (!value)
        return;
    buffer_append(xml->out, " ", 1);
    buffer_append_text(xml->out, name);
    buffer_append(xml->out, "=\"", 2);
    put(xml->out, value, true);
    buffer_append(xml->out, "\"", 1);
}

void xml_text(struct xml *xml, const char *text)
{
    end_tag(xml);
    put(xml->out, text, false);
}

void xml_close(struct xml *xml)
{
    assert(xml->depth > 0);
    const char *name = xml->open[--xml->depth];

    if (xml->in_tag) {
        buffer_append(xml->out, "/>", 2);
        xml->in_tag = false;
        return;
    }
    buffer_append(xml->out, "</", 2);
    buffer_append_text(xml->out, name);
    buffer_append(xml->out, ">", 1);
}

void xml_put_text(struct xml *xml, const char *name, const char *text)
{
    if (!text)
        return;
    xml_open(xml, name);
    xml_text(xml, text);
    xml_close(xml);
}
