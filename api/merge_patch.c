#include "merge_patch.h"

json_t *merge_patch(json_t *target, json_t *patch)
{
    void *at = NULL;

    if (!json_is_object(patch))
        return json_deep_copy(patch);
    json_t *merged = json_is_object(target) ? json_deep_copy(target) : json_object();
    for (at = json_object_iter(patch); merged && at;
         at = json_object_iter_next(patch, at)) {
        const char *name = json_object_iter_key(at);
        json_t *value = json_object_iter_value(at);

        if (json_is_null(value)) {
            json_object_del(merged, name);
            continue;
        }
        json_t *part = merge_patch(json_object_get(merged, name), value);
        if (!part || json_object_set_new(merged, name, part) != 0) {
            json_decref(merged);
            return NULL;
        }
    }
    return merged;
}
