#include "slice.h"

#include <string.h>

struct slice slice_of(const char *text)
{
    return (struct slice){text, strlen(text)};
}

bool slice_equal(struct slice slice, struct slice other)
{
    return slice.length == other.length &&
           (slice.length == 0 || memcmp(slice.text, other.text, slice.length) == 0);
}

bool slice_is(struct slice slice, const char *text)
{
    return slice_equal(slice, slice_of(text));
}

static void cut(struct slice *slice, size_t length)
{
    slice->text += length;
    slice->length -= length;
}

static void skip_blanks(struct slice *slice)
{
    while (slice->length > 0 && strchr(" \t\r\n", slice->text[0]) && slice->text[0])
        cut(slice, 1);
}

static bool begins(const struct slice *slice, char c)
{
    return slice->length > 0 && slice->text[0] == c;
}

/* Bytes of the string that begins here, quotes included. */
static size_t string_length(struct slice slice)
{
    for (size_t i = 1; i < slice.length; i++) {
        if (slice.text[i] == '"')
            return i + 1;
        if (slice.text[i] == '\\')
            i++;
    }
    return slice.length;
}

/* Bytes of the array or object that begins here. */
static size_t nest_length(struct slice slice)
{
    size_t depth = 0;

    for (size_t i = 0; i < slice.length; i++) {
        const char c = slice.text[i];

        if (c == '"')
            i += string_length((struct slice){slice.text + i, slice.length - i}) - 1;
        if (c == '{' || c == '[')
            depth++;
        if ((c == '}' || c == ']') && --depth == 0)
            return i + 1;
    }
    return slice.length;
}

/* Bytes of the value that begins here. */
static size_t value_length(struct slice slice)
{
    size_t length = 0;

    if (begins(&slice, '"'))
        return string_length(slice);
    if (begins(&slice, '{') || begins(&slice, '['))
        return nest_length(slice);
    while (length < slice.length && slice.text[length] &&
           !strchr(",]} \t\r\n", slice.text[length]))
        length++;
    return length;
}

struct slice slice_inside(struct slice value)
{
    skip_blanks(&value);
    if (!begins(&value, '{') && !begins(&value, '['))
        return (struct slice){value.text, 0};
    size_t length = nest_length(value);
    return (struct slice){value.text + 1, length < 2 ? 0 : length - 2};
}

bool slice_item(struct slice *inside, struct slice *ret_value)
{
    skip_blanks(inside);
    if (begins(inside, ','))
        cut(inside, 1);
    skip_blanks(inside);

    size_t length = value_length(*inside);
    *ret_value = (struct slice){inside->text, length};
    cut(inside, length);
    return length > 0;
}

bool slice_member(struct slice *inside, struct slice *ret_name, struct slice *ret_value)
{
    struct slice name;

    if (!slice_item(inside, &name) || name.length < 2 || name.text[0] != '"')
        return false;
    skip_blanks(inside);
    if (!begins(inside, ':'))
        return false;
    cut(inside, 1);
    skip_blanks(inside);

    size_t length = value_length(*inside);
    *ret_name = (struct slice){name.text + 1, name.length - 2};
    *ret_value = (struct slice){inside->text, length};
    cut(inside, length);
    return length > 0;
}

bool slice_find(struct slice object, const char *name, struct slice *ret_value)
{
    struct slice inside = slice_inside(object);
    struct slice at;

    while (slice_member(&inside, &at, ret_value)) {
        if (slice_is(at, name))
            return true;
    }
    return false;
}
