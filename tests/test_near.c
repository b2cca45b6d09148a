/* test_near.c - `near`, `radius` and `bbox` against an oracle that knows no index: it
 * looks at every mission. Points at the poles and along the 180th meridian. */
#include "ask.h"
#include "crowd.h"
#include "tap.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { ROUNDS = 300 };

static double distance(struct db_point a, struct db_point b)
{
    const double degree = acos(-1) / 180;
    double u[] = {cos(a.latitude * degree) * cos(a.longitude * degree),
                  cos(a.latitude * degree) * sin(a.longitude * degree),
                  sin(a.latitude * degree)};
    double v[] = {cos(b.latitude * degree) * cos(b.longitude * degree),
                  cos(b.latitude * degree) * sin(b.longitude * degree),
                  sin(b.latitude * degree)};
    double chord = sqrt((u[0] - v[0]) * (u[0] - v[0]) + (u[1] - v[1]) * (u[1] - v[1]) +
                        (u[2] - v[2]) * (u[2] - v[2]));

    return 2 * 6371.0088 * asin(fmin(chord / 2, 1));
}

/* Suspect points and missions without one are never found by place. */
static bool is_placed(const struct crowd_member *member)
{
    return member->quality != DB_POINT_NONE && member->quality != DB_POINT_SUSPECT;
}

static const struct crowd_member *find(const struct crowd_member *members, const char *id)
{
    for (int i = 0; i < CROWD_COUNT; i++) {
        if (strcmp(members[i].id, id) == 0)
            return &members[i];
    }
    return NULL;
}

/* Each is placed and inside, none comes before a nearer one, and the shown distance is
 * the true one. */
static bool is_sorted(const json_t *answer, const struct crowd_member *members,
                      struct db_point centre, double radius)
{
    size_t i = 0;
    const json_t *item = NULL;
    double last = 0;

    json_array_foreach(ask_at(answer, "items"), i, item)
    {
        const struct crowd_member *member = find(members, ask_text(item, "id"));
        if (!member || !is_placed(member))
            return false;
        double km = distance(centre, member->point);
        double shown = json_number_value(ask_at(item, "distance_km"));
        if (km > radius + 0.001 || km < last - 0.002 || fabs(shown - km) > 0.51)
            return false;
        last = km;
    }
    return true;
}

static int count_within(const struct crowd_member *members, struct db_point centre,
                        double radius)
{
    int count = 0;

    for (int i = 0; i < CROWD_COUNT; i++)
        count += is_placed(&members[i]) && distance(centre, members[i].point) <= radius;
    return count;
}

/* A point exactly on the circle may fall either way by rounding. */
static bool is_near_edge(const struct crowd_member *members, struct db_point centre,
                         double radius)
{
    return count_within(members, centre, radius - 0.001) !=
           count_within(members, centre, radius + 0.001);
}

static void check_near(struct tap *tap, struct db *db, const struct crowd_member *members,
                       const char *where)
{
    struct db_point centre;
    double radius = 0;
    char *rest = NULL;

    centre.latitude = strtod(where, &rest);
    centre.longitude = strtod(rest + 1, &rest);
    radius = strtod(rest + strlen("&radius="), NULL);
    json_t *answer =
        ask_format(db, "/api/v1/missions?near=%s&limit=500&fields=id,distance_km", where);
    int total = (int)json_integer_value(ask_at(answer, "total"));
    int expected = count_within(members, centre, radius);
    tap_check(tap,
              answer && (total == expected || is_near_edge(members, centre, radius)) &&
                  json_array_size(ask_at(answer, "items")) == (size_t)total &&
                  is_sorted(answer, members, centre, radius),
              "near=%s: %d, wanted %d", where, total, expected);
    json_decref(answer);
}

static bool is_in_box(const double box[4], struct db_point point)
{
    bool along = box[0] <= box[2]
                     ? point.longitude >= box[0] && point.longitude <= box[2]
                     : point.longitude >= box[0] || point.longitude <= box[2];

    return along && point.latitude >= box[1] && point.latitude <= box[3];
}

static void check_box(struct tap *tap, struct db *db, const struct crowd_member *members,
                      const double box[4])
{
    json_t *answer =
        ask_format(db, "/api/v1/missions?bbox=%.5f,%.5f,%.5f,%.5f&limit=500&fields=id",
                   box[0], box[1], box[2], box[3]);
    int found = 0;
    int expected = 0;

    for (int i = 0; i < CROWD_COUNT; i++)
        expected += is_placed(&members[i]) && is_in_box(box, members[i].point);
    size_t i = 0;
    const json_t *item = NULL;
    json_array_foreach(ask_at(answer, "items"), i, item)
    {
        const struct crowd_member *member = find(members, ask_text(item, "id"));
        found += member && is_placed(member) && is_in_box(box, member->point);
    }
    tap_check(tap,
              found == expected &&
                  json_integer_value(ask_at(answer, "total")) == (json_int_t)expected,
              "bbox=%g,%g,%g,%g: %d, wanted %d", box[0], box[1], box[2], box[3], found,
              expected);
    json_decref(answer);
}

/* With the five decimals that the address has. */
static double as_written(double degrees)
{
    return round(degrees * 1e5) / 1e5;
}

static void check_random(struct tap *tap, struct db *db,
                         const struct crowd_member *members)
{
    unsigned state = 11;

    for (int i = 0; i < ROUNDS; i++) {
        char where[80];
        double spread = i % 3 == 0 ? 90 : i % 3 == 1 ? 40 : 0.001;
        double latitude = crowd_random(&state, -spread, spread);
        double longitude = crowd_random(&state, i % 2 == 0 ? -180 : 175, 180);
        double radius = exp(crowd_random(&state, 0, 9.9));
        double width = crowd_random(&state, 0, 300);

        if (i % 5 == 0)
            latitude = latitude > 0 ? 90 - latitude / 100 : -90 - latitude / 100;
        (void)snprintf(where, sizeof(where), "%.5f,%.5f&radius=%.3f", latitude, longitude,
                       fmin(radius, 20038));
        check_near(tap, db, members, where);
        double east = longitude + width - (longitude + width > 180 ? 360 : 0);
        double south = fmin(latitude, latitude * crowd_random(&state, 0, 1));
        const double box[] = {as_written(longitude), as_written(south), as_written(east),
                              as_written(fmax(latitude, 89))};
        check_box(tap, db, members, box);
    }
}

/* ---- The store itself, thousands of times ---- */

enum { MANY = 4000, SHOWN = 12 };

struct shown {
    const struct crowd_member *members;
    struct db_point centre;
    const struct crowd_member *member[SHOWN];
    double km[SHOWN];
    int count;
    bool wrong; /* one that is not placed, comes twice, or is not so far away */
};

static void take_shown(const struct db_mission *mission, void *context)
{
    struct shown *shown = context;
    const struct crowd_member *member = find(shown->members, mission->id);

    if (!member || shown->count == SHOWN) {
        shown->wrong = true;
        return;
    }
    for (int i = 0; i < shown->count; i++)
        shown->wrong |= shown->member[i] == member;
    shown->wrong |=
        !is_placed(member) ||
        fabs(mission->distance_km - distance(shown->centre, member->point)) > 0.002;
    shown->member[shown->count] = member;
    shown->km[shown->count++] = mission->distance_km;
}

static int compare_km(const void *left, const void *right)
{
    const double a = *(const double *)left;
    const double b = *(const double *)right;

    return (a > b) - (a < b);
}

/* The distances of all that lie within, nearest first. */
static int measure(const struct crowd_member *members, struct db_point centre,
                   double radius, double ret_km[CROWD_COUNT])
{
    int count = 0;

    for (int i = 0; i < CROWD_COUNT; i++) {
        double km = distance(centre, members[i].point);

        if (is_placed(&members[i]) && km <= radius)
            ret_km[count++] = km;
    }
    qsort(ret_km, (size_t)count, sizeof(ret_km[0]), compare_km);
    return count;
}

static bool is_as_measured(struct db *db, const struct crowd_member *members,
                           struct db_point centre, double radius)
{
    const struct db_mission_filter filter = {.has_near = true,
                                             .near = centre,
                                             .radius_km = radius,
                                             .sort = DB_SORT_DISTANCE,
                                             .limit = SHOWN};
    static double km[CROWD_COUNT];
    struct shown shown = {.members = members, .centre = centre};
    int64_t total = -1;
    int count = measure(members, centre, radius, km);

    if (db_mission_list(db, &filter, take_shown, &shown, &total) != DB_OK || shown.wrong)
        return false;
    if (total != count)
        return is_near_edge(members, centre, radius);
    for (int i = 0; i < shown.count; i++) {
        if (fabs(shown.km[i] - km[i]) > 0.002)
            return false;
    }
    return shown.count == (count < SHOWN ? count : SHOWN);
}

/* On, and a hair beside, what a sphere written down in degrees makes hard. */
static struct db_point hard_centre(const struct crowd_member *members, int i,
                                   unsigned *state)
{
    const double hair = pow(10, crowd_random(state, -9, 0));
    const double side = crowd_random(state, -1, 1) < 0 ? -1 : 1;
    const struct db_point any = {crowd_random(state, -90, 90),
                                 crowd_random(state, -180, 180)};
    const struct db_point member = members[i % CROWD_COUNT].point;

    switch (i % 6) {
    case 0:
        return (struct db_point){side * (90 - hair / 10), any.longitude};
    case 1:
        return (struct db_point){any.latitude, side * (180 - hair)};
    case 2:
        return (struct db_point){i % 12 == 2 ? side * 90 : any.latitude, side * 180};
    case 3: /* the antipode of one of them */
        return (struct db_point){-member.latitude,
                                 member.longitude - (member.longitude > 0 ? 180 : -180)};
    case 4:
        return member;
    default:
        return any;
    }
}

/* From nothing over a walk to the whole earth; or as far as one of them is, or the circle
 * that touches a pole. */
static double hard_radius(const struct crowd_member *members, struct db_point centre,
                          int i, unsigned *state)
{
    const double any = crowd_random(state, 0, 1);

    switch (i / 6 % 5) {
    case 0:
        return i % 7 == 0 ? 0 : exp(any * 16) / exp(16) * 20037;
    case 1:
        return 20015 + any * 22;
    case 2:
        return distance(centre, members[i * 7 % CROWD_COUNT].point);
    case 3:
        return (90 - fabs(centre.latitude)) * 111.195 + (any - 0.5) * 0.01;
    default:
        return any * 20037;
    }
}

static void check_many(struct tap *tap, struct db *db, const struct crowd_member *members)
{
    unsigned state = 5;
    int wrong = 0;

    for (int i = 0; i < MANY; i++) {
        const struct db_point centre = hard_centre(members, i, &state);
        const double radius = fmax(hard_radius(members, centre, i, &state), 0);

        if (is_as_measured(db, members, centre, radius))
            continue;
        if (wrong++ < 10)
            tap_note("near %.12g,%.12g within %.12g km", centre.latitude,
                     centre.longitude, radius);
    }
    tap_check(tap, wrong == 0, "%d of %d searches are not as measured", wrong, MANY);
}

int main(void)
{
    static const char *const places[] = {
        "-17.5,180&radius=0",       "-17.5,-180&radius=0",      "-17.5,180&radius=250",
        "-17.5,-180&radius=250",    "-17.5,179.99&radius=3000", "90,0&radius=1",
        "90,-180&radius=20038",     "-90,77&radius=450",        "89.9,10&radius=100",
        "-89.9,-179.9&radius=1000", "0,0&radius=20038",         "65,180&radius=2700",
        "85,0&radius=556",          "0,-179.999&radius=10007",
    };
    static const double boxes[][4] = {
        {-180, -90, 180, 90},  {180, -90, -180, 90},    {177, -25, -170, -10},
        {-180, -90, -180, 90}, {180, -90, 180, 90},     {0, 89, 0, 90},
        {-180, 90, 180, 90},   {-180, -90, 180, -89.5}, {179.999, -90, -179.999, 90},
        {10, -90, 9.9, 90},
    };
    struct tap tap = {0, 0};
    struct sample sample;
    static struct crowd_member members[CROWD_COUNT];

    crowd_create(&sample, members);
    for (size_t i = 0; i < sizeof(places) / sizeof(places[0]); i++)
        check_near(&tap, sample.db, members, places[i]);
    for (size_t i = 0; i < sizeof(boxes) / sizeof(boxes[0]); i++)
        check_box(&tap, sample.db, members, boxes[i]);
    check_random(&tap, sample.db, members);
    check_many(&tap, sample.db, members);
    sample_remove(&sample);
    return tap_end(&tap);
}
