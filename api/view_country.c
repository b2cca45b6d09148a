/* view_country.c - /country/{id}: what holds there now, who to call, every mission that
 * stands there, and the news about it. */
#include "db/helpline.h"
#include "db/mission.h"
#include "routes.h"
#include "view.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { MISSIONS_MAX = 500, SENDERS_MAX = 300, TEXT_MAX = 1024 };

const struct param view_country_params[] = {
    {.name = "id",
     .kind = PARAM_COUNTRY,
     .required = 1,
     .in_path = 1,
     .example = "RU",
     .about = "Any spelling of the country"},
    {0},
};

struct place {
    char emergency[32], note[TEXT_MAX];
};

static void read_place(const struct db_country *country, void *context)
{
    struct place *place = context;

    (void)snprintf(place->emergency, sizeof(place->emergency), "%s",
                   country->emergency ? country->emergency : "");
    (void)snprintf(place->note, sizeof(place->note), "%s",
                   country->note ? country->note : "");
}

static void put_call(struct buffer *out, const char *number, const char *text)
{
    char address[64];

    (void)snprintf(address, sizeof(address), "tel:%.40s", number);
    html_link(out, address, text);
}

static void put_lines(const struct db_helplines *helplines, void *context)
{
    struct buffer *out = context;

    for (size_t i = 0; i < helplines->line_count; i++) {
        const struct db_helpline *line = &helplines->lines[i];

        if (strncmp(line->kind, "local_", 6) != 0)
            continue; /* the ministry's are for its own citizens abroad */
        html_markup(out, "<li>");
        put_call(out, line->number, line->display ? line->display : line->number);
        html_markup(out, " ");
        html_text(out, line->kind + 6);
        html_markup(out, "</li>\n");
    }
}

static enum db_status put_emergency(struct call *call, struct buffer *out,
                                    const char *country, const struct place *place)
{
    struct buffer lines = {0};
    enum db_status status = db_helplines_of(call->db, country, put_lines, &lines);

    out->failed |= lines.failed;
    if (lines.length > 0) {
        html_markup(out, "<h2>Emergency numbers</h2>\n<ul>\n");
        buffer_append(out, lines.data, lines.length);
        html_markup(out, "</ul>\n");
    } else if (place->emergency[0]) {
        html_markup(out, "<p>Emergency number: ");
        put_call(out, place->emergency, place->emergency);
        html_markup(out, "</p>\n");
    }
    buffer_release(&lines);
    return status == DB_NOT_FOUND ? DB_OK : status;
}

/* Asks as the front page does; without a script too. */
static void put_form(struct buffer *out, const char *country)
{
    html_markup(out,
                "<form action=\"/\">\n<div><label for=\"nationality\">I am a citizen "
                "of</label>\n<input id=\"nationality\" name=\"nationality\" required>"
                "</div>\n<input type=\"hidden\" name=\"host\"");
    html_attribute(out, "value", country);
    html_markup(out,
                ">\n<noscript><button formaction=\"/api/v1/lookup\">Show the answer as "
                "data</button></noscript>\n<button class=\"scripted\">Show who can help "
                "me</button>\n</form>\n");
}

/* ---- Missions ---- */

/* The missions of one country: where its lines are in `lines`. They come by the code of
 * the sender and are shown by its name. */
struct sender {
    char name[VIEW_NAME_MAX], code[DB_COUNTRY_CODE_MAX];
    size_t begin, end;
};
struct senders {
    struct sender list[SENDERS_MAX];
    size_t count;
    struct buffer lines;
};

static void add_sender(struct senders *senders, const struct db_mission *mission)
{
    struct sender *sender = &senders->list[senders->count++];

    (void)snprintf(sender->name, sizeof(sender->name), "%s", mission->sending_name);
    (void)snprintf(sender->code, sizeof(sender->code), "%s", mission->sending);
    sender->begin = senders->lines.length;
}

static void add_mission(const struct db_mission *mission, void *context)
{
    struct senders *senders = context;
    struct buffer *out = &senders->lines;
    bool is_next = senders->count == 0 ||
                   strcmp(senders->list[senders->count - 1].code, mission->sending) != 0;

    if (is_next && senders->count == SENDERS_MAX)
        return;
    if (is_next)
        add_sender(senders, mission);
    html_markup(out, "\n<p class=\"soft\" dir=\"auto\">");
    html_text(out, mission->name);
    if (mission->status == DB_STATUS_SUSPENDED || mission->status == DB_STATUS_CLOSED) {
        html_markup(out, ", ");
        html_text(out, db_status_word(mission->status));
    }
    html_markup(out, "</p>");
    senders->list[senders->count - 1].end = out->length;
}

static int by_name(const void *a, const void *b)
{
    const struct sender *first = a;
    const struct sender *second = b;

    return strcmp(first->name, second->name);
}

static void put_senders(struct buffer *out, struct senders *senders, const char *country)
{
    char path[64];

    out->failed |= senders->lines.failed;
    if (out->failed || senders->count == 0)
        return;
    qsort(senders->list, senders->count, sizeof(senders->list[0]), by_name);
    html_markup(out, "<ul class=\"missions\">\n");
    for (size_t i = 0; i < senders->count; i++) {
        const struct sender *sender = &senders->list[i];

        (void)snprintf(path, sizeof(path), "/?nationality=%s&host=%s", sender->code,
                       country);
        html_markup(out, "<li>");
        html_link(out, path, sender->name);
        buffer_append(out, senders->lines.data + sender->begin,
                      sender->end - sender->begin);
        html_markup(out, "</li>\n");
    }
    html_markup(out, "</ul>\n");
}

static enum db_status put_missions(struct call *call, struct buffer *out,
                                   const char *country)
{
    struct senders senders = {.count = 0};
    char heading[64];
    int64_t total = 0;
    const struct db_mission_filter filter = {
        .host = country, .sort = DB_SORT_SENDING, .limit = MISSIONS_MAX};
    enum db_status status =
        db_mission_list(call->db, &filter, add_mission, &senders, &total);

    (void)snprintf(heading, sizeof(heading), "Missions here: %lld", (long long)total);
    html_element(out, "h2", NULL, NULL, heading);
    html_markup(out, "\n");
    put_senders(out, &senders, country);
    if (total > MISSIONS_MAX)
        html_element(out, "p", NULL, NULL, "These are the first of them.");
    buffer_release(&senders.lines);
    return status;
}

/* ---- The page ---- */

static enum db_status put_country(struct call *call, struct buffer *out,
                                  const char *country, const char *heading)
{
    const char *const countries[] = {country};
    struct place place = {.emergency = ""};
    enum db_status status = db_country_by_code(call->db, country, read_place, &place);

    if (status == DB_OK)
        status = view_notices(call, out, countries, 1, true);
    view_breadcrumb(out, NULL, NULL, heading);
    html_element(out, "h1", NULL, NULL, heading);
    html_markup(out, "\n");
    if (place.note[0])
        html_element(out, "p", "class", "note", place.note);
    if (status == DB_OK)
        status = put_emergency(call, out, country, &place);
    put_form(out, country);
    if (status == DB_OK)
        status = view_notices(call, out, countries, 1, false);
    if (status == DB_OK)
        status = view_news_about(call, out, country, "News");
    return status == DB_OK ? put_missions(call, out, country) : status;
}

int view_country(struct call *call)
{
    const char *country = call_country(call, "id");
    char name[VIEW_NAME_MAX];
    char heading[VIEW_NAME_MAX + 16];
    char path[64];
    struct view view = {.title = heading};

    (void)snprintf(path, sizeof(path), "/country/%s", country);
    if (strcmp(call_text(call, "id"), country) != 0)
        return call_moved(call, path);
    view_country_name(call, country, name);
    (void)snprintf(heading, sizeof(heading), "Help in %s", name);
    enum db_status status = put_country(call, &view.main, country, heading);
    if (status == DB_OK)
        return view_answer(call, &view, 200);
    buffer_release(&view.main);
    return call_db_failed(call, status);
}
