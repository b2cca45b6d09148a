/* access.h - who asks, and what they may do. A token is "emb_", its id, "_" and its
 * secret (RFC 6750 bearer); the store has a BLAKE2b-256 hash of it, which is enough for
 * 256 random bits. */
#ifndef API_ACCESS_H
#define API_ACCESS_H

#include "db/token.h"

/* What a route may ask for. */
enum {
    SCOPE_DRAFTS = 1 << 0, /* read and write drafts of articles and notices */
    SCOPE_PUBLISH =
        1 << 1,            /* publish, schedule, withdraw them, and edit published ones */
    SCOPE_CURATE = 1 << 2, /* missions, helplines, arrangements */
    SCOPE_IMPORT = 1 << 3, /* bulk */
    SCOPE_LOCAL = 1 << 4,  /* tokens: no token has it */
};
enum { ACCESS_TOKEN_MAX = 80 };

struct access {
    char actor[DB_TOKEN_NAME_MAX]; /* for the change log; empty: nobody known */
    char key[DB_TOKEN_ID_MAX];     /* the token's id, or "local" */
    unsigned scopes;
};

struct call;

/* Fills call->access from the request: 0, or the status of the problem answered (401). */
int access_find(struct call *call);

/* What a role may do; false: there is no such role. */
bool access_of_role(const char *role, unsigned *ret_scopes);
/* "drafts", for a scope of one bit. */
const char *access_scope_word(unsigned scope);

/* A new token from 37 random bytes: what is told to its owner, once, and what is kept. */
struct access_token {
    char text[ACCESS_TOKEN_MAX];
    char id[DB_TOKEN_ID_MAX];
    unsigned char hash[DB_TOKEN_HASH_SIZE];
};
void access_token_make(const unsigned char *entropy, struct access_token *ret_token);

#endif
