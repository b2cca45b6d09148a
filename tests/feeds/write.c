/* write.c - feeds_write DIRECTORY: feeds and alerts of the worst records as files, for
 * readers and validators that are not ours. tests/feeds/run.sh calls it. */
#include "feeds/records.h"
#include "tap.h"

#include <stdio.h>
#include <string.h>

static const char site[] = "https://embassies.example/";

static const struct {
    const char *file, *target, *public_url;
} all[] = {
    {"articles.atom", "/api/v1/feeds/articles.atom", site},
    {"articles-paths.atom", "/api/v1/feeds/articles.atom", NULL},
    {"articles-country.atom", "/api/v1/feeds/articles.atom?country=france&lang=fr", site},
    {"articles-empty.atom", "/api/v1/feeds/articles.atom?country=BT", site},
    {"notices.atom", "/api/v1/feeds/notices.atom", site},
    {"notices-paths.atom", "/api/v1/feeds/notices.atom", NULL},
    {"notices-empty.atom", "/api/v1/feeds/notices.atom?country=BT", site},
    {"articles.json", "/api/v1/feeds/articles.json", site},
    {"articles-paths.json", "/api/v1/feeds/articles.json", NULL},
    {"articles-country.json", "/api/v1/feeds/articles.json?country=france&lang=fr", site},
    {"articles-empty.json", "/api/v1/feeds/articles.json?country=BT", site},
    {"notices.json", "/api/v1/feeds/notices.json", site},
    {"notices-paths.json", "/api/v1/feeds/notices.json", NULL},
    {"notices-empty.json", "/api/v1/feeds/notices.json?country=BT", site},
    {"update.cap", "/api/v1/notices/" NOTICE_HOSTILE ".cap", site},
    {"alert.cap", "/api/v1/notices/" NOTICE_ENDING ".cap", site},
    {"alert-paths.cap", "/api/v1/notices/" NOTICE_FUTURE ".cap", NULL},
    {"ended.cap", "/api/v1/notices/" NOTICE_ENDED ".cap", site},
    {"cancel.cap", "/api/v1/notices/" NOTICE_WITHDRAWN ".cap", site},
};

static bool write_file(const char *directory, const char *name,
                       const struct api_response *response)
{
    char path[SAMPLE_PATH_MAX];

    (void)snprintf(path, sizeof(path), "%s/%s", directory, name);
    FILE *file = fopen(path, "wb");
    if (!file)
        return false;
    bool whole = fwrite(response->body, 1, response->length, file) == response->length;
    return fclose(file) == 0 && whole;
}

int main(int argc, char **argv)
{
    struct tap tap = {0, 0};
    struct sample sample;

    if (argc != 2) {
        (void)fputs("usage: feeds_write DIRECTORY\n", stderr);
        return 64;
    }
    sample_create(&sample, false);
    records_store(&sample);
    sample_reopen(&sample);
    for (size_t i = 0; i < sizeof(all) / sizeof(all[0]); i++) {
        struct api_response response;

        records_get(sample.db, all[i].target, SAMPLE_NOW, all[i].public_url, &response);
        tap_check(&tap,
                  response.status == 200 && write_file(argv[1], all[i].file, &response),
                  "%s: %d, %zu bytes", all[i].file, response.status, response.length);
        api_response_release(&response);
    }
    sample_remove(&sample);
    return tap_end(&tap);
}
