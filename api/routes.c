/* routes.c - the whole API on one screen: one row for each method of each address. Rows
 * of one address stand together. */
#include "routes.h"

#define JSON_TYPE  "application/json"
#define PATCH_TYPE "application/merge-patch+json"
#define ATOM_TYPE  "application/atom+xml"
#define FEED_TYPE  "application/feed+json"
#define IMPORT_TYPES                                                                     \
    "text/csv, application/x-ndjson, application/geo+json, application/feed+json, " JSON_TYPE
#define AT(method_, pattern_, name_, handle_, params_)                                   \
    .method = API_##method_, .pattern = "/api/v1" pattern_, .name = name_,               \
    .handle = handle_, .params = params_

#define PAGE(pattern_, name_, handle_)                                                   \
    .method = API_GET, .pattern = pattern_, .name = name_, .handle = handle_,            \
    .params = handle_##_params, .type = "text/html; charset=utf-8", .is_page = true

enum { LIST_S = 30, LOOKUP_S = 10, FIXED_S = 3600 };
enum {
    ON_DATA = ON_COUNTRY | ON_MISSION | ON_SOURCE,
    ON_ALL = ON_DATA | ON_ARTICLE | ON_NOTICE | ON_HELPLINE,
};

const struct route routes[] = {
    {AT(GET, "/lookup", "lookup.get", lookup_get, lookup_get_params), .schema = "Lookup",
     .depends = ON_DATA | ON_NOTICE, .max_age_s = LOOKUP_S,
     .about = "Who can help a citizen of one country in another"},

    {AT(GET, "/missions", "missions.list", mission_list, mission_list_params),
     .schema = "MissionPage", .depends = ON_DATA, .max_age_s = LIST_S,
     .about = "Diplomatic and consular missions"},
    {AT(GET, "/missions/{id}", "missions.get", mission_get, mission_get_params),
     .schema = "Mission", .depends = ON_COUNTRY | ON_SOURCE, .max_age_s = LIST_S,
     .about = "One mission"},
    {AT(PUT, "/missions/{id}", "missions.put", mission_put, mission_write_params),
     .scope = SCOPE_CURATE, .takes = JSON_TYPE, .body = "MissionBody",
     .schema = "Mission", .about = "Creates a mission, or replaces it"},
    {AT(PATCH, "/missions/{id}", "missions.patch", mission_patch, mission_write_params),
     .scope = SCOPE_CURATE, .takes = PATCH_TYPE, .body = "MissionBody",
     .schema = "Mission", .about = "Changes members of a mission (RFC 7396)"},
    {AT(DELETE, "/missions/{id}", "missions.delete", mission_delete,
        mission_write_params),
     .scope = SCOPE_CURATE,
     .about = "Removes a mission; the change log keeps a tombstone"},

    {AT(GET, "/missions/{id}/history", "missions.history", mission_history,
        mission_history_params),
     .schema = "HistoryPage", .depends = ON_MISSION, .max_age_s = LIST_S,
     .about = "What each change of a mission changed, newest first"},

    {AT(GET, "/countries", "countries.list", country_list, country_list_params),
     .schema = "CountryPage", .depends = ON_COUNTRY | ON_SOURCE, .max_age_s = LIST_S,
     .about = "Countries, territories and other entities"},
    {AT(GET, "/countries/{id}", "countries.get", country_get, country_get_params),
     .schema = "Country", .depends = ON_DATA | ON_ARTICLE | ON_NOTICE,
     .max_age_s = LIST_S, .about = "One country, with its names in all languages"},

    {AT(GET, "/countries/{id}/helplines", "helplines.get", helplines_get,
        helplines_get_params),
     .schema = "Helplines", .depends = ON_HELPLINE, .max_age_s = LIST_S,
     .about = "Lines of a country's foreign ministry, and its local emergency numbers"},
    {AT(PUT, "/countries/{id}/helplines", "helplines.put", helplines_put,
        helplines_write_params),
     .scope = SCOPE_CURATE, .takes = JSON_TYPE, .body = "HelplinesBody",
     .schema = "Helplines", .about = "Creates or replaces the lines of a country"},
    {AT(PATCH, "/countries/{id}/helplines", "helplines.patch", helplines_patch,
        helplines_write_params),
     .scope = SCOPE_CURATE, .takes = PATCH_TYPE, .body = "HelplinesBody",
     .schema = "Helplines", .about = "Changes the lines of a country (RFC 7396)"},
    {AT(DELETE, "/countries/{id}/helplines", "helplines.delete", helplines_delete,
        helplines_write_params),
     .scope = SCOPE_CURATE, .about = "Removes the lines of a country"},

    {AT(GET, "/countries/{id}/helplines/history", "helplines.history", helplines_history,
        helplines_history_params),
     .schema = "HistoryPage", .depends = ON_HELPLINE, .max_age_s = LIST_S,
     .about = "What each change of a country's lines changed, newest first"},

    {AT(GET, "/articles", "articles.list", article_list, article_list_params),
     .schema = "ArticlePage", .depends = ON_ARTICLE | ON_COUNTRY | ON_SOURCE,
     .max_age_s = LIST_S, .about = "News, newest first"},
    {AT(POST, "/articles", "articles.create", article_post, article_create_params),
     .scope = SCOPE_DRAFTS, .takes = JSON_TYPE, .body = "ArticleBody",
     .schema = "Article", .about = "Makes an article; a draft unless it says otherwise"},
    {AT(GET, "/articles/{slug}", "articles.get", article_get, article_get_params),
     .schema = "Article", .depends = ON_ARTICLE | ON_NOTICE | ON_COUNTRY,
     .max_age_s = LIST_S,
     .about = "One article, with the notices that hold for its countries"},
    {AT(PUT, "/articles/{slug}", "articles.put", article_put, article_write_params),
     .scope = SCOPE_DRAFTS, .takes = JSON_TYPE, .body = "ArticleBody",
     .schema = "Article", .about = "Creates an article, or replaces it"},
    {AT(PATCH, "/articles/{slug}", "articles.patch", article_patch, article_write_params),
     .scope = SCOPE_DRAFTS, .takes = PATCH_TYPE, .body = "ArticleBody",
     .schema = "Article", .about = "Changes members of an article (RFC 7396)"},
    {AT(DELETE, "/articles/{slug}", "articles.delete", article_delete,
        article_write_params),
     .scope = SCOPE_DRAFTS,
     .about = "Removes an article; what was published is better withdrawn"},
    {AT(GET, "/articles/{slug}/history", "articles.history", article_history,
        article_history_params),
     .schema = "HistoryPage", .depends = ON_ARTICLE, .is_polled = true,
     .scope = SCOPE_DRAFTS, .about = "What each change of an article changed"},

    {AT(GET, "/notices", "notices.list", notice_list, notice_list_params),
     .schema = "NoticePage", .depends = ON_NOTICE | ON_COUNTRY | ON_SOURCE,
     .max_age_s = LIST_S, .about = "What issuers tell people in, or going to, a country"},
    {AT(POST, "/notices", "notices.create", notice_post, notice_create_params),
     .scope = SCOPE_DRAFTS, .takes = JSON_TYPE, .body = "NoticeBody", .schema = "Notice",
     .about = "Makes a notice; a draft unless it says otherwise"},
    {AT(GET, "/notices/{id}.cap", "notices.cap", notice_cap_get, notice_cap_params),
     .type = "application/cap+xml", .depends = ON_NOTICE | ON_COUNTRY,
     .max_age_s = LIST_S,
     .about = "One notice as an alert (CAP 1.2); a Cancel when it is withdrawn"},
    {AT(GET, "/notices/{id}", "notices.get", notice_get, notice_get_params),
     .schema = "Notice", .depends = ON_NOTICE | ON_COUNTRY, .max_age_s = LIST_S,
     .about = "One notice"},
    {AT(PUT, "/notices/{id}", "notices.put", notice_put, notice_write_params),
     .scope = SCOPE_DRAFTS, .takes = JSON_TYPE, .body = "NoticeBody", .schema = "Notice",
     .about = "Creates a notice, or replaces it"},
    {AT(PATCH, "/notices/{id}", "notices.patch", notice_patch, notice_write_params),
     .scope = SCOPE_DRAFTS, .takes = PATCH_TYPE, .body = "NoticeBody", .schema = "Notice",
     .about = "Changes members of a notice (RFC 7396)"},
    {AT(DELETE, "/notices/{id}", "notices.delete", notice_delete, notice_write_params),
     .scope = SCOPE_DRAFTS,
     .about = "Removes a notice; what was published is better withdrawn"},
    {AT(GET, "/notices/{id}/history", "notices.history", notice_history,
        notice_history_params),
     .schema = "HistoryPage", .depends = ON_NOTICE, .is_polled = true,
     .scope = SCOPE_DRAFTS, .about = "What each change of a notice changed"},

    {AT(GET, "/search", "search.get", search_get, search_get_params), .schema = "Search",
     .depends = ON_COUNTRY | ON_MISSION | ON_ARTICLE | ON_NOTICE, .max_age_s = LIST_S,
     .about = "Countries, notices, missions and articles by their words"},
    {AT(GET, "/suggest", "suggest.get", suggest_get, suggest_get_params),
     .schema = "Suggest", .depends = ON_COUNTRY | ON_MISSION | ON_ARTICLE,
     .max_age_s = LIST_S, .about = "What somebody may be typing"},

    {AT(POST, "/imports", "imports.create", import_post, import_post_params),
     .scope = SCOPE_IMPORT, .takes = IMPORT_TYPES, .body = "ImportFile",
     .schema = "ImportReport",
     .about = "Many missions at once, all or none; the report says what became of them"},

    {AT(GET, "/tokens", "tokens.list", token_list, token_list_params),
     .scope = SCOPE_LOCAL, .is_local = true, .about = "Who may write"},
    {AT(POST, "/tokens", "tokens.create", token_create, token_create_params),
     .scope = SCOPE_LOCAL, .takes = JSON_TYPE, .is_local = true,
     .about = "Makes a token, and shows it this once"},
    {AT(DELETE, "/tokens/{id}", "tokens.revoke", token_revoke, token_revoke_params),
     .scope = SCOPE_LOCAL, .is_local = true, .about = "Revokes a token at once"},

    {AT(GET, "/feeds/articles.atom", "feeds.articles_atom", feed_articles_atom,
        feed_params),
     .type = ATOM_TYPE, .depends = ON_ARTICLE | ON_COUNTRY, .max_age_s = LIST_S,
     .about = "The newest articles (Atom, RFC 4287)"},
    {AT(GET, "/feeds/articles.json", "feeds.articles_json", feed_articles_json,
        feed_params),
     .type = FEED_TYPE, .schema = "Feed", .depends = ON_ARTICLE | ON_COUNTRY,
     .max_age_s = LIST_S, .about = "The newest articles (JSON Feed 1.1)"},
    {AT(GET, "/feeds/notices.atom", "feeds.notices_atom", feed_notices_atom, feed_params),
     .type = ATOM_TYPE, .depends = ON_NOTICE | ON_COUNTRY, .max_age_s = LIST_S,
     .about = "The newest notices that have not ended (Atom, RFC 4287)"},
    {AT(GET, "/feeds/notices.json", "feeds.notices_json", feed_notices_json, feed_params),
     .type = FEED_TYPE, .schema = "Feed", .depends = ON_NOTICE | ON_COUNTRY,
     .max_age_s = LIST_S,
     .about = "The newest notices that have not ended (JSON Feed 1.1)"},

    {AT(GET, "/changes", "changes.list", changes_list, changes_list_params),
     .schema = "ChangePage", .depends = ON_ALL, .is_polled = true,
     .about = "The log of changes in its order, for whoever keeps a copy"},

    {AT(GET, "/", "index.get", index_get, index_get_params), .schema = "Index",
     .depends = ON_DATA, .max_age_s = LIST_S,
     .about = "What there is, from which sources, as of when"},
    {AT(GET, "/openapi.json", "openapi.get", openapi_get, openapi_get_params),
     .schema = "Document", .depends = ON_NOTHING, .max_age_s = FIXED_S,
     .about = "This description (OpenAPI 3.1)"},
    {AT(GET, "/problems/{name}", "problems.get", problem_get, problem_get_params),
     .schema = "Problem", .depends = ON_NOTHING, .max_age_s = FIXED_S,
     .about = "What a problem means"},

    {PAGE("/news", "pages.news", view_news), .depends = ON_ARTICLE | ON_COUNTRY,
     .max_age_s = LIST_S, .about = "Page: the news"},
    {PAGE("/news/{slug}", "pages.article", view_article),
     .depends = ON_ARTICLE | ON_NOTICE | ON_DATA, .max_age_s = LIST_S,
     .about = "Page: one article, its banner, related embassies"},
    {PAGE("/country/{id}", "pages.country", view_country),
     .depends = ON_ARTICLE | ON_NOTICE | ON_HELPLINE | ON_DATA, .max_age_s = LIST_S,
     .about = "Page: one country"},
    {0},
};
