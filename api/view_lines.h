/* view_lines.h - telephone lines of a country on pages. */
#ifndef API_VIEW_LINES_H
#define API_VIEW_LINES_H

#include "view.h"

/* The local emergency numbers, each as a button that calls; nothing when none is known.
 */
enum db_status view_emergency(struct view *view, const char *country);

/* The lines of its foreign ministry, with hours, source and the date of the last check,
 * under a heading; nothing when none is known. */
enum db_status view_ministry(struct view *view, const char *country);

#endif
