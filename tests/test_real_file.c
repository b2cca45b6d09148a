/* test_real_file.c - a whole release of database-of-embassies, given as the argument (it
 * is not part of the project): nothing is lost, and the posts that earlier readers of
 * this source got wrong come out right. Without the file: "skipped", exit status 77. */
#include "api/import.h"
#include "db/mission.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

enum { SKIPPED = 77 };

static int failed;

static void check(bool fine, const char *words)
{
    static int number;

    failed += !fine;
    printf("%sok %d - %s\n", fine ? "" : "not ", ++number, words);
}

static enum api_import_result import_file(struct db *db, const char *path,
                                          struct api_import_report *ret_report)
{
    const struct api_import_options options = {
        .as_of = "2022-06-23", .at = "2026-02-03T04:05:06Z", .actor = "test"};
    struct api_import *import = api_import_start(db, &options);
    FILE *file = fopen(path, "rb");
    char bytes[65536];
    bool more = import && file;

    while (more) {
        size_t length = fread(bytes, 1, sizeof(bytes), file);

        more = length > 0 && api_import_feed(import, bytes, length);
    }
    bool whole = file && !ferror(file);
    if (file)
        (void)fclose(file);
    return api_import_finish(import, whole, ret_report);
}

static bool adds_up(const struct api_import_report *report)
{
    return report->read == report->inserted + report->updated + report->unchanged +
                               report->quarantined_count;
}

/* How many posts a filter finds, and the first of them. */
struct found {
    int64_t total;
    char name[DB_TEXT_MAX], host[DB_COUNTRY_CODE_MAX];
    enum db_point_quality quality;
};

static void take_first(const struct db_mission *mission, void *context)
{
    struct found *found = context;

    if (found->name[0])
        return;
    (void)snprintf(found->name, sizeof(found->name), "%s", mission->name);
    (void)snprintf(found->host, sizeof(found->host), "%s", mission->host);
    found->quality = mission->point_quality;
}

static struct found find(struct db *db, struct db_mission_filter filter)
{
    struct found found = {.total = 0};

    filter.limit = 10;
    if (db_mission_list(db, &filter, take_first, &found, &found.total) != DB_OK)
        found.total = -1;
    return found;
}

static void take_serving(const struct db_mission *mission, void *context)
{
    take_first(mission, context);
    ((struct found *)context)->total++;
}

static struct found serving(struct db *db, const char *sending, const char *country)
{
    struct found found = {.total = 0};

    if (db_mission_for(db, sending, country, take_serving, &found) != DB_OK)
        found.total = -1;
    return found;
}

static void check_places(struct db *db)
{
    struct found found = find(
        db, (struct db_mission_filter){.sending = "AU", .host = "TR", .rank = "embassy"});

    check(found.total >= 1, "the embassy of Australia to Turkey stands in Turkey");
    found = find(db, (struct db_mission_filter){.sending = "AU", .host = "AU"});
    check(found.total == 0, "no post of Australia stands in Australia");
    found = find(db, (struct db_mission_filter){
                         .sending = "CN", .host = "DE", .class = "embassy"});
    check(found.total >= 1, "the embassy of China in Germany is there");
    found = find(db, (struct db_mission_filter){.host = "HK"});
    check(found.total >= 15, "Hong Kong has consulates of its own");
    found = find(db, (struct db_mission_filter){.host = "NC"});
    check(found.total >= 3, "Nouméa is in New Caledonia");
    found = find(db, (struct db_mission_filter){
                         .sending = "HU", .host = "RO", .city = "Miercurea Ciuc"});
    check(found.total == 1, "Miercurea Ciuc is in Romania");
    found = find(
        db, (struct db_mission_filter){.sending = "JP", .host = "BR", .city = "Belem"});
    check(found.total == 1, "Belém is in Brazil");
    found = find(db, (struct db_mission_filter){.sending = "XK"});
    check(found.total > 20, "Kosovo sends missions");
    found = find(db, (struct db_mission_filter){.sending = "x-smom"});
    check(found.total >= 30, "so does the Order of Malta");
}

static void check_serves(struct db *db)
{
    struct found found = serving(db, "US", "LY");

    check(found.total >= 1 && strcmp(found.host, "TN") == 0,
          "the post of the United States for Libya stands in Tunisia");
    found = find(db, (struct db_mission_filter){.host = "TN", .serves = "LY"});
    check(found.total >= 1, "so do others");
    found = find(db, (struct db_mission_filter){.host = "IT", .serves = "VA"});
    check(found.total >= 70, "embassies to the Holy See stand in Italy and serve it");
    found =
        find(db, (struct db_mission_filter){
                     .sending = "AL", .host = "IT", .serves = "IT", .class = "embassy"});
    check(found.total == 1, "one of the two embassies of Albania in Rome is to Italy");
    found = serving(db, "EE", "NP");
    check(found.total == 1 && strcmp(found.host, "IN") == 0,
          "Estonia is accredited to Nepal from India");
}

static void count_suspect(const struct db_mission *mission, void *context)
{
    *(int *)context += mission->point_quality == DB_POINT_SUSPECT;
}

static void check_points(struct db *db)
{
    struct db_mission_filter filter = {.limit = 20000, .sort = DB_SORT_RANK};
    int64_t total = 0;
    int suspect = 0;

    check(db_mission_list(db, &filter, count_suspect, &suspect, &total) == DB_OK &&
              suspect >= 9 && suspect <= 30,
          "misplaced points are few, and marked");
    struct found found =
        find(db, (struct db_mission_filter){.sending = "IL", .host = "KR"});
    check(found.total == 1 && found.quality == DB_POINT_SUSPECT,
          "the embassy of Israel in Seoul is not in Abuja");
}

static bool is_set_aside(const struct api_import_report *report, const char *reason)
{
    for (size_t i = 0; i < report->quarantined_listed; i++) {
        if (strstr(report->quarantined[i].reason, reason))
            return true;
    }
    return false;
}

static void check_import(struct db *db, const char *path)
{
    struct api_import_report report;
    clock_t start = clock();
    enum api_import_result result = import_file(db, path, &report);

    printf("# %.2f s of processor time\n# %s\n",
           (double)(clock() - start) / CLOCKS_PER_SEC, report.error);
    check(result == API_IMPORT_DONE && adds_up(&report), "every row is accounted for");
    check(report.read > 9000 && report.inserted >= report.read - 20,
          "nearly all are new");
    check(is_set_aside(&report, "Indigenous Australians"),
          "a protest camp is no embassy");
    check(is_set_aside(&report, "Republic of Florence"),
          "nor is one to a state long gone");
    check(is_set_aside(&report, "listed twice"), "one post has one sender");
    api_import_report_release(&report);
    result = import_file(db, path, &report);
    check(result == API_IMPORT_DONE && report.inserted + report.updated == 0 &&
              report.vanished == 0 && report.last_sequence < report.first_sequence,
          "the second import changes nothing");
    api_import_report_release(&report);
}

int main(int argc, char **argv)
{
    const struct api_import_options options = {.at = "2026-01-02T03:04:05Z",
                                               .actor = "init"};
    char folder[] = "/tmp/embassyd-real-XXXXXX";
    char path[64];
    struct api_import_report report;
    struct db *db = NULL;

    if (argc < 2 || access(argv[1], R_OK) != 0) {
        printf("skipped: no release of database-of-embassies given\n");
        return SKIPPED;
    }
    if (!mkdtemp(folder))
        return EXIT_FAILURE;
    db_library_start();
    (void)snprintf(path, sizeof(path), "%s/real.sqlite", folder);
    check(db_open(&db, path, DB_CREATE) == DB_FAULT_NONE, "a new database");
    check(api_starter_load(db, false, &options, &report) == API_IMPORT_DONE, "countries");
    api_import_report_release(&report);
    check_import(db, argv[1]);
    check_places(db);
    check_serves(db);
    check_points(db);
    db_close(db);
    (void)unlink(path);
    (void)rmdir(folder);
    printf("%s\n", failed ? "failed" : "passed");
    return failed ? EXIT_FAILURE : EXIT_SUCCESS;
}
