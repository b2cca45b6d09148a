/* document.h - the JSON documents of the change log: what a record is, without rev, times
 * and links, so that two equal records have equal documents, byte for byte. */
#ifndef API_DOCUMENT_H
#define API_DOCUMENT_H

#include "buffer.h"
#include "db/arrangement.h"
#include "db/country.h"
#include "db/helpline.h"
#include "db/mission.h"
#include "db/notice.h"
#include "db/source.h"

/* Appends; a failure stays in the buffer. */
void document_mission(struct buffer *out, const struct db_mission *mission);
void document_country(struct buffer *out, const struct db_country *country);
void document_source(struct buffer *out, const struct db_source *source);
void document_helplines(struct buffer *out, const struct db_helplines *helplines);
void document_arrangement(struct buffer *out, const struct db_arrangement *arrangement);
/* With the stored state, whatever the time. */
void document_article(struct buffer *out, const struct db_article *article);
void document_notice(struct buffer *out, const struct db_notice *notice);

#endif
