/* view_help_steps.c - what happened, what to do then, and on what ground others help. */
#include "view_contact.h"
#include "view_help.h"

#include <stdio.h>
#include <string.h>

/* ---- Emergency numbers ---- */

/* "Police, Ambulance": all that have this number. */
static void put_services(struct help *help, const char *number)
{
    const struct candidates *candidates = &help->lookup->candidates;
    bool is_first = true;

    for (size_t i = 0; i < candidates->count; i++) {
        const struct candidate *row = &candidates->row[i];

        if (!candidate_is_emergency(row, number) ||
            strcmp(row->usual.kind, "local_general") == 0)
            continue;
        if (!is_first)
            view_put_comma(help->view);
        html_text(help->view->out, view_way_label(help->view, row->usual.kind));
        is_first = false;
    }
}

static void put_number(struct help *help, const struct candidate *row)
{
    struct buffer *out = help->view->out;
    const struct view_way way = {row->usual.kind, row->usual.value, NULL};
    char address[VIEW_WAY_MAX];
    const bool opens = view_way_address(&way, address);

    html_markup(out, opens ? "<a class=\"button\"" : "<p>");
    if (opens) {
        html_attribute(out, "href", address);
        html_markup(out, ">");
    }
    put_services(help, row->usual.value);
    html_markup(out, " <bdi dir=\"ltr\">");
    html_text(out, row->usual.value);
    html_markup(out, opens ? "</bdi></a>\n" : "</bdi></p>\n");
}

void help_put_emergency(struct help *help)
{
    const struct candidates *candidates = &help->lookup->candidates;
    struct view *view = help->view;
    bool found = false;

    html_markup(view->out, "<section class=\"emergency\">\n");
    view_put(view, "h2", NULL, T_HELP_DANGER);
    for (size_t i = 0; i < candidates->count; i++) {
        const struct candidate *row = &candidates->row[i];

        if (row->tier != TIER_EMERGENCY ||
            candidates_have_emergency(candidates, i, row->usual.value))
            continue;
        put_number(help, row);
        found = true;
    }
    if (!found)
        view_put(view, "p", NULL, T_HELP_NO_EMERGENCY);
    html_markup(view->out, "</section>\n");
}

/* ---- What happened? ---- */

static const struct {
    const char *word;
    enum text_key name, step;
} needs[] = {
    {"passport", T_NEED_PASSPORT, T_NEED_PASSPORT_STEP},
    {"arrest", T_NEED_ARREST, T_NEED_ARREST_STEP},
    {"hospital", T_NEED_HOSPITAL, T_NEED_HOSPITAL_STEP},
    {"crime", T_NEED_CRIME, T_NEED_CRIME_STEP},
    {"death", T_NEED_DEATH, T_NEED_DEATH_STEP},
    {"evacuation", T_NEED_EVACUATION, T_NEED_EVACUATION_STEP},
    {"general", T_NEED_GENERAL, T_NEED_GENERAL},
};
enum { NEED_COUNT = sizeof(needs) / sizeof(needs[0]) };

static void put_need(struct help *help, size_t index)
{
    struct buffer *out = help->view->out;
    char path[VIEW_PATH_MAX];
    const bool is_this = strcmp(needs[index].word, db_need_word(help->lookup->need)) == 0;

    view_path(help->view->call, help->path, path);
    html_markup(out, "<li><a href=\"");
    html_text(out, path);
    struct buffer query = {0};
    help_put_query(&query, help->question->of_residence, needs[index].word);
    html_text(out, query.length > 0 ? buffer_text(&query) : "");
    out->failed |= query.failed;
    buffer_release(&query);
    html_markup(out, is_this ? "\" aria-current=\"true\">" : "\">");
    html_text(out, view_text(help->view, needs[index].name));
    html_markup(out, "</a></li>\n");
}

/* ---- What to do ---- */

static void put_step(struct view *view, enum text_key key)
{
    view_put(view, "li", NULL, key);
}

/* A link of another site after a text of ours. */
static void put_refugee_step(struct view *view)
{
    html_markup(view->out, "<li>");
    html_text(view->out, view_text(view, T_HELP_UNHCR));
    html_markup(view->out, " ");
    html_link(view->out, "https://help.unhcr.org/", "help.unhcr.org");
    html_markup(view->out, "</li>\n");
    put_step(view, T_HELP_NOT_FLED);
}

static bool lacks_line(const struct lookup *lookup)
{
    for (size_t i = 0; i < lookup->person_count; i++) {
        if (!lookup->person[i].has_line)
            return true;
    }
    return false;
}

/* One's own post in the country that can be called: nothing else is needed. */
static bool is_settled(const struct lookup *lookup)
{
    const struct candidate *best = lookup->best;

    return best && best->tier == TIER_LOCAL && best->way &&
           (best->door != DOOR_CLOSED || best->way == &best->duty) &&
           candidate_is_career(best);
}

static void put_other_nationality(struct help *help)
{
    struct view *view = help->view;
    char path[VIEW_PATH_MAX];

    (void)snprintf(path, sizeof(path), "/?host=%s", help->slug);
    html_markup(view->out, "<li>");
    view_link_to(view, path, T_HELP_OTHER_NATIONALITY);
    html_markup(view->out, "</li>\n");
}

static void put_list(struct help *help)
{
    const struct lookup *lookup = help->lookup;
    struct view *view = help->view;

    for (size_t i = 0; i < NEED_COUNT && lookup->need != DB_NEED_GENERAL; i++) {
        if (strcmp(needs[i].word, db_need_word(lookup->need)) == 0)
            put_step(view, needs[i].step);
    }
    if (lookup->is_home)
        put_step(view, T_HELP_HOME);
    if (lookup->is_home && lookup->person_count > 1)
        put_step(view, T_HELP_HOME_SEVERAL);
    if (lookup->best && lookup->best->way && lookup->best->way->spoken)
        put_step(view, T_HELP_SAY);
    if (is_settled(lookup))
        return;
    if ((!lookup->is_home || lookup->person_count > 1) && lacks_line(lookup))
        put_step(view, T_HELP_ASK_MINISTRY);
    if (lookup->of_residence)
        put_refugee_step(view);
    else if (lookup->person_count == 1 && !lookup->is_home)
        put_other_nationality(help);
}

void help_put_steps(struct help *help)
{
    struct view *view = help->view;
    struct buffer list = {0};
    struct buffer *out = view->out;

    html_markup(out, "<section class=\"what\">\n");
    view_put(view, "h2", NULL, T_HELP_WHAT_HAPPENED);
    html_markup(out, "<ul class=\"choices\">\n");
    for (size_t i = 0; i < NEED_COUNT; i++)
        put_need(help, i);
    html_markup(out, "</ul>\n");
    view->out = &list;
    put_list(help);
    view->out = out;
    out->failed |= list.failed;
    if (list.length > 0) {
        view_put(view, "h2", NULL, T_HELP_DO);
        html_markup(out, "<ol class=\"steps\">\n");
        buffer_append(out, list.data, list.length);
        html_markup(out, "</ol>\n");
    }
    buffer_release(&list);
    html_markup(out, "</section>\n");
}

/* ---- Arrangements ---- */

static void put_arrangement(struct help *help, const struct lookup_arrangement *row)
{
    struct view *view = help->view;
    char date[DB_DATE_WORDS_MAX];

    html_markup(view->out, "<li>\n");
    view_put_data(view, "p", "title", "en", row->title);
    if (row->legal_ref[0])
        view_put_data(view, "p", "soft", "en", row->legal_ref);
    if (row->candidate_count == 0)
        view_put(view, "p", NULL, T_HELP_NO_POST);
    if (row->candidate_count == 0 && row->caveat[0])
        view_put_data(view, "p", "note", "en", row->caveat);
    if (row->source_name[0]) {
        db_date_words(view->call->db, language_tag(view->call->language),
                      row->verified_at, date);
        html_markup(view->out, "<p class=\"soft\">");
        html_link(view->out, row->source_url, row->source_name);
        if (date[0])
            view_put_comma(view);
        html_text(view->out, date);
        html_markup(view->out, "</p>\n");
    }
    html_markup(view->out, "</li>\n");
}

void help_put_arrangements(struct help *help)
{
    const struct lookup *lookup = help->lookup;
    struct view *view = help->view;

    if (lookup->arrangement_count == 0)
        return;
    html_markup(view->out, "<section class=\"arrangements\">\n");
    view_put(view, "h2", NULL, T_HELP_ARRANGEMENTS);
    html_markup(view->out, "<ul class=\"missions\">\n");
    for (size_t i = 0; i < lookup->arrangement_count; i++)
        put_arrangement(help, &lookup->arrangement[i]);
    html_markup(view->out, "</ul>\n</section>\n");
}
