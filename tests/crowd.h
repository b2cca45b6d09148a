/* crowd.h - many invented missions all over the world, straight into the store: enough to
 * fill pages, with points at the poles and on both sides of the 180th meridian. */
#ifndef TESTS_CROWD_H
#define TESTS_CROWD_H

#include "sample.h"

#include "db/mission.h"

enum { CROWD_COUNT = 400 };

struct crowd_member {
    char id[16];
    struct db_point point;
    enum db_point_quality quality;
};

/* sample_create() and the crowd, in several transactions a day apart; then
 * sample_reopen(). */
void crowd_create(struct sample *sample, struct crowd_member member[CROWD_COUNT]);

/* The same numbers on every machine. */
double crowd_random(unsigned *state, double from, double to);

#endif
