/* view_article.c - /news/{slug}: the article under the banner that holds for its
 * countries, and the missions of these countries in each other. */
#include "db/article.h"
#include "markdown.h"
#include "page.h"
#include "routes.h"
#include "view.h"
#include "view_linked.h"

#include <stdio.h>
#include <string.h>

enum { SUMMARY_MAX = DB_SUMMARY_MAX + 1, TIME_MAX = 24 };

const struct param view_article_params[] = {
    {.name = "slug",
     .kind = PARAM_ID,
     .required = 1,
     .in_path = 1,
     .example = "us-and-russia-talk-in-moscow",
     .about = "End of the article's address"},
    {0},
};

/* ---- The article ---- */

static void put_fact(struct view *view, enum text_key label)
{
    html_markup(view->out, "<dt>");
    html_text(view->out, view_text(view, label));
    html_markup(view->out, "</dt><dd>");
}

static void put_authors(struct view *view, const struct db_article *article)
{
    if (article->author_count == 0)
        return;
    put_fact(view, T_ARTICLE_AUTHORS);
    for (size_t i = 0; i < article->author_count; i++) {
        if (i > 0)
            view_put_comma(view);
        html_element(view->out, "bdi", NULL, NULL, article->authors[i]);
    }
    html_markup(view->out, "</dd>\n");
}

static void put_source(struct view *view, const struct db_article *article)
{
    if (!article->source_name && !article->source_url)
        return;
    put_fact(view, T_ARTICLE_ORIGIN);
    html_markup(view->out, "<bdi>");
    html_link(view->out, article->source_url,
              article->source_name ? article->source_name : article->source_url);
    html_markup(view->out, "</bdi></dd>\n");
}

static void put_tag(struct view *view, const char *tag)
{
    struct buffer path = {0};

    buffer_append_text(&path, "/news?tag=");
    page_append_escaped(&path, tag);
    const char *text = buffer_text(&path);
    view->out->failed |= text == NULL;
    html_markup(view->out, "<li>");
    view_link(view, text ? text : "", tag);
    html_markup(view->out, "</li>");
    buffer_release(&path);
}

static void put_tags(struct view *view, const struct db_article *article)
{
    if (article->tag_count == 0)
        return;
    put_fact(view, T_ARTICLE_SUBJECTS);
    html_markup(view->out, "<ul class=\"choices\">");
    for (size_t i = 0; i < article->tag_count; i++)
        put_tag(view, article->tags[i]);
    html_markup(view->out, "</ul></dd>\n");
}

static void put_countries(struct view *view, const struct db_article *article)
{
    char name[VIEW_NAME_MAX], path[VIEW_PATH_MAX];

    if (article->country_count == 0)
        return;
    put_fact(view, T_ARTICLE_COUNTRIES);
    html_markup(view->out, "<ul class=\"choices\">");
    for (size_t i = 0; i < article->country_count; i++) {
        view_country_name(view->call, article->countries[i], name);
        view_country_path(view->call, article->countries[i], path);
        html_markup(view->out, "<li>");
        view_link(view, path, name);
        html_markup(view->out, "</li>");
    }
    html_markup(view->out, "</ul></dd>\n");
}

static void put_origin(struct view *view, const struct db_article *article)
{
    if (!article->author_count && !article->source_name && !article->source_url &&
        !article->tag_count && !article->country_count)
        return;
    html_markup(view->out, "<dl class=\"facts\">\n");
    put_authors(view, article);
    put_source(view, article);
    put_countries(view, article);
    put_tags(view, article);
    html_markup(view->out, "</dl>\n");
}

static void put_date(struct view *view, enum text_key key, const char *time)
{
    char date[DB_DATE_WORDS_MAX];

    db_date_words(view->call->db, language_tag(view->call->language), time, date);
    html_markup(view->out, "<time");
    html_attribute(view->out, "datetime", time);
    html_markup(view->out, ">");
    view_say(view, key, VALUES({"date", date}));
    html_markup(view->out, "</time>");
}

const char *view_updated_at(const struct db_article *article)
{
    const char *published = article->published_at;

    if (!published || strcmp(article->updated_at, article->created_at) <= 0 ||
        strncmp(article->updated_at, published, strlen("2017-04-12")) <= 0)
        return NULL;
    return article->updated_at;
}

static void put_dates(struct view *view, const struct db_article *article)
{
    const char *updated = view_updated_at(article);

    html_markup(view->out, "<p class=\"soft published\">");
    put_date(view, T_ARTICLE_PUBLISHED, article->published_at);
    if (updated) {
        html_markup(view->out, " · ");
        put_date(view, T_ARTICLE_UPDATED, updated);
    }
    html_markup(view->out, "</p>\n");
}

/* The article's words have its language; what is ours, that of the page. */
static void put_article(struct view *view, const struct db_article *article)
{
    struct buffer *out = view->out;

    html_markup(out, "<article>\n");
    view_put_data(view, "h1", NULL, article->lang, article->title);
    put_dates(view, article);
    if (article->summary)
        view_put_data(view, "p", "lead", article->lang, article->summary);
    html_markup(out, "<div class=\"text\"");
    html_attribute(out, "lang", article->lang);
    html_markup(out, " dir=\"auto\">\n");
    markdown_html(out, article->body, strlen(article->body));
    html_markup(out, "</div>\n");
    put_origin(view, article);
    html_markup(out, "</article>\n");
    linked_article(view, article);
}

/* Rows are lent, and the page asks for more rows: what it needs is written at once, into
 * parts that are put together afterwards. */
struct reading {
    struct view *view;
    enum db_state state;
    bool elsewhere; /* it has another slug now */
    char slug[DB_SLUG_MAX + 1], title[DB_TITLE_MAX + 1], summary[SUMMARY_MAX];
    char reason[DB_SUMMARY_MAX + 1];
    char published[TIME_MAX], updated[TIME_MAX]; /* "" : not since */
    char country[DB_ABOUT_MAX][DB_COUNTRY_CODE_MAX];
    size_t country_count;
    struct buffer body;
};

static void copy_times(struct reading *reading, const struct db_article *article)
{
    const char *updated = view_updated_at(article);

    (void)snprintf(reading->published, TIME_MAX, "%s",
                   article->published_at ? article->published_at : "");
    (void)snprintf(reading->updated, TIME_MAX, "%s", updated ? updated : "");
}

static void read_article(const struct db_article *article, void *context)
{
    struct reading *reading = context;
    const char *asked = call_text(reading->view->call, "slug");

    reading->state =
        db_state_at(article->state, article->published_at, reading->view->call->now);
    reading->elsewhere = strcmp(article->slug, asked) != 0;
    (void)snprintf(reading->slug, sizeof(reading->slug), "%s", article->slug);
    (void)snprintf(reading->title, sizeof(reading->title), "%s", article->title);
    (void)snprintf(reading->summary, sizeof(reading->summary), "%s",
                   article->summary ? article->summary : "");
    (void)snprintf(reading->reason, sizeof(reading->reason), "%s",
                   article->withdrawn_reason ? article->withdrawn_reason : "");
    copy_times(reading, article);
    for (size_t i = 0; i < article->country_count && i < DB_ABOUT_MAX; i++) {
        (void)snprintf(reading->country[reading->country_count++], DB_COUNTRY_CODE_MAX,
                       "%s", article->countries[i]);
    }
    if (reading->state == DB_STATE_PUBLISHED) {
        reading->view->out = &reading->body;
        put_article(reading->view, article);
        reading->view->out = &reading->view->main;
    }
}

static int answer_article(struct reading *reading, const char *path)
{
    struct view *view = reading->view;
    const char *countries[DB_ABOUT_MAX];
    const struct view_step steps[] = {{"/news", view_text(view, T_NEWS_TITLE)},
                                      {NULL, reading->title}};

    for (size_t i = 0; i < reading->country_count; i++)
        countries[i] = reading->country[i];
    view->title = reading->title;
    view->description = reading->summary[0] ? reading->summary : NULL;
    view->path = path;
    view->published = reading->published;
    view->modified = reading->updated[0] ? reading->updated : reading->published;
    enum db_status status = view_notices(view, countries, reading->country_count, true);
    view_trail(view, steps, 2);
    view->main.failed |= reading->body.failed;
    buffer_append(&view->main, reading->body.data, reading->body.length);
    if (status == DB_OK)
        status = view_related(view, countries, reading->country_count);
    return view_end(view, status);
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
        return view_moved(call, path);
    return answer_article(reading, path);
}

int view_article(struct call *call)
{
    struct view view;
    struct reading reading = {.view = &view};

    view_begin(&view, call, "article");
    enum db_status status =
        db_article_by_slug(call->db, call_text(call, "slug"), read_article, &reading);
    if (status == DB_NOT_FOUND)
        return call_problem(call, PROBLEM_NOT_FOUND, NULL, "There is no such article.");

    int answer =
        status == DB_OK ? answer_state(call, &reading) : call_db_failed(call, status);
    buffer_release(&reading.body);
    view_release(&view);
    return answer;
}
