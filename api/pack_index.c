/* pack_index.c - /packs/index.json: who is where, for all pairs of countries. Rows and
 * letters stand in the order of how many pairs they have, which makes the whole half as
 * long when it is compressed. */
#include "packs.h"
#include "page.h"
#include "routes.h"

#include "db/mission_pack.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

const struct param pack_index_params[] = {{0}};

static const char none = '-';
static const char local = 'l';
static const char accredited = 'a';

struct pair {
    char sending[DB_COUNTRY_CODE_MAX], country[DB_COUNTRY_CODE_MAX];
    bool is_local;
};

struct pairs {
    struct pair *pair;
    size_t count, size;
    bool failed; /* out of memory */
};

/* A country, in how many pairs it is, and where it stands among those by pairs. */
struct place {
    char code[DB_COUNTRY_CODE_MAX];
    size_t pairs, at;
};

/* Senders, or hosts: in the order of codes, for finding, and as they are shown. */
struct axis {
    struct place *by_code, *by_pairs;
    size_t count;
};

static void add_pair(const struct db_mission_pair *pair, void *context)
{
    struct pairs *pairs = context;

    if (pairs->count == pairs->size) {
        size_t size = pairs->size ? 2 * pairs->size : 1024;
        struct pair *grown = realloc(pairs->pair, size * sizeof(*grown));

        pairs->failed |= grown == NULL;
        if (!grown)
            return;
        pairs->pair = grown;
        pairs->size = size;
    }
    struct pair *added = &pairs->pair[pairs->count++];
    (void)snprintf(added->sending, sizeof(added->sending), "%s", pair->sending);
    (void)snprintf(added->country, sizeof(added->country), "%s", pair->country);
    added->is_local = pair->is_local;
}

/* ---- The axes ---- */

static int compare_codes(const void *a, const void *b)
{
    const struct place *left = a;
    const struct place *right = b;

    return strcmp(left->code, right->code);
}

static int compare_pairs(const void *a, const void *b)
{
    const struct place *left = a;
    const struct place *right = b;

    if (left->pairs != right->pairs)
        return left->pairs > right->pairs ? -1 : 1;
    return strcmp(left->code, right->code);
}

/* The code is one of the axis. */
static struct place *find(const struct axis *axis, const char *code)
{
    struct place wanted = {.pairs = 0};

    (void)snprintf(wanted.code, sizeof(wanted.code), "%s", code);
    return bsearch(&wanted, axis->by_code, axis->count, sizeof(wanted), compare_codes);
}

/* Every code once, in the order of codes, with its pairs counted. */
static size_t count_codes(struct place *place, size_t count)
{
    size_t unique = 0;

    qsort(place, count, sizeof(*place), compare_codes);
    for (size_t i = 0; i < count; i++) {
        if (unique > 0 && strcmp(place[unique - 1].code, place[i].code) == 0)
            place[unique - 1].pairs++;
        else
            place[unique++] = place[i];
    }
    return unique;
}

/* by_code has the codes as they come, `pairs` of each 1. False: out of memory. */
static bool order_axis(struct axis *axis)
{
    axis->count = count_codes(axis->by_code, axis->count);
    axis->by_pairs = calloc(axis->count + 1, sizeof(*axis->by_pairs));
    if (!axis->by_pairs)
        return false;
    memcpy(axis->by_pairs, axis->by_code, axis->count * sizeof(*axis->by_pairs));
    qsort(axis->by_pairs, axis->count, sizeof(*axis->by_pairs), compare_pairs);
    for (size_t i = 0; i < axis->count; i++)
        find(axis, axis->by_pairs[i].code)->at = i;
    return true;
}

/* False: out of memory. */
static bool make_axis(const struct pairs *pairs, bool is_sending, struct axis *ret_axis)
{
    struct place *place = calloc(pairs->count + 1, sizeof(*place));

    *ret_axis = (struct axis){.by_code = place, .count = pairs->count};
    if (!place)
        return false;
    for (size_t i = 0; i < pairs->count; i++) {
        (void)snprintf(place[i].code, sizeof(place[i].code), "%s",
                       is_sending ? pairs->pair[i].sending : pairs->pair[i].country);
        place[i].pairs = 1;
    }
    return order_axis(ret_axis);
}

static void release_axis(struct axis *axis)
{
    free(axis->by_code);
    free(axis->by_pairs);
}

/* ---- The matrix ---- */

struct matrix {
    struct axis senders, hosts;
    char *cell; /* a row a sender */
};

static bool fill(struct matrix *matrix, const struct pairs *pairs)
{
    size_t width = 0;

    if (pairs->failed || !make_axis(pairs, true, &matrix->senders) ||
        !make_axis(pairs, false, &matrix->hosts))
        return false;
    width = matrix->hosts.count;
    matrix->cell = malloc(matrix->senders.count * width + 1);
    if (!matrix->cell)
        return false;
    memset(matrix->cell, none, matrix->senders.count * width);
    matrix->cell[matrix->senders.count * width] = '\0';
    for (size_t i = 0; i < pairs->count; i++) {
        const struct pair *pair = &pairs->pair[i];
        size_t row = find(&matrix->senders, pair->sending)->at;
        size_t column = find(&matrix->hosts, pair->country)->at;

        matrix->cell[row * width + column] = pair->is_local ? local : accredited;
    }
    return true;
}

static void put_axis(struct json *json, const char *name, const struct axis *axis)
{
    json_put_open(json, name, '[');
    for (size_t i = 0; i < axis->count; i++)
        json_text(json, axis->by_pairs[i].code);
    json_close(json, ']');
}

static void put_kind(struct json *json, char letter, const char *word)
{
    const char key[2] = {letter, '\0'};

    json_put_text(json, key, word);
}

static enum db_status put_matrix(struct call *call, const struct matrix *matrix)
{
    struct json *json = &call->json;
    const size_t width = matrix->hosts.count;

    json_open(json, '{');
    json_put_int(json, "seq", page_sequence(call));
    json_put_text(json, "as_of", db_as_of(call->db));
    json_put_open(json, "kinds", '{');
    put_kind(json, local, "local");
    put_kind(json, accredited, "accredited");
    put_kind(json, none, "unknown");
    json_close(json, '}');
    put_axis(json, "senders", &matrix->senders);
    put_axis(json, "hosts", &matrix->hosts);
    json_put_open(json, "rows", '[');
    for (size_t i = 0; i < matrix->senders.count; i++)
        json_text_part(json, matrix->cell + i * width, width);
    json_close(json, ']');
    enum db_status status = pack_put_arrangements(call);
    if (status == DB_OK)
        status = pack_put_members(call);
    json_close(json, '}');
    return status;
}

int pack_index_get(struct call *call)
{
    struct pairs pairs = {.pair = NULL};
    struct matrix matrix = {.cell = NULL};
    enum db_status status = db_mission_pairs(call->db, add_pair, &pairs);

    if (status == DB_OK && fill(&matrix, &pairs))
        status = put_matrix(call, &matrix);
    else
        call->out_of_memory |= status == DB_OK;
    free(pairs.pair);
    free(matrix.cell);
    release_axis(&matrix.senders);
    release_axis(&matrix.hosts);
    return status == DB_OK ? call_ok(call) : call_db_failed(call, status);
}
