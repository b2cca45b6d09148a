/* tokens.c - /tokens: who may write. For the operator on this machine only: over HTTP
 * these addresses do not exist (struct route, is_local). */
#include "body.h"
#include "member.h"
#include "routes.h"

#include <stdio.h>
#include <string.h>

static const char *const roles[] = {"editor", "publisher", "curator", "admin", NULL};

const struct param token_list_params[] = {{0}};
const struct param token_create_params[] = {DRY_RUN_PARAM, {0}};
const struct param token_revoke_params[] = {
    {.name = "id",
     .kind = PARAM_ID,
     .required = 1,
     .in_path = 1,
     .example = "1A2B3C4D",
     .about = "Id of the token, its part before the secret"},
    DRY_RUN_PARAM,
    {0},
};

static void put_facts(struct json *json, const struct db_token *token)
{
    json_put_text(json, "id", token->id);
    json_put_text(json, "name", token->name);
    json_put_text(json, "role", token->role);
    json_put_text(json, "created_at", token->created_at);
    json_put_text(json, "expires_at", token->expires_at);
    json_put_text(json, "revoked_at", token->revoked_at);
}

static void put_token(const struct db_token *token, void *context)
{
    struct json *json = context;

    json_open(json, '{');
    put_facts(json, token);
    json_close(json, '}');
}

int token_list(struct call *call)
{
    call->is_private = true;
    json_open(&call->json, '{');
    json_put_open(&call->json, "items", '[');
    enum db_status status = db_token_list(call->db, put_token, &call->json);
    json_close(&call->json, ']');
    json_close(&call->json, '}');
    return status == DB_OK ? call_ok(call) : call_db_failed(call, status);
}

/* The one time that the token itself is seen. */
static int answer_made(struct call *call, const struct access_token *made,
                       const struct db_token *token)
{
    json_open(&call->json, '{');
    put_facts(&call->json, token);
    json_put_text(&call->json, "token", made->text);
    json_close(&call->json, '}');
    return call_answer(call, 201, NULL);
}

int token_create(struct call *call)
{
    static const char *const names[] = {"name", "role", "expires_at", NULL};
    struct access_token made;
    char expires[CALL_TIME_MAX];
    int status = body_parse(call);

    if (status != 0)
        return status;
    const struct members members = {call, call->body_json, ""};
    struct db_token token = {
        .name = member_text(&members, "name", DB_TOKEN_NAME_MAX - 1, MEMBER_REQUIRED),
        .role = member_word(&members, "role", roles, MEMBER_REQUIRED),
        .created_at = call->now,
    };
    (void)member_time(&members, "expires_at", expires, MEMBER_REQUIRED);
    member_only(&members, names);
    if (expires[0] && strcmp(expires, call->now) <= 0)
        member_fault(&members, "expires_at", "it has to be in the future");
    if (call->fault_count > 0)
        return call_refuse(call, PROBLEM_INVALID, "no token was made");
    access_token_make(call->request->entropy, &made);
    token.id = made.id;
    token.hash = made.hash;
    token.expires_at = expires;
    enum db_status added = db_token_add(call->db, &token);
    return added == DB_OK ? answer_made(call, &made, &token)
                          : call_db_failed(call, added);
}

int token_revoke(struct call *call)
{
    const char *id = call_text(call, "id");
    enum db_status status = db_token_revoke(call->db, id, call->now);

    if (status == DB_NOT_FOUND)
        return call_problem(call, PROBLEM_NOT_FOUND, "id", "no token '%s'", id);
    return status == DB_OK ? call_answer(call, 204, NULL) : call_db_failed(call, status);
}
