#include "mission_terms.h"

#include <string.h>

static const struct db_rank_row ranks[DB_RANK__COUNT] = {
#define ROW(id, word, class, title) [DB_RANK_##id] = {word, class, title},
    MISSION_RANKS(ROW)
#undef ROW
};

#define WORD(id, word) word,
static const char *const legal_words[DB_LEGAL__COUNT] = {MISSION_LEGAL_KINDS(WORD)};
static const char *const status_words[DB_STATUS__COUNT] = {MISSION_STATUSES(WORD)};
static const char *const point_words[DB_POINT__COUNT] = {POINT_QUALITIES(WORD)};
static const char *const contact_words[DB_CONTACT__COUNT] = {CONTACT_KINDS(WORD)};
static const char *const service_words[DB_SERVICE__COUNT] = {SERVICE_KINDS(WORD)};
static const char *const offered_words[DB_OFFERED__COUNT] = {SERVICE_VALUES(WORD)};
#undef WORD

const struct db_rank_row *db_rank_row(enum db_rank rank)
{
    return &ranks[rank];
}

bool db_rank_from_word(const char *word, enum db_rank *ret_rank)
{
    for (int i = 0; i < DB_RANK__COUNT; i++) {
        if (strcmp(ranks[i].word, word) == 0) {
            *ret_rank = (enum db_rank)i;
            return true;
        }
    }
    return false;
}

/* The index of `word`, or -1. */
static int find(const char *const *words, int count, const char *word)
{
    for (int i = 0; i < count; i++) {
        if (strcmp(words[i], word) == 0)
            return i;
    }
    return -1;
}

const char *db_legal_word(enum db_legal_kind kind)
{
    return legal_words[kind];
}

const char *db_status_word(enum db_mission_status status)
{
    return status_words[status];
}

const char *db_point_word(enum db_point_quality quality)
{
    return point_words[quality];
}

const char *db_contact_word(enum db_contact_kind kind)
{
    return contact_words[kind];
}

const char *db_service_word(enum db_service_kind kind)
{
    return service_words[kind];
}

const char *db_offered_word(enum db_service_value value)
{
    return offered_words[value];
}

bool db_legal_from_word(const char *word, enum db_legal_kind *ret_kind)
{
    int at = find(legal_words, DB_LEGAL__COUNT, word);

    if (at >= 0)
        *ret_kind = (enum db_legal_kind)at;
    return at >= 0;
}

bool db_status_from_word(const char *word, enum db_mission_status *ret_status)
{
    int at = find(status_words, DB_STATUS__COUNT, word);

    if (at >= 0)
        *ret_status = (enum db_mission_status)at;
    return at >= 0;
}

bool db_point_from_word(const char *word, enum db_point_quality *ret_quality)
{
    int at = find(point_words, DB_POINT__COUNT, word);

    if (at >= 0)
        *ret_quality = (enum db_point_quality)at;
    return at >= 0;
}

bool db_contact_from_word(const char *word, enum db_contact_kind *ret_kind)
{
    int at = find(contact_words, DB_CONTACT__COUNT, word);

    if (at >= 0)
        *ret_kind = (enum db_contact_kind)at;
    return at >= 0;
}

bool db_service_from_word(const char *word, enum db_service_kind *ret_kind)
{
    int at = find(service_words, DB_SERVICE__COUNT, word);

    if (at >= 0)
        *ret_kind = (enum db_service_kind)at;
    return at >= 0;
}

bool db_offered_from_word(const char *word, enum db_service_value *ret_value)
{
    int at = find(offered_words, DB_OFFERED__COUNT, word);

    if (at >= 0)
        *ret_value = (enum db_service_value)at;
    return at >= 0;
}
