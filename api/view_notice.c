/* view_notice.c - notices above a page: the crisis banner. */
#include "markdown.h"
#include "view.h"
#include "view_linked.h"

#include <stdio.h>
#include <string.h>

enum { SHOWN_MAX = 8, READ_MAX = 200, ID_MAX = 32 };

struct shelf {
    struct view *view;
    bool banners;                     /* these, or the others */
    bool is_folded;                   /* the headline, and the rest on demand */
    const char *const *nationalities; /* of the reader */
    size_t nationality_count;         /* 0: not known, so all are shown */
    char shown[SHOWN_MAX][ID_MAX];
    size_t count;
};

static bool is_shown(const struct shelf *shelf, const char *id)
{
    for (size_t i = 0; i < shelf->count; i++) {
        if (strcmp(shelf->shown[i], id) == 0)
            return true;
    }
    return false;
}

/* ---- One notice ---- */

/* How bad it is, as CAP has it, in words of the page. False: nothing is known. */
static bool severity_of(const struct db_notice *notice, enum text_key *ret_text)
{
    static const struct {
        const char *word;
        enum text_key text;
    } rows[] = {{"Extreme", T_NOTICE_EXTREME},
                {"Severe", T_NOTICE_SEVERE},
                {"Moderate", T_NOTICE_MODERATE},
                {"Minor", T_NOTICE_MINOR}};

    for (size_t i = 0; notice->severity && i < sizeof(rows) / sizeof(rows[0]); i++) {
        *ret_text = rows[i].text;
        if (strcmp(notice->severity, rows[i].word) == 0)
            return true;
    }
    *ret_text = T_NOTICE_IMPORTANT;
    return notice->banner;
}

static void put_severity(struct view *view, const struct db_notice *notice)
{
    enum text_key key = T_NOTICE;

    if (!severity_of(notice, &key))
        return;
    view_put(view, "span",
             key == T_NOTICE_EXTREME || key == T_NOTICE_SEVERE ? "badge bad"
                                                               : "badge warn",
             key);
}

/* On to the country, where the question and the emergency numbers are; there, to the
 * first page with the country filled in. */
static void put_way(struct view *view, const struct db_notice *notice)
{
    char name[VIEW_NAME_MAX], path[VIEW_PATH_MAX], address[VIEW_PATH_MAX];
    char slug[VIEW_NAME_MAX];

    if (notice->country_count == 0)
        return;
    view_country_name(view->call, notice->countries[0], name);
    view_country_path(view->call, notice->countries[0], path);
    if (view->path && strcmp(view->path, path) == 0) {
        view_country_slug(view->call, notice->countries[0], slug);
        (void)snprintf(path, sizeof(path), "/?host=%s", slug);
    }
    view_path(view->call, path, address);
    html_markup(view->out, "<p class=\"way\"><a");
    html_attribute(view->out, "href", address);
    html_markup(view->out, ">");
    view_say(view, T_NOTICE_FIND_IN, VALUES({"country", name}));
    html_markup(view->out, "</a></p>\n");
}

/* Whose words these are, and how old. A banner that nobody looked at for too long says
 * so. */
static void put_issuer(struct view *view, const struct db_notice *notice)
{
    struct buffer *out = view->out;
    char date[DB_DATE_WORDS_MAX];

    html_markup(out, "<p class=\"soft\">");
    view_say(view, T_NOTICE_ISSUED, VALUES({"issuer", notice->issuer}));
    if (notice->source_url) {
        html_markup(out, " (");
        html_link(out, notice->source_url, view_text(view, T_NOTICE_SOURCE));
        html_markup(out, ")");
    }
    if (notice->reviewed_at) {
        db_date_words(view->call->db, language_tag(view->call->language),
                      notice->reviewed_at, date);
        html_markup(out, " · ");
        view_say(view, T_NOTICE_REVIEWED, VALUES({"date", date}));
    }
    html_markup(out, "</p>\n");
    if (notice->banner && notice->reviewed_at &&
        strcmp(notice->reviewed_at, view->call->review_before) <= 0)
        view_put(view, "p", "note", T_NOTICE_OVERDUE);
}

static void put_level(struct buffer *out, const struct db_notice *notice)
{
    if (!notice->level)
        return;
    html_markup(out, "<p class=\"level\"><bdi>");
    html_text(out, notice->level);
    html_markup(out, "</bdi>");
    if (notice->level_scale) {
        html_markup(out, " (");
        html_element(out, "bdi", NULL, NULL, notice->level_scale);
        html_markup(out, ")");
    }
    html_markup(out, "</p>\n");
}

/* The issuer's words have the issuer's language; ours, that of the page. A banner stands
 * above the title of the page, so that its headline is none; it names the landmark. */
static void put_headline(struct buffer *out, const struct db_notice *notice,
                         const char *tag)
{
    html_markup(out, "<");
    html_markup(out, tag);
    html_markup(out, " class=\"headline\"");
    html_attribute(out, "lang", notice->lang);
    html_markup(out, " dir=\"auto\" id=\"notice-");
    html_text(out, notice->id);
    html_markup(out, "\">");
    html_text(out, notice->headline);
    html_markup(out, "</");
    html_markup(out, tag);
    html_markup(out, ">");
}

static void put_words(struct buffer *out, const struct db_notice *notice)
{
    html_markup(out, "\n<div");
    html_attribute(out, "lang", notice->lang);
    html_markup(out, " dir=\"auto\">\n");
    put_level(out, notice);
    markdown_html(out, notice->body, strlen(notice->body));
    if (notice->instruction)
        html_element(out, "p", NULL, NULL, notice->instruction);
    html_markup(out, "</div>\n");
}

/* One that names nationalities is for these. */
static bool is_for(const struct shelf *shelf, const struct db_notice *notice)
{
    bool found = notice->nationality_count == 0 || shelf->nationality_count == 0;

    for (size_t i = 0; i < notice->nationality_count; i++) {
        for (size_t k = 0; k < shelf->nationality_count && !found; k++)
            found = strcmp(notice->nationalities[i], shelf->nationalities[k]) == 0;
    }
    return found;
}

/* One line more would push the number to call out of the first screen of a phone. */
static void put_folded(struct view *view, const struct db_notice *notice)
{
    html_markup(view->out, "<details><summary>");
    put_severity(view, notice);
    put_headline(view->out, notice, "span");
    html_markup(view->out, "</summary>\n");
    put_words(view->out, notice);
    put_issuer(view, notice);
    html_markup(view->out, "</details>\n");
}

static void put_open(struct view *view, const struct db_notice *notice)
{
    put_severity(view, notice);
    put_headline(view->out, notice, notice->banner ? "p" : "h2");
    put_words(view->out, notice);
    if (notice->banner)
        put_way(view, notice);
    put_issuer(view, notice);
}

static void put_notice(const struct db_notice *notice, void *context)
{
    struct shelf *shelf = context;
    struct view *view = shelf->view;

    if (notice->banner != shelf->banners || shelf->count == SHOWN_MAX ||
        !is_for(shelf, notice) || is_shown(shelf, notice->id))
        return;
    (void)snprintf(shelf->shown[shelf->count++], ID_MAX, "%s", notice->id);
    html_markup(view->out, notice->banner ? "<aside class=\"notice banner\""
                                          : "<aside class=\"notice\"");
    html_markup(view->out, " aria-labelledby=\"notice-");
    html_text(view->out, notice->id);
    html_markup(view->out, "\">\n");
    if (shelf->is_folded)
        put_folded(view, notice);
    else
        put_open(view, notice);
    html_markup(view->out, "</aside>\n");
    if (notice->banner)
        linked_notice(view, notice);
}

/* ---- Those that hold ---- */

static enum db_status put_of_country(struct shelf *shelf, const char *country,
                                     int64_t limit, db_notice_visitor *visit)
{
    int64_t total = 0;
    const struct db_notice_filter filter = {.now = shelf->view->call->now,
                                            .active = true,
                                            .banner = shelf->banners,
                                            .country = country,
                                            .limit = limit};

    return db_notice_list(shelf->view->call->db, &filter, visit, shelf, &total);
}

enum db_status view_notices(struct view *view, const char *const *countries, size_t count,
                            bool banners)
{
    struct shelf shelf = {.view = view, .banners = banners};
    enum db_status status = DB_OK;

    for (size_t i = 0; i < count && status == DB_OK; i++)
        status = put_of_country(&shelf, countries[i], SHOWN_MAX, put_notice);
    return status;
}

enum db_status view_notices_for(struct view *view, const char *country,
                                const char *const *nationalities, size_t count,
                                bool banners)
{
    struct shelf shelf = {.view = view,
                          .banners = banners,
                          .is_folded = banners,
                          .nationalities = nationalities,
                          .nationality_count = count};

    return put_of_country(&shelf, country, READ_MAX, put_notice);
}
