/* test_import.c - the import, from bytes to documents. The cases are in import/. */
#include "import/fixture.h"

#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

int main(void)
{
    char folder[] = "/tmp/embassyd-import-XXXXXX";
    struct tally tally = {.folder = mkdtemp(folder)};

    if (!tally.folder)
        return EXIT_FAILURE;
    db_library_start();
    if (fixture_prepare(&tally)) {
        test_rows(&tally);
        test_places(&tally);
        test_errors(&tally);
        test_releases(&tally);
        test_twins(&tally);
        test_starter(&tally);
        test_starter_lines(&tally);
        test_starter_arrangements(&tally);
        test_merges(&tally);
        test_kept(&tally);
        test_claims(&tally);
        test_feeds(&tally);
        test_foreign(&tally);
        test_openstreetmap(&tally);
        test_hostile(&tally);
    }
    fixture_forget(&tally);
    (void)rmdir(tally.folder);
    printf("%d passed, %d failed\n", tally.passed, tally.failed);
    return tally.failed == 0 ? EXIT_SUCCESS : EXIT_FAILURE;
}
