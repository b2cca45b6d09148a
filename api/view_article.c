/* view_article.c - /news/{slug}: the article under the banner that holds for its
 * countries, and the missions of these countries in each other. */
#include "db/article.h"
#include "db/mission.h"
#include "markdown.h"
#include "precondition.h"
#include "routes.h"
#include "view.h"

#include <stdio.h>
#include <string.h>

enum { PAIRS_MAX = 12, SUMMARY_MAX = DB_SUMMARY_MAX + 1 };

const struct param view_article_params[] = {
    {.name = "slug",
     .kind = PARAM_ID,
     .required = 1,
     .in_path = 1,
     .example = "us-and-russia-talk-in-moscow",
     .about = "End of the article's address"},
    {0},
};

/* ---- Related embassies ---- */

struct pair {
    const char *host;
    bool found;
    char name[VIEW_NAME_MAX], city[VIEW_NAME_MAX];
};

/* The best of those that stand in the host: they come best rank first. */
static void note_mission(const struct db_mission *mission, void *context)
{
    struct pair *pair = context;

    if (pair->found || strcmp(mission->host, pair->host) != 0 ||
        mission->status == DB_STATUS_CLOSED)
        return;
    pair->found = true;
    (void)snprintf(pair->name, sizeof(pair->name), "%s", mission->name);
    (void)snprintf(pair->city, sizeof(pair->city), "%s",
                   mission->city ? mission->city : "");
}

static enum db_status put_pair(struct call *call, struct buffer *out, const char *sending,
                               const char *host)
{
    struct pair pair = {.host = host};
    char path[64];
    enum db_status status = db_mission_for(call->db, sending, host, note_mission, &pair);

    if (status != DB_OK || !pair.found)
        return status;
    (void)snprintf(path, sizeof(path), "/?nationality=%s&host=%s", sending, host);
    html_markup(out, "<li>");
    html_link(out, path, pair.name);
    if (pair.city[0] && !strstr(pair.name, pair.city)) {
        html_markup(out, ", ");
        html_text(out, pair.city);
    }
    html_markup(out, "</li>\n");
    return DB_OK;
}

static enum db_status put_related(struct call *call, struct buffer *out,
                                  const struct db_article *article)
{
    struct buffer list = {0};
    enum db_status status = DB_OK;
    size_t pairs = 0;

    for (size_t i = 0; i < article->country_count; i++) {
        for (size_t j = 0; j < article->country_count && status == DB_OK; j++) {
            if (i == j || pairs++ >= PAIRS_MAX)
                continue;
            status = put_pair(call, &list, article->countries[i], article->countries[j]);
        }
    }
    if (list.length > 0) {
        html_markup(out,
                    "<section class=\"related\">\n<h2>Related embassies</h2>\n<ul>\n");
        buffer_append(out, list.data, list.length);
        html_markup(out, "</ul>\n</section>\n");
    }
    out->failed |= list.failed;
    buffer_release(&list);
    return status;
}

/* ---- The article ---- */

/* Our own words, whatever the language of the article. */
static void put_line(struct buffer *out, const char *words)
{
    html_markup(out, "<p class=\"soft\" lang=\"en\" dir=\"ltr\">");
    html_markup(out, words);
}

static void put_names(struct buffer *out, const char *words, const char *const *names,
                      size_t count)
{
    if (count == 0)
        return;
    put_line(out, words);
    for (size_t i = 0; i < count; i++) {
        html_markup(out, i == 0 ? "" : ", ");
        html_element(out, "bdi", NULL, NULL, names[i]);
    }
    html_markup(out, "</p>\n");
}

static void put_origin(struct buffer *out, const struct db_article *article)
{
    put_names(out, "By ", article->authors, article->author_count);
    if (article->source_name) {
        put_line(out, "Source: <bdi>");
        html_link(out, article->source_url, article->source_name);
        html_markup(out, "</bdi></p>\n");
    }
    put_names(out, "About: ", article->tags, article->tag_count);
}

static void put_article(struct buffer *out, const struct db_article *article)
{
    html_markup(out, "<article");
    html_attribute(out, "lang", article->lang);
    html_markup(out, " dir=\"auto\">\n");
    html_element(out, "h1", NULL, NULL, article->title);
    html_markup(out, "\n");
    put_line(out, "Published on ");
    html_time(out, article->published_at);
    html_markup(out, "</p>\n");
    if (article->summary)
        html_element(out, "p", "class", "lead", article->summary);
    markdown_html(out, article->body, strlen(article->body));
    put_origin(out, article);
    html_markup(out, "</article>\n");
}

/* Rows are lent, and the page asks for more rows: what it needs is written at once, into
 * parts that are put together afterwards. */
struct reading {
    struct call *call;
    enum db_state state;
    bool elsewhere; /* it has another slug now */
    char slug[DB_SLUG_MAX + 1], title[DB_TITLE_MAX + 1], summary[SUMMARY_MAX];
    char reason[DB_SUMMARY_MAX + 1];
    char country[DB_ABOUT_MAX][DB_COUNTRY_CODE_MAX];
    size_t country_count;
    struct buffer body;
};

static void read_article(const struct db_article *article, void *context)
{
    struct reading *reading = context;
    const char *asked = call_text(reading->call, "slug");

    reading->state =
        db_state_at(article->state, article->published_at, reading->call->now);
    reading->elsewhere = strcmp(article->slug, asked) != 0;
    (void)snprintf(reading->slug, sizeof(reading->slug), "%s", article->slug);
    (void)snprintf(reading->title, sizeof(reading->title), "%s", article->title);
    (void)snprintf(reading->summary, sizeof(reading->summary), "%s",
                   article->summary ? article->summary : "");
    (void)snprintf(reading->reason, sizeof(reading->reason), "%s",
                   article->withdrawn_reason ? article->withdrawn_reason : "");
    for (size_t i = 0; i < article->country_count && i < DB_ABOUT_MAX; i++) {
        (void)snprintf(reading->country[reading->country_count++], DB_COUNTRY_CODE_MAX,
                       "%s", article->countries[i]);
    }
    if (reading->state == DB_STATE_PUBLISHED)
        put_article(&reading->body, article);
}

static int answer_article(struct call *call, struct reading *reading)
{
    const char *countries[DB_ABOUT_MAX];
    struct view view = {.title = reading->title,
                        .description = reading->summary[0] ? reading->summary : NULL};
    const struct db_article about = {.countries = countries,
                                     .country_count = reading->country_count};

    for (size_t i = 0; i < reading->country_count; i++)
        countries[i] = reading->country[i];
    enum db_status status =
        view_notices(call, &view.main, countries, reading->country_count, true);
    view_breadcrumb(&view.main, "News", "/news", reading->title);
    view.main.failed |= reading->body.failed;
    buffer_append(&view.main, reading->body.data, reading->body.length);
    if (status == DB_OK)
        status = put_related(call, &view.main, &about);
    if (status == DB_OK)
        return view_answer(call, &view, 200);
    buffer_release(&view.main);
    return call_db_failed(call, status);
}

static int answer_state(struct call *call, struct reading *reading)
{
    char path[16 + DB_SLUG_MAX];

    (void)snprintf(path, sizeof(path), "/news/%s", reading->slug);
    if (reading->state == DB_STATE_WITHDRAWN)
        return call_problem(call, PROBLEM_GONE, NULL, "%s", reading->reason);
    if (reading->state != DB_STATE_PUBLISHED)
        return call_problem(call, PROBLEM_NOT_FOUND, NULL, "There is no such article.");
    if (reading->elsewhere)
        return call_moved(call, path);
    return answer_article(call, reading);
}

int view_article(struct call *call)
{
    struct reading reading = {.call = call};
    enum db_status status =
        db_article_by_slug(call->db, call_text(call, "slug"), read_article, &reading);
    if (status == DB_NOT_FOUND)
        return call_problem(call, PROBLEM_NOT_FOUND, NULL, "There is no such article.");

    int answer =
        status == DB_OK ? answer_state(call, &reading) : call_db_failed(call, status);
    buffer_release(&reading.body);
    return answer;
}
