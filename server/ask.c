#include "ask.h"

#include "clock.h"
#include "database.h"
#include "handover.h"
#include "log.h"
#include "writer.h"

#include <sys/random.h>
#include <sysexits.h>

static int read_here(const char *database, const struct api_request *request,
                     struct api_response *ret_response)
{
    struct db *db = NULL;
    const int code = database_open(&db, database, DB_READ);

    if (code != EX_OK)
        return code;
    api_handle(request, db, ret_response);
    db_close(db);
    return EX_OK;
}

static int write_here(struct db *db, const struct api_request *request,
                      struct api_response *ret_response)
{
    unsigned char entropy[API_ENTROPY];
    struct api_request complete = *request;

    if (getrandom(entropy, sizeof(entropy), 0) != (ssize_t)sizeof(entropy)) {
        log_error("the system has no random numbers");
        return EX_OSERR;
    }
    complete.entropy = entropy;
    api_handle(&complete, db, ret_response);
    db_read_end(db);
    return EX_OK;
}

int request_run(const char *database, const struct api_request *request,
                struct api_response *ret_response)
{
    struct api_request timed = *request;
    struct writer writer;

    if (timed.now == 0)
        timed.now = clock_unix();
    if (!api_writes(&timed))
        return read_here(database, &timed, ret_response);

    int code = writer_open(&writer, database, DB_WRITE, true);
    if (code == EX_TEMPFAIL)
        return handover_request(database, &timed, ret_response);
    if (code == EX_OK)
        code = write_here(writer.db, &timed, ret_response);
    writer_close(&writer);
    return code;
}

int request_exit_code(const struct api_response *response)
{
    if (response->status < 400)
        return EX_OK;
    if (response->status < 500)
        return 1;
    log_error("%d: %s", response->status, response->cause);
    if (response->status == 503)
        return EX_TEMPFAIL;
    return response->status == 507 ? EX_IOERR : EX_SOFTWARE;
}
