#include "hours_text.h"

#include <string.h>
#include <strings.h>

enum { NUMBER_DIGITS = 4 };

static const char en_dash[] = "\xE2\x80\x93";
static const char too_many[] = "fewer rules and times";

static void skip_blanks(struct hours_reader *reader)
{
    reader->at += strspn(reader->text + reader->at, " \t\r\n");
}

bool hours_expect(struct hours_reader *reader, const char *expected)
{
    skip_blanks(reader);
    if (!reader->fault.expected)
        reader->fault = (struct hours_fault){reader->at, expected};
    return false;
}

bool hours_at_end(struct hours_reader *reader)
{
    skip_blanks(reader);
    return reader->text[reader->at] == '\0';
}

bool hours_take(struct hours_reader *reader, const char *mark)
{
    size_t length = strlen(mark);

    skip_blanks(reader);
    if (strncmp(reader->text + reader->at, mark, length) != 0)
        return false;
    reader->at += length;
    return true;
}

bool hours_take_dash(struct hours_reader *reader)
{
    return hours_take(reader, "-") || hours_take(reader, en_dash);
}

static bool is_letter(char byte)
{
    return (byte >= 'a' && byte <= 'z') || (byte >= 'A' && byte <= 'Z') ||
           (unsigned char)byte >= 0x80;
}

static size_t word_length(struct hours_reader *reader)
{
    size_t length = 0;

    skip_blanks(reader);
    const char *word = reader->text + reader->at;
    if (strncmp(word, en_dash, strlen(en_dash)) == 0)
        return 0;
    while (is_letter(word[length]) &&
           strncmp(word + length, en_dash, strlen(en_dash)) != 0)
        length++;
    return length;
}

bool hours_take_word(struct hours_reader *reader, const char *word)
{
    size_t length = word_length(reader);

    if (length != strlen(word) ||
        strncasecmp(reader->text + reader->at, word, length) != 0)
        return false;
    reader->at += length;
    return true;
}

bool hours_take_name(struct hours_reader *reader, const char *const names[], size_t least,
                     int *ret_index)
{
    size_t length = word_length(reader);

    for (int i = 0; length >= least && names[i]; i++) {
        size_t whole = strlen(names[i]);

        if (length != least && length != 3 && length != whole)
            continue;
        if (length > whole ||
            strncasecmp(reader->text + reader->at, names[i], length) != 0)
            continue;
        reader->at += length;
        *ret_index = i;
        return true;
    }
    return false;
}

bool hours_take_number(struct hours_reader *reader, int digits_max, int *ret_value)
{
    skip_blanks(reader);
    const char *digits = reader->text + reader->at;
    size_t length = strspn(digits, "0123456789");
    int value = 0;

    if (length == 0 || length > (size_t)digits_max)
        return false;
    for (size_t i = 0; i < length; i++)
        value = value * 10 + digits[i] - '0';
    reader->at += length;
    *ret_value = value;
    return true;
}

bool hours_take_between(struct hours_reader *reader, int min, int max, int *ret_value)
{
    size_t at = reader->at;
    int value = 0;

    if (!hours_take_number(reader, NUMBER_DIGITS, &value) || value < min || value > max) {
        reader->at = at;
        return false;
    }
    *ret_value = value;
    return true;
}

/* The parts of one rule are read one after the other, so its share of a list is a run. */
static bool grow(struct hours_reader *reader, struct hours_run *run, uint8_t *count,
                 int max)
{
    if (*count >= max)
        return hours_expect(reader, too_many);
    if (run->count == 0)
        run->first = *count;
    run->count++;
    (*count)++;
    return true;
}

struct hours_range *hours_range_new(struct hours_reader *reader, struct hours_run *run)
{
    struct opening_hours *hours = reader->hours;

    if (!grow(reader, run, &hours->range_count, HOURS_RANGES_MAX))
        return NULL;
    return &hours->ranges[hours->range_count - 1];
}

struct hours_dates *hours_dates_new(struct hours_reader *reader, struct hours_run *run)
{
    struct opening_hours *hours = reader->hours;

    if (!grow(reader, run, &hours->date_count, HOURS_DATES_MAX))
        return NULL;
    return &hours->dates[hours->date_count - 1];
}

struct hours_nth *hours_nth_new(struct hours_reader *reader, struct hours_run *run)
{
    struct opening_hours *hours = reader->hours;

    if (!grow(reader, run, &hours->nth_count, HOURS_NTHS_MAX))
        return NULL;
    return &hours->nths[hours->nth_count - 1];
}

struct hours_span *hours_span_new(struct hours_reader *reader, struct hours_run *run)
{
    struct opening_hours *hours = reader->hours;

    if (!grow(reader, run, &hours->span_count, HOURS_SPANS_MAX))
        return NULL;
    return &hours->spans[hours->span_count - 1];
}
