/* view_linked.h - pages as data for search engines and assistants: JSON-LD in words of
 * schema.org, one object each in the graph of the page. All of it stands on the page too.
 * Without a public URL the members that are addresses are left out. */
#ifndef API_VIEW_LINKED_H
#define API_VIEW_LINKED_H

#include "db/mission.h"
#include "view.h"

/* WebSite, and how it is searched; nothing without a public URL. For the first page. */
void linked_site(struct view *view);
/* NewsArticle. Call where the article is lent. */
void linked_article(struct view *view, const struct db_article *article);
/* SpecialAnnouncement. Call where the notice is lent. */
void linked_notice(struct view *view, const struct db_notice *notice);
/* Embassy, or GovernmentOffice of what is none: what is known and sure, and no more. Call
 * where the mission is lent. */
void linked_mission(struct view *view, const struct db_mission *mission);

#endif
