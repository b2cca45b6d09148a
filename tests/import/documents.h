/* documents.h - foreign documents: what becomes of a file of samples/, here and there
 * changed, in a database that knows some missions. */
#ifndef TESTS_IMPORT_DOCUMENTS_H
#define TESTS_IMPORT_DOCUMENTS_H

#include "fixture.h"

#define DOCUMENT_EXPECT_MAX 12

/* Missions that are known before. */
extern const char *const document_base;

struct document_case {
    const char *words;
    const char *file;    /* of samples/, or NULL: `text` is all */
    const char *text;    /* NULL, or what takes the place of... */
    const char *instead; /* this part of the file */
    int inserted, updated, unchanged, quarantined;
    const char *said[4]; /* each in the error, or in a row set aside or warned of */
    /* "id: part": in the document of this mission; "id:": there is none. An id of "*" is
     * any mission. */
    const char *expect[DOCUMENT_EXPECT_MAX];
    bool refused;
};

/* Each after `base` (NDJSON, or NULL) in a database of its own, in one piece and byte by
 * byte. */
void document_cases_run(struct tally *tally, const char *base,
                        const struct document_case *list, size_t count);

/* A file of samples/; the caller frees. */
char *document_file(const char *name);
/* A copy with one part replaced; the caller frees. */
char *document_changed(const char *text, const char *instead, const char *with);
/* Cut off at every byte the document is refused and stores nothing. */
void document_cut_run(struct tally *tally, const char *file);
/* Brought again it changes nothing; with few of its rows it is refused, unless forced. */
void document_again_run(struct tally *tally, const char *file, const char *few);

#endif
