/* view_help_page.c - the answer, in the order in which it is needed: danger, whom to turn
 * to, what to keep in mind, who else, what to do, and where all that is from. */
#include "view_help.h"

#include <stdio.h>
#include <string.h>

/* ---- The head ---- */

static void put_heading(struct help *help)
{
    struct view *view = help->view;
    char path[VIEW_PATH_MAX];

    (void)snprintf(path, sizeof(path), "/country/%s", help->slug);
    const struct view_step steps[] = {{path, help->host}, {NULL, help->persons}};
    view_trail(view, steps, 2);
    view_put_filled(view, "h1", NULL, T_COUNTRY_TITLE, VALUES({"country", help->host}));
    view_put_filled(view, "p", "lead",
                    help->lookup->of_residence ? T_HELP_LIVES_IN : T_HELP_CITIZEN_OF,
                    VALUES({"country", help->persons}));
}

/* The best way in one line, for who finds the page by a search. */
static void describe(struct help *help)
{
    struct view *view = help->view;
    const struct candidate *best = help->lookup->best;
    const struct text_value *names =
        VALUES({"nationality", help->persons}, {"host", help->host});

    view_fill(view, T_HELP_TITLE, names, help->title, sizeof(help->title));
    view_fill(view, T_HELP_DESCRIPTION, names, help->description,
              sizeof(help->description));
    if (best && candidate_is_post(best)) {
        const char *number = !best->way              ? ""
                             : best->way->display[0] ? best->way->display
                                                     : best->way->bare;

        (void)snprintf(help->description, sizeof(help->description), "%.250s%s%.150s",
                       best->name, number[0] ? ": " : "", number);
    }
    view->title = help->title;
    view->description = help->description;
    view->path = help->path;
    view->query = help->query;
    view->is_hidden = help->lookup->of_residence;
}

/* ---- Who helps ---- */

static enum text_key summary_of(const struct lookup *lookup)
{
    static const enum text_key words[] = {
        [ASSISTANCE_LOCAL] = T_HELP_LOCAL,
        [ASSISTANCE_REMOTE] = T_HELP_REMOTE,
        [ASSISTANCE_ARRANGEMENT] = T_HELP_ARRANGEMENT,
        [ASSISTANCE_DOMESTIC] = T_HELP_DOMESTIC,
        [ASSISTANCE_NONE] = T_HELP_NONE,
        [ASSISTANCE_UNKNOWN] = T_HELP_UNKNOWN,
    };

    return words[lookup->assistance];
}

/* Why this one and no other, where that is no matter of course. */
static void put_best_note(struct help *help)
{
    const struct lookup *lookup = help->lookup;
    const struct candidate *best = lookup->best;
    const bool has_post = lookup->first && candidate_is_usable(lookup->first);

    if (!candidate_is_post(best))
        view_put(help->view, "p", NULL, has_post ? T_HELP_LINE_FIRST : T_HELP_LINE_ONLY);
    else if (best->tier != TIER_LOCAL && lookup->assistance == ASSISTANCE_LOCAL)
        view_put(help->view, "p", NULL, T_HELP_LOCAL_SILENT);
    else if (best->door == DOOR_CLOSED && best->way != &best->duty)
        view_put(help->view, "p", NULL, T_HELP_NOBODY_NOW);
}

static enum db_status put_best(struct help *help)
{
    const struct lookup *lookup = help->lookup;
    struct view *view = help->view;
    enum db_status status = DB_OK;

    if (lookup->assistance != ASSISTANCE_LOCAL)
        view_put(view, "p", "summary", summary_of(lookup));
    if (lookup->assistance >= ASSISTANCE_NONE && lookup->sources[0])
        status = help_put_sources(help);
    if (!lookup->best || status != DB_OK)
        return status;
    status = help_put_card(help, lookup->best);
    put_best_note(help);
    return status;
}

static bool is_other(const struct lookup *lookup, const struct candidate *row)
{
    return candidate_is_post(row) && row != lookup->best;
}

/* Sorts the cards of the page by distance; the position stays in the browser. */
static void put_near(struct help *help)
{
    struct view *view = help->view;
    size_t count = 0;

    for (size_t i = 0; i < help->lookup->candidates.count; i++) {
        const struct candidate *row = &help->lookup->candidates.row[i];

        count += row->tier == TIER_LOCAL && row->has_point;
    }
    if (count < 2)
        return;
    html_markup(view->out, "<p><button type=\"button\" hidden data-script=\"near\">");
    html_text(view->out, view_text(view, T_HELP_NEAR));
    html_markup(view->out, "</button></p>\n");
}

static enum db_status put_others(struct help *help)
{
    const struct lookup *lookup = help->lookup;
    struct view *view = help->view;
    enum db_status status = DB_OK;
    int64_t count = 0;

    for (size_t i = 0; i < lookup->candidates.count; i++)
        count += is_other(lookup, &lookup->candidates.row[i]);
    if (count == 0)
        return DB_OK;
    put_near(help);
    html_markup(view->out, lookup->best ? "<details class=\"others\">\n<summary>"
                                        : "<details class=\"others\" open>\n<summary>");
    view_say_count(view, lookup->best ? T_HELP_OTHERS : T_HELP_KNOWN, count);
    html_markup(view->out, "</summary>\n<div class=\"posts\">\n");
    for (size_t i = 0; i < lookup->candidates.count && status == DB_OK; i++) {
        if (is_other(lookup, &lookup->candidates.row[i]))
            status = help_put_card(help, &lookup->candidates.row[i]);
    }
    html_markup(view->out, "</div>\n</details>\n");
    return status;
}

/* The lines of the ministries are for all who are far from home. */
static enum db_status put_ministries(struct help *help)
{
    const struct lookup *lookup = help->lookup;
    enum db_status status = DB_OK;

    for (size_t i = 0; i < lookup->candidates.count && status == DB_OK; i++) {
        const struct candidate *row = &lookup->candidates.row[i];

        if (row->tier == TIER_MINISTRY && row != lookup->best)
            status = help_put_card(help, row);
    }
    return status;
}

/* ---- The rest ---- */

/* What is said to everyone there, or to these citizens; to people of a territory also
 * what is said to those of its sovereign. */
static enum db_status put_notices(struct help *help, bool banners)
{
    const struct lookup *lookup = help->lookup;
    const char *nationality[2 * PARAM_COUNTRIES_MAX];
    size_t count = 0;

    for (size_t i = 0; i < lookup->person_count && !lookup->of_residence; i++) {
        const struct lookup_place *person = &lookup->person[i];

        nationality[count++] = person->code;
        if (person->territory)
            nationality[count++] = person->parent;
    }
    return view_notices_for(help->view, lookup->host.code, nationality, count, banners);
}

static void put_button(struct view *view, const char *script, enum text_key key)
{
    html_markup(view->out, "<button type=\"button\" hidden");
    html_attribute(view->out, "data-script", script);
    html_markup(view->out, ">");
    html_text(view->out, view_text(view, key));
    html_markup(view->out, "</button>\n");
}

static void put_buttons(struct help *help)
{
    struct view *view = help->view;

    html_markup(view->out, "<div class=\"actions\">\n");
    put_button(view, "share", T_ACTION_SHARE);
    put_button(view, "print", T_ACTION_PRINT);
    html_markup(view->out, "<button type=\"button\" hidden data-script=\"save\"");
    html_attribute(view->out, "data-country", help->lookup->host.code);
    html_attribute(view->out, "data-slug", help->slug);
    html_markup(view->out, ">");
    html_text(view->out, view_text(view, T_ACTION_SAVE));
    html_markup(view->out, "</button>\n</div>\n");
}

/* The same question to the API. */
static void put_data_link(struct help *help, const char *suffix, const char *words)
{
    const struct lookup *lookup = help->lookup;
    char address[256], codes[PARAM_COUNTRIES_MAX * DB_COUNTRY_CODE_MAX] = "";
    size_t length = 0;

    for (size_t i = 0; i < lookup->person_count; i++)
        length += (size_t)snprintf(codes + length, sizeof(codes) - length, "%s%s",
                                   i > 0 ? "," : "", lookup->person[i].code);
    (void)snprintf(address, sizeof(address), "/api/v1/lookup%s?%s=%s&host=%s%s%s", suffix,
                   lookup->of_residence ? "residence" : "nationality", codes,
                   lookup->host.code, help->question->need ? "&need=" : "",
                   help->question->need ? help->question->need : "");
    html_link(help->view->out, address, words);
}

static void put_foot(struct help *help)
{
    struct view *view = help->view;

    if (help->lookup->host.note[0])
        view_put_data(view, "p", "note", "en", help->lookup->host.note);
    put_buttons(help);
    view_put(view, "p", "soft", T_HELP_DISCLAIMER);
    html_markup(view->out, "<p class=\"soft help-data\">");
    put_data_link(help, "", view_text(view, T_HELP_DATA));
    html_markup(view->out, " · ");
    put_data_link(help, ".txt", view_text(view, T_HELP_TEXT));
    html_markup(view->out, "</p>\n");
}

static enum db_status put_answer(struct help *help)
{
    enum db_status status = put_best(help);

    if (status == DB_OK)
        status = put_others(help);
    return status == DB_OK ? put_ministries(help) : status;
}

enum db_status help_put_page(struct help *help)
{
    struct buffer *out = help->view->out;
    struct buffer query = {0};

    help_put_query(&query, help->question->of_residence, help->question->need);
    const char *text = query.length > 0 ? buffer_text(&query) : NULL;
    (void)snprintf(help->query, sizeof(help->query), "%s", text ? text : "");
    out->failed |= query.failed;
    buffer_release(&query);
    describe(help);
    enum db_status status = put_notices(help, true);
    put_heading(help);
    help_put_emergency(help);
    html_markup(out, "<div class=\"columns\">\n<div>\n");
    if (status == DB_OK)
        status = put_answer(help);
    html_markup(out, "</div>\n<div class=\"aside\">\n");
    help_put_steps(help);
    help_put_arrangements(help);
    if (status == DB_OK)
        status = put_notices(help, false);
    put_foot(help);
    html_markup(out, "</div>\n</div>\n");
    return status;
}
