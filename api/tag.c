#include "tag.h"

#include "call.h"

#define XXH_INLINE_ALL
#include <stdio.h>
#include <string.h>
#include <xxhash.h>

static const char form = 'a';

static void base36(uint64_t value, char ret_text[16])
{
    char digits[16];
    size_t count = 0;

    do {
        digits[count++] = "0123456789abcdefghijklmnopqrstuvwxyz"[value % 36];
        value /= 36;
    } while (value > 0);
    for (size_t i = 0; i < count; i++)
        ret_text[i] = digits[count - 1 - i];
    ret_text[count] = '\0';
}

static int64_t last_change(const struct db *db, unsigned depends)
{
    int64_t last = 0;

    for (int kind = 0; kind < DB_KIND__COUNT; kind++) {
        int64_t sequence = db_sequence(db, (enum db_kind)kind);

        if ((depends & 1U << kind) != 0 && sequence > last)
            last = sequence;
    }
    return last;
}

/* A sum of the fields' hashes does not know their order. */
static uint64_t hash_fields(const struct field *field, size_t count)
{
    uint64_t sum = 0;

    for (size_t i = 0; i < count; i++) {
        uint64_t name = XXH3_64bits(field[i].name, strlen(field[i].name));

        sum += XXH3_64bits_withSeed(field[i].value, strlen(field[i].value), name);
    }
    return sum;
}

static uint64_t digest(const struct db *db, unsigned depends)
{
    uint64_t sum = 0;

    for (int kind = 0; kind < DB_KIND__COUNT; kind++) {
        if ((depends & 1U << kind) != 0)
            sum = sum * 31 + db_digest(db, (enum db_kind)kind);
    }
    return sum;
}

void tag_of_answer(const struct tag_basis *basis, char *ret_tag)
{
    const struct target *target = basis->target;
    uint64_t hash = hash_fields(target->field, target->field_count) +
                    digest(basis->db, basis->depends) + basis->salt;
    char sequence[16];
    char asked[16];

    hash = XXH3_64bits_withSeed(target->path, strlen(target->path), hash);
    base36((uint64_t)last_change(basis->db, basis->depends), sequence);
    base36(hash, asked);
    (void)snprintf(ret_tag, CALL_TAG_MAX, "\"%c%s.%s.%s\"", form, sequence, asked,
                   basis->suffix);
}

struct tag_record tag_record(const char *id, int64_t rev)
{
    return (struct tag_record){rev, (uint32_t)XXH3_64bits(id, strlen(id))};
}

/* "r2-1f3k2j.": what all tags of one state begin with, after the letter of the form. */
static void put_state(const struct tag_record *record, char ret_text[34])
{
    char revision[16];
    char key[16];

    base36((uint64_t)record->rev, revision);
    base36(record->key, key);
    (void)snprintf(ret_text, 34, "r%s-%s.", revision, key);
}

void tag_of_record(const struct tag_record *record, const char *body, size_t length,
                   const char *suffix, char *ret_tag)
{
    char state[34];
    char bytes[16];

    put_state(record, state);
    base36(XXH3_64bits(body, length), bytes);
    (void)snprintf(ret_tag, CALL_TAG_MAX, "\"%c%s%s.%s\"", form, state, bytes, suffix);
}

void tag_of_bytes(const char *body, size_t length, const char *suffix, char *ret_tag)
{
    char bytes[16];

    base36(XXH3_64bits(body, length), bytes);
    (void)snprintf(ret_tag, CALL_TAG_MAX, "\"%cb.%s.%s\"", form, bytes, suffix);
}

/* Where the form begins: ".json\"" or ".json.gz\"" at the end. */
static size_t form_at(const char *tag)
{
    const char *dot = strrchr(tag, '.');

    if (dot && strcmp(dot, ".gz\"") == 0) {
        while (dot > tag && *--dot != '.') {
        }
    }
    return dot ? (size_t)(dot - tag) : strlen(tag);
}

void tag_hold(char *tag, int64_t until)
{
    char moment[16];
    char form_of[CALL_TAG_MAX];
    size_t at = form_at(tag);

    base36((uint64_t)until, moment);
    (void)snprintf(form_of, sizeof(form_of), "%s", tag + at);
    (void)snprintf(tag + at, CALL_TAG_MAX - at, "~%s%s", moment, form_of);
}

/* The moment in "~k3x9" at the beginning of a text; 0: there is none. */
static int64_t read_moment(const char *text, size_t *ret_length)
{
    static const char digits[] = "0123456789abcdefghijklmnopqrstuvwxyz";
    enum { DIGITS_MAX = 10 };
    int64_t moment = 0;
    size_t count = text[0] == '~' ? strspn(text + 1, digits) : 0;

    if (count == 0 || count > DIGITS_MAX)
        return 0;
    for (size_t i = 1; i <= count; i++)
        moment = moment * 36 + (strchr(digits, text[i]) - digits);
    *ret_length = 1 + count;
    return moment;
}

bool tag_is_held(const char *if_none_match, int64_t now, char *tag, int64_t *ret_until)
{
    size_t stem = form_at(tag);
    size_t length = 0;

    for (const char *at = strstr(if_none_match, "\""); at; at = strchr(at + 1, '"')) {
        if (strncmp(at, tag, stem) != 0)
            continue;
        int64_t until = read_moment(at + stem, &length);
        if (until <= now ||
            strncmp(at + stem + length, tag + stem, strlen(tag + stem)) != 0)
            continue;
        tag_hold(tag, until);
        *ret_until = until;
        return true;
    }
    return false;
}

bool tag_is_of(const char *tag, size_t length, const struct tag_record *record)
{
    char state[34];

    put_state(record, state);
    return length > 3 && tag[0] == '"' && strncmp(tag + 2, state, strlen(state)) == 0;
}

bool tag_matches(const char *if_none_match, const char *tag)
{
    size_t length = strlen(tag);

    for (const char *at = if_none_match; *at;) {
        at += strspn(at, " \t,");
        if (*at == '*')
            return true;
        if (strncmp(at, "W/", 2) == 0)
            at += 2;
        if (strncmp(at, tag, length) == 0)
            return true;
        if (*at == '"')
            at += 1 + strcspn(at + 1, "\"");
        at += strcspn(at, ",");
    }
    return false;
}
