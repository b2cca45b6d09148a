/* records.h - articles and notices in every state, some with the worst texts in every
 * field, for the tests of feeds and alerts. */
#ifndef TESTS_FEEDS_RECORDS_H
#define TESTS_FEEDS_RECORDS_H

#include "sample.h"

#define MINUTES *60 /* after SAMPLE_NOW, 2026-03-02T12:00:00Z */

/* Articles. Visible at SAMPLE_NOW: two, the long
 * one, and RECORDS_BULK older ones about NP.
 */
#define ARTICLE_HOSTILE   "01KJQK0V80ZZZZZZZZZZZZZZA1" /* RU, US, EU; x-smom */
#define ARTICLE_FRENCH    "01KJQK0V80ZZZZZZZZZZZZZZA2" /* FR, in French */
#define ARTICLE_DRAFT     "01KJQK0V80ZZZZZZZZZZZZZZA3"
#define ARTICLE_SCHEDULED "01KJQK0V80ZZZZZZZZZZZZZZA4" /* for 12:30 */
#define ARTICLE_LONG      "01KJQK0V80ZZZZZZZZZZZZZZA6" /* IS, 64 KiB of "&" */
#define ARTICLE_WITHDRAWN "01KJQK0V80ZZZZZZZZZZZZZZA5"

/* Notices. Not ended at SAMPLE_NOW: the first three. */
#define NOTICE_HOSTILE                                                                   \
    "01KJQK0V80ZZZZZZZZZZZZZZB1"                      /* RU, UA, x-smom; its 3rd version \
                                                       */
#define NOTICE_ENDING    "01KJQK0V80ZZZZZZZZZZZZZZB2" /* FR, ends at 12:20 */
#define NOTICE_FUTURE    "01KJQK0V80ZZZZZZZZZZZZZZB3" /* NP, starts on 10 March */
#define NOTICE_ENDED     "01KJQK0V80ZZZZZZZZZZZZZZB4"
#define NOTICE_WITHDRAWN "01KJQK0V80ZZZZZZZZZZZZZZB5" /* was public */
#define NOTICE_DRAFT     "01KJQK0V80ZZZZZZZZZZZZZZB6"
#define NOTICE_SCHEDULED "01KJQK0V80ZZZZZZZZZZZZZZB7" /* for 12:30 */

enum { RECORDS_BULK = 34 };

/* Stores them; the sample is still open for writing. What cannot be stored ends the
 * program. */
void records_store(struct sample *sample);
/* Another version of the withdrawn or the French one, at a time of its own. */
void records_withdraw_french(struct db *db);

/* GET at `now`, with a public URL or NULL; the caller releases. */
void records_get(struct db *db, const char *target, int64_t now, const char *public_url,
                 struct api_response *ret_response);

#endif
