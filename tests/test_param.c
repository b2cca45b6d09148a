/* test_param.c - what a parameter may be, and what is refused. */
#include "param.h"
#include "tap.h"

#include <math.h>
#include <string.h>

static const char *const words[] = {"id", "name", "city", NULL};

static const struct param integer = {
    .name = "i", .kind = PARAM_INT, .min = 1, .max = 500};
static const struct param real = {
    .name = "r", .kind = PARAM_REAL, .min = 0, .max = 20038};
static const struct param text = {.name = "t", .kind = PARAM_TEXT, .max = 5};
static const struct param id = {.name = "id", .kind = PARAM_ID, .example = "Q1"};
static const struct param word = {.name = "w", .kind = PARAM_WORD, .words = words};
static const struct param several = {.name = "s", .kind = PARAM_WORDS, .words = words};
static const struct param country = {.name = "c", .kind = PARAM_COUNTRY, .example = "FR"};
static const struct param language = {
    .name = "l", .kind = PARAM_LANGUAGE, .example = "fr"};
static const struct param point = {.name = "p", .kind = PARAM_POINT, .example = "1,2"};
static const struct param box = {.name = "b", .kind = PARAM_BOX, .example = "1,2,3,4"};
static const struct param moment = {.name = "m", .kind = PARAM_TIME, .example = "2022"};
static const struct param cursor = {.name = "k", .kind = PARAM_CURSOR, .example = "0"};

struct text_case {
    const struct param *param;
    const char *text;
};

static const struct text_case good[] = {
    {&integer, "1"},
    {&integer, "500"},
    {&real, "0"},
    {&real, "20038"},
    {&real, "0.5"},
    {&real, ".5"},
    {&text, "a"},
    {&text, "a b c"},
    {&id, "Q4374060"},
    {&id, "01J8Z0-_.:"},
    {&word, "id"},
    {&several, "id"},
    {&several, "city,id"},
    {&country, "Côte d’Ivoire"},
    {&language, "fr"},
    {&language, "zh-Hant-HK"},
    {&point, "0,0"},
    {&point, "-90,180"},
    {&point, "90,-180"},
    {&point, "55.75,37.62"},
    {&box, "36,55,38,56"},
    {&box, "177,-25,-170,-10"},
    {&box, "-180,-90,180,90"},
    {&moment, "2024-02-29"},
    {&moment, "2000-02-29"},
    {&moment, "2022-06-23T23:59:60Z"},
    {&moment, "2022-06-23T00:00:00Z"},
    {&cursor, "1f2e3d4c-0-0-FR"},
};

static const struct text_case bad[] = {
    {&integer, ""},
    {&integer, "0"},
    {&integer, "501"},
    {&integer, "-1"},
    {&integer, "1.0"},
    {&integer, " 1"},
    {&integer, "1 "},
    {&integer, "+1"},
    {&integer, "1e2"},
    {&integer, "0x1"},
    {&integer, "--1"},
    {&integer, "1-"},
    {&integer, "-"},
    {&integer, "９"},
    {&integer, "9223372036854775808"},
    {&integer, "99999999999999999999999"},
    {&real, ""},
    {&real, "inf"},
    {&real, "nan"},
    {&real, "infinity"},
    {&real, "-inf"},
    {&real, "0x1"},
    {&real, "0x1p3"},
    {&real, "1e9"},
    {&real, "1e2"},
    {&real, " 1"},
    {&real, "1 "},
    {&real, "+1"},
    {&real, "-0.1"},
    {&real, "20038.1"},
    {&real, "1,5"},
    {&real, "1.2.3"},
    {&real, "."},
    {&real, "-"},
    {&real, "1-2"},
    {&real, "1_000"},
    {&real, "00000000000000000000000001"},
    {&text, ""},
    {&text, "abcdef"},
    {&text, "中国"},
    {&id, ""},
    {&id, "a b"},
    {&id, "a/b"},
    {&id, "é"},
    {&id, "a\nb"},
    {&id, "a'b"},
    {&id, "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"
          "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"},
    {&word, ""},
    {&word, "ID"},
    {&word, "id,name"},
    {&word, "i"},
    {&word, "idd"},
    {&several, ""},
    {&several, "id,"},
    {&several, ",id"},
    {&several, "id,,name"},
    {&several, "id, name"},
    {&several, "other"},
    {&country, ""},
    {&language, ""},
    {&language, "12"},
    {&language, "a_b"},
    {&language, "a:b"},
    {&language, "fr FR"},
    {&language, "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"},
    {&point, ""},
    {&point, "1"},
    {&point, "1,"},
    {&point, ",1"},
    {&point, "1,2,3"},
    {&point, "90.1,0"},
    {&point, "0,180.1"},
    {&point, "1, 2"},
    {&point, "nan,0"},
    {&point, "0,inf"},
    {&point, "0x1,0"},
    {&point, "1e1,0"},
    {&point, "1;2"},
    {&box, "1,2,3"},
    {&box, "1,2,3,4,5"},
    {&box, "1,4,3,2"},
    {&box, "-181,0,0,0"},
    {&box, "0,0,0,91"},
    {&box, "a,b,c,d"},
    {&moment, ""},
    {&moment, "2022"},
    {&moment, "2022-6-23"},
    {&moment, "2022-13-01"},
    {&moment, "2022-00-01"},
    {&moment, "2022-02-29"},
    {&moment, "1900-02-29"},
    {&moment, "2022-04-31"},
    {&moment, "2022-01-00"},
    {&moment, "2022-06-23 00:00:00Z"},
    {&moment, "2022-06-23T00:00:00"},
    {&moment, "2022-06-23T24:00:00Z"},
    {&moment, "2022-06-23T00:60:00Z"},
    {&moment, "2022-06-23T00:00Z"},
    {&moment, "2022-06-23T00:00:00+02:00"},
    {&moment, "2022-06-23x"},
    {&moment, "2022-06-23T00:00:00.5Z"},
    {&cursor, ""},
    {&cursor, "a b"},
    {&cursor, "a%b"},
};

static void check_values(struct tap *tap)
{
    struct argument argument;
    char wanted[120];

    tap_check(tap,
              param_read(&several, "city,id", &argument, wanted) && argument.mask == 5,
              "words are a mask");
    tap_check(tap,
              param_read(&moment, "2022-06-23", &argument, wanted) &&
                  strcmp(argument.time, "2022-06-23T00:00:00Z") == 0,
              "a date is its first second");
    tap_check(tap,
              param_read(&box, "177,-25,-170,-10.5", &argument, wanted) &&
                  fabs(argument.real[0] - 177) < 1e-9 &&
                  fabs(argument.real[3] + 10.5) < 1e-9,
              "a box keeps its order");
    tap_check(tap, param_read(&integer, "007", &argument, wanted) && argument.number == 7,
              "zeros in front");
}

int main(void)
{
    struct tap tap = {0, 0};
    struct argument argument;
    char wanted[120];

    for (size_t i = 0; i < sizeof(good) / sizeof(good[0]); i++)
        tap_check(&tap, param_read(good[i].param, good[i].text, &argument, wanted),
                  "%s takes '%s'", good[i].param->name, good[i].text);
    for (size_t i = 0; i < sizeof(bad) / sizeof(bad[0]); i++) {
        memset(wanted, 0, sizeof(wanted));
        tap_check(&tap,
                  !param_read(bad[i].param, bad[i].text, &argument, wanted) &&
                      wanted[0] != '\0',
                  "%s refuses '%s'", bad[i].param->name, bad[i].text);
    }
    check_values(&tap);
    return tap_end(&tap);
}
