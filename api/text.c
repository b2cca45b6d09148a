#include "text.h"

#include "json.h"

#include <string.h>

const char *text(enum language language, enum text_key key)
{
    return text_table[language][key].form[DB_PLURAL_OTHER];
}

const char *text_of_count(const struct db *db, enum language language, enum text_key key,
                          int64_t count)
{
    const char *form =
        text_table[language][key].form[db_plural(db, language_tag(language), count)];

    return form ? form : text(language, key);
}

/* The value of the place at `place`, "{country}..."; NULL: it is no place. */
static const char *value_of(const char *place, const struct text_value *values)
{
    for (; values->name; values++) {
        const size_t length = strlen(values->name);

        if (strncmp(place + 1, values->name, length) == 0 && place[1 + length] == '}')
            return values->value ? values->value : "";
    }
    return NULL;
}

void text_fill(struct buffer *out, const char *text, const struct text_value *values)
{
    for (const char *at = text; *at;) {
        const size_t plain = strcspn(at + 1, "{") + 1;
        const char *value = *at == '{' ? value_of(at, values) : NULL;

        if (value) {
            buffer_append_text(out, value);
            at += strcspn(at, "}") + 1;
        } else {
            buffer_append(out, at, plain);
            at += plain;
        }
    }
}

static void put_forms(struct json *json, const struct text_row *row)
{
    static const char *const words[DB_PLURAL__COUNT] = {"zero", "one",  "two",
                                                        "few",  "many", "other"};
    int forms = 0;

    for (int i = 0; i < DB_PLURAL__COUNT; i++)
        forms += row->form[i] != NULL;
    if (forms == 1) {
        json_text(json, row->form[DB_PLURAL_OTHER]);
        return;
    }
    json_open(json, '{');
    for (int i = 0; i < DB_PLURAL__COUNT; i++) {
        if (row->form[i])
            json_put_text(json, words[i], row->form[i]);
    }
    json_close(json, '}');
}

void text_put_scripts(struct json *json, enum language language, const char *beginning)
{
    const size_t length = strlen(beginning);

    for (int key = 0; key < TEXT__COUNT; key++) {
        if (strncmp(text_names[key], beginning, length) != 0)
            continue;
        json_key(json, text_names[key]);
        put_forms(json, &text_table[language][key]);
    }
}
