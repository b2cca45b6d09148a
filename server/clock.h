/* clock.h - the only place that asks what time it is. */
#ifndef SERVER_CLOCK_H
#define SERVER_CLOCK_H

#include <pthread.h>
#include <stdint.h>

enum { CLOCK_TEXT_SIZE = sizeof("2026-01-31T23:59:59Z") };

int64_t clock_us(void);      /* monotonic, for durations and deadlines */
int64_t clock_ms(void);      /* the same, coarser and cheaper */
int64_t clock_unix_ms(void); /* since 1970, UTC */
int64_t clock_unix(void);    /* seconds since 1970, UTC */

/* Writes `seconds` since 1970 as RFC 3339 in UTC. */
void clock_text(char ret_text[static CLOCK_TEXT_SIZE], int64_t seconds);

/* A condition whose waits end by the clock of clock_us(), and such a wait: until woken
 * or until `until_us`. */
void clock_condition(pthread_cond_t *ret_condition);
void clock_wait(pthread_cond_t *condition, pthread_mutex_t *locked, int64_t until_us);

#endif
