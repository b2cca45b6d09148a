/* view_door.c - whether a post is open, in the language of the page and by the
 * clock of the place. */
#include "view_hours.h"

#include "civil.h"
#include "http_date.h"

#include <stdio.h>
#include <stdlib.h>

enum { WEEK = 7, CLOCK_AT = 11, WHEN_MAX = DB_DATE_WORDS_MAX + 16 };

static int64_t day_of(const char *local)
{
    const struct civil date = {(int)strtol(local, NULL, 10),
                               (int)strtol(local + 5, NULL, 10),
                               (int)strtol(local + 8, NULL, 10)};

    return civil_number(&date);
}

/* "18:00" today, "Monday 09:00" within a week, else "12 April 2026 09:00". */
static void write_when(struct view *view, const struct candidate *row,
                       char ret_when[WHEN_MAX])
{
    struct call *call = view->call;
    const char *language = language_tag(call->language);
    const int64_t day = day_of(row->next_change);
    const int64_t ahead = day - day_of(row->local_now);
    const char *clock = row->next_change + CLOCK_AT;
    char date[DB_DATE_WORDS_MAX];

    if (ahead == 0) {
        (void)snprintf(ret_when, WHEN_MAX, "%.5s", clock);
    } else if (ahead > 0 && ahead < WEEK) {
        /* 0 is Monday in one calendar and Sunday in the other */
        const int weekday = (civil_weekday(day) + 1) % WEEK;

        (void)snprintf(ret_when, WHEN_MAX, "%.64s %.5s",
                       db_weekday_name(call->db, language, weekday), clock);
    } else {
        db_date_words(call->db, language, row->next_change, date);
        (void)snprintf(ret_when, WHEN_MAX, "%s %.5s", date, clock);
    }
}

static enum text_key change_of(const struct candidate *row)
{
    if (row->next_door == DOOR_OPEN && row->door != DOOR_OPEN)
        return T_HELP_OPENS;
    return row->next_door == DOOR_CLOSED ? T_HELP_CLOSES : T_HELP_CHANGES;
}

void view_door(struct view *view, const struct candidate *row)
{
    static const struct {
        const char *class;
        enum text_key words;
    } doors[] = {
        [DOOR_UNKNOWN] = {"badge", T_HELP_MAYBE_OPEN},
        [DOOR_OPEN] = {"badge good", T_HELP_OPEN},
        [DOOR_CLOSED] = {"badge warn", T_HELP_CLOSED},
    };
    char until[HTTP_DATE_MAX] = "", when[WHEN_MAX];

    if (!row->local_now[0])
        return;
    if (row->changes_at > 0)
        http_date_time(row->changes_at, until);
    html_markup(view->out, "<p class=\"hours\"");
    html_attribute(view->out, "data-until", until[0] ? until : NULL);
    html_markup(view->out, ">");
    view_put(view, "span", doors[row->door].class, doors[row->door].words);
    if (row->next_change[0]) {
        write_when(view, row, when);
        view_say(view, change_of(row), VALUES({"time", when}));
    }
    if (row->comment[0]) {
        html_markup(view->out, " <span class=\"soft\" dir=\"auto\">");
        html_text(view->out, row->comment);
        html_markup(view->out, "</span>");
    }
    html_markup(view->out, "</p>\n");
}
