/* test_geometry.c - distances on the sphere and boxes with the 180th meridian in them. */
#include "db/mission.h"
#include "tap.h"

#include <math.h>
#include <stdlib.h>

static const struct {
    struct db_point a, b;
    double km;
} distances[] = {
    {{0, 0}, {0, 0}, 0},
    {{90, 0}, {90, 123}, 0},
    {{90, 0}, {-90, 0}, 20015.115},
    {{0, 0}, {0, 180}, 20015.115},
    {{0, -179.5}, {0, 179.5}, 111.195},
    {{0, 0}, {1, 0}, 111.195},
    {{60, 0}, {60, 1}, 55.594},
    {{89, 0}, {89, 180}, 222.390},
    {{55.7558, 37.6173}, {59.9343, 30.3351}, 633.0}, /* Moscow, Saint Petersburg */
    {{-18.14, 178.44}, {-13.83, -171.77}, 1152.0},   /* Suva, Apia */
};

static const struct {
    struct db_box box;
    struct db_point point;
    double margin_km;
    bool inside;
} boxes[] = {
    {{36, 55, 38, 56}, {55.75, 37.62}, 0, true},
    {{36, 55, 38, 56}, {55.75, 38.01}, 0, false},
    {{36, 55, 38, 56}, {55.75, 38.01}, 5, true},
    {{36, 55, 38, 56}, {56.01, 37}, 0, false},
    {{36, 55, 38, 56}, {56.01, 37}, 5, true},
    {{36, 55, 38, 56}, {55, 36}, 0, true},
    {{177, -25, -170, -10}, {-18, 178}, 0, true},
    {{177, -25, -170, -10}, {-18, -179}, 0, true},
    {{177, -25, -170, -10}, {-18, 180}, 0, true},
    {{177, -25, -170, -10}, {-18, -180}, 0, true},
    {{177, -25, -170, -10}, {-18, 0}, 0, false},
    {{177, -25, -170, -10}, {-18, 176.9}, 0, false},
    {{177, -25, -170, -10}, {-18, 176.9}, 20, true},
    {{177, -25, -170, -10}, {-18, -169.9}, 0, false},
    {{-180, -90, 180, 90}, {90, 0}, 0, true},
    {{170, 60, 180, 70}, {65, -179.9}, 10, true}, /* the margin crosses the meridian */
    {{-180, 60, -170, 70}, {65, 179.9}, 10, true},
    {{-10, 80, 10, 90}, {89.999, 100}, 1, true}, /* a kilometre from the pole */
    {{-10, 80, 10, 90}, {85, 100}, 1, false},
};

/* The other formula: the angle between two unit vectors. */
static double vector_km(struct db_point a, struct db_point b)
{
    const double degree = acos(-1) / 180;
    double u[] = {cos(a.latitude * degree) * cos(a.longitude * degree),
                  cos(a.latitude * degree) * sin(a.longitude * degree),
                  sin(a.latitude * degree)};
    double v[] = {cos(b.latitude * degree) * cos(b.longitude * degree),
                  cos(b.latitude * degree) * sin(b.longitude * degree),
                  sin(b.latitude * degree)};
    double cross[] = {u[1] * v[2] - u[2] * v[1], u[2] * v[0] - u[0] * v[2],
                      u[0] * v[1] - u[1] * v[0]};
    double dot = u[0] * v[0] + u[1] * v[1] + u[2] * v[2];

    return 6371.0088 *
           atan2(sqrt(cross[0] * cross[0] + cross[1] * cross[1] + cross[2] * cross[2]),
                 dot);
}

static double next_random(unsigned *state, double from, double to)
{
    *state = *state * 1103515245U + 12345U;
    return from + (to - from) * (double)(*state >> 8) / (double)(1U << 24);
}

int main(void)
{
    struct tap tap = {0, 0};
    unsigned state = 1;
    double worst = 0;

    for (size_t i = 0; i < sizeof(distances) / sizeof(distances[0]); i++) {
        double km = db_distance_km(distances[i].a, distances[i].b);

        tap_check(&tap, fabs(km - distances[i].km) < (i < 8 ? 0.01 : 3),
                  "%.3f km, wanted %.3f", km, distances[i].km);
    }
    for (int i = 0; i < 100000; i++) {
        struct db_point a = {next_random(&state, -90, 90),
                             next_random(&state, -180, 180)};
        struct db_point b = {next_random(&state, -90, 90),
                             next_random(&state, -180, 180)};

        worst = fmax(worst, fabs(db_distance_km(a, b) - vector_km(a, b)));
    }
    tap_check(&tap, worst < 0.001, "both formulas agree to %.7f km", worst);
    for (size_t i = 0; i < sizeof(boxes) / sizeof(boxes[0]); i++)
        tap_check(&tap,
                  db_box_contains(&boxes[i].box, boxes[i].point, boxes[i].margin_km) ==
                      boxes[i].inside,
                  "%g,%g is %s of %g..%g with %g km", boxes[i].point.latitude,
                  boxes[i].point.longitude, boxes[i].inside ? "in" : "out",
                  boxes[i].box.west, boxes[i].box.east, boxes[i].margin_km);
    return tap_end(&tap);
}
