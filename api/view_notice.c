/* view_notice.c - notices above a page: the crisis banner. */
#include "markdown.h"
#include "view.h"

#include <stdio.h>
#include <string.h>

enum { SHOWN_MAX = 8, ID_MAX = 32 };

struct shelf {
    struct call *call;
    struct buffer *out;
    bool banners; /* these, or the others */
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

/* "Find your country's embassy in Russia" */
static void put_way(struct shelf *shelf, const struct db_notice *notice)
{
    char name[VIEW_NAME_MAX];
    char text[VIEW_NAME_MAX + 64];
    char path[64];

    if (notice->country_count == 0)
        return;
    view_country_name(shelf->call, notice->countries[0], name);
    (void)snprintf(text, sizeof(text), "Find your country's embassy in %s", name);
    (void)snprintf(path, sizeof(path), "/?host=%s", notice->countries[0]);
    html_markup(shelf->out, "<p class=\"way\">");
    html_link(shelf->out, path, text);
    html_markup(shelf->out, "</p>\n");
}

/* Whose words these are, and how old. A banner that nobody looked at for too long says
 * so. */
static void put_issuer(struct shelf *shelf, const struct db_notice *notice)
{
    struct buffer *out = shelf->out;

    html_markup(out, "<p class=\"soft\">Issued by <bdi>");
    html_link(out, notice->source_url, notice->issuer);
    html_markup(out, "</bdi>");
    if (notice->reviewed_at) {
        html_markup(out, ", reviewed ");
        html_time(out, notice->reviewed_at);
    }
    html_markup(out, ".");
    if (notice->banner && notice->reviewed_at &&
        strcmp(notice->reviewed_at, shelf->call->review_before) <= 0) {
        html_markup(out, " <strong>This is overdue for review: check it before you rely "
                         "on it.</strong>");
    }
    html_markup(out, "</p>\n");
}

static void put_level(struct buffer *out, const struct db_notice *notice)
{
    if (!notice->level)
        return;
    html_markup(out, "<p><strong><bdi>");
    html_text(out, notice->level);
    html_markup(out, "</bdi></strong>");
    if (notice->level_scale) {
        html_markup(out, " (");
        html_element(out, "bdi", NULL, NULL, notice->level_scale);
        html_markup(out, ")");
    }
    html_markup(out, "</p>\n");
}

static void put_notice(const struct db_notice *notice, void *context)
{
    struct shelf *shelf = context;
    struct buffer *out = shelf->out;

    if (notice->banner != shelf->banners || shelf->count == SHOWN_MAX ||
        is_shown(shelf, notice->id))
        return;
    (void)snprintf(shelf->shown[shelf->count++], ID_MAX, "%s", notice->id);
    html_markup(out, "<aside");
    html_attribute(out, "class", notice->banner ? "notice banner" : "notice");
    html_attribute(out, "lang", notice->lang);
    html_markup(out, " dir=\"auto\" aria-label=\"Notice\">\n");
    html_element(out, "h2", NULL, NULL, notice->headline);
    html_markup(out, "\n");
    put_level(out, notice);
    markdown_html(out, notice->body, strlen(notice->body));
    if (notice->instruction)
        html_element(out, "p", NULL, NULL, notice->instruction);
    if (notice->banner)
        put_way(shelf, notice);
    put_issuer(shelf, notice);
    html_markup(out, "</aside>\n");
}

enum db_status view_notices(struct call *call, struct buffer *out,
                            const char *const *countries, size_t count, bool banners)
{
    struct shelf shelf = {.call = call, .out = out, .banners = banners};
    enum db_status status = DB_OK;

    for (size_t i = 0; i < count && status == DB_OK; i++) {
        const struct db_notice_filter filter = {.now = call->now,
                                                .active = true,
                                                .banner = banners,
                                                .country = countries[i],
                                                .limit = SHOWN_MAX};
        int64_t total = 0;

        status = db_notice_list(call->db, &filter, put_notice, &shelf, &total);
    }
    return status;
}
