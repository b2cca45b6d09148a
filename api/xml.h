/* xml.h - writes XML 1.0 straight into a buffer, as json.h does JSON.
 *
 * Text and attribute values are the only way to characters, and are escaped on it; what
 * XML 1.0 §2.2 does not allow (control characters, U+FFFE, U+FFFF) and invalid UTF-8
 * become U+FFFD. Elements are closed in the order they were opened. So what it wrote is
 * always well formed. */
#ifndef API_XML_H
#define API_XML_H

#include "buffer.h"

enum { XML_DEPTH_MAX = 8 };

struct xml {
    struct buffer *out;
    const char *open[XML_DEPTH_MAX]; /* names of the elements that are not closed yet */
    size_t depth;
    bool in_tag; /* attributes may still follow */
};

/* The declaration; first of all, in a document of its own. */
void xml_begin(struct xml *xml);

/* Names are our own words, of static storage. */
void xml_open(struct xml *xml, const char *name);
/* After xml_open(), before anything else of the element. NULL: no attribute. */
void xml_attribute(struct xml *xml, const char *name, const char *value);
void xml_text(struct xml *xml, const char *text);
void xml_close(struct xml *xml);

/* A whole element; text NULL: none. */
void xml_put_text(struct xml *xml, const char *name, const char *text);

#endif
