/* country_names.c - the names of every country in every language of CLDR, and the keys
 * that find a country by any of them. Derived data: built as a whole, from the records
 * and from ICU. */
#include "country.h"

#include "fold.h"
#include "icu.h"
#include "statement.h"

#include <stdio.h>
#include <string.h>

enum { TYPO_LETTERS_MIN = 4, CODES_MAX = 400, KEY_WORDS_MAX = 12 };

/* A misspelt name is looked for in the languages of most users, not in all two hundred:
 * the index of what is one letter away is ten times the size of the names. */
static const char *const typo_languages[] = {"ar", "de", "en", "es", "fr",
                                             "hi", "pt", "ru", "uk", "zh"};

struct codes {
    char code[CODES_MAX][DB_COUNTRY_CODE_MAX];
    size_t count;
};

static enum db_status add_typos(struct db *db, const char *code, const char *key)
{
    size_t letters = fold_length(key);

    for (size_t i = 0; letters >= TYPO_LETTERS_MIN && i < letters; i++) {
        STATEMENT *add = statement_borrow(db, SQL_COUNTRY_TYPO_ADD);
        char without[FOLD_MAX];

        fold_without(key, i, without);
        bind_text(add, ":without", without);
        bind_text(add, ":key", key);
        bind_text(add, ":code", code);
        enum db_status status = statement_run(db, add, "country_typo_add");
        if (status != DB_OK)
            return status;
    }
    return DB_OK;
}

static enum db_status add_key(struct db *db, const char *code, const char *key,
                              enum db_name_kind kind, const char *name)
{
    STATEMENT *add = statement_borrow(db, SQL_COUNTRY_KEY_ADD);

    bind_text(add, ":key", key);
    bind_text(add, ":code", code);
    bind_int(add, ":kind", kind);
    bind_text(add, ":name", name);
    return statement_run(db, add, "country_key_add");
}

/* "united arab emirates" is also found by "arab emirates" and by "emirates". */
static enum db_status add_words(struct db *db, const char *code, const char *key,
                                const char *name)
{
    const char *word = strchr(key, ' ');

    for (int i = 0; word && i < KEY_WORDS_MAX; i++, word = strchr(word + 1, ' ')) {
        enum db_status status = add_key(db, code, word + 1, DB_NAME_WORD, name);

        if (status != DB_OK)
            return status;
    }
    return DB_OK;
}

static enum db_status add_name(struct db *db, const char *code, enum db_name_kind kind,
                               const char *name, bool typos)
{
    char key[FOLD_MAX];

    if (fold(name, key) == 0)
        return DB_OK;

    enum db_status status = add_key(db, code, key, kind, name);
    if (status == DB_OK && kind != DB_NAME_CODE)
        status = add_words(db, code, key, name);
    if (status == DB_OK && typos)
        status = add_typos(db, code, key);
    return status;
}

static enum db_status add_display_name(struct db *db, const char *code,
                                       const char *language, const char *name)
{
    STATEMENT *add = statement_borrow(db, SQL_COUNTRY_NAME_ADD);

    bind_text(add, ":code", code);
    bind_text(add, ":language", language);
    bind_text(add, ":name", name);
    return statement_run(db, add, "country_name_add");
}

/* Codes, English names and the lists of the records. */
static enum db_status add_codes(struct db *db, struct codes *ret_codes)
{
    STATEMENT *query = statement_borrow(db, SQL_COUNTRY_CODES);
    enum db_status status = DB_OK;
    int rc = SQLITE_DONE;

    while (status == DB_OK && (rc = sqlite3_step(query)) == SQLITE_ROW &&
           ret_codes->count < CODES_MAX) {
        const char *code = column_text(query, 0);
        const char *name = column_text(query, 1);
        const char *alpha3 = column_text(query, 2);

        (void)snprintf(ret_codes->code[ret_codes->count++], DB_COUNTRY_CODE_MAX, "%s",
                       code);
        status = add_name(db, code, DB_NAME_CODE, code, false);
        if (status == DB_OK && alpha3)
            status = add_name(db, code, DB_NAME_CODE, alpha3, false);
        if (status == DB_OK)
            status = add_name(db, code, DB_NAME_DISPLAY, name, true);
        if (status == DB_OK)
            status = add_display_name(db, code, "en", name);
    }
    if (status != DB_OK)
        return status;
    return rc == SQLITE_DONE ? DB_OK : db_fail(db, rc, "country_codes");
}

static enum db_status add_items(struct db *db)
{
    STATEMENT *query = statement_borrow(db, SQL_COUNTRY_ITEM_LIST);
    enum db_status status = DB_OK;
    int rc = SQLITE_DONE;

    while (status == DB_OK && (rc = sqlite3_step(query)) == SQLITE_ROW) {
        status = add_name(db, column_text(query, 0), DB_NAME_CODE, column_text(query, 1),
                          false);
    }
    if (status != DB_OK)
        return status;
    return rc == SQLITE_DONE ? DB_OK : db_fail(db, rc, "country_item_list");
}

static enum db_status add_aliases(struct db *db)
{
    STATEMENT *query = statement_borrow(db, SQL_COUNTRY_ALIAS_LIST);
    enum db_status status = DB_OK;
    int rc = SQLITE_DONE;

    while (status == DB_OK && (rc = sqlite3_step(query)) == SQLITE_ROW) {
        status = add_name(db, column_text(query, 0),
                          (enum db_name_kind)sqlite3_column_int(query, 1),
                          column_text(query, 2), true);
    }
    if (status != DB_OK)
        return status;
    return rc == SQLITE_DONE ? DB_OK : db_fail(db, rc, "country_alias_list");
}

static bool is_typo_language(const char *language)
{
    for (size_t i = 0; i < sizeof(typo_languages) / sizeof(typo_languages[0]); i++) {
        if (strcmp(language, typo_languages[i]) == 0)
            return true;
    }
    return false;
}

static enum db_status add_language(struct db *db, const struct icu_language *language,
                                   const struct codes *codes)
{
    bool typos = is_typo_language(icu_language_tag(language));

    for (size_t i = 0; i < codes->count; i++) {
        const char *code = codes->code[i];
        char name[ICU_NAME_MAX];

        if (!icu_language_name(language, code, name))
            continue;

        bool own = icu_language_is_of(language, code);
        enum db_name_kind kind = own ? DB_NAME_ENDONYM : DB_NAME_LANGUAGE;
        enum db_status status = add_name(db, code, kind, name, typos || own);
        if (status == DB_OK && strcmp(icu_language_tag(language), "en") != 0)
            status = add_display_name(db, code, icu_language_tag(language), name);
        if (status != DB_OK)
            return status;
    }
    return DB_OK;
}

static enum db_status add_languages(struct db *db, const struct codes *codes)
{
    enum db_status status = DB_OK;

    for (int i = 0; status == DB_OK && i < icu_language_count(); i++) {
        struct icu_language *language = icu_language_open(i);

        if (language)
            status = add_language(db, language, codes);
        icu_language_close(language);
    }
    return status;
}

static enum db_status clear(struct db *db)
{
    enum db_status status = statement_execute(db, SQL_COUNTRY_NAMES_CLEAR, "names_clear");

    if (status == DB_OK)
        status = statement_execute(db, SQL_COUNTRY_KEYS_CLEAR, "keys_clear");
    if (status == DB_OK)
        status = statement_execute(db, SQL_COUNTRY_TYPOS_CLEAR, "typos_clear");
    return status;
}

enum db_status db_country_names_build(struct db *db)
{
    struct codes codes = {.count = 0};
    enum db_status status = clear(db);

    if (status == DB_OK)
        status = add_codes(db, &codes);
    if (status == DB_OK)
        status = add_items(db);
    if (status == DB_OK)
        status = add_aliases(db);
    return status == DB_OK ? add_languages(db, &codes) : status;
}
