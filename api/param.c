#include "param.h"

#include <errno.h>
#include <inttypes.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { WANTED_SIZE = 120, ID_MAX = 100, CURSOR_MAX = 128, LANGUAGE_MAX = 35 };

static bool read_int(const struct param *param, const char *text,
                     struct argument *argument)
{
    char *end = NULL;

    if (text[strspn(text, "-0123456789")] != '\0')
        return false;
    errno = 0;
    long long number = strtoll(text, &end, 10);
    argument->number = number;
    return errno == 0 && end != text && *end == '\0' && number >= param->min &&
           number <= param->max;
}

/* Plain decimal notation only: no "inf", "nan", "0x1p3" or blanks. */
static bool read_real(const char **text, double *ret_value)
{
    char *end = NULL;
    size_t length = strspn(*text, "-.0123456789");

    if (length == 0 || length > 24)
        return false;
    double value = strtod(*text, &end);
    if (end != *text + length || !isfinite(value))
        return false;
    *text = end;
    *ret_value = value;
    return true;
}

/* `count` numbers with commas between them. */
static bool read_reals(const char *text, size_t count, double *ret_value)
{
    for (size_t i = 0; i < count; i++) {
        if (i > 0 && *text++ != ',')
            return false;
        if (!read_real(&text, &ret_value[i]))
            return false;
    }
    return *text == '\0';
}

static bool is_latitude(double value)
{
    return value >= -90 && value <= 90;
}

static bool is_longitude(double value)
{
    return value >= -180 && value <= 180;
}

static bool read_point(const char *text, struct argument *argument)
{
    return read_reals(text, 2, argument->real) && is_latitude(argument->real[0]) &&
           is_longitude(argument->real[1]);
}

static bool read_box(const char *text, struct argument *argument)
{
    const double *box = argument->real;

    return read_reals(text, 4, argument->real) && is_longitude(box[0]) &&
           is_latitude(box[1]) && is_longitude(box[2]) && is_latitude(box[3]) &&
           box[1] <= box[3];
}

static bool find_word(const struct param *param, const char *text, size_t length,
                      size_t *ret_index)
{
    for (size_t i = 0; param->words[i]; i++) {
        if (strlen(param->words[i]) == length &&
            memcmp(param->words[i], text, length) == 0) {
            *ret_index = i;
            return true;
        }
    }
    return false;
}

static bool read_words(const struct param *param, const char *text,
                       struct argument *argument)
{
    for (const char *at = text;; at++) {
        size_t length = strcspn(at, ",");
        size_t index = 0;

        if (!find_word(param, at, length, &index))
            return false;
        argument->mask |= UINT64_C(1) << index;
        at += length;
        if (*at == '\0')
            return true;
    }
}

static bool is_of(const char *text, size_t max, const char *letters)
{
    size_t length = strlen(text);

    return length >= 1 && length <= max && strspn(text, letters) == length;
}

static bool two_digits(const char *at, int min, int max, int *ret_value)
{
    if (at[0] < '0' || at[0] > '9' || at[1] < '0' || at[1] > '9')
        return false;
    *ret_value = (at[0] - '0') * 10 + at[1] - '0';
    return *ret_value >= min && *ret_value <= max;
}

static int days_of(int year, int month)
{
    static const int days[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
    bool leap = (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;

    return month == 2 && leap ? 29 : days[month - 1];
}

static bool is_date(const char *text)
{
    int century = 0;
    int year = 0;
    int month = 0;
    int day = 0;

    return strlen(text) >= 10 && two_digits(text, 0, 99, &century) &&
           two_digits(text + 2, 0, 99, &year) && text[4] == '-' &&
           two_digits(text + 5, 1, 12, &month) && text[7] == '-' &&
           two_digits(text + 8, 1, days_of(century * 100 + year, month), &day);
}

/* A date, or a time in UTC to the second: "2022-06-23T12:30:00Z". */
static bool read_time(const char *text, struct argument *argument)
{
    int part = 0;

    if (!is_date(text))
        return false;
    (void)snprintf(argument->time, sizeof(argument->time), "%.10sT00:00:00Z", text);
    if (text[10] == '\0')
        return true;
    (void)snprintf(argument->time, sizeof(argument->time), "%s", text);
    return strlen(text) == 20 && text[10] == 'T' && two_digits(text + 11, 0, 23, &part) &&
           text[13] == ':' && two_digits(text + 14, 0, 59, &part) && text[16] == ':' &&
           two_digits(text + 17, 0, 60, &part) && text[19] == 'Z';
}

static void want_words(const struct param *param, char ret_wanted[WANTED_SIZE])
{
    size_t length = (size_t)snprintf(ret_wanted, WANTED_SIZE, "one of ");

    for (size_t i = 0; param->words[i] && length + 40 < WANTED_SIZE; i++) {
        int added = snprintf(ret_wanted + length, WANTED_SIZE - length, "%s%s",
                             i > 0 ? ", " : "", param->words[i]);

        length += added > 0 ? (size_t)added : 0;
        if (param->words[i + 1] && length + 40 >= WANTED_SIZE)
            (void)snprintf(ret_wanted + length, WANTED_SIZE - length, " and others");
    }
}

static void want(const struct param *param, char ret_wanted[WANTED_SIZE])
{
    switch (param->kind) {
    case PARAM_INT:
    case PARAM_REAL:
        (void)snprintf(ret_wanted, WANTED_SIZE, "a number from %" PRId64 " to %" PRId64,
                       param->min, param->max);
        return;
    case PARAM_TEXT:
        (void)snprintf(ret_wanted, WANTED_SIZE, "a text of 1 to %" PRId64 " bytes",
                       param->max);
        return;
    case PARAM_WORD:
    case PARAM_WORDS:
        want_words(param, ret_wanted);
        return;
    case PARAM_ID:
    case PARAM_COUNTRY:
    case PARAM_COUNTRIES:
    case PARAM_LANGUAGE:
    case PARAM_POINT:
    case PARAM_BOX:
    case PARAM_TIME:
    case PARAM_CURSOR:
        (void)snprintf(ret_wanted, WANTED_SIZE, "a value such as '%s'", param->example);
    }
}

static bool read_value(const struct param *param, const char *text,
                       struct argument *argument)
{
    static const char digits[] = "0123456789";
    static const char id_letters[] =
        "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz"
        "0123456789-_:.";
    size_t index = 0;

    switch (param->kind) {
    case PARAM_INT:
        return read_int(param, text, argument);
    case PARAM_REAL:
        return read_reals(text, 1, argument->real) &&
               argument->real[0] >= (double)param->min &&
               argument->real[0] <= (double)param->max;
    case PARAM_TEXT:
        return strlen(text) >= 1 && strlen(text) <= (size_t)param->max;
    case PARAM_ID:
    case PARAM_CURSOR:
        return is_of(text, param->kind == PARAM_ID ? ID_MAX : CURSOR_MAX, id_letters);
    case PARAM_WORD:
        return find_word(param, text, strlen(text), &index);
    case PARAM_WORDS:
        return read_words(param, text, argument);
    case PARAM_COUNTRY:
    case PARAM_COUNTRIES:
        return strlen(text) >= 1 && strlen(text) <= 200;
    case PARAM_LANGUAGE:
        return is_of(text, LANGUAGE_MAX, id_letters) && !strpbrk(text, "_:.") &&
               !strchr(digits, text[0]);
    case PARAM_POINT:
        return read_point(text, argument);
    case PARAM_BOX:
        return read_box(text, argument);
    case PARAM_TIME:
        return read_time(text, argument);
    }
    return false;
}

bool param_read(const struct param *param, const char *text,
                struct argument *ret_argument, char ret_wanted[WANTED_SIZE])
{
    struct argument argument = {.text = text};

    if (!read_value(param, text, &argument)) {
        want(param, ret_wanted);
        return false;
    }
    *ret_argument = argument;
    return true;
}
