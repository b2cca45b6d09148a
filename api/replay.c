/* replay.c - a page of changes: is it one, and does it follow what is stored? */
#include "replay_run.h"

#include "body.h"
#include "http_date.h"
#include "member.h"
#include "slice.h"

#include <stdio.h>
#include <string.h>

enum { ACTOR_BYTES = 63, ID_BYTES = CALL_CAPTURE_MAX - 1, TIME_BYTES = 20 };

bool replay_fail(struct replay *replay, enum api_replay_result result, const char *words,
                 ...)
{
    char *error = replay->report->error;
    va_list arguments;

    va_start(arguments, words);
    (void)vsnprintf(error, sizeof(replay->report->error), words, arguments);
    va_end(arguments);
    replay->result = result;
    return false;
}

bool replay_fail_db(struct replay *replay, enum db_status status)
{
    enum api_replay_result result = status == DB_BUSY       ? API_REPLAY_BUSY
                                    : status == DB_FULL     ? API_REPLAY_FULL
                                    : status == DB_CONFLICT ? API_REPLAY_BAD
                                                            : API_REPLAY_FAILED;

    return replay_fail(replay, result, "%s", db_error(replay->db));
}

static int64_t last_sequence(const struct db *db)
{
    int64_t last = 0;

    for (int kind = 0; kind < DB_KIND__COUNT; kind++) {
        int64_t sequence = db_sequence(db, (enum db_kind)kind);

        last = sequence > last ? sequence : last;
    }
    return last;
}

/* ---- One item ---- */

/* A text of 1 to `max` bytes without control characters; NULL: none of that kind. */
static const char *short_text(const json_t *object, const char *name, size_t max)
{
    const char *fault = NULL;
    const json_t *value = json_object_get(object, name);

    return value ? member_text_of(value, max, false, &fault) : NULL;
}

static bool read_row(const json_t *object, struct db_change_row *ret_row)
{
    const char *kind = short_text(object, "kind", ID_BYTES);
    const char *op = short_text(object, "op", ID_BYTES);
    int64_t seconds = 0;

    *ret_row = (struct db_change_row){
        .seq = json_integer_value(json_object_get(object, "seq")),
        .at = short_text(object, "at", TIME_BYTES),
        .actor = short_text(object, "actor", ACTOR_BYTES),
        .id = short_text(object, "id", ID_BYTES),
        .rev = json_integer_value(json_object_get(object, "rev")),
        .successor = short_text(object, "successor", ID_BYTES),
    };
    if (ret_row->seq < 1 || ret_row->rev < 1 || !ret_row->at || !ret_row->actor ||
        !ret_row->id || !kind || !op || !db_kind_from_word(kind, &ret_row->kind))
        return false;
    bool is_put = strcmp(op, "put") == 0;
    return strlen(ret_row->at) == TIME_BYTES &&
           http_date_seconds(ret_row->at, &seconds) &&
           is_put == json_is_object(json_object_get(object, "document")) &&
           (is_put ? !ret_row->successor : strcmp(op, "delete") == 0);
}

/* The document goes to the log byte for byte as the other store wrote it. */
static bool read_item(struct replay *replay, const json_t *object, struct slice text,
                      struct replay_item *ret_item)
{
    struct slice document;

    if (!read_row(object, &ret_item->row))
        return false;
    ret_item->document = NULL;
    if (!json_is_object(json_object_get(object, "document")))
        return true;
    if (!slice_find(text, "document", &document))
        return false;
    buffer_clear(&replay->document);
    buffer_append(&replay->document, document.text, document.length);
    ret_item->row.document = buffer_text(&replay->document);
    ret_item->document = json_object_get(object, "document");
    return ret_item->row.document ||
           replay_fail(replay, API_REPLAY_FAILED, "out of memory");
}

static bool take_items(struct replay *replay, const json_t *items, struct slice text)
{
    struct slice inside = slice_inside(text);
    struct slice one;
    struct replay_item item;

    for (size_t i = 0; i < json_array_size(items); i++) {
        bool is_read = slice_item(&inside, &one) &&
                       read_item(replay, json_array_get(items, i), one, &item);

        if (!is_read && replay->result == API_REPLAY_DONE)
            return replay_fail(replay, API_REPLAY_BAD,
                               "item %zu of the page is no change", i);
        if (!is_read || !replay_take(replay, &item))
            return false;
    }
    return replay_settle_countries(replay);
}

/* ---- The page ---- */

static bool check_follows(struct replay *replay, const json_t *items)
{
    int64_t last = last_sequence(replay->db);
    int64_t first = json_integer_value(json_object_get(json_array_get(items, 0), "seq"));

    replay->report->last_sequence = last;
    if (json_array_size(items) == 0 || first == last + 1)
        return true;
    return replay_fail(replay, API_REPLAY_GAP,
                       "the page begins with change %lld, this store ends with %lld: "
                       "ask for /api/v1/changes?since=%lld",
                       (long long)first, (long long)last, (long long)last);
}

static bool take_page(struct replay *replay, const json_t *page, struct slice text)
{
    const json_t *items = json_object_get(page, "items");
    const json_t *more = json_object_get(page, "more");
    struct slice items_text;

    if (!json_is_array(items) || !json_is_boolean(more) ||
        !json_is_integer(json_object_get(page, "last_seq")) ||
        !slice_find(text, "items", &items_text))
        return replay_fail(replay, API_REPLAY_BAD, "not a page of /api/v1/changes");
    replay->report->more = json_is_true(more);
    return check_follows(replay, items) && take_items(replay, items, items_text);
}

static bool store_page(struct replay *replay, const json_t *page, struct slice text)
{
    const struct db_write write = {.at = "", .actor = ""}; /* each change has its own */
    enum db_status status = db_write_begin(replay->db, &write);

    if (status != DB_OK)
        return replay_fail_db(replay, status);
    if (!take_page(replay, page, text)) {
        db_write_rollback(replay->db);
        return false;
    }
    int64_t last = last_sequence(replay->db);
    status = db_write_commit(replay->db);
    if (status != DB_OK)
        return replay_fail_db(replay, status);
    replay->report->last_sequence = last;
    return true;
}

/* The first value of the text; *ret_used also covers the blanks around it. */
static struct slice first_value(const char *json, size_t length, size_t *ret_used)
{
    static const char blanks[] = " \t\r\n";
    struct slice rest = {json, length};
    struct slice value = {json, 0};

    if (!slice_item(&rest, &value))
        value = (struct slice){json, length};
    while (rest.length > 0 && rest.text[0] && strchr(blanks, rest.text[0]))
        rest = (struct slice){rest.text + 1, rest.length - 1};
    *ret_used = length - rest.length;
    return value;
}

static void parse_and_store(struct replay *replay, struct slice text)
{
    json_error_t error = {.text = ""};

    if (body_is_deep(text.text, text.length)) {
        (void)replay_fail(replay, API_REPLAY_BAD, "nested more than %d deep",
                          BODY_DEPTH_MAX);
        return;
    }
    json_t *page = json_loadb(text.text, text.length, JSON_REJECT_DUPLICATES, &error);
    if (page) {
        (void)store_page(replay, page, text);
    } else if (json_error_code(&error) == json_error_out_of_memory) {
        (void)replay_fail(replay, API_REPLAY_FAILED, "out of memory");
    } else {
        (void)replay_fail(replay, API_REPLAY_BAD, "not JSON: line %d, column %d",
                          error.line, error.column);
    }
    json_decref(page);
}

enum api_replay_result api_replay(struct db *db, const char *json, size_t length,
                                  struct api_replay_report *ret_report)
{
    static const struct api_request request = {.target = ""};
    struct api_response response = {.status = 0};
    struct replay replay = {
        .db = db,
        .report = ret_report,
        .call = {.request = &request, .db = db, .response = &response},
    };

    *ret_report = (struct api_replay_report){.last_sequence = -1};
    struct slice text = first_value(json, length, &ret_report->used);
    parse_and_store(&replay, text);
    buffer_release(&replay.document);
    return replay.result;
}
