/* front_matter.h - articles and notices as text for an editor: fields between two lines
 * "---", one a line, then the body in Markdown.
 *
 *     ---
 *     title: Talks in Moscow
 *     countries: US, RU
 *     ---
 *     The body.
 *
 * This is a small part of YAML: a value is the rest of its line, in double quotes or not;
 * lists are written with commas, in brackets or not; a line that begins with "#" is a
 * comment. Nothing else of YAML is known, and what is not known is refused. */
#ifndef API_FRONT_MATTER_H
#define API_FRONT_MATTER_H

#include <stdbool.h>
#include <stddef.h>

enum api_text { API_TEXT_ARTICLE, API_TEXT_NOTICE };
enum { API_TEXT_MAX = 128 * 1024, API_TEXT_FAULT_MAX = 200 };

/* Text to the JSON that the API takes (malloc'ed, NUL-terminated). NULL: ret_fault says
 * what is wrong, "line 3: ...", or that memory ran out. Whether the values are usable the
 * API says. */
char *api_text_to_json(enum api_text kind, const char *text, size_t length,
                       char ret_fault[API_TEXT_FAULT_MAX]);

/* A record as the API answers with it, to text with a comment on each field. `json` NULL:
 * an empty record, to be filled in. malloc'ed; NULL: no JSON, or out of memory. */
char *api_text_from_json(enum api_text kind, const char *json, size_t length);

#endif
