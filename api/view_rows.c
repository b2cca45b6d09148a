/* view_rows.c - lists of missions: read in the order of the store, shown by names. */
#include "view_rows.h"

#include "db/collation.h"
#include "degrees.h"
#include "view_contact.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { PLACES_MAX = 400 };

/* A country whose missions are in the list. */
struct place {
    char code[DB_COUNTRY_CODE_MAX], name[VIEW_NAME_MAX], key[DB_SORT_KEY_MAX];
    int order;
};

struct row {
    int place, host; /* of the list's places */
    int order, number;
    size_t begin; /* of its words; they end where those of the next one begin */
    bool has_point;
    struct db_point point;
};

struct list {
    struct view *view;
    const struct view_rows *wanted;
    struct place place[PLACES_MAX];
    int place_count;
    struct row row[VIEW_ROWS_MAX];
    int row_count;
    struct buffer words;
};

/* ---- Reading: rows are lent, so all that they say is written at once ---- */

/* -1: a country too many. */
static int place_of(struct list *list, const char *code)
{
    int i = list->place_count - 1;

    while (i >= 0 && strcmp(list->place[i].code, code) != 0)
        i--;
    if (i >= 0 || list->place_count == PLACES_MAX)
        return i;
    (void)snprintf(list->place[list->place_count].code, DB_COUNTRY_CODE_MAX, "%s", code);
    return list->place_count++;
}

/* The telephone for somebody who needs help and looks at a list. */
static const struct db_contact *phone_of(const struct db_mission *mission)
{
    static const enum db_contact_kind kinds[] = {
        DB_CONTACT_CONSULAR, DB_CONTACT_SWITCHBOARD, DB_CONTACT_EMERGENCY_24H,
        DB_CONTACT_DUTY};

    for (size_t k = 0; k < sizeof(kinds) / sizeof(kinds[0]); k++) {
        for (size_t i = 0; i < mission->contact_count; i++) {
            if (mission->contacts[i].kind == kinds[k])
                return &mission->contacts[i];
        }
    }
    return NULL;
}

static void put_phone(struct view *view, const struct db_contact *phone)
{
    const struct view_way way = {db_contact_word(phone->kind), phone->value, NULL};
    char address[VIEW_WAY_MAX];

    if (!view_way_address(&way, address))
        return;
    html_markup(view->out, " <a class=\"tel\"");
    html_attribute(view->out, "href", address);
    html_markup(view->out, ">");
    html_element(view->out, "bdi", "dir", "ltr",
                 phone->display ? phone->display : phone->value);
    html_markup(view->out, "</a>");
}

static void put_words(struct view *view, const struct db_mission *mission)
{
    const struct db_contact *phone = phone_of(mission);
    const char *city = mission->city;

    html_element(view->out, "bdi", "lang",
                 view->call->language == LANGUAGE_EN ? NULL : "en", mission->name);
    html_markup(view->out, "</a>");
    if (city && !strstr(mission->name, city)) {
        html_markup(view->out, " ");
        html_element(view->out, "bdi", NULL, NULL, city);
    }
    if (mission->status != DB_STATUS_OPEN) {
        html_markup(view->out, " ");
        view_put_status(view, mission->status);
    }
    if (phone)
        put_phone(view, phone);
}

static void add_row(const struct db_mission *mission, void *context)
{
    struct list *list = context;
    struct view *view = list->view;
    struct row *row = &list->row[list->row_count];
    char path[VIEW_PATH_MAX], mission_path[96];
    const bool by_host = list->wanted->by_host;

    if (list->row_count == VIEW_ROWS_MAX)
        return;
    *row = (struct row){
        .place = place_of(list, by_host ? mission->host : mission->sending),
        .host = list->wanted->is_elsewhere ? place_of(list, mission->host) : -1,
        .number = list->row_count,
        .begin = list->words.length,
        .has_point = mission->point_quality == DB_POINT_BUILDING ||
                     mission->point_quality == DB_POINT_CITY,
        .point = mission->point,
    };
    if (row->place < 0)
        return;
    (void)snprintf(mission_path, sizeof(mission_path), "/mission/%s", mission->id);
    view_path(view->call, mission_path, path);
    html_markup(view->out, "<a");
    html_attribute(view->out, "href", path);
    html_markup(view->out, ">");
    put_words(view, mission);
    list->row_count++;
}

/* ---- Order ---- */

static int by_key(const void *a, const void *b)
{
    const struct place *const *first = a;
    const struct place *const *second = b;

    return strcmp((*first)->key, (*second)->key);
}

static int by_order(const void *a, const void *b)
{
    const struct row *first = a;
    const struct row *second = b;

    return first->order != second->order ? first->order - second->order
                                         : first->number - second->number;
}

static enum db_status name_places(struct list *list)
{
    const struct call *call = list->view->call;
    struct place *sorted[PLACES_MAX];

    for (int i = 0; i < list->place_count; i++) {
        struct place *place = &list->place[i];

        sorted[i] = place;
        view_country_name(list->view->call, place->code, place->name);
        if (!db_sort_key(call->db, language_tag(call->language), place->name, place->key))
            return DB_FAILED;
    }
    qsort(sorted, (size_t)list->place_count, sizeof(struct place *), by_key);
    for (int i = 0; i < list->place_count; i++)
        sorted[i]->order = i;
    for (int i = 0; i < list->row_count; i++)
        list->row[i].order = list->place[list->row[i].place].order;
    return DB_OK;
}

/* ---- Writing ---- */

static void put_point(struct buffer *out, const struct row *row)
{
    char latitude[DEGREES_MAX], longitude[DEGREES_MAX];

    if (!row->has_point)
        return;
    degrees_write(row->point.latitude, latitude);
    degrees_write(row->point.longitude, longitude);
    html_attribute(out, "data-lat", latitude);
    html_attribute(out, "data-lon", longitude);
}

static void put_row(struct list *list, const struct row *row, size_t end)
{
    struct buffer *out = list->view->out;

    html_markup(out, "<li");
    put_point(out, row);
    html_markup(out, ">");
    buffer_append(out, list->words.data + row->begin, end - row->begin);
    if (row->host >= 0) {
        html_markup(out, " <span>(");
        html_text(out, list->place[row->host].name);
        html_markup(out, ")</span>");
    }
    html_markup(out, "</li>\n");
}

/* The country's name leads to who helps the citizens of the one in the other. */
static void put_country(struct list *list, const struct place *place)
{
    struct view *view = list->view;
    const struct db_mission_filter *filter = &list->wanted->filter;
    char path[VIEW_PATH_MAX];

    if (list->wanted->by_host) {
        view_help_path(view->call, filter->sending, place->code, path);
    } else {
        view_help_path(view->call, place->code,
                       filter->host ? filter->host : filter->serves, path);
    }
    html_markup(view->out, "<li>");
    view_link(view, path, place->name);
    html_markup(view->out, "<ul>\n");
}

static void put_rows(struct list *list)
{
    struct buffer *out = list->view->out;
    size_t ends[VIEW_ROWS_MAX];
    const struct place *last = NULL;

    for (int i = 0; i < list->row_count; i++) {
        ends[i] = i + 1 < list->row_count ? list->row[i + 1].begin : list->words.length;
    }
    qsort(list->row, (size_t)list->row_count, sizeof(struct row), by_order);
    html_markup(out, "<ul class=\"missions\"");
    html_attribute(out, "id", list->wanted->is_elsewhere ? NULL : "missions");
    html_markup(out, ">\n");
    for (int i = 0; i < list->row_count; i++) {
        const struct row *row = &list->row[i];

        if (last != &list->place[row->place]) {
            html_markup(out, last ? "</ul></li>\n" : "");
            last = &list->place[row->place];
            put_country(list, last);
        }
        put_row(list, row, ends[row->number]);
    }
    html_markup(out, "</ul></li>\n</ul>\n");
}

static enum db_status read_rows(struct list *list, int64_t *ret_total)
{
    struct view *view = list->view;
    struct buffer *out = view->out;
    struct db_mission_filter filter = list->wanted->filter;

    if (filter.limit == 0 || filter.limit > VIEW_ROWS_MAX)
        filter.limit = VIEW_ROWS_MAX;
    view->out = &list->words;
    enum db_status status =
        db_mission_list(view->call->db, &filter, add_row, list, ret_total);
    view->out = out;
    return status;
}

enum db_status view_rows(struct view *view, const struct view_rows *rows,
                         int64_t *ret_total)
{
    struct list *list = calloc(1, sizeof(*list));

    *ret_total = 0;
    if (!list)
        return DB_FAILED;
    list->view = view;
    list->wanted = rows;
    enum db_status status = read_rows(list, ret_total);
    if (status == DB_OK)
        status = name_places(list);
    view->out->failed |= list->words.failed;
    if (status == DB_OK && list->row_count > 0 && !view->out->failed)
        put_rows(list);
    buffer_release(&list->words);
    free(list);
    return status;
}
