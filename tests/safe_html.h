/* safe_html.h - what the writer of Markdown may put out, said a second time: a strict
 * reader of the few spellings it has. */
#ifndef TESTS_SAFE_HTML_H
#define TESTS_SAFE_HTML_H

#include <stddef.h>

/* NULL: only allowed tags, each closed in order and within what may hold it (so that no
 * parser of HTML moves it elsewhere), only allowed attributes, each address of an allowed
 * scheme, all else escaped. Otherwise the first fault; *ret_at is where. */
const char *safe_html_fault(const char *html, size_t length, size_t *ret_at);

#endif
