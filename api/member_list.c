/* member_list.c - members that are lists, and countries. */
#include "member.h"

#include <stdio.h>
#include <string.h>

enum { POINTER_MAX = 80 };

/* The list itself, or NULL with the fault noted. */
static const json_t *find_list(const struct members *members, const char *name,
                               size_t limit)
{
    const json_t *list = member_find(members, name, 0);

    if (!list)
        return NULL;
    if (!json_is_array(list) || json_array_size(list) > limit) {
        member_fault(members, name, "it has to be a list of at most %zu", limit);
        return NULL;
    }
    return list;
}

static void fault_at(const struct members *members, const char *name, size_t index,
                     const char *detail)
{
    char entry[POINTER_MAX];

    (void)snprintf(entry, sizeof(entry), "%s/%zu", name, index);
    member_fault(members, entry, "%s", detail);
}

size_t member_texts(const struct members *members, const char *name, size_t max,
                    size_t limit, const char **ret_text)
{
    const json_t *list = find_list(members, name, limit);
    size_t count = 0;

    for (size_t i = 0; i < json_array_size(list); i++) {
        const char *fault = NULL;
        const char *text = member_text_of(json_array_get(list, i), max, false, &fault);

        for (size_t j = 0; text && j < count; j++) {
            if (strcmp(ret_text[j], text) == 0)
                fault = "it is there twice";
        }
        if (fault)
            fault_at(members, name, i, fault);
        else
            ret_text[count++] = text;
    }
    return count;
}

struct hits {
    char code[DB_COUNTRY_CODE_MAX];
    char name[80];
    size_t count;
};

static void note_hit(const struct db_country_hit *hit, void *context)
{
    struct hits *hits = context;

    hits->count++;
    (void)snprintf(hits->code, sizeof(hits->code), "%s", hit->code);
    (void)snprintf(hits->name, sizeof(hits->name), "%s", hit->name);
}

/* What is wrong with a country's code, in ret_detail; false: nothing. */
static bool country_fault(struct call *call, const char *text, char ret_detail[160])
{
    struct hits hits = {.count = 0};
    enum db_status status = db_country_resolve(call->db, text, note_hit, &hits);

    ret_detail[0] = '\0';
    if (status != DB_OK) {
        call->out_of_memory = true; /* or the disk: either way no fault of the body */
        (void)snprintf(ret_detail, 160, "countries cannot be read");
    } else if (hits.count == 0) {
        (void)snprintf(ret_detail, 160, "no country is known as '%.60s'", text);
    } else if (hits.count > 1 || strcmp(hits.code, text) != 0) {
        (void)snprintf(ret_detail, 160, "it has to be the code of a country%s%s",
                       hits.count == 1 ? ", here " : "",
                       hits.count == 1 ? hits.code : "");
    }
    return ret_detail[0] != '\0';
}

bool member_is_country(const struct members *members, const char *entry, const char *text)
{
    char detail[160];

    if (!country_fault(members->call, text, detail))
        return true;
    member_fault(members, entry, "%s", detail);
    return false;
}

const char *member_country(const struct members *members, const char *name,
                           unsigned rules)
{
    const char *text = member_text(members, name, 200, rules);

    return text && member_is_country(members, name, text) ? text : NULL;
}

size_t member_countries(const struct members *members, const char *name, size_t limit,
                        const char **ret_code)
{
    size_t count = member_texts(members, name, 200, limit, ret_code);

    for (size_t i = 0; i < count; i++) {
        char entry[POINTER_MAX];

        (void)snprintf(entry, sizeof(entry), "%s/%zu", name, i);
        (void)member_is_country(members, entry, ret_code[i]);
    }
    return count;
}

void member_objects(const struct members *members, const char *name, size_t limit,
                    member_reader *read, void *context)
{
    const json_t *list = find_list(members, name, limit);

    for (size_t i = 0; i < json_array_size(list); i++) {
        const json_t *object = json_array_get(list, i);
        char at[POINTER_MAX];

        if (!json_is_object(object)) {
            fault_at(members, name, i, "it has to be an object");
            continue;
        }
        (void)snprintf(at, sizeof(at), "%s/%s/%zu", members->at, name, i);
        const struct members inner = {members->call, object, at};
        read(&inner, i, context);
    }
}

void member_only(const struct members *members, const char *const *names)
{
    union {
        const json_t *lent;
        json_t *object; /* jansson's iterators do not write, but do not say so */
    } tree = {.lent = members->object};

    for (void *at = json_object_iter(tree.object); at;
         at = json_object_iter_next(tree.object, at)) {
        bool is_known = false;

        for (size_t i = 0; names[i] && !is_known; i++)
            is_known = strcmp(names[i], json_object_iter_key(at)) == 0;
        if (!is_known)
            member_fault(members, json_object_iter_key(at), "there is no such member");
    }
}
