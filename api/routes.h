#ifndef API_ROUTES_H
#define API_ROUTES_H

#include "call.h"

extern const struct route routes[]; /* ends with a NULL pattern */

/* Declared by function type: one line a noun is the whole header. */
handler index_get, openapi_get, problem_get;
handler country_list, country_get, lookup_get;
handler article_list, article_get, article_post, article_put, article_patch,
    article_delete;
handler notice_list, notice_get, notice_post, notice_put, notice_patch, notice_delete;
handler mission_list, mission_get, mission_put, mission_patch, mission_delete;
handler helplines_get, helplines_put, helplines_patch, helplines_delete;
handler arrangement_list, arrangement_get, arrangement_put, arrangement_patch,
    arrangement_delete, arrangement_history;
handler changes_list, mission_history, helplines_history;
handler article_history, notice_history;
handler token_list, token_create, token_revoke;
handler feed_articles_atom, feed_articles_json, feed_notices_atom, feed_notices_json;
handler notice_cap_get;
handler search_get, suggest_get;
handler pack_get, pack_index_get, pack_lines_get, pack_names_get, snapshot_get;
handler view_home, view_news, view_article, view_country;
handler view_offline, view_saved;
handler view_about, view_mission, view_missions_of;
handler view_help, view_help_form;

handler import_post;

/* What each takes: the name of its handler, and "_params". */
extern const struct param problem_get_params[], lookup_get_params[];
extern const struct param country_list_params[], country_get_params[];
extern const struct param mission_list_params[], mission_get_params[],
    mission_write_params[];
extern const struct param helplines_get_params[], helplines_write_params[];
extern const struct param arrangement_list_params[], arrangement_get_params[],
    arrangement_write_params[], arrangement_history_params[];
extern const struct param changes_list_params[];
extern const struct param mission_history_params[], helplines_history_params[];
extern const struct param article_history_params[], notice_history_params[];
extern const struct param token_list_params[], token_create_params[];
extern const struct param token_revoke_params[];
extern const struct param pack_get_params[], pack_index_params[], pack_lines_params[],
    pack_names_params[], snapshot_get_params[];
extern const struct param search_get_params[], suggest_get_params[];
handler view_search;
handler robots_get, sitemap_get, sitemap_part;
extern const struct param robots_get_params[], sitemap_get_params[],
    sitemap_part_params[];
extern const struct param view_search_params[];
extern const struct param view_home_params[], view_help_params[], view_help_form_params[];
extern const struct param view_news_params[], view_article_params[];
extern const struct param view_country_params[];
extern const struct param view_offline_params[];
extern const struct param view_saved_params[];
extern const struct param view_about_params[], view_mission_params[],
    view_missions_of_params[];
extern const struct param feed_params[], notice_cap_params[];
extern const struct param article_list_params[], article_get_params[],
    article_create_params[], article_write_params[];
extern const struct param notice_list_params[], notice_get_params[],
    notice_create_params[], notice_write_params[];
extern const struct param index_get_params[], openapi_get_params[];

extern const struct param import_post_params[];

#endif
