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
        {"{", "looks like JSON, but not like missions, one object a line"},
        {"[", "looks like JSON, but is neither NDJSON (an object a line) nor GeoJSON"},
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
        return "looks like a table separated by ',', but its header does not name the "
               "members of a mission";
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

/* Is this a header of our own members, or an object of them? Any one of these must be in
 * either: nothing else can say which mission is meant. */
static bool names_members(const char *text, char quote)
{
    static const char *const names[] = {"id", "sending", "host"};
    const char *at = text;

    for (size_t i = 0; i < sizeof(names) / sizeof(names[0]); i++) {
        size_t length = strlen(names[i]);

        for (at = text; (at = strstr(at, names[i])); at += length) {
            char before = at == text ? ',' : at[-1];
            char after = at[length];

            if ((before == '"' && after == '"') ||
                (quote == 0 && strchr(", ", before) && strchr(", ", after)))
                return true;
        }
    }
    return false;
}

static const struct import_format *find_format(const struct line *line)
{
    if (begins(line, "{"))
        return names_members(line->text, '"') ? &import_ndjson : NULL;
    if (line->fault != LINE_FINE)
        return NULL;
    if (strchr(line->text, ';'))
        return &import_doe;
    if (begins(line, "as_of: ") || begins(line, "source: ") || begins(line, "host: "))
        return &import_starter;
    return strchr(line->text, ',') && names_members(line->text, 0) ? &import_csv : NULL;
}

static bool recognise(struct api_import *import, const struct line *line)
{
    if (line->fault == LINE_FINE && is_comment(line))
        return true;
    const struct import_format *format = find_format(line);
    if (!format && line->fault == LINE_TOO_LONG)
        return fail_line(import, line);
    if (!format)
        return import_fail(import, API_IMPORT_BAD, line->number, "%s", describe(line));
    return import_set_format(import, format) && format->start(import, line);
}

bool import_line(const struct line *line, void *context)
{
    struct api_import *import = context;

    if (!import->format)
        return recognise(import, line);
    bool is_faulty = line->fault != LINE_FINE && !import->format->takes_faults;
    if (is_faulty || line->fault == LINE_TOO_LONG ||
        (!line->ended && !import->format->open_end))
        return fail_line(import, line);
    if (import->report.read >= API_IMPORT_ROWS_MAX) {
        return import_fail(import, API_IMPORT_BAD, line->number, "more than %d rows",
                           API_IMPORT_ROWS_MAX);
    }
    return import->format->line(import, line);
}
