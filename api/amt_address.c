/* amt_address.c - one address of the Auswärtiges Amt. Its members have had two sets of
 * names: those of the description of the interface (title, telefone, url, street), and
 * those that its answers have by now (description, phone, website, address). */
#include "amt.h"
#include "starter.h"

#include <stdio.h>
#include <string.h>

static const char germany[] = "DE";

/* Whose group this row stands in, and where it stands itself. */
struct sides {
    const struct atlas_country *group, *own;
};

static struct sides sides_of(struct api_import *import, const struct gather_row *row)
{
    return (struct sides){
        .group = amt_country(import, foreign_member(row->group, "country")),
        .own = amt_country(import, foreign_member(row->row, "country")),
    };
}

static bool is_germany(const struct atlas_country *country)
{
    return country && strcmp(country->code, germany) == 0;
}

/* Of a list of missions abroad the addresses are in the country of their group, of one of
 * missions in Germany in Germany. */
enum amt_direction amt_direction(struct api_import *import, const struct gather *rows)
{
    size_t abroad = 0;
    size_t inside = 0;

    for (size_t i = 0; i < rows->count; i++) {
        struct sides sides = sides_of(import, &rows->row[i]);

        inside += is_germany(sides.own) && !is_germany(sides.group);
        abroad += sides.own && sides.own == sides.group && !is_germany(sides.own);
    }
    if (abroad == inside)
        return AMT_UNKNOWN;
    return abroad > inside ? AMT_ABROAD : AMT_IN_GERMANY;
}

static const char *member_or(const json_t *object, const char *name, const char *other)
{
    const char *text = foreign_member(object, name);

    return text ? text : foreign_member(object, other);
}

/* A German number as it is dialled in Germany: "030 1817-0". */
static void add_phone(struct api_import *import, const struct gather_row *row,
                      enum db_contact_kind kind, const char *text)
{
    const struct db_mission *mission = &import->draft.mission;
    char whole[DB_TEXT_MAX];

    if (!text)
        return;
    const char *number = text + strspn(text, " (");
    bool is_national = number[0] == '0' && number[1] != '0' && number[1] != '\0';
    if (is_national && strcmp(mission->host, germany) == 0) {
        (void)snprintf(whole, sizeof(whole), "+49 %s", number + 1);
        text = whole;
    }
    foreign_contacts(import, row->number, kind, text);
}

static void add_websites(struct api_import *import, const struct gather_row *row)
{
    const json_t *list = json_object_get(row->row, "website");

    foreign_contacts(import, row->number, DB_CONTACT_WEBSITE,
                     member_or(row->row, "website", "url"));
    for (size_t i = 0; i < json_array_size(list); i++) {
        const char *link = json_string_value(json_array_get(list, i));

        if (link && link[0])
            foreign_contacts(import, row->number, DB_CONTACT_WEBSITE, link);
    }
}

static void read_contacts(struct api_import *import, const struct gather_row *row)
{
    add_phone(import, row, DB_CONTACT_DUTY, foreign_member(row->row, "emergencyPhone"));
    add_phone(import, row, DB_CONTACT_SWITCHBOARD,
              member_or(row->row, "phone", "telefone"));
    add_phone(import, row, DB_CONTACT_FAX, foreign_member(row->row, "fax"));
    foreign_contacts(import, row->number, DB_CONTACT_EMAIL,
                     foreign_member(row->row, "mail"));
    add_websites(import, row);
}

static void read_address(struct api_import *import, const struct gather_row *row)
{
    const char *address = foreign_member(row->row, "address");
    const char *street = foreign_member(row->row, "street");
    const char *number = foreign_member(row->row, "number");
    const char *zip = foreign_member(row->row, "zip");
    const char *city = foreign_member(row->row, "city");
    char text[DB_TEXT_MAX];

    if (!address && street) {
        (void)snprintf(text, sizeof(text), "%.400s%s%.40s%s%.40s%s%.200s", street,
                       number ? " " : "", number ? number : "", zip || city ? ", " : "",
                       zip ? zip : "", zip && city ? " " : "", city ? city : "");
        report_whole_text(text);
        address = text;
    }
    import->draft.mission.address = foreign_text(import, row->number, "address", address);
    import->draft.mission.city =
        foreign_text(import, row->number, "city", amt_city(city));
}

/* Hours are told in German sentences, and so are those of the departments. */
static void read_hours(struct api_import *import, const struct gather_row *row)
{
    import->draft.mission.opening_hours_text = foreign_text(
        import, row->number, "open", member_or(row->row, "open", "departments"));
}

/* "Die Botschaft ist bis auf Weiteres geschlossen." */
static void read_remark(struct api_import *import, const struct gather_row *row)
{
    static const char *const whiles[] = {"bis auf weiteres", "bis auf Weiteres",
                                         "vorübergehend",    "Vorübergehend",
                                         "derzeit",          "Derzeit"};
    struct db_mission *mission = &import->draft.mission;
    const char *remark = foreign_member(row->row, "remark");

    for (size_t i = 0; remark && i < sizeof(whiles) / sizeof(whiles[0]); i++) {
        if (!strstr(remark, "geschlossen") || !strstr(remark, whiles[i]))
            continue;
        mission->status = DB_STATUS_LIMITED;
        mission->status_reason = foreign_text(import, row->number, "remark", remark);
        return;
    }
}

/* Sender and host of an address; false: the row has not enough countries. */
static bool read_sides(struct api_import *import, enum amt_direction direction,
                       const struct gather_row *row)
{
    struct db_mission *mission = &import->draft.mission;
    const struct atlas_country *home = atlas_by_code(import->atlas, germany);
    struct sides sides = sides_of(import, row);
    bool is_abroad = direction == AMT_ABROAD;
    const struct atlas_country *sending = is_abroad ? home : sides.group;
    const struct atlas_country *host = sides.own   ? sides.own
                                       : is_abroad ? sides.group
                                                   : home;

    if (!sending || !host || sending == host)
        return false;
    mission->sending = sending->code;
    mission->host = host->code;
    return true;
}

/* The countries in whose groups the address stands: Berne is responsible for
 * Liechtenstein. Of those in Germany each serves Germany. */
static void read_serves(struct api_import *import, enum amt_direction direction,
                        const struct gather_row *rows, size_t count)
{
    if (direction == AMT_IN_GERMANY)
        draft_serve_country(&import->draft, germany);
    for (size_t i = 0; direction == AMT_ABROAD && i < count; i++) {
        struct sides sides = sides_of(import, &rows[i]);

        if (sides.group && !is_germany(sides.group))
            draft_serve_country(&import->draft, sides.group->code);
    }
}

/* The mission that serves its host or, if none does, the first of the others. An embassy
 * may serve more than is known here; but one to the Holy See is another. */
static enum db_status find(struct api_import *import, char ret_id[IMPORT_ID_MAX],
                           bool *ret_several)
{
    const struct db_mission *mission = &import->draft.mission;
    struct foreign_search search = {.serves = mission->host};

    if (mission->serves_count > 0 && !draft_serves(&import->draft, mission->host))
        search.serves = mission->serves[0].country;
    enum db_status status = foreign_find(import, &search, ret_id, ret_several);
    if (status != DB_OK || ret_id[0] || *ret_several ||
        strcmp(search.serves, mission->host) == 0 || strcmp(search.serves, "VA") == 0)
        return status;
    search.serves = mission->host;
    return foreign_find(import, &search, ret_id, ret_several);
}

/* A new embassy that is not to the country it stands in has no facts of its own. */
static void name_new(struct api_import *import, const struct gather_row *row)
{
    struct draft *draft = &import->draft;
    bool is_embassy = strcmp(db_rank_row(draft->mission.rank)->class, "embassy") == 0;
    char facts[DB_TEXT_MAX];
    char id[STARTER_ID_MAX];

    if (!is_embassy || draft->mission.serves_count == 0 ||
        draft_serves(draft, draft->mission.host))
        return;
    (void)snprintf(facts, sizeof(facts), "auswaertiges-amt %s", row->key);
    starter_id_of(facts, id);
    draft->mission.id = draft_text(draft, id);
}

static bool store(struct api_import *import, const struct gather_row *row)
{
    struct db_mission *mission = &import->draft.mission;
    const bool has_more =
        mission->serves_count > 1 ||
        (mission->serves_count == 1 && !draft_serves(&import->draft, mission->host));
    unsigned says = (has_more ? FOREIGN_SERVES : 0) |
                    (mission->status != DB_STATUS_OPEN ? FOREIGN_STATUS : 0);
    char id[IMPORT_ID_MAX];
    bool is_several = false;
    enum db_status status = find(import, id, &is_several);

    if (status != DB_OK)
        return import_fail_db(import, status, row->number);
    if (is_several) {
        return import_quarantine(import, row->number, NULL,
                                 "several missions are known that it could be");
    }
    mission->id = id;
    if (!id[0]) {
        name_new(import, row);
        return foreign_merge(import, row->number, says | FOREIGN_POST);
    }
    mission->city = NULL; /* it has a name already, and not in German */
    return foreign_merge(import, row->number, says);
}

bool amt_take_address(struct api_import *import, enum amt_direction direction,
                      const struct gather_row *rows, size_t count)
{
    const char *title = member_or(rows->row, "title", "description");
    const char *group = foreign_member(rows->group, "country");
    struct db_mission *mission = &import->draft.mission;

    draft_clear(&import->draft);
    if (!read_sides(import, direction, rows)) {
        return import_quarantine(import, rows->number, NULL,
                                 "no countries that are known: '%.60s', listed under "
                                 "'%.60s'",
                                 foreign_member(rows->row, "country")
                                     ? foreign_member(rows->row, "country")
                                     : "",
                                 group ? group : "");
    }
    if (!amt_rank(foreign_member(rows->row, "type"), &mission->rank) &&
        !amt_rank(title, &mission->rank)) {
        return import_quarantine(import, rows->number, NULL,
                                 "not an embassy or consulate by its title: '%.80s'",
                                 title ? title : "");
    }
    read_serves(import, direction, rows, count);
    read_contacts(import, rows);
    read_address(import, rows);
    read_hours(import, rows);
    read_remark(import, rows);
    return store(import, rows);
}
