/* answer.c - opening hours as this program understands them, for check.mjs to compare.
 * A line in is "instant TAB zone TAB text"; a line out "state TAB next state TAB next
 * instant", with "-" for no change, or "fault TAB byte TAB what was expected". */
#include "opening_hours.h"

#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static const char *const states[] = {
    [HOURS_CLOSED] = "closed",
    [HOURS_OPEN] = "open",
    [HOURS_UNKNOWN] = "unknown",
};

static void print_answer(int64_t at, const char *zone_name, const char *text)
{
    struct opening_hours hours;
    struct hours_fault fault;
    struct hours_answer answer;
    struct db_zone zone;

    if (!opening_hours_parse(text, &hours, &fault)) {
        printf("fault\t%zu\t%s\n", fault.at, fault.expected);
        return;
    }
    if (!db_zone_open(zone_name, &zone)) {
        printf("zone\t-\t-\n");
        return;
    }
    if (!opening_hours_at(&hours, &zone, at, &answer))
        printf("failed\t-\t-\n");
    else if (!answer.changes)
        printf("%s\t-\t-\n", states[answer.now.state]);
    else
        printf("%s\t%s\t%" PRId64 "\n", states[answer.now.state],
               states[answer.next.state], answer.next.utc);
    db_zone_close(&zone);
}

int main(void)
{
    char line[2048];

    while (fgets(line, sizeof(line), stdin)) {
        char *zone = strchr(line, '\t');
        char *text = zone ? strchr(zone + 1, '\t') : NULL;

        line[strcspn(line, "\n")] = '\0';
        if (!text)
            return 1;
        *zone++ = '\0';
        *text++ = '\0';
        print_answer(strtoll(line, NULL, 10), zone, text);
    }
    return 0;
}
