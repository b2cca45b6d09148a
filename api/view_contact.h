/* view_contact.h - how a post or a line is reached, as links. What cannot be linked
 * without guessing is shown as text: a wrong number is worse than none. */
#ifndef API_VIEW_CONTACT_H
#define API_VIEW_CONTACT_H

#include "db/mission.h"
#include "view.h"

/* A way to reach somebody, lent. */
struct view_way {
    const char *kind;    /* a word of CONTACT_KINDS or HELPLINE_KINDS */
    const char *value;   /* as stored: what is called, written to or opened */
    const char *display; /* what is read; NULL or "": the value */
};

enum { VIEW_WAY_MAX = 1024 };

/* What the way opens: "tel:+3225550100", "mailto:...", "https://...". False: nothing that
 * is sure; then it is read only. */
bool view_way_address(const struct view_way *way, char ret_address[VIEW_WAY_MAX]);
/* "Call", "Open the website". */
const char *view_way_label(const struct view *view, const char *kind);

/* <a class="button call" href="tel:...">Call <bdi>+32 2 555 01 00</bdi></a>; as <p> where
 * nothing opens. `class` NULL: none. */
void view_put_way(struct view *view, const struct view_way *way, const char *class);
/* A button for scripts: copies the text. */
void view_put_copy(struct view *view, const char *copied, enum text_key label);

/* <div class="actions"> of a mission: one way to begin with, big (`first`; NULL: the
 * contact that helps best), the other contacts, its place on a map where that is exact,
 * its card for address books, and the number to copy. */
void view_mission_actions(struct view *view, const struct db_mission *mission,
                          const struct view_way *first);
/* The address as the source has it, with a button that copies it; nothing where there is
 * none. */
void view_mission_address(struct view *view, const struct db_mission *mission);
/* "Closed", as a .badge; nothing of one that works. */
void view_put_status(struct view *view, enum db_mission_status status);

/* <div class="actions"> of a line: its number, and that to copy. */
void view_line_actions(struct view *view, const struct view_way *line);

#endif
