/* view_found.h - what a search found, as <li> of HTML with the words in <mark>. */
#ifndef API_VIEW_FOUND_H
#define API_VIEW_FOUND_H

#include "search.h"

/* search.context: the struct view that is written. */
extern const struct search_form view_found;

#endif
