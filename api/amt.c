/* amt.c - the lists of addresses of the Auswärtiges Amt: representativesInCountry (German
 * missions in the world) and representativesInGermany (missions of others there). Both
 * are {"response": {ID: {"country", "lastModified", ID: address}}}, and which one it is
 * only the countries of the addresses tell. */
#include "amt.h"

#include "http_date.h"

#include <string.h>

enum { ADDRESS_GROUPS_MAX = 256 };

static const int64_t seconds_end = 100000000000; /* of the year 5138: more is more often
                                                    milliseconds */

const struct import_format import_amt = {
    .name = "auswaertiges-amt",
    .source =
        {
            .id = "auswaertiges-amt",
            .name = "Auswärtiges Amt",
            .url = "https://www.auswaertiges-amt.de/de/open-data-schnittstelle/736118",
            .licence = "not stated",
        },
    .merges = true,
    .unit = "address",
};

/* An empty object is how this server says that it has nothing to say. */
static bool is_response(const json_t *tree)
{
    return json_is_object(json_object_get(tree, "response")) ||
           (json_is_object(tree) && json_object_size(tree) == 0);
}

/* Among lastModified, contentList and country the members are numbered. */
static bool is_number(const char *key)
{
    return key[0] && key[strspn(key, "0123456789")] == '\0';
}

/* The later of two times; in seconds or milliseconds since 1970, as it comes. */
static void note_time(const json_t *object, int64_t *latest)
{
    int64_t time = json_integer_value(json_object_get(object, "lastModified"));

    if (time > seconds_end)
        time /= 1000;
    if (time > *latest)
        *latest = time;
}

struct list {
    struct gather rows;
    int64_t latest;
    bool failed, is_warnings;
};

static void add_group(struct list *list, json_t *group)
{
    const char *key = NULL;
    json_t *address = NULL;

    note_time(group, &list->latest);
    list->is_warnings |= json_object_get(group, "partialWarning") != NULL;
    json_object_foreach(group, key, address)
    {
        const struct gather_row row = {.key = key,
                                       .row = address,
                                       .group = group,
                                       .number = (int64_t)list->rows.count + 1};

        if (!is_number(key) || !json_is_object(address))
            continue;
        note_time(address, &list->latest);
        list->failed |= !gather_add(&list->rows, &row);
    }
}

static void read_list(json_t *response, struct list *list)
{
    const char *key = NULL;
    json_t *group = NULL;

    note_time(response, &list->latest);
    json_object_foreach(response, key, group)
    {
        if (is_number(key) && json_is_object(group))
            add_group(list, group);
    }
}

static bool take_addresses(struct api_import *import, struct gather *rows)
{
    enum amt_direction direction = amt_direction(import, rows);
    size_t length = 0;

    if (direction == AMT_UNKNOWN) {
        return import_fail(import, API_IMPORT_BAD, 0,
                           "the countries of the addresses do not tell whether these are "
                           "German missions or missions in Germany");
    }
    foreign_cover(import, direction == AMT_ABROAD ? "abroad" : "in Germany");
    gather_sort(rows);
    for (size_t i = 0; i < rows->count; i += length) {
        const struct gather_row *row = &rows->row[i];

        length = gather_length(rows, i);
        if (length > ADDRESS_GROUPS_MAX) {
            if (!import_quarantine(import, row->number, NULL, "listed more than %d times",
                                   ADDRESS_GROUPS_MAX))
                return false;
        } else if (!amt_take_address(import, direction, row, length)) {
            return false;
        }
    }
    return true;
}

/* Says why there is nothing to take from this list. */
static bool check_list(struct api_import *import, const struct list *list)
{
    if (list->failed)
        return import_fail(import, API_IMPORT_FAILED, 0, "out of memory");
    if (list->is_warnings) {
        return import_fail(import, API_IMPORT_BAD, 0,
                           "a list of travel warnings, not of missions");
    }
    if (list->rows.count > 0)
        return true;
    return import_fail(import, API_IMPORT_BAD, 0,
                       "an answer without addresses, as the Auswärtiges Amt gives it "
                       "when something is wrong: what is known stays as it is");
}

static bool take_response(struct api_import *import, json_t *tree)
{
    struct list list = {.latest = 0};
    char date[HTTP_DATE_MAX] = "";

    read_list(json_object_get(tree, "response"), &list);
    if (list.latest > 0 && list.latest <= seconds_end)
        http_date_time(list.latest, date);
    bool fine = check_list(import, &list) &&
                foreign_start(import, &import_amt, date[0] ? date : NULL) &&
                take_addresses(import, &list.rows);
    gather_release(&list.rows);
    return fine;
}

const struct foreign foreign_amt = {is_response, take_response};
