/* token.h - who may write. Of a token's secret only a hash is stored. */
#ifndef DB_TOKEN_H
#define DB_TOKEN_H

#include "db/db.h"

enum { DB_TOKEN_HASH_SIZE = 32, DB_TOKEN_ID_MAX = 24, DB_TOKEN_NAME_MAX = 64 };

struct db_token {
    const char *id;            /* public part of the token */
    const char *name;          /* shown as the actor of changes */
    const char *role;          /* editor | publisher | curator | admin */
    const unsigned char *hash; /* DB_TOKEN_HASH_SIZE bytes */
    const char *created_at, *expires_at;
    const char *revoked_at; /* NULL: it is not */
};
typedef void db_token_visitor(const struct db_token *token, void *context);

enum db_status db_token_by_id(struct db *db, const char *id, db_token_visitor *visit,
                              void *context);
enum db_status db_token_list(struct db *db, db_token_visitor *visit, void *context);

/* Within a write transaction; tokens are not in the change log. DB_CONFLICT: the id is
 * taken. */
enum db_status db_token_add(struct db *db, const struct db_token *token);
/* DB_NOT_FOUND: no such token. Revoking twice keeps the first time. */
enum db_status db_token_revoke(struct db *db, const char *id, const char *at);

#endif
