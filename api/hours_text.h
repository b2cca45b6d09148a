/* hours_text.h - reading a text of opening hours from left to right: what every part of
 * the grammar begins with. Blanks before a part do not count, nor does case. */
#ifndef API_HOURS_TEXT_H
#define API_HOURS_TEXT_H

#include "opening_hours.h"

struct hours_reader {
    const char *text; /* ends with a NUL */
    size_t at;
    struct opening_hours *hours;
    struct hours_fault
        fault; /* the first one; expected is NULL as long as there is none */
};

/* Always false: `return hours_expect(...)`. The first fault stays. */
bool hours_expect(struct hours_reader *reader, const char *expected);

/* Each is a look ahead: true, and behind it, or false and where it was. */
bool hours_take(struct hours_reader *reader, const char *mark); /* ";" */
bool hours_take_dash(struct hours_reader *reader);              /* "-" or an en dash */
bool hours_take_word(struct hours_reader *reader, const char *word);
/* A number of so many digits at most; no digit may follow it. */
bool hours_take_number(struct hours_reader *reader, int digits_max, int *ret_value);
bool hours_take_between(struct hours_reader *reader, int min, int max, int *ret_value);
/* A word that is one of these, or its first `least` letters, or its first three. */
bool hours_take_name(struct hours_reader *reader, const char *const names[], size_t least,
                     int *ret_index);
bool hours_at_end(struct hours_reader *reader);

/* Room in the lists of struct opening_hours, or a fault and NULL. */
struct hours_range *hours_range_new(struct hours_reader *reader, struct hours_run *run);
struct hours_dates *hours_dates_new(struct hours_reader *reader, struct hours_run *run);
struct hours_nth *hours_nth_new(struct hours_reader *reader, struct hours_run *run);
struct hours_span *hours_span_new(struct hours_reader *reader, struct hours_run *run);

/* The parts of a rule, each in a file of its own; false: a fault. A part that is not
 * there leaves the rule as it is. */
bool hours_read_days(struct hours_reader *reader, struct hours_rule *rule);
bool hours_read_dates(struct hours_reader *reader, struct hours_rule *rule);
bool hours_read_spans(struct hours_reader *reader, struct hours_rule *rule);

#endif
