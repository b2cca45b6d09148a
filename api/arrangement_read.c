#include "arrangement_read.h"

#include "arrangement_json.h"
#include "mission_read.h"

#include <stdio.h>
#include <string.h>

enum { NAME_MAX_BYTES = 300, PARTY_MAX = 32, ENTRY_MAX = 40 };

#define WORD(id, word) word,
static const char *const kinds[] = {ARRANGEMENT_KINDS(WORD) NULL};
static const char *const scopes[] = {ARRANGEMENT_SCOPES(WORD) NULL};
static const char *const tests[] = {ARRANGEMENT_UNREPRESENTED(WORD) NULL};
static const char *const provider_posts[] = {ARRANGEMENT_PROVIDER_POSTS(WORD) NULL};
static const char *const covers[] = {CONSULAR_COVERS(WORD) NULL};
#undef WORD

const char *const arrangement_editable[] = {
    "kind",           "title",         "beneficiaries", "providers",       "scope",
    "legal_ref",      "unrepresented", "needs",         "provider_posts",  "caveat",
    "consular_cover", "source_name",   "source_url",    "valid_from",      "verified_at",
    "valid_to",       "enabled",       "posts",         "disabled_reason", NULL};

bool arrangement_id_is_usable(const char *id)
{
    static const char letters[] = "abcdefghijklmnopqrstuvwxyz0123456789-";
    size_t length = strspn(id, letters);

    return length > 0 && length < DB_ARRANGEMENT_ID_MAX && id[length] == '\0' &&
           id[0] != '-' && id[length - 1] != '-' && !strstr(id, "--");
}

static void read_words(const struct members *members, struct db_arrangement *arrangement)
{
    const char *kind = member_word(members, "kind", kinds, MEMBER_REQUIRED);
    const char *scope = member_word(members, "scope", scopes, MEMBER_REQUIRED);
    const char *test = member_word(members, "unrepresented", tests, MEMBER_REQUIRED);
    const char *posts =
        member_word(members, "provider_posts", provider_posts, MEMBER_REQUIRED);
    const char *cover = member_word(members, "consular_cover", covers, 0);

    (void)db_arrangement_kind_from_word(kind, &arrangement->kind);
    (void)db_arrangement_scope_from_word(scope, &arrangement->scope);
    (void)db_unrepresented_from_word(test, &arrangement->unrepresented);
    (void)db_provider_posts_from_word(posts, &arrangement->provider_posts);
    arrangement->consular_cover = DB_COVER_UNKNOWN;
    (void)db_cover_from_word(cover, &arrangement->consular_cover);
}

static void read_texts(const struct members *members, struct db_arrangement *arrangement)
{
    arrangement->title = member_text(members, "title", NAME_MAX_BYTES, MEMBER_REQUIRED);
    arrangement->legal_ref = member_text(members, "legal_ref", DB_TEXT_MAX, 0);
    arrangement->source_name = member_text(members, "source_name", NAME_MAX_BYTES, 0);
    arrangement->source_url = member_url(members, "source_url", 0);
    arrangement->verified_at = member_date(members, "verified_at", 0);
    arrangement->caveat = member_text(members, "caveat", DB_TEXT_MAX, 0);
    arrangement->disabled_reason =
        member_text(members, "disabled_reason", DB_TEXT_MAX, 0);
}

/* Is the country, or with `code` NULL any, a member? What cannot be read is no fault of
 * the body. */
static bool is_member(struct call *call, const char *code, const char *organisation)
{
    bool is_member = false;
    enum db_status status =
        db_country_is_member(call->db, code, organisation, &is_member);

    call->out_of_memory |= status != DB_OK;
    return is_member;
}

static size_t read_parties(const struct members *members, const char *name,
                           const char **ret_party)
{
    size_t count =
        member_texts(members, name, PARTY_MAX, DB_ARRANGEMENT_PARTIES_MAX, ret_party);

    for (size_t i = 0; i < count; i++) {
        char entry[ENTRY_MAX];

        (void)snprintf(entry, sizeof(entry), "%s/%zu", name, i);
        if (!is_member(members->call, NULL, ret_party[i]))
            (void)member_is_country(members, entry, ret_party[i]);
    }
    const json_t *list = member_find(members, name, MEMBER_REQUIRED);
    if (json_is_array(list) && json_array_size(list) == 0)
        member_fault(members, name, "it needs one at least");
    return count;
}

static void read_needs(const struct members *members, struct arrangement_reading *reading)
{
    const char *word[DB_NEED__COUNT];
    size_t count = member_texts(members, "needs", PARTY_MAX, DB_NEED__COUNT, word);

    for (size_t i = 0; i < count; i++) {
        char entry[ENTRY_MAX];

        (void)snprintf(entry, sizeof(entry), "needs/%zu", i);
        if (!db_need_from_word(word[i], &reading->needs[i]))
            member_fault(members, entry, "it is not a need that is known");
    }
    reading->arrangement.need_count = count;
}

static void read_period(const struct members *members, const char **ret_from,
                        const char **ret_to)
{
    *ret_from = member_date(members, "valid_from", 0);
    *ret_to = member_date(members, "valid_to", 0);
    if (*ret_from && *ret_to && strcmp(*ret_to, *ret_from) < 0)
        member_fault(members, "valid_to", "it ends before it begins");
}

static bool is_provider(struct call *call, const struct db_arrangement *arrangement,
                        const char *country)
{
    bool found = false;

    for (size_t i = 0; !found && i < arrangement->provider_count; i++) {
        const char *party = arrangement->providers[i];

        found = strcmp(party, country) == 0 || is_member(call, country, party);
    }
    return found;
}

static void read_post(const struct members *members, size_t index, void *context)
{
    struct arrangement_reading *reading = context;
    struct db_arrangement *arrangement = &reading->arrangement;
    struct db_arrangement_post *post = &reading->posts[arrangement->post_count];

    (void)index;
    member_only(members, arrangement_post_members);
    *post = (struct db_arrangement_post){
        .host = member_country(members, "host", MEMBER_REQUIRED),
        .provider = member_country(members, "provider", MEMBER_REQUIRED),
        .mission = member_text(members, "mission", PARTY_MAX, 0),
        .city = member_text(members, "city", NAME_MAX_BYTES, 0),
        .source_url = member_url(members, "source_url", 0),
        .note = member_text(members, "note", DB_TEXT_MAX, 0),
        .cover = DB_COVER_UNKNOWN,
    };
    post->has_cover =
        db_cover_from_word(member_word(members, "cover", covers, 0), &post->cover);
    read_period(members, &post->valid_from, &post->valid_to);
    if (post->mission && !mission_id_is_usable(post->mission))
        member_fault(members, "mission", "it has to be the id of a mission");
    if (post->provider && !is_provider(members->call, arrangement, post->provider))
        member_fault(members, "provider", "it is not one of the providers");
    arrangement->post_count++;
}

/* What nobody could verify is kept, but it says so and nobody is sent there. */
static void read_enabled(const struct members *members,
                         struct db_arrangement *arrangement)
{
    static const char *const evidence[] = {"source_name", "source_url", "verified_at",
                                           NULL};

    arrangement->enabled = member_bool(members, "enabled", false);
    if (!member_find(members, "enabled", MEMBER_REQUIRED))
        return;
    if (!arrangement->enabled) {
        (void)member_find(members, "disabled_reason", MEMBER_REQUIRED);
        return;
    }
    if (arrangement->disabled_reason)
        member_fault(members, "disabled_reason", "it is enabled: there is none");
    for (size_t i = 0; evidence[i]; i++) {
        if (!member_find(members, evidence[i], 0))
            member_fault(members, evidence[i], "it is required to enable it");
    }
}

void arrangement_read(const struct members *members, const char *id,
                      struct arrangement_reading *ret_reading)
{
    struct db_arrangement *arrangement = &ret_reading->arrangement;

    *ret_reading = (struct arrangement_reading){.arrangement = {.id = id}};
    arrangement->beneficiaries = ret_reading->beneficiaries;
    arrangement->providers = ret_reading->providers;
    arrangement->needs = ret_reading->needs;
    arrangement->posts = ret_reading->posts;
    read_words(members, arrangement);
    read_texts(members, arrangement);
    read_enabled(members, arrangement);
    read_period(members, &arrangement->valid_from, &arrangement->valid_to);
    arrangement->beneficiary_count =
        read_parties(members, "beneficiaries", ret_reading->beneficiaries);
    arrangement->provider_count =
        read_parties(members, "providers", ret_reading->providers);
    read_needs(members, ret_reading);
    member_objects(members, "posts", DB_ARRANGEMENT_POSTS_MAX, read_post, ret_reading);
}
