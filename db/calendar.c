#include "calendar.h"

#include "statement.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unicode/udat.h>
#include <unicode/upluralrules.h>
#include <unicode/ustring.h>

enum { MONTHS = 12, DAYS = 7, NAME_MAX_BYTES = 48 };

/* Digits are those of telephone numbers everywhere.
 *
 * A date of each month is formatted once: its day and its year stand where those of any
 * other date go. No language writes the months' numbers like these. */
static const char sample_day[] = "25";
static const char sample_year[] = "2044";

static const struct {
    const char *tag, *locale;
} languages[] = {
    {"en", "en_GB"}, {"fr", "fr"},
    {"es", "es"},    {"de", "de"},
    {"pt", "pt"},    {"ru", "ru"},
    {"uk", "uk"},    {"ar", "ar@numbers=latn"},
    {"zh", "zh"},    {"hi", "hi@numbers=latn"},
};
enum { LANGUAGES = sizeof(languages) / sizeof(languages[0]) };

struct words {
    char date[MONTHS][DB_DATE_WORDS_MAX]; /* "25 de abril de 2044" */
    char weekday[DAYS][NAME_MAX_BYTES], weekday_short[DAYS][NAME_MAX_BYTES];
    char month_short[MONTHS][NAME_MAX_BYTES];
    UPluralRules *plurals; /* NULL: ICU failed */
};

struct calendar {
    struct words words[LANGUAGES];
};

static void as_utf8(const UChar *units, char *ret_text, size_t size)
{
    UErrorCode error = U_ZERO_ERROR;

    u_strToUTF8(ret_text, (int32_t)size, NULL, units, -1, &error);
    if (U_FAILURE(error))
        ret_text[0] = '\0';
}

static void read_dates(struct words *words, UDateFormat *format)
{
    for (int month = 0; month < MONTHS; month++) {
        UErrorCode error = U_ZERO_ERROR;
        UCalendar *calendar = ucal_open(u"UTC", -1, "en", UCAL_GREGORIAN, &error);
        UChar units[DB_DATE_WORDS_MAX] = {0};

        ucal_setDateTime(calendar, 2044, month, 25, 12, 0, 0, &error);
        udat_formatCalendar(format, calendar, units, DB_DATE_WORDS_MAX - 1, NULL, &error);
        ucal_close(calendar);
        if (U_SUCCESS(error))
            as_utf8(units, words->date[month], DB_DATE_WORDS_MAX);
    }
}

/* ICU counts weekdays from Sunday, which is 1, and months from 0. */
static void read_names(UDateFormat *format, UDateFormatSymbolType type, int first,
                       int count, char (*ret_names)[NAME_MAX_BYTES])
{
    for (int i = 0; i < count; i++) {
        UErrorCode error = U_ZERO_ERROR;
        UChar units[NAME_MAX_BYTES] = {0};

        udat_getSymbols(format, type, first + i, units, NAME_MAX_BYTES - 1, &error);
        if (U_SUCCESS(error))
            as_utf8(units, ret_names[i], NAME_MAX_BYTES);
    }
}

static void read_words(struct words *words, const char *locale)
{
    UErrorCode error = U_ZERO_ERROR;
    UDateFormat *format =
        udat_open(UDAT_NONE, UDAT_LONG, locale, u"UTC", -1, NULL, 0, &error);

    if (U_SUCCESS(error)) {
        read_dates(words, format);
        read_names(format, UDAT_STANDALONE_WEEKDAYS, 1, DAYS, words->weekday);
        read_names(format, UDAT_STANDALONE_SHORT_WEEKDAYS, 1, DAYS, words->weekday_short);
        read_names(format, UDAT_STANDALONE_SHORT_MONTHS, 0, MONTHS, words->month_short);
    }
    udat_close(format);
    error = U_ZERO_ERROR;
    words->plurals = uplrules_open(locale, &error);
    if (U_FAILURE(error))
        words->plurals = NULL;
}

void calendar_close(struct calendar *calendar)
{
    for (int i = 0; calendar && i < LANGUAGES; i++)
        uplrules_close(calendar->words[i].plurals);
    free(calendar);
}

bool db_calendar_open(struct db *db)
{
    if (db->calendar)
        return true;
    db->calendar = calloc(1, sizeof(*db->calendar));
    for (int i = 0; db->calendar && i < LANGUAGES; i++)
        read_words(&db->calendar->words[i], languages[i].locale);
    return db->calendar != NULL;
}

/* NULL: nothing was read. */
static const struct words *words_of(const struct db *db, const char *language)
{
    int found = 0;

    for (int i = 0; i < LANGUAGES; i++) {
        if (strcmp(language, languages[i].tag) == 0)
            found = i;
    }
    return db->calendar ? &db->calendar->words[found] : NULL;
}

/* Copies `text` with the first `from` in it replaced; what does not fit is cut. */
static void replace(const char *text, const char *from, const char *to, char *ret_text,
                    size_t size)
{
    const char *found = strstr(text, from);
    const int before = found ? (int)(found - text) : (int)strlen(text);

    (void)snprintf(ret_text, size, "%.*s%s%s", before, text, found ? to : "",
                   found ? found + strlen(from) : "");
}

void db_date_words(const struct db *db, const char *language, const char *time,
                   char ret_words[DB_DATE_WORDS_MAX])
{
    const struct words *words = words_of(db, language);
    char day_text[16], year_text[16], with_year[DB_DATE_WORDS_MAX];
    char *rest = NULL;
    const long year = strtol(time, &rest, 10);
    const long month = *rest == '-' ? strtol(rest + 1, &rest, 10) : 0;
    const long day = *rest == '-' ? strtol(rest + 1, &rest, 10) : 0;

    ret_words[0] = '\0';
    if (!words || year < 0 || year > 9999 || month < 1 || month > MONTHS || day < 1 ||
        day > 31)
        return;
    (void)snprintf(day_text, sizeof(day_text), "%ld", day);
    (void)snprintf(year_text, sizeof(year_text), "%ld", year);
    /* The year comes last: it may look like the day of the sample. */
    replace(words->date[month - 1], sample_day, day_text, with_year, sizeof(with_year));
    replace(with_year, sample_year, year_text, ret_words, DB_DATE_WORDS_MAX);
}

const char *db_weekday_name(const struct db *db, const char *language, int weekday)
{
    const struct words *words = words_of(db, language);

    return words ? words->weekday[((weekday % DAYS) + DAYS) % DAYS] : "";
}

const char *db_weekday_short(const struct db *db, const char *language, int weekday)
{
    const struct words *words = words_of(db, language);

    return words ? words->weekday_short[((weekday % DAYS) + DAYS) % DAYS] : "";
}

const char *db_month_short(const struct db *db, const char *language, int month)
{
    const struct words *words = words_of(db, language);

    return words && month >= 0 && month < MONTHS ? words->month_short[month] : "";
}

enum db_plural db_plural(const struct db *db, const char *language, int64_t count)
{
    static const char *const names[DB_PLURAL__COUNT] = {"zero", "one",  "two",
                                                        "few",  "many", "other"};
    const struct words *words = words_of(db, language);
    UErrorCode error = U_ZERO_ERROR;
    UChar units[16] = {0};
    char name[16];

    if (!words || !words->plurals)
        return DB_PLURAL_OTHER;
    uplrules_select(words->plurals, (double)count, units, 15, &error);
    as_utf8(units, name, sizeof(name));
    for (int i = 0; i < DB_PLURAL__COUNT && U_SUCCESS(error); i++) {
        if (strcmp(name, names[i]) == 0)
            return (enum db_plural)i;
    }
    return DB_PLURAL_OTHER;
}
