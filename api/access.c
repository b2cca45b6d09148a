#include "access.h"

#include "call.h"

#include <sodium.h>
#include <stdio.h>
#include <string.h>
#include <strings.h>

enum { ID_BYTES = 5, SECRET_BYTES = 32, ID_DIGITS = 8, SECRET_DIGITS = 52 };

static const char prefix[] = "emb_";
static const char crockford[] = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

static const struct {
    const char *name;
    unsigned scopes;
} roles[] = {
    {"editor", SCOPE_DRAFTS},
    {"publisher", SCOPE_DRAFTS | SCOPE_PUBLISH},
    {"curator", SCOPE_CURATE | SCOPE_IMPORT},
    {"admin", SCOPE_DRAFTS | SCOPE_PUBLISH | SCOPE_CURATE | SCOPE_IMPORT},
};

static const char *const scope_words[] = {"drafts", "publish", "curate", "import",
                                          "local"};

bool access_of_role(const char *role, unsigned *ret_scopes)
{
    for (size_t i = 0; i < sizeof(roles) / sizeof(roles[0]); i++) {
        if (strcmp(roles[i].name, role) == 0) {
            *ret_scopes = roles[i].scopes;
            return true;
        }
    }
    return false;
}

const char *access_scope_word(unsigned scope)
{
    for (size_t i = 0; i < sizeof(scope_words) / sizeof(scope_words[0]); i++) {
        if (scope == 1U << i)
            return scope_words[i];
    }
    return "";
}

/* Five bits a digit, the last one filled up with zeros. */
static size_t put_digits(const unsigned char *bytes, size_t count, char *ret_text)
{
    size_t digits = 0;
    unsigned bits = 0;
    unsigned held = 0;

    for (size_t i = 0; i < count; i++) {
        bits = bits << 8 | bytes[i];
        for (held += 8; held >= 5; held -= 5)
            ret_text[digits++] = crockford[bits >> (held - 5) & 31];
    }
    if (held > 0)
        ret_text[digits++] = crockford[bits << (5 - held) & 31];
    ret_text[digits] = '\0';
    return digits;
}

static void hash_text(const char *text, unsigned char ret_hash[DB_TOKEN_HASH_SIZE])
{
    (void)crypto_generichash(ret_hash, DB_TOKEN_HASH_SIZE, (const unsigned char *)text,
                             strlen(text), NULL, 0);
}

void access_token_make(const unsigned char *entropy, struct access_token *ret_token)
{
    char secret[SECRET_DIGITS + 1] = "";

    (void)put_digits(entropy, ID_BYTES, ret_token->id);
    (void)put_digits(entropy + ID_BYTES, SECRET_BYTES, secret);
    (void)snprintf(ret_token->text, sizeof(ret_token->text), "%s%.8s_%.52s", prefix,
                   ret_token->id, secret);
    hash_text(ret_token->text, ret_token->hash);
}

/* ---- Whose token is this? ---- */

struct search {
    struct call *call;
    unsigned char hash[DB_TOKEN_HASH_SIZE]; /* of what was presented */
    bool is_valid;
};

static void compare(const struct db_token *token, void *context)
{
    struct search *search = context;
    struct access *access = &search->call->access;
    const char *now = search->call->now;
    unsigned scopes = 0;
    bool is_equal = sodium_memcmp(search->hash, token->hash, DB_TOKEN_HASH_SIZE) == 0;

    search->is_valid = is_equal && !token->revoked_at &&
                       strcmp(token->expires_at, now) > 0 &&
                       access_of_role(token->role, &scopes);
    if (!search->is_valid)
        return;
    access->scopes = scopes;
    (void)snprintf(access->actor, sizeof(access->actor), "%s", token->name);
    (void)snprintf(access->key, sizeof(access->key), "%s", token->id);
}

/* An unknown id costs what a known one costs: it is compared with nobody's hash, which
 * nothing has, and which would have expired. */
static enum db_status look_up(struct search *search, const char *id)
{
    static const unsigned char hash[DB_TOKEN_HASH_SIZE];
    static const struct db_token nobody = {
        .id = "", .name = "", .role = "", .hash = hash, .expires_at = ""};
    enum db_status status = db_token_by_id(search->call->db, id, compare, search);

    if (status != DB_NOT_FOUND)
        return status;
    compare(&nobody, search);
    return DB_OK;
}

/* "Bearer emb_1A2B3C4D_..." -> the token; NULL: nothing that we gave out. */
static const char *bearer(const char *authorization)
{
    static const char scheme[] = "Bearer ";

    if (strncasecmp(authorization, scheme, strlen(scheme)) != 0)
        return NULL;
    const char *text = authorization + strlen(scheme);
    text += strspn(text, " ");
    bool is_ours = strlen(text) == strlen(prefix) + ID_DIGITS + 1 + SECRET_DIGITS &&
                   strncmp(text, prefix, strlen(prefix)) == 0 &&
                   strspn(text + strlen(prefix), crockford) == ID_DIGITS &&
                   text[strlen(prefix) + ID_DIGITS] == '_';
    return is_ours ? text : NULL;
}

/* Unknown, expired, revoked and misspelt are all told the same. */
static int refuse(struct call *call)
{
    call_header(call, "WWW-Authenticate",
                "Bearer realm=\"embassyd\", error=\"invalid_token\"");
    return call_problem(call, PROBLEM_UNAUTHORIZED, NULL,
                        "the Authorization field has no valid token");
}

static int find_token(struct call *call, const char *text)
{
    struct search search = {.call = call};
    char id[ID_DIGITS + 1];

    (void)snprintf(id, sizeof(id), "%s", text + strlen(prefix));
    hash_text(text, search.hash);
    enum db_status status = look_up(&search, id);
    if (status != DB_OK)
        return call_db_failed(call, status);
    return search.is_valid ? 0 : refuse(call);
}

int access_find(struct call *call)
{
    const struct api_request *request = call->request;
    struct access *access = &call->access;

    if (request->local) {
        access->scopes = ~0U;
        (void)snprintf(access->actor, sizeof(access->actor), "%s", request->local);
        (void)snprintf(access->key, sizeof(access->key), "local");
        return 0;
    }
    if (!request->authorization)
        return 0;
    const char *text = bearer(request->authorization);
    return text ? find_token(call, text) : refuse(call);
}
