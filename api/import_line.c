/* import_line.c - which format is this, and what is wrong with a line. */
#include "import_run.h"

#include <stdio.h>
#include <string.h>

static bool begins(const struct line *line, const char *with)
{
    return strncmp(line->text, with, strlen(with)) == 0;
}

/* What an unknown beginning is, in words that help. */
static const char *describe(const struct line *line)
{
    static const char *const signs[][2] = {
        {"\x1f\x8b", "compressed with gzip: unpack it first"},
        {"PK\x03\x04", "a zip archive: unpack it first"},
        {"\xff\xfe", "text in UTF-16: convert it to UTF-8 first"},
        {"\xfe\xff", "text in UTF-16: convert it to UTF-8 first"},
        {"SQLite format 3", "an SQLite database, not a table"},
        {"{", "looks like JSON, which is not a format of this import"},
        {"[", "looks like JSON, which is not a format of this import"},
        {"<", "looks like HTML or XML, not like a table"},
        {"country: ", "a list of countries, which is built in and not imported"},
    };

    for (size_t i = 0; i < sizeof(signs) / sizeof(signs[0]); i++) {
        if (begins(line, signs[i][0]))
            return signs[i][1];
    }
    if (memchr(line->text, '\0', line->length))
        return "binary data, not text";
    if (line->fault == LINE_NOT_UTF8)
        return "not UTF-8";
    if (strchr(line->text, '\t'))
        return "looks like a table separated by tabs; this format uses ';'";
    if (strchr(line->text, ','))
        return "looks like a table separated by ','; this format uses ';'";
    return "not a format this import knows: the header of database-of-embassies begins "
           "with operator;operatorQID";
}

static bool fail_line(struct api_import *import, const struct line *line)
{
    static const char *const words[] = {
        [LINE_FINE] = "truncated: the last line has no end",
        [LINE_TOO_LONG] = "longer than 65536 bytes",
        [LINE_NOT_UTF8] = "not UTF-8",
        [LINE_CONTROL] = "has a control character",
    };

    return import_fail(import, API_IMPORT_BAD, line->number, "%s", words[line->fault]);
}

static bool is_comment(const struct line *line)
{
    return line->length == 0 || line->text[0] == '#';
}

static bool recognise(struct api_import *import, const struct line *line)
{
    if (line->fault == LINE_FINE && is_comment(line))
        return true;
    if (line->fault == LINE_FINE && strchr(line->text, ';')) {
        import->format = &import_doe;
    } else if (line->fault == LINE_FINE &&
               (begins(line, "as_of: ") || begins(line, "source: ") ||
                begins(line, "host: "))) {
        import->format = &import_starter;
    } else if (line->fault == LINE_TOO_LONG) {
        return fail_line(import, line);
    } else {
        return import_fail(import, API_IMPORT_BAD, line->number, "%s", describe(line));
    }
    (void)snprintf(import->report.format, sizeof(import->report.format), "%s",
                   import->format->name);
    (void)snprintf(import->report.source, sizeof(import->report.source), "%s",
                   import->format->source.id);
    return import->format->start(import, line);
}

bool import_line(const struct line *line, void *context)
{
    struct api_import *import = context;

    if (!import->format)
        return recognise(import, line);
    if (line->fault != LINE_FINE || !line->ended)
        return fail_line(import, line);
    if (import->report.read >= API_IMPORT_ROWS_MAX) {
        return import_fail(import, API_IMPORT_BAD, line->number, "more than %d rows",
                           API_IMPORT_ROWS_MAX);
    }
    return import->format->line(import, line);
}
