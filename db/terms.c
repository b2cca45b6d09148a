#include "terms.h"

#include "fold.h"
#include "latin.h"
#include "statement.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { INDEX_START = 512 };

enum db_status terms_latin(struct db *db, const char *word, char ret_word[DB_WORD_MAX])
{
    ret_word[0] = '\0';
    if (!latin_is_needed(word))
        return DB_OK;
    if (!db->latin)
        db->latin = latin_open();
    if (!db->latin || !latin_word(db->latin, word, DB_WORD_MAX, ret_word))
        return db_fail_words(db, DB_FAILED, "no transliteration from ICU");
    if (strcmp(word, ret_word) == 0)
        ret_word[0] = '\0';
    return DB_OK;
}

/* ---- What is asked ---- */

/* Where the word stands among those known; their count: it is new. */
static size_t find_word(const struct db_words *words, const char *folded)
{
    for (size_t i = 0; i < words->count; i++) {
        if (strcmp(words->word[i].folded, folded) == 0)
            return i;
    }
    return words->count;
}

static enum db_status add_word(struct db *db, struct db_words *words, char *folded)
{
    fold_cut(folded, DB_WORD_MAX);
    size_t at = find_word(words, folded);

    if (at == DB_WORDS_MAX) {
        words->too_many = true;
        return DB_OK;
    }
    words->last = at;
    words->is_open = strlen(folded) > 1;
    if (at < words->count)
        return DB_OK;

    struct db_word *word = &words->word[words->count++];
    memcpy(word->folded, folded, strlen(folded) + 1);
    word->latin[0] = '\0';
    return latin_is_ideographic(folded) ? DB_OK : terms_latin(db, folded, word->latin);
}

enum db_status db_words_read(struct db *db, const char *text, struct db_words *ret_words)
{
    char key[FOLD_MAX];
    char *rest = NULL;
    enum db_status status = DB_OK;

    ret_words->count = 0;
    ret_words->last = 0;
    ret_words->is_open = false;
    ret_words->too_many = false;
    (void)fold(text, key);
    for (char *word = strtok_r(key, " ", &rest);
         word && status == DB_OK && !ret_words->too_many;
         word = strtok_r(NULL, " ", &rest))
        status = add_word(db, ret_words, word);
    return status;
}

/* "word" or "word"*; folded words hold no quotes. Returns the bytes added. */
static size_t put_term(char *match, size_t size, const char *before, const char *word,
                       bool is_open)
{
    int added = snprintf(match, size, "%s\"%s\"%s", before, word, is_open ? "*" : "");

    return added > 0 ? (size_t)added : 0;
}

enum db_status terms_match(struct db *db, const char *text,
                           char ret_match[TERMS_MATCH_MAX])
{
    struct db_words words;
    size_t length = 0;
    enum db_status status = db_words_read(db, text, &words);

    if (words.count == 0 || words.too_many) {
        (void)snprintf(ret_match, TERMS_MATCH_MAX, "\"\x1a\"");
        return status;
    }
    for (size_t i = 0; i < words.count; i++) {
        bool is_open = words.is_open && i == words.last;

        length += put_term(ret_match + length, TERMS_MATCH_MAX - length,
                           i > 0 ? " AND (" : "(", words.word[i].folded, is_open);
        if (words.word[i].latin[0])
            length += put_term(ret_match + length, TERMS_MATCH_MAX - length, " OR ",
                               words.word[i].latin, is_open && words.word[i].latin[1]);
        ret_match[length++] = ')';
    }
    ret_match[length] = '\0';
    return status;
}

/* ---- What is stored ---- */

static bool make_room(struct terms_index *index, size_t more)
{
    size_t size = index->size > 0 ? index->size : INDEX_START;

    if (index->failed)
        return false;
    while (size - index->length < more)
        size *= 2;
    if (size == index->size)
        return true;
    char *text = realloc(index->text, size);
    if (!text) {
        index->failed = true;
        return false;
    }
    index->text = text;
    index->size = size;
    return true;
}

static void append(struct terms_index *index, const char *word)
{
    size_t length = strlen(word);

    if (length == 0 || !make_room(index, length + 2))
        return;
    if (index->length > 0)
        index->text[index->length++] = ' ';
    memcpy(index->text + index->length, word, length + 1);
    index->length += length;
}

/* A written word can be several folded ones: "½", "&". */
static void add_folded(struct db *db, struct terms_index *index, char *key)
{
    char *rest = NULL;

    for (char *word = strtok_r(key, " ", &rest); word;
         word = strtok_r(NULL, " ", &rest)) {
        char latin[DB_WORD_MAX];

        append(index, word);
        if (terms_latin(db, word, latin) != DB_OK)
            index->failed = true;
        append(index, latin);
    }
}

/* Bytes up to the next blank, or as many as fold() takes, cut at a letter. */
static size_t part_length(const char *text)
{
    size_t length = strcspn(text, " ");

    if (length < FOLD_MAX)
        return length;
    for (length = FOLD_MAX - 1;
         length > 1 && ((unsigned char)text[length] & 0xC0) == 0x80;)
        length--;
    return length;
}

/* Word by word: fold() of a whole text would drop a leading "the", and is bounded. */
void terms_index_add(struct db *db, struct terms_index *index, const char *text)
{
    for (const char *at = text ? text : ""; *at;) {
        size_t length = part_length(at);
        char part[FOLD_MAX];
        char key[FOLD_MAX];

        memcpy(part, at, length);
        part[length] = '\0';
        if (fold(part, key) > 0)
            add_folded(db, index, key);
        at += length > 0 ? length : 1;
    }
}

enum db_status terms_index_text(struct db *db, const struct terms_index *index,
                                const char **ret_text)
{
    *ret_text = index->text ? index->text : "";
    return index->failed ? db_fail_words(db, DB_FAILED, "no memory for the text index")
                         : DB_OK;
}

void terms_index_release(struct terms_index *index)
{
    free(index->text);
    *index = (struct terms_index){.text = NULL};
}
