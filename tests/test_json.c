/* test_json.c - whatever text goes in, what comes out is JSON: jansson reads it. */
#include "json.h"
#include "tap.h"

#include <jansson.h>
#include <stdint.h>
#include <string.h>

struct text_case {
    const char *in, *out; /* `out` as JSON; NULL: only has to be well formed */
};

static const struct text_case texts[] = {
    {"", "\"\""},
    {"plain", "\"plain\""},
    {"\"quoted\" \\ /", "\"\\\"quoted\\\" \\\\ /\""},
    {"\b\t\n\f\r", "\"\\b\\t\\n\\f\\r\""},
    {"\x01\x0B\x1F\x7F", "\"\\u0001\\u000b\\u001f\\u007f\""},
    {"Côte d’Ivoire", "\"Côte d’Ivoire\""},
    {"中国 Россия", "\"中国 Россия\""},
    {"\xF0\x9F\x8F\x9B", "\"\xF0\x9F\x8F\x9B\""},
    {"\xEF\xBF\xBF", "\"\xEF\xBF\xBF\""},         /* U+FFFF */
    {"\xF4\x8F\xBF\xBF", "\"\xF4\x8F\xBF\xBF\""}, /* U+10FFFF, the last */
    {"\xFF", "\"\xEF\xBF\xBD\""},                 /* never in UTF-8 */
    {"a\x80z", "\"a\xEF\xBF\xBDz\""},             /* lone continuation */
    {"\xC0\xAF", "\"\xEF\xBF\xBD\xEF\xBF\xBD\""}, /* overlong */
    {"\xC3", "\"\xEF\xBF\xBD\""},                 /* cut off */
    {"\xE4\xB8", "\"\xEF\xBF\xBD\xEF\xBF\xBD\""}, /* cut off */
    {"\xED\xA0\x80", NULL},                       /* surrogate */
    {"\xF4\x90\x80\x80", NULL},                   /* above U+10FFFF */
    {"\xF0\x80\x80\xAF", NULL},                   /* overlong */
    {"\xF8\x88\x80\x80\x80", NULL},               /* five bytes */
    {"\xF0\x9F\x8F\"", NULL},                     /* cut off by a quote */
};

static void check_text(struct tap *tap, const struct text_case *row)
{
    struct buffer buffer = {0};
    struct json json = {.out = &buffer};

    json_text(&json, row->in);
    const char *out = buffer_text(&buffer);
    json_t *tree = json_loads(out, JSON_DECODE_ANY, NULL);
    tap_check(tap, tree && (!row->out || strcmp(out, row->out) == 0), "%s", out);
    json_decref(tree);
    buffer_release(&buffer);
}

/* Every byte, and every pair of bytes, is well formed once written. */
static void check_all_bytes(struct tap *tap)
{
    int bad = 0;

    for (unsigned pair = 0x01; pair <= 0xFFFF; pair++) {
        char text[3] = {(char)(pair & 0xFF), (char)(pair >> 8), '\0'};
        struct buffer buffer = {0};
        struct json json = {.out = &buffer};

        json_text(&json, text);
        json_t *tree = json_loads(buffer_text(&buffer), JSON_DECODE_ANY, NULL);
        bad += tree == NULL;
        json_decref(tree);
        buffer_release(&buffer);
    }
    tap_check(tap, bad == 0, "all pairs of bytes are well formed (%d are not)", bad);
}

static void check_number(struct tap *tap, double value, const char *expected)
{
    struct buffer buffer = {0};
    struct json json = {.out = &buffer};

    json_degrees(&json, value);
    const char *out = buffer_text(&buffer);
    tap_check(tap, strcmp(out, expected) == 0, "%.7f degrees: %s", value, out);
    buffer_release(&buffer);
}

static void check_numbers(struct tap *tap)
{
    check_number(tap, 0, "0");
    check_number(tap, -0.0, "0");
    check_number(tap, 55.75, "55.75");
    check_number(tap, -55.123456, "-55.12346");
    check_number(tap, 0.00001, "0.00001");
    check_number(tap, -0.000004, "0");
    check_number(tap, 180, "180");
    check_number(tap, -179.999999, "-180");
    check_number(tap, 100, "100");
}

static void check_structure(struct tap *tap)
{
    static const char expected[] =
        "{\"a\":1,\"b\":null,\"c\":[true,{},[],\"x\",-9223372036854775808],"
        "\"d\":{\"e\":false},\"f\":{\"raw\":0}}";
    struct buffer buffer = {0};
    struct json json = {.out = &buffer};

    json_open(&json, '{');
    json_put_int(&json, "a", 1);
    json_put_text(&json, "b", NULL);
    json_put_open(&json, "c", '[');
    json_bool(&json, true);
    json_open(&json, '{');
    json_close(&json, '}');
    json_open(&json, '[');
    json_close(&json, ']');
    json_text(&json, "x");
    json_int(&json, INT64_MIN);
    json_close(&json, ']');
    json_put_open(&json, "d", '{');
    json_put_bool(&json, "e", false);
    json_close(&json, '}');
    json_key(&json, "f");
    json_raw(&json, "{\"raw\":0}");
    json_close(&json, '}');
    const char *out = buffer_text(&buffer);
    tap_check(tap, strcmp(out, expected) == 0, "commas: %s", out);
    buffer_release(&buffer);
}

/* One append that fails is the end of all of it: never half a body. */
static void check_buffer(struct tap *tap)
{
    struct buffer buffer = {0};
    size_t length = 1;

    buffer_append_text(&buffer, "kept");
    tap_check(tap, strcmp(buffer_text(&buffer), "kept") == 0, "text");
    buffer_append(&buffer, "", SIZE_MAX / 4);
    buffer_append_text(&buffer, "more");
    tap_check(tap, buffer.failed && buffer.length == 0, "too much empties the buffer");
    tap_check(tap, !buffer_text(&buffer) && !buffer_take(&buffer, &length), "for good");
    buffer_clear(&buffer);
    buffer_append_text(&buffer, "again");
    tap_check(tap, strcmp(buffer_text(&buffer), "again") == 0, "until it is cleared");
    buffer_release(&buffer);
}

int main(void)
{
    struct tap tap = {0, 0};

    for (size_t i = 0; i < sizeof(texts) / sizeof(texts[0]); i++)
        check_text(&tap, &texts[i]);
    check_all_bytes(&tap);
    check_numbers(&tap);
    check_structure(&tap);
    check_buffer(&tap);
    return tap_end(&tap);
}
