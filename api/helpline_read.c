#include "helpline_read.h"

#include "helpline_json.h"

#include <string.h>

enum { TEXT_MAX = 200 };

#define WORD(word) word,
static const char *const kinds[] = {HELPLINE_KINDS(WORD) NULL};
#undef WORD

/* E.164, or a number that works inside the country only, such as 112. */
static bool is_number(const char *text)
{
    const char *digits = text + (text[0] == '+');
    size_t count = strspn(digits, "0123456789");

    return digits[count] == '\0' && count >= (text[0] == '+' ? 5 : 2) && count <= 15;
}

static void read_line(const struct members *members, size_t index, void *context)
{
    struct helplines_reading *reading = context;
    struct db_helpline *line = &reading->lines[reading->helplines.line_count];

    (void)index;
    member_only(members, helpline_members);
    *line = (struct db_helpline){
        .kind = member_word(members, "kind", kinds, MEMBER_REQUIRED),
        .number = member_text(members, "number", 16, MEMBER_REQUIRED),
        .display = member_text(members, "display", TEXT_MAX, 0),
        .hours = member_text(members, "hours", TEXT_MAX, 0),
        .lang = member_text(members, "lang", TEXT_MAX, 0),
        .note = member_text(members, "note", TEXT_MAX, 0),
        .source_name = member_text(members, "source_name", TEXT_MAX, MEMBER_REQUIRED),
        .source_url = member_url(members, "source_url", 0),
        .verified_at = member_date(members, "verified_at", MEMBER_REQUIRED),
    };
    if (line->number && !is_number(line->number))
        member_fault(members, "number",
                     "it has to be a number such as +33153598000 or 112");
    reading->helplines.line_count++;
}

void helplines_read(const struct members *members, const char *country,
                    struct helplines_reading *ret_reading)
{
    *ret_reading = (struct helplines_reading){.helplines = {.country = country}};
    ret_reading->helplines.lines = ret_reading->lines;
    member_objects(members, "lines", DB_HELPLINES_MAX, read_line, ret_reading);
    if (ret_reading->helplines.line_count == 0)
        member_fault(members, "lines", "at least one line is required");
}
