#include "target.h"

#include <stdio.h>
#include <string.h>

static int hex(char c)
{
    if (c >= '0' && c <= '9')
        return c - '0';
    if (c >= 'A' && c <= 'F')
        return c - 'A' + 10;
    return c >= 'a' && c <= 'f' ? c - 'a' + 10 : -1;
}

/* Length of a well-formed UTF-8 sequence that is no control character; 0 for any other.
 */
static size_t letter_length(const unsigned char *at)
{
    if (at[0] >= 0x20 && at[0] < 0x7F)
        return 1;
    if (at[0] >= 0xC2 && at[0] <= 0xDF)
        return (at[1] & 0xC0) == 0x80 && !(at[0] == 0xC2 && at[1] < 0xA0) ? 2 : 0;
    if ((at[0] & 0xF0) == 0xE0) {
        bool overlong = at[0] == 0xE0 && at[1] < 0xA0;
        bool surrogate = at[0] == 0xED && at[1] > 0x9F;

        return !overlong && !surrogate && (at[1] & 0xC0) == 0x80 && (at[2] & 0xC0) == 0x80
                   ? 3
                   : 0;
    }
    if (at[0] >= 0xF0 && at[0] <= 0xF4) {
        bool outside = (at[0] == 0xF0 && at[1] < 0x90) || (at[0] == 0xF4 && at[1] > 0x8F);

        return !outside && (at[1] & 0xC0) == 0x80 && (at[2] & 0xC0) == 0x80 &&
                       (at[3] & 0xC0) == 0x80
                   ? 4
                   : 0;
    }
    return 0;
}

static bool is_text(const char *text)
{
    const unsigned char *at = (const unsigned char *)text;

    while (*at) {
        size_t length = letter_length(at);

        if (length == 0)
            return false;
        at += length;
    }
    return true;
}

/* Decodes in place. */
static enum target_fault decode(char *text, bool query)
{
    char *out = text;

    for (const char *at = text; *at; at++) {
        if (*at != '%') {
            *out++ = (char)(query && *at == '+' ? ' ' : *at);
            continue;
        }
        int high = hex(at[1]);
        int low = high < 0 ? -1 : hex(at[2]);
        if (low < 0)
            return TARGET_BAD_ESCAPE;
        char byte = (char)(high * 16 + low);
        if (byte == '\0' || (byte == '/' && !query))
            return TARGET_BAD_TEXT;
        *out++ = byte;
        at += 2;
    }
    *out = '\0';
    return is_text(text) ? TARGET_OK : TARGET_BAD_TEXT;
}

static enum target_fault add_field(struct target *target, char *pair)
{
    char *equals = strchr(pair, '=');
    char *value = equals ? equals + 1 : NULL;

    if (target->field_count == API_QUERY_MAX)
        return TARGET_TOO_MANY;
    if (equals)
        *equals = '\0';
    enum target_fault fault = decode(pair, true);
    if (fault == TARGET_OK && value)
        fault = decode(value, true);
    if (fault == TARGET_OK)
        target->field[target->field_count++] = (struct field){pair, value ? value : ""};
    return fault;
}

static enum target_fault split(struct target *target, char *query)
{
    char *rest = NULL;

    for (char *pair = strtok_r(query, "&", &rest); pair;
         pair = strtok_r(NULL, "&", &rest)) {
        enum target_fault fault = add_field(target, pair);

        if (fault != TARGET_OK)
            return fault;
    }
    return TARGET_OK;
}

enum target_fault target_parse(const char *raw, struct target *ret_target)
{
    size_t length = strlen(raw);

    ret_target->field_count = 0;
    ret_target->path = ret_target->text;
    ret_target->text[0] = '\0';
    if (length > API_TARGET_MAX)
        return TARGET_TOO_LONG;
    memcpy(ret_target->text, raw, length + 1);

    char *query = strchr(ret_target->text, '?');
    if (query)
        *query++ = '\0';
    enum target_fault fault = decode(ret_target->path, false);
    return fault == TARGET_OK && query ? split(ret_target, query) : fault;
}

const char *target_fault_words(enum target_fault fault)
{
    static const char *const words[] = {
        [TARGET_OK] = "",
        [TARGET_TOO_LONG] = "the address is longer than 4,096 bytes",
        [TARGET_BAD_ESCAPE] = "a '%' is not followed by two hexadecimal digits",
        [TARGET_BAD_TEXT] = ("the address holds a control character, %2F in its path, or "
                             "text that is not UTF-8"),
        [TARGET_TOO_MANY] = "more than 32 parameters",
    };

    return words[fault];
}
