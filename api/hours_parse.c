/* hours_parse.c - a text of opening hours, rule by rule. */
#include "hours_text.h"

#include <string.h>

static const struct {
    const char *word;
    enum hours_state state;
} modifiers[] = {
    {"open", HOURS_OPEN},
    {"closed", HOURS_CLOSED},
    {"off", HOURS_CLOSED},
    {"unknown", HOURS_UNKNOWN},
};

enum { MODIFIERS = sizeof(modifiers) / sizeof(modifiers[0]) };

static bool take_modifier(struct hours_reader *reader, struct hours_rule *rule)
{
    for (size_t i = 0; i < MODIFIERS; i++) {
        if (!hours_take_word(reader, modifiers[i].word))
            continue;
        rule->state = modifiers[i].state;
        return true;
    }
    return false;
}

static bool read_comment(struct hours_reader *reader, struct hours_rule *rule)
{
    if (!hours_take(reader, "\""))
        return true;
    const char *begin = reader->text + reader->at;
    const char *end = begin;
    while ((unsigned char)*end >= ' ' && *end != '"')
        end++;
    reader->at += (size_t)(end - begin);
    if (*end != '"')
        return hours_expect(reader, "a \" after the comment");
    if (end == begin)
        return hours_expect(reader, "a comment between the \"");
    rule->comment = (struct slice){begin, (size_t)(end - begin)};
    reader->at++;
    return true;
}

/* Without a word of its own, a comment makes it uncertain. */
static bool read_modifier(struct hours_reader *reader, struct hours_rule *rule,
                          bool *ret_is_stated)
{
    bool has_word = take_modifier(reader, rule);

    if (!read_comment(reader, rule))
        return false;
    if (!has_word && rule->comment.length > 0)
        rule->state = HOURS_UNKNOWN;
    *ret_is_stated = has_word || rule->comment.length > 0;
    return true;
}

static bool has_days(const struct hours_rule *rule)
{
    return rule->years.count > 0 || rule->dates.count > 0 || rule->weeks.count > 0 ||
           rule->nths.count > 0 || rule->weekdays != 0 || rule->is_of_holidays;
}

static bool read_selectors(struct hours_reader *reader, struct hours_rule *rule,
                           bool *ret_is_always)
{
    *ret_is_always = hours_take(reader, "24/7");
    if (*ret_is_always)
        return true;
    if (!hours_read_dates(reader, rule))
        return false;
    if (has_days(rule))
        (void)hours_take(reader, ":");
    size_t days = reader->at;
    if (!hours_read_days(reader, rule))
        return false;
    if (reader->at > days)
        (void)hours_take(reader, ":");
    return hours_read_spans(reader, rule);
}

/* Where each day is meant, people mean several things: after "Mo-Fr 09:00-12:00", do the
 * times of "; 14:00-17:00" hold on Mo-Fr, beside them, or instead of them? */
static bool may_be_of_every_day(const struct hours_reader *reader,
                                const struct hours_rule *rule)
{
    bool is_first = reader->hours->rule_count == 1;

    return is_first || rule->join == HOURS_FALLS_BACK ||
           (rule->state == HOURS_CLOSED && rule->spans.count > 0);
}

static bool read_rule(struct hours_reader *reader, enum hours_join join)
{
    struct opening_hours *hours = reader->hours;
    bool is_always = false;
    bool is_stated = false;

    if (hours->rule_count == HOURS_RULES_MAX)
        return hours_expect(reader, "fewer rules and times");
    struct hours_rule *rule = &hours->rules[hours->rule_count++];
    *rule = (struct hours_rule){.join = join, .state = HOURS_OPEN};
    (void)hours_at_end(reader);
    size_t begin = reader->at;
    if (!read_selectors(reader, rule, &is_always) ||
        !read_modifier(reader, rule, &is_stated))
        return false;
    if (reader->at == begin)
        return hours_expect(reader, "a day, a date or a time, such as Mo-Fr 09:00-17:00");
    if (!is_always && !is_stated && rule->spans.count == 0)
        return hours_expect(reader, "a time such as 09:00, or open, off or a comment");
    if (!has_days(rule) && !may_be_of_every_day(reader, rule)) {
        reader->at = begin;
        return hours_expect(reader, "a day before what is not of every day");
    }
    return true;
}

/* What is added to a rule that falls back does so with it. */
static bool read_join(struct hours_reader *reader, enum hours_join *join)
{
    if (hours_take(reader, "||")) {
        *join = HOURS_FALLS_BACK;
    } else if (hours_take(reader, ";")) {
        *join = HOURS_OVERRIDES;
    } else if (hours_take(reader, ",")) {
        *join = *join == HOURS_FALLS_BACK ? HOURS_FALLS_BACK : HOURS_ADDS;
    } else {
        return hours_expect(reader, "the end, or ; before another rule");
    }
    return true;
}

static bool read_rules(struct hours_reader *reader)
{
    enum hours_join join = HOURS_OVERRIDES;

    do {
        if (!read_rule(reader, join))
            return false;
        if (hours_at_end(reader))
            return true;
        if (!read_join(reader, &join))
            return false;
    } while (join != HOURS_OVERRIDES || !hours_at_end(reader)); /* it may end in ";" */
    return true;
}

bool opening_hours_parse(const char *text, struct opening_hours *ret_hours,
                         struct hours_fault *ret_fault)
{
    struct hours_reader reader = {.text = text, .hours = ret_hours};

    ret_hours->rule_count = 0;
    ret_hours->span_count = 0;
    ret_hours->range_count = 0;
    ret_hours->date_count = 0;
    ret_hours->nth_count = 0;
    ret_hours->names_holidays = false;
    if (strnlen(text, HOURS_TEXT_MAX + 1) <= HOURS_TEXT_MAX && read_rules(&reader))
        return true;
    (void)hours_expect(&reader, "a text of at most 1000 bytes");
    *ret_fault = reader.fault;
    return false;
}
