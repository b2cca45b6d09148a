/* mission_near.c - missions within a radius, nearest first. The position index gives the
 * candidates of one or two boxes; the exact distance and the order are made here. */
#include "mission_filter.h"
#include "mission_row.h"

#include <math.h>
#include <stdlib.h>

struct found {
    double distance_km;
    int64_t number;
};

struct search {
    const struct db_mission_filter *filter;
    const struct mission_terms *terms;
    struct found *found;
    size_t count, size;
};

static int compare(const void *left, const void *right)
{
    const struct found *a = left;
    const struct found *b = right;

    if (a->distance_km != b->distance_km)
        return a->distance_km < b->distance_km ? -1 : 1;
    return (a->number > b->number) - (a->number < b->number);
}

static enum db_status add(struct db *db, struct search *search, struct found found)
{
    if (search->count == search->size) {
        size_t size = search->size ? 2 * search->size : 64;
        struct found *grown = realloc(search->found, size * sizeof(*grown));

        if (!grown)
            return db_fail_words(db, DB_FAILED, "out of memory");
        search->found = grown;
        search->size = size;
    }
    search->found[search->count++] = found;
    return DB_OK;
}

static enum db_status take_row(struct db *db, struct search *search, sqlite3_stmt *row)
{
    const struct db_point point = {sqlite3_column_double(row, 1),
                                   sqlite3_column_double(row, 2)};
    double distance_km = db_distance_km(search->filter->near, point);
    /* To the metre: what a cursor carries, so that a page goes on exactly where it ended.
     */
    const struct found found = {round(distance_km * 1000) / 1000,
                                sqlite3_column_int64(row, 0)};

    if (distance_km > search->filter->radius_km)
        return DB_OK;
    return add(db, search, found);
}

static enum db_status search_box(struct db *db, struct search *search,
                                 const struct db_box *box)
{
    STATEMENT *query = statement_borrow(db, SQL_MISSION_POINTS);
    enum db_status status = DB_OK;
    int rc = SQLITE_DONE;

    mission_filter_bind(query, search->filter, search->terms);
    bind_real(query, ":box_west", true, box->west);
    bind_real(query, ":box_south", true, box->south);
    bind_real(query, ":box_east", true, box->east);
    bind_real(query, ":box_north", true, box->north);
    while (status == DB_OK && (rc = sqlite3_step(query)) == SQLITE_ROW)
        status = take_row(db, search, query);
    if (status != DB_OK)
        return status;
    return rc == SQLITE_DONE ? DB_OK : db_fail(db, rc, "mission_points");
}

/* Half the width in degrees of longitude of a circle: where its sides touch the meridian
 * tangentially, farther out than at the centre's latitude; all of it around a pole. */
static double half_width(double latitude, double angle)
{
    const double degree = 3.14159265358979323846 / 180.0;
    double reach = sin(angle * degree) / cos(latitude * degree);

    if (fabs(latitude) + angle >= 90 || reach >= 1)
        return 180;
    return asin(reach) / degree;
}

/* The one box around the circle, or the two where it crosses the 180th meridian. */
static int boxes_around(struct db_point centre, double radius_km,
                        struct db_box ret_box[2])
{
    const double km_per_degree = 111.195; /* of a great circle, rounded down by 4 m */
    double angle = radius_km / km_per_degree + 0.001;
    double half = half_width(centre.latitude, angle);
    struct db_box box = {centre.longitude - half, fmax(centre.latitude - angle, -90),
                         centre.longitude + half, fmin(centre.latitude + angle, 90)};

    if (half >= 180 || (box.west >= -180 && box.east <= 180)) {
        ret_box[0] = box;
        if (half >= 180)
            ret_box[0] = (struct db_box){-180, box.south, 180, box.north};
        return 1;
    }
    ret_box[0] = (struct db_box){box.west < -180 ? box.west + 360 : box.west, box.south,
                                 180, box.north};
    ret_box[1] = (struct db_box){-180, box.south,
                                 box.east > 180 ? box.east - 360 : box.east, box.north};
    return 2;
}

static bool is_after(const struct found *found, const struct db_mission_filter *filter)
{
    const struct found last = {filter->after.distance_km, filter->after.number};

    return !filter->has_after || compare(found, &last) > 0;
}

static enum db_status visit_number(struct db *db, const struct found *found,
                                   db_mission_visitor *visit, void *context)
{
    STATEMENT *query = statement_borrow(db, SQL_MISSION_BY_NUMBER);

    bind_int(query, ":number", found->number);
    int rc = sqlite3_step(query);
    if (rc != SQLITE_ROW)
        return db_fail(db, rc, "mission_by_number");
    return mission_row_visit(db, query, found->distance_km, visit, context);
}

static enum db_status visit_page(struct db *db, const struct search *search,
                                 db_mission_visitor *visit, void *context)
{
    int64_t visited = 0;
    enum db_status status = DB_OK;

    for (size_t i = 0; i < search->count && visited < search->filter->limit; i++) {
        if (!is_after(&search->found[i], search->filter))
            continue;
        status = visit_number(db, &search->found[i], visit, context);
        if (status != DB_OK)
            return status;
        visited++;
    }
    return DB_OK;
}

enum db_status mission_near_list(struct db *db, const struct db_mission_filter *filter,
                                 const struct mission_terms *terms,
                                 db_mission_visitor *visit, void *context,
                                 int64_t *ret_total)
{
    struct search search = {.filter = filter, .terms = terms};
    struct db_box box[2];
    int boxes = boxes_around(filter->near, filter->radius_km, box);
    enum db_status status = DB_OK;

    for (int i = 0; status == DB_OK && i < boxes; i++)
        status = search_box(db, &search, &box[i]);
    if (status == DB_OK) {
        if (search.count > 0)
            qsort(search.found, search.count, sizeof(*search.found), compare);
        *ret_total = (int64_t)search.count;
        status = visit_page(db, &search, visit, context);
    }
    free(search.found);
    return status;
}
