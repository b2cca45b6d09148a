/* view_rows.h - lists of missions on pages: a row each, in the order in which the
 * language of the page puts the countries' names. */
#ifndef API_VIEW_ROWS_H
#define API_VIEW_ROWS_H

#include "db/mission.h"
#include "view.h"

enum { VIEW_ROWS_MAX = 500 };

struct view_rows {
    struct db_mission_filter filter; /* which; at most `limit` (VIEW_ROWS_MAX) of them */
    bool by_host; /* by the countries where they stand; else by those whose they are */
    bool is_elsewhere; /* each says in which country it stands */
};

/* <ul class="missions">; nothing when there are none. *ret_total: how many there are,
 * also beyond the limit. */
enum db_status view_rows(struct view *view, const struct view_rows *rows,
                         int64_t *ret_total);

/* What a script makes of a list: a box that filters it, and a map. */
void view_rows_filter(struct view *view);
void view_rows_map(struct view *view);
/* What is said under a list that has not all of them: where all are. */
void view_rows_cut(struct view *view, const struct view_rows *rows, int64_t total);

#endif
