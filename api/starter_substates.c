/* starter_substates.c - the parts of countries that keep offices abroad. They are lines
 * of the list of countries, for the store knows countries only. */
#include "starter.h"

#include <stdio.h>
#include <string.h>

/* "CA-QC Q176 Quebec": code, item, name. */
static bool read_substate(const char *value, struct atlas_substate *ret_substate)
{
    size_t code = strcspn(value, " \n");
    const char *item = value + code + (value[code] == ' ');
    size_t item_length = strcspn(item, " \n");
    const char *name = item + item_length + (item[item_length] == ' ');

    if (code == 0 || item_length == 0 || item_length >= sizeof(ret_substate->item))
        return false;
    (void)snprintf(ret_substate->item, sizeof(ret_substate->item), "%.*s",
                   (int)item_length, item);
    (void)snprintf(ret_substate->name, sizeof(ret_substate->name), "%.*s",
                   (int)strcspn(name, "\n"), name);
    return true;
}

void starter_substates(starter_substate_visitor *visit, void *context)
{
    struct atlas_substate substate = {.country = ""};

    for (const char *const *line = starter_countries_text; *line; line++) {
        if (strncmp(*line, "country: ", 9) == 0) {
            (void)snprintf(substate.country, sizeof(substate.country), "%.*s",
                           (int)strcspn(*line + 9, "\n"), *line + 9);
        }
        if (strncmp(*line, "substate: ", 10) == 0 && read_substate(*line + 10, &substate))
            visit(&substate, context);
    }
}
