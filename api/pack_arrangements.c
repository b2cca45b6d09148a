/* pack_arrangements.c - the rules by which others help, for a device that has the packs
 * and no connection: with who is where it can tell who may help. */
#include "packs.h"

#include "db/arrangement.h"

static void put_words(struct json *json, const char *name, const char *const *words,
                      size_t count)
{
    json_put_open(json, name, '[');
    for (size_t i = 0; i < count; i++)
        json_text(json, words[i]);
    json_close(json, ']');
}

/* Posts that are named, as host and provider. */
static void put_posts(struct json *json, const struct db_arrangement *arrangement)
{
    json_put_open(json, "posts", '[');
    for (size_t i = 0; i < arrangement->post_count; i++) {
        json_open(json, '[');
        json_text(json, arrangement->posts[i].host);
        json_text(json, arrangement->posts[i].provider);
        json_close(json, ']');
    }
    json_close(json, ']');
}

/* What is not confirmed is no rule to go by. */
static void put_arrangement(const struct db_arrangement *arrangement, void *context)
{
    struct json *json = context;

    if (!arrangement->enabled)
        return;
    json_open(json, '{');
    json_put_text(json, "id", arrangement->id);
    json_put_text(json, "title", arrangement->title);
    put_words(json, "beneficiaries", arrangement->beneficiaries,
              arrangement->beneficiary_count);
    put_words(json, "providers", arrangement->providers, arrangement->provider_count);
    json_put_text(json, "scope", db_arrangement_scope_word(arrangement->scope));
    json_put_text(json, "unrepresented",
                  db_unrepresented_word(arrangement->unrepresented));
    json_put_text(json, "provider_posts",
                  db_provider_posts_word(arrangement->provider_posts));
    json_put_text(json, "valid_from", arrangement->valid_from);
    json_put_text(json, "valid_to", arrangement->valid_to);
    put_posts(json, arrangement);
    json_close(json, '}');
}

enum db_status pack_put_arrangements(struct call *call)
{
    json_put_open(&call->json, "arrangements", '[');
    enum db_status status = db_arrangement_list(call->db, put_arrangement, &call->json);
    json_close(&call->json, ']');
    return status;
}
