/* draft_name.c - the English name of a mission, for sources that have none. */
#include "draft.h"
#include "the.h"

#include <stdio.h>
#include <string.h>

enum { NAME_SIZE = 240 };

/* What the post is called. An office of a state that is not recognised does what an
 * embassy does but is not called one; the Holy See's posts have names of their own. */
static const char *title(const struct db_mission *mission)
{
    if (strcmp(mission->sending, "VA") == 0 && mission->rank == DB_RANK_DELEGATION)
        return "Apostolic Delegation";
    if (mission->legal_kind == DB_LEGAL_DE_FACTO &&
        (mission->rank == DB_RANK_EMBASSY || mission->rank == DB_RANK_CONSULATE))
        return "Representative Office";
    return db_rank_row(mission->rank)->title;
}

static bool is_apostolic(const struct db_mission *mission)
{
    return mission->rank == DB_RANK_NUNCIATURE ||
           (strcmp(mission->sending, "VA") == 0 && mission->rank == DB_RANK_DELEGATION);
}

void draft_name(struct draft *draft, const struct atlas_country *sending,
                const struct atlas_country *host, const char *office)
{
    struct db_mission *mission = &draft->mission;
    char sender[NAME_SIZE];
    char place[NAME_SIZE];

    the_before(sending->name, sender, sizeof(sender));
    the_before(host->name, place, sizeof(place));
    if (mission->city)
        (void)snprintf(place, sizeof(place), "%s", mission->city);
    if (office) {
        mission->name = draft_format(draft, "%s Government Office in %s", office, place);
    } else if (is_apostolic(mission)) {
        mission->name = draft_format(draft, "%s in %s", title(mission), place);
    } else {
        mission->name =
            draft_format(draft, "%s of %s in %s", title(mission), sender, place);
    }
}
