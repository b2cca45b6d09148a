/* write.c - the card of every mission of a database, one after the other, to stdout:
 * forms_write DATABASE. */
#include "sample.h"

#include <stdio.h>
#include <stdlib.h>

#include "db/mission.h"

struct ids {
    char (*id)[32];
    size_t count, size;
};

static void add_id(const struct db_mission *mission, void *context)
{
    struct ids *ids = context;

    if (ids->count == ids->size) {
        ids->size = ids->size ? 2 * ids->size : 64;
        ids->id = realloc(ids->id, ids->size * sizeof(*ids->id));
        if (!ids->id)
            abort();
    }
    (void)snprintf(ids->id[ids->count++], sizeof(*ids->id), "%s", mission->id);
}

static bool put_card(struct db *db, const char *id)
{
    char target[80];
    struct api_response response;

    (void)snprintf(target, sizeof(target), "/api/v1/missions/%s.vcf", id);
    sample_get(db, target, &response);
    bool fine = response.status == 200 &&
                fwrite(response.body, 1, response.length, stdout) == response.length;
    api_response_release(&response);
    return fine;
}

int main(int argc, char **argv)
{
    struct ids ids = {.id = NULL};
    struct db *db = NULL;

    if (argc != 2)
        return 64;
    db_library_start();
    bool fine = db_open(&db, argv[1], DB_READ) == DB_FAULT_NONE &&
                db_mission_all(db, add_id, &ids) == DB_OK;
    for (size_t i = 0; fine && i < ids.count; i++)
        fine = put_card(db, ids.id[i]);
    free(ids.id);
    db_close(db);
    return fine ? 0 : 1;
}
