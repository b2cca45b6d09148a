/* merge_patch.h - JSON Merge Patch (RFC 7396). */
#ifndef API_MERGE_PATCH_H
#define API_MERGE_PATCH_H

#include <jansson.h>

/* A new tree, the caller's: `target` with `patch` applied; neither is changed. null
 * removes a member, an object merges into one, anything else replaces. NULL: out of
 * memory. Recurses as deep as `patch`, which body_parse() bounds. */
json_t *merge_patch(json_t *target, json_t *patch);

#endif
