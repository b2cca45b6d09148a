/* front_patch.h - what somebody changed in the text of an article or a notice. */
#ifndef API_FRONT_PATCH_H
#define API_FRONT_PATCH_H

#include "front_matter.h"

/* The fields that differ, as a merge patch (RFC 7396): what was not touched is not in it,
 * so that a change by somebody else survives; "{}" when nothing differs. malloc'ed; NULL:
 * ret_fault says why. */
char *api_text_patch(enum api_text kind, const char *before, const char *after,
                     char ret_fault[API_TEXT_FAULT_MAX]);
/* The same for people, a line each: "title: Talks in Moscow"; of a body only that it
 * differs. malloc'ed; NULL: one is no such text, or memory ran out. */
char *api_text_changes(enum api_text kind, const char *before, const char *after);

#endif
