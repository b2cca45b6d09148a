/* vcard.h - writes content lines of vCard 4.0 (RFC 6350 §3) straight into a buffer:
 * folded at 75 bytes, never within a character, ending in CRLF. Text is escaped on the
 * only way in, so no value can begin a line of its own. */
#ifndef API_VCARD_H
#define API_VCARD_H

#include "buffer.h"

struct vcard {
    struct buffer *out;
    struct buffer line; /* the one that is being written; released at its end */
};

/* The beginning of a line: "TEL;VALUE=uri", our own words. */
void vcard_begin(struct vcard *card, const char *name);
void vcard_text(struct vcard *card, const char *text); /* escaped: , \ and line ends */
/* The same as a part of a structured value: ";" parts it from the next. */
void vcard_part(struct vcard *card, const char *text);
void vcard_raw(struct vcard *card, const char *value); /* a URI, or what parts values */
void vcard_end(struct vcard *card);

/* A whole line; NULL: none. */
void vcard_put_text(struct vcard *card, const char *name, const char *text);
void vcard_put_raw(struct vcard *card, const char *name, const char *value);

#endif
