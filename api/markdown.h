/* markdown.h - a safe subset of CommonMark, with tables, strikethrough and links from
 * bare addresses. md4c parses; what is written is ours alone: the tags h2 to h6, p,
 * blockquote, ul, ol, li, hr, pre, code, table and its parts, em, strong, del, br and a,
 * and the attributes href, rel, start and scope. HTML in the source is shown as text.
 *
 * A link goes to http, https, mailto, tel, a path of this site or a fragment; any other
 * address is dropped and its text stays. An image becomes a link to it: a page asks no
 * other host for anything. Headings begin at h2, because the page has the h1.
 *
 * Both functions append. `markdown` is UTF-8 of at most MARKDOWN_MAX bytes, and
 * markdown[length] is NUL. A source that would grow beyond measure is shown as it is;
 * the buffer fails for want of memory only. */
#ifndef API_MARKDOWN_H
#define API_MARKDOWN_H

#include "buffer.h"

#include "db/article.h"

enum { MARKDOWN_MAX = DB_BODY_MAX };

void markdown_html(struct buffer *out, const char *markdown, size_t length);
/* The words without marks, a line for each paragraph, item, row or line of code; for
 * search and summaries. Not HTML: to be escaped wherever it goes. */
void markdown_text(struct buffer *out, const char *markdown, size_t length);

#endif
