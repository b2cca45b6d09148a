/* site.h - the answers that need no database: the files of static/, /healthz, and the
 * refusals. What api_owns() is the API's. */
#ifndef SERVER_SITE_H
#define SERVER_SITE_H

#include "api/api.h"

#include <stdbool.h>

struct answer {
    struct api_response response;
    const unsigned char *file; /* the body, lent for ever; NULL: response.body is it */
};

/* HTML around the pages made of records, with the marks that api_settings.shell names;
 * for ever. It is static/page.html, which is no page by itself and so is not served. */
const char *site_shell(void);
/* Says which files of static/ this binary has; for ever. */
const char *site_build(void);

void site_answer(const struct api_request *request, struct answer *ret_answer);
void answer_release(struct answer *answer);

/* Adds a copy of `value`; without memory the field is left out. */
void answer_header(struct api_response *response, const char *name, const char *value);

#endif
