/* view_hours.h - opening hours on pages, in the language of the page. */
#ifndef API_VIEW_HOURS_H
#define API_VIEW_HOURS_H

#include "candidate.h"
#include "view.h"

/* A text of OSM's grammar in the words of the language, a rule a line: "Mon–Fri
 * 09:00–17:00". What is no word of the grammar stays as it is. */
void view_hours(struct view *view, const char *text);

/* "Closed now. Opens: Monday 09:00 (local time)", of a post that lookup_doors() has
 * looked at; nothing where nobody knows. */
void view_door(struct view *view, const struct candidate *row);

#endif
