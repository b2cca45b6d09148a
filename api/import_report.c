/* import_report.c - what an import did, as lists in memory, as JSON and as text. */
#include "import_run.h"
#include "json.h"

#include <inttypes.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

void report_whole_text(char *text)
{
    size_t length = strlen(text);
    size_t tail = 0;

    while (tail < 3 && tail < length &&
           ((unsigned char)text[length - 1 - tail] & 0xc0) == 0x80)
        tail++;
    if (tail == length)
        return;
    unsigned char lead = (unsigned char)text[length - 1 - tail];
    size_t wanted = lead >= 0xf0 ? 3 : lead >= 0xe0 ? 2 : lead >= 0xc0 ? 1 : 0;
    if (tail < wanted)
        text[length - 1 - tail] = '\0';
}

/* The list grows by doubling. False: memory. */
static bool add(struct api_import_note **list, size_t *listed, int64_t line,
                const char *id, const char *reason)
{
    bool is_full = *listed >= 16 && (*listed & (*listed - 1)) == 0;

    if (*listed >= API_IMPORT_LISTED_MAX)
        return true;
    if (*listed == 0 || is_full) {
        size_t room = *listed == 0 ? 16 : *listed * 2;
        void *grown = realloc(*list, room * sizeof(**list));

        if (!grown)
            return false;
        *list = grown;
    }
    struct api_import_note note = {line, id ? strdup(id) : NULL, strdup(reason)};
    if (!note.reason || (id && !note.id)) {
        free(note.id);
        free(note.reason);
        return false;
    }
    (*list)[(*listed)++] = note;
    return true;
}

void report_quarantine(struct api_import_report *report, int64_t line, const char *id,
                       const char *reason)
{
    report->quarantined_count++;
    if (!add(&report->quarantined, &report->quarantined_listed, line, id, reason))
        report->lost = true;
}

void report_warn(struct api_import_report *report, int64_t line, const char *id,
                 const char *reason)
{
    report->warning_count++;
    if (!add(&report->warnings, &report->warnings_listed, line, id, reason))
        report->lost = true;
}

static void release_list(struct api_import_note *list, size_t listed)
{
    for (size_t i = 0; i < listed; i++) {
        free(list[i].id);
        free(list[i].reason);
    }
    free(list);
}

void api_import_report_release(struct api_import_report *report)
{
    release_list(report->quarantined, report->quarantined_listed);
    release_list(report->warnings, report->warnings_listed);
    *report = (struct api_import_report){0};
}

static void put_optional(struct json *json, const char *key, const char *text)
{
    json_put_text(json, key, text && text[0] ? text : NULL);
}

static void put_notes(struct json *json, const char *key,
                      const struct api_import_note *list, size_t listed)
{
    json_put_open(json, key, '[');
    for (size_t i = 0; i < listed; i++) {
        json_open(json, '{');
        json_put_int(json, "line", list[i].line);
        json_put_text(json, "id", list[i].id);
        json_put_text(json, "reason", list[i].reason);
        json_close(json, '}');
    }
    json_close(json, ']');
}

char *api_import_report_json(const struct api_import_report *report)
{
    struct buffer out = {0};
    struct json json = {.out = &out};
    size_t length = 0;

    json_open(&json, '{');
    put_optional(&json, "format", report->format);
    put_optional(&json, "source", report->source);
    put_optional(&json, "as_of", report->as_of);
    json_put_bool(&json, "dry_run", report->dry_run);
    json_put_int(&json, "read", report->read);
    json_put_int(&json, "inserted", report->inserted);
    json_put_int(&json, "updated", report->updated);
    json_put_int(&json, "unchanged", report->unchanged);
    json_put_int(&json, "kept", report->kept);
    json_put_int(&json, "vanished", report->vanished);
    json_put_int(&json, "quarantined", report->quarantined_count);
    json_put_int(&json, "warnings", report->warning_count);
    if (report->last_sequence >= report->first_sequence && report->last_sequence > 0) {
        json_put_int(&json, "first_sequence", report->first_sequence);
        json_put_int(&json, "last_sequence", report->last_sequence);
    }
    json_put_text(&json, "unit", report->unit ? report->unit : "line");
    put_optional(&json, "error", report->error);
    put_notes(&json, "quarantined_rows", report->quarantined, report->quarantined_listed);
    put_notes(&json, "warning_rows", report->warnings, report->warnings_listed);
    json_close(&json, '}');
    return buffer_take(&out, &length);
}

[[gnu::format(printf, 2, 3)]] static void print(struct buffer *out, const char *format,
                                                ...)
{
    char text[600];
    va_list arguments;

    va_start(arguments, format);
    int length = vsnprintf(text, sizeof(text), format, arguments);
    va_end(arguments);
    if (length > 0)
        buffer_append_text(out, text);
}

static void print_notes(struct buffer *out, const char *title, const char *unit,
                        int64_t count, const struct api_import_note *list, size_t listed)
{
    if (count == 0)
        return;
    print(out, "\n%s:\n", title);
    for (size_t i = 0; i < listed; i++) {
        if (list[i].line > 0) {
            print(out, "  %s %" PRId64 ": ", unit, list[i].line);
        } else {
            print(out, "  file: ");
        }
        print(out, "%s%s%s\n", list[i].id ? list[i].id : "", list[i].id ? ": " : "",
              list[i].reason);
    }
    if ((int64_t)listed < count)
        print(out, "  and %" PRId64 " more\n", count - (int64_t)listed);
}

char *api_import_report_text(const struct api_import_report *report)
{
    const char *unit = report->unit ? report->unit : "line";
    struct buffer out = {0};
    size_t length = 0;

    if (report->format[0]) {
        print(&out, "%s of %s%s\n", report->format,
              report->as_of[0] ? report->as_of : "unknown date",
              report->dry_run ? " (dry run: nothing is stored)" : "");
    }
    if (report->error[0])
        print(&out, "error: %s\nnothing is stored\n", report->error);
    print(&out,
          "%" PRId64 " rows read: %" PRId64 " new, %" PRId64 " updated, %" PRId64
          " unchanged, %" PRId64 " set aside\n",
          report->read, report->inserted, report->updated, report->unchanged,
          report->quarantined_count);
    if (report->kept > 0)
        print(&out, "%" PRId64 " of the unchanged differ from what was decided here\n",
              report->kept);
    print(&out, "%" PRId64 " no longer listed, %" PRId64 " warnings\n", report->vanished,
          report->warning_count);
    print_notes(&out, "set aside", unit, report->quarantined_count, report->quarantined,
                report->quarantined_listed);
    print_notes(&out, "warnings", unit, report->warning_count, report->warnings,
                report->warnings_listed);
    return buffer_take(&out, &length);
}
