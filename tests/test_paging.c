/* test_paging.c - whoever follows `next` sees every record once, in the order of the one
 * long page: for many filters, all orders, and pages of every small size. */
#include "ask.h"
#include "crowd.h"
#include "tap.h"

#include <stdio.h>
#include <string.h>

enum { STEPS_MAX = 2000 };

static const char *const lists[] = {
    "missions",
    "missions?sending=FR",
    "missions?host=RU",
    "missions?host=RU&sending=FR",
    "missions?serves=NP",
    "missions?serves=NP&sending=DE",
    "missions?serves=NP&host=FJ&status=open",
    "missions?city=urumqi",
    "missions?city=Suva&host=IN",
    "missions?class=consulate",
    "missions?rank=embassy&status=suspended",
    "missions?q=crowd",
    "missions?q=france%20off",
    "missions?q=office&host=CL",
    "missions?bbox=170,-40,-170,40",
    "missions?bbox=-180,-90,180,90&sending=GB",
    "missions?near=-17.5,180&radius=300",
    "missions?near=-17.5,-180&radius=20038",
    "missions?near=90,0&radius=500",
    "missions?near=0,0&radius=9000&sending=VA",
    "missions?near=-17.5,179&radius=5000&q=crowd",
    "missions?near=-17.5,179&radius=5000&bbox=170,-40,-170,40",
    "missions?updated_since=2026-02-03",
    "missions?sort=updated_at",
    "missions?sort=-updated_at",
    "missions?sort=updated_at&host=NO",
    "missions?sort=-updated_at&sending=DE&updated_since=2026-02-02",
    "missions?sort=-updated_at&q=crowd",
    "missions?sort=updated_at&bbox=170,-40,-170,40",
    "missions?sort=updated_at&serves=NP",
    "countries",
    "countries?kind=territory",
    "countries?member=eu",
    "countries?lang=fr",
};

/* The ids of one page go to the end of `ids`. */
static void take_page(const json_t *page, json_t *ids)
{
    size_t i = 0;
    const json_t *item = NULL;

    json_array_foreach(ask_at(page, "items"), i, item)
        json_array_append_new(ids, json_string(ask_text(item, "id")));
}

/* Does the Link field name the same next page as the body? */
static bool link_agrees(const struct api_response *response, const char *next)
{
    char expected[API_TARGET_MAX + 64];
    const char *link = sample_header(response, "Link");

    (void)snprintf(expected, sizeof(expected), "<%s>; rel=\"next\"", next);
    return link && (strstr(link, expected) != NULL) == (*next != '\0') &&
           (strstr(link, "rel=\"next\"") != NULL) == (*next != '\0');
}

/* All ids by following `next` from `target`; NULL when that goes wrong. */
static json_t *walk(struct db *db, const char *target, json_int_t total)
{
    json_t *ids = json_array();
    char address[API_TARGET_MAX + 1];
    bool good = true;

    (void)snprintf(address, sizeof(address), "%s", target);
    for (int steps = 0; good && address[0] && steps < STEPS_MAX; steps++) {
        struct api_response response;

        sample_get(db, address, &response);
        json_t *page = ask_parse(&response);
        good = response.status == 200 && page &&
               json_integer_value(ask_at(page, "total")) == total &&
               strcmp(ask_text(page, "links.self"), address) == 0 &&
               strcmp(ask_text(page, "links.first"), target) == 0 &&
               link_agrees(&response, ask_text(page, "links.next"));
        if (!good)
            tap_note("%s: %d %.600s", address, response.status, response.body);
        take_page(page, ids);
        (void)snprintf(address, sizeof(address), "%s", ask_text(page, "links.next"));
        json_decref(page);
        api_response_release(&response);
    }
    if (good)
        return ids;
    json_decref(ids);
    return NULL;
}

static bool has_double(const json_t *ids)
{
    json_t *seen = json_object();
    size_t i = 0;
    const json_t *id = NULL;

    json_array_foreach(ids, i, id)
        json_object_set_new(seen, json_string_value(id), json_true());
    bool found = json_object_size(seen) != json_array_size(ids);
    json_decref(seen);
    return found;
}

static void check_list(struct tap *tap, struct db *db, const char *list)
{
    const char joint = strchr(list, '?') ? '&' : '?';
    json_t *whole = ask_format(db, "/api/v1/%s%climit=500", list, joint);
    json_int_t total = json_integer_value(ask_at(whole, "total"));
    json_t *expected = json_array();

    take_page(whole, expected);
    tap_check(tap,
              total > 1 && json_array_size(expected) == (size_t)total &&
                  !has_double(expected),
              "%s: %d records", list, (int)total);
    for (int limit = 1; limit <= 7; limit++) {
        char target[API_TARGET_MAX];

        (void)snprintf(target, sizeof(target), "/api/v1/%s%climit=%d", list, joint,
                       limit);
        json_t *ids = walk(db, target, total);
        tap_check(tap, ids && json_equal(ids, expected), "%s by %d", list, limit);
        json_decref(ids);
    }
    json_decref(expected);
    json_decref(whole);
}

int main(void)
{
    struct tap tap = {0, 0};
    struct sample sample;
    struct crowd_member member[CROWD_COUNT];

    crowd_create(&sample, member);
    for (size_t i = 0; i < sizeof(lists) / sizeof(lists[0]); i++)
        check_list(&tap, sample.db, lists[i]);
    sample_remove(&sample);
    return tap_end(&tap);
}
