/* feeds.c - items of a JSON Feed become drafts, follow their item until somebody here
 * touched them, and bring no markup along. */
#include "fixture.h"

#include "api/document.h"
#include "db/article.h"

#include <assert.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define FEED(items)                                                                      \
    "{\"version\":\"https://jsonfeed.org/version/1.1\",\"title\":\"Example News\","      \
    "\"language\":\"fr\",\"authors\":[{\"name\":\"A. Writer\"}],\"items\":[" items "]}"
#define ITEM(url, title, rest)                                                               \
    "{\"id\":\"1\",\"url\":\"https://example.org/" url "\",\"title\":\"" title               \
    "\",\"tags\":[\"a\",\"b\",\"a\"],\"date_published\":\"2026-01-01T10:00:00+02:00\"," rest \
    "}"

static void add_article(const struct db_article *article, void *context)
{
    document_article(context, article);
}

/* The only article there is, as its document; "" when there is none. */
static char *the_article(struct fixture *fixture)
{
    struct buffer out = {0};
    size_t length = 0;

    assert(db_read_begin(fixture->db) == DB_OK);
    assert(db_article_all(fixture->db, add_article, &out) == DB_OK);
    db_read_end(fixture->db);
    buffer_append_text(&out, "");
    char *text = buffer_take(&out, &length);
    return text ? text : strdup("");
}

struct counts {
    int inserted, updated, unchanged, quarantined, kept;
};

static void expect(struct fixture *fixture, const char *text, const char *words,
                   struct counts counts, const char *const *in_document)
{
    struct run run =
        fixture_run(fixture, &(struct feed){.text = text, .as_of = "2026-01-02"});
    const struct api_import_report *report = &run.report;
    char *document = the_article(fixture);
    bool has = true;

    for (size_t i = 0; in_document && in_document[i]; i++)
        has = has && strstr(document, in_document[i]);
    check(fixture->tally,
          run.result == API_IMPORT_DONE && report->inserted == counts.inserted &&
              report->updated == counts.updated &&
              report->unchanged == counts.unchanged && report->kept == counts.kept &&
              report->quarantined_count == counts.quarantined && has &&
              !strstr(document, "<"),
          "feed: %s: %s %s %s", words, report->error,
          report->quarantined_listed ? report->quarantined[0].reason : "", document);
    free(document);
    run_release(&run);
}

static void touch(const struct db_article *article, void *context)
{
    struct fixture *fixture = context;
    struct db_article edited = *article;
    struct buffer document = {0};
    enum db_change change = DB_UNCHANGED;

    edited.title = "Edited";
    document_article(&document, &edited);
    assert(db_article_put(fixture->db, &edited, buffer_text(&document), &change) ==
           DB_OK);
    buffer_release(&document);
}

static void edit(struct fixture *fixture)
{
    const struct db_write write = {"2026-03-01T00:00:00Z", "editor"};

    assert(db_write_begin(fixture->db, &write) == DB_OK);
    assert(db_article_by_slug(fixture->db, "moving", touch, fixture) == DB_OK);
    assert(db_write_commit(fixture->db) == DB_OK);
}

static void test_drafts(struct tally *tally)
{
    static const char first[] = FEED(
        ITEM("1", "Moving",
             "\"content_html\":\"<p>One &amp; two<script>alert(1)</script></p><!-- x -->"
             "<p onclick='a>b'>th<b>r</b>ee &eacute;</p>\""));
    static const char second[] =
        FEED(ITEM("1", "Moving", "\"content_text\":\"Other\\r\\nwords\""));
    static const char *const as_text[] = {"\"state\":\"draft\"",
                                          "One & two\\n\\nthree \xc3\xa9",
                                          "\"tags\":[\"a\",\"b\"]",
                                          "\"authors\":[\"A. Writer\"]",
                                          "\"source_name\":\"Example News\"",
                                          "\"source_url\":\"https://example.org/1\"",
                                          "\"lang\":\"fr\"",
                                          "\"slug\":\"moving\"",
                                          "2026-01-01T08:00:00Z",
                                          NULL};
    static const char *const changed[] = {"Other\\nwords", NULL};
    static const char *const edited[] = {"\"title\":\"Edited\"", NULL};
    struct fixture fixture;

    fixture_open(&fixture, tally);
    expect(&fixture, first, "a draft", (struct counts){.inserted = 1}, as_text);
    expect(&fixture, first, "again", (struct counts){.unchanged = 1}, as_text);
    expect(&fixture, second, "the item changed", (struct counts){.updated = 1}, changed);
    edit(&fixture);
    expect(&fixture, first, "an editor was there",
           (struct counts){.unchanged = 1, .kept = 1}, edited);
    fixture_close(&fixture);
}

static void test_faults(struct tally *tally)
{
    struct fixture fixture;

    fixture_open(&fixture, tally);
    expect(&fixture,
           FEED("7,{\"title\":\"no address\"}," ITEM("2", "A", "\"x\":1") "," ITEM(
               "2", "B", "\"x\":1") ",{\"url\":\"javascript:alert(1)\",\"title\":\"x\"},"
                                    "{\"url\":\"https://example.org/3\"}"),
           "faults of items", (struct counts){.inserted = 1, .quarantined = 5}, NULL);
    fixture_close(&fixture);
}

void test_feeds(struct tally *tally)
{
    test_drafts(tally);
    test_faults(tally);
}
