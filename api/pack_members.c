/* pack_members.c - which countries the words of the arrangements' parties mean: "eu". */
#include "packs.h"

#include "db/arrangement.h"
#include "db/country.h"

#include <stdio.h>
#include <string.h>

enum { WORDS_MAX = 16, WORD_SIZE = 32 }; /* a device knows no member of one too many */

struct words {
    char word[WORDS_MAX][WORD_SIZE];
    size_t count;
};

/* One word while its members are written. */
struct members {
    struct call *call;
    const char *word;
    enum db_status status;
};

/* Codes of countries have capitals, or begin with "x-". */
static bool is_word(const char *party)
{
    return party[0] >= 'a' && party[0] <= 'z' && strncmp(party, "x-", 2) != 0;
}

static void note_parties(struct words *words, const char *const *parties, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        size_t k = 0;

        while (k < words->count && strcmp(words->word[k], parties[i]) != 0)
            k++;
        if (!is_word(parties[i]) || strlen(parties[i]) >= WORD_SIZE || k < words->count ||
            words->count == WORDS_MAX)
            continue;
        (void)snprintf(words->word[words->count++], WORD_SIZE, "%s", parties[i]);
    }
}

static void note_words(const struct db_arrangement *arrangement, void *context)
{
    struct words *words = context;

    if (!arrangement->enabled)
        return;
    note_parties(words, arrangement->beneficiaries, arrangement->beneficiary_count);
    note_parties(words, arrangement->providers, arrangement->provider_count);
}

static bool names(const struct db_country *country, const char *word)
{
    for (size_t i = 0; i < country->membership_count; i++) {
        if (strcmp(country->memberships[i], word) == 0)
            return true;
    }
    return false;
}

/* A territory has its sovereign's memberships, as far as help abroad goes. */
static void put_member(const struct db_country *country, void *context)
{
    struct members *members = context;
    bool is_member = names(country, members->word);

    if (!is_member && country->parent && strcmp(country->kind, "territory") == 0 &&
        members->status == DB_OK)
        members->status = db_country_is_member(members->call->db, country->parent,
                                               members->word, &is_member);
    if (is_member)
        json_text(&members->call->json, country->code);
}

enum db_status pack_put_members(struct call *call)
{
    struct words words = {.count = 0};
    enum db_status status = db_arrangement_list(call->db, note_words, &words);

    json_put_open(&call->json, "members", '{');
    for (size_t i = 0; i < words.count && status == DB_OK; i++) {
        struct members members = {.call = call, .word = words.word[i], .status = DB_OK};

        json_put_open(&call->json, words.word[i], '[');
        status = db_country_list(call->db, put_member, &members);
        if (status == DB_OK)
            status = members.status;
        json_close(&call->json, ']');
    }
    json_close(&call->json, '}');
    return status;
}
