#include "vcard.h"

#include <string.h>

enum { LINE_BYTES_MAX = 75 }; /* without its end (§3.2) */

void vcard_begin(struct vcard *card, const char *name)
{
    card->line = (struct buffer){0};
    buffer_append_text(&card->line, name);
    buffer_append(&card->line, ":", 1);
}

void vcard_raw(struct vcard *card, const char *value)
{
    for (; *value; value++) {
        if ((unsigned char)*value >= ' ' && *value != 0x7F)
            buffer_append(&card->line, value, 1);
    }
}

static void put_escaped(struct vcard *card, const char *text, const char *escaped)
{
    for (; *text; text++) {
        if (*text == '\n')
            buffer_append(&card->line, "\\n", 2);
        else if ((unsigned char)*text >= ' ' && *text != 0x7F) {
            buffer_append(&card->line, "\\", strchr(escaped, *text) ? 1 : 0);
            buffer_append(&card->line, text, 1);
        }
    }
}

void vcard_text(struct vcard *card, const char *text)
{
    put_escaped(card, text, ",\\");
}

void vcard_part(struct vcard *card, const char *text)
{
    put_escaped(card, text, ",;\\");
}

static bool is_inside_a_letter(char byte)
{
    return ((unsigned char)byte & 0xC0) == 0x80;
}

/* The blank that begins a folded line is one of its bytes. */
void vcard_end(struct vcard *card)
{
    const char *text = buffer_text(&card->line);
    size_t left = text ? card->line.length : 0;
    size_t room = LINE_BYTES_MAX;

    if (!text)
        buffer_fail(card->out);
    while (left > room) {
        size_t cut = room;

        while (cut > room - 4 && is_inside_a_letter(text[cut]))
            cut--;
        buffer_append(card->out, text, cut);
        buffer_append(card->out, "\r\n ", 3);
        text += cut;
        left -= cut;
        room = LINE_BYTES_MAX - 1;
    }
    if (text)
        buffer_append(card->out, text, left);
    buffer_append(card->out, "\r\n", 2);
    buffer_release(&card->line);
}

void vcard_put_text(struct vcard *card, const char *name, const char *text)
{
    if (!text)
        return;
    vcard_begin(card, name);
    vcard_text(card, text);
    vcard_end(card);
}

void vcard_put_raw(struct vcard *card, const char *name, const char *value)
{
    if (!value)
        return;
    vcard_begin(card, name);
    vcard_raw(card, value);
    vcard_end(card);
}
