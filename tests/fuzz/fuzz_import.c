/* fuzz_import.c - any bytes as an imported file. Built with -fsanitize=fuzzer; the corpus
 * is fuzz/corpus_import/. The first byte chooses the size of the blocks. */
#include "api/import.h"

#include "db/db.h"

#include <assert.h>
#include <stdlib.h>
#include <unistd.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

/* One database for all rounds: each is a dry run, so each meets the same. */
static struct db *database(void)
{
    static struct db *db;
    const struct api_import_options options = {.at = "2026-01-02T03:04:05Z",
                                               .actor = "fuzz"};
    char path[] = "/tmp/embassyd-fuzz-XXXXXX";
    struct api_import_report report;

    if (db)
        return db;
    int file = mkstemp(path);
    assert(file >= 0);
    (void)close(file);
    (void)unlink(path);
    db_library_start();
    enum db_fault fault = db_open(&db, path, DB_CREATE);
    assert(fault == DB_FAULT_NONE);
    enum api_import_result result = api_starter_load(db, true, &options, &report);
    assert(result == API_IMPORT_DONE);
    api_import_report_release(&report);
    (void)unlink(path); /* lives on until the process ends */
    return db;
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    const struct api_import_options options = {.as_of = "2026-01-01",
                                               .at = "2026-01-02T03:04:05Z",
                                               .actor = "fuzz",
                                               .force = true,
                                               .dry_run = true};
    struct api_import *import = api_import_start(database(), &options);
    size_t block = size > 0 && data[0] > 0 ? data[0] : size + 1;
    struct api_import_report report;

    assert(import);
    for (size_t at = 1; at < size; at += block) {
        size_t length = block < size - at ? block : size - at;

        if (!api_import_feed(import, (const char *)data + at, length))
            break;
    }
    if (api_import_finish(import, true, &report) == API_IMPORT_DONE)
        assert(report.read == report.inserted + report.updated + report.unchanged +
                                  report.quarantined_count);
    char *json = api_import_report_json(&report);
    char *text = api_import_report_text(&report);
    assert(json && text);
    free(json);
    free(text);
    api_import_report_release(&report);
    return 0;
}
