#define _XOPEN_SOURCE 700 /* nftw, mkdtemp */
#include "sample.h"

#include "tap.h"

#include "api/import.h"

#include <fcntl.h>
#include <ftw.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>
#include <unistd.h>

static _Noreturn void give_up(const char *what, const char *words)
{
    tap_note("%s: %s", what, words);
    exit(1);
}

static void open_as(struct sample *sample, enum db_mode mode)
{
    if (db_open(&sample->db, sample->path, mode) != DB_FAULT_NONE)
        give_up(sample->path, db_error(sample->db));
}

void sample_create(struct sample *sample, bool missions)
{
    const char *parent = getenv("TMPDIR");
    const struct api_import_options options = {.at = "2026-01-01T00:00:00Z",
                                               .actor = "init"};
    struct api_import_report report;

    (void)snprintf(sample->directory, sizeof(sample->directory), "%s/embassyd-XXXXXX",
                   parent ? parent : "/tmp");
    if (!mkdtemp(sample->directory))
        give_up(sample->directory, "cannot be made");
    (void)snprintf(sample->path, sizeof(sample->path), "%s/test.db", sample->directory);
    db_library_start();
    open_as(sample, DB_CREATE);
    if (api_starter_load(sample->db, missions, &options, &report) != API_IMPORT_DONE)
        give_up("starter data", report.error);
    api_import_report_release(&report);
}

static bool feed_file(struct api_import *import, const char *path)
{
    char bytes[16 * 1024];
    ssize_t length = 0;
    int fd = open(path, O_RDONLY);

    if (fd < 0)
        give_up(path, "cannot be opened");
    while ((length = read(fd, bytes, sizeof(bytes))) > 0 &&
           api_import_feed(import, bytes, (size_t)length))
        ;
    (void)close(fd);
    return length == 0;
}

void sample_import(struct sample *sample, const char *file, const char *as_of,
                   const char *at)
{
    const struct api_import_options options = {
        .as_of = as_of, .at = at, .actor = "import"};
    struct api_import *import = api_import_start(sample->db, &options);
    struct api_import_report report;
    char path[SAMPLE_PATH_MAX];

    if (!import)
        give_up(file, "out of memory");
    (void)snprintf(path, sizeof(path), "%s%s", file[0] == '/' ? "" : TESTS_DIRECTORY "/",
                   file);
    bool whole = feed_file(import, path);
    if (api_import_finish(import, whole, &report) != API_IMPORT_DONE)
        give_up(path, report.error);
    tap_note("%s: %d rows read, %d set aside", file, (int)report.read,
             (int)report.quarantined_count);
    api_import_report_release(&report);
}

void sample_golden(struct sample *sample)
{
    sample_create(sample, false);
    sample_import(sample, "golden/missions.csv", "2025-12-01", "2026-02-01T12:00:00Z");
    sample_import(sample, "golden/missions-next.csv", "2026-02-15",
                  "2026-03-01T12:00:00Z");
    sample_news(sample);
    sample_arrangements(sample);
    sample_reopen(sample);
}

void sample_reopen(struct sample *sample)
{
    db_close(sample->db);
    open_as(sample, DB_READ);
}

static int remove_entry(const char *path, const struct stat *status, int type,
                        struct FTW *walk)
{
    (void)status;
    (void)type;
    (void)walk;
    return remove(path);
}

void sample_remove(struct sample *sample)
{
    db_close(sample->db);
    sample->db = NULL;
    (void)nftw(sample->directory, remove_entry, 4, FTW_DEPTH | FTW_PHYS);
}

void sample_get(struct db *db, const char *target, struct api_response *ret_response)
{
    const struct api_request request = {
        .method = API_GET, .target = target, .now = SAMPLE_NOW};

    api_handle(&request, db, ret_response);
}

const char *sample_header(const struct api_response *response, const char *name)
{
    for (size_t i = 0; i < response->header_count; i++) {
        if (strcasecmp(response->header[i].name, name) == 0)
            return response->header[i].value;
    }
    return NULL;
}

const char *sample_real_file(void)
{
    const char *path = getenv("EMBASSYD_REAL_DATA");

    if (!path || !*path)
        path = TESTS_DIRECTORY "/../../shared/data/database_of_embassies-2022-06-23.csv";
    return access(path, R_OK) == 0 ? path : NULL;
}
