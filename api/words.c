#include "words.h"

#include <string.h>

int words_read(struct call *call, struct db_words *ret_words)
{
    const char *text = call_text(call, "q");
    enum db_status status = db_words_read(call->db, text ? text : "", ret_words);

    if (status != DB_OK)
        return call_db_failed(call, status);
    if (!ret_words->too_many)
        return 0;
    return call_problem(call, PROBLEM_BAD_PARAMETER, "q",
                        "q takes at most %d different words", DB_WORDS_MAX);
}

int words_check(struct call *call)
{
    struct db_words words;

    return words_read(call, &words);
}

static void put_run(const char *text, size_t length, bool hit, void *context)
{
    struct json *json = context;

    json_open(json, '{');
    json_key(json, "text");
    json_text_part(json, text, length);
    if (hit)
        json_put_bool(json, "hit", true);
    json_close(json, '}');
}

enum db_status words_put_runs(struct call *call, const char *key,
                              const struct db_words *words, const char *text,
                              size_t length)
{
    json_put_open(&call->json, key, '[');
    enum db_status status =
        db_highlight(call->db, words, text, length, put_run, &call->json);
    json_close(&call->json, ']');
    return status;
}

enum db_status words_put_snippet(struct call *call, const struct db_words *words,
                                 const char *text)
{
    struct db_snippet part = {.begin = 0};
    enum db_status status =
        db_snippet(call->db, words, text ? text : "", WORDS_SNIPPET_MAX, &part);

    if (status != DB_OK)
        return status;
    return words_put_runs(call, "snippet", words, text ? text + part.begin : "",
                          part.end - part.begin);
}

enum db_status words_occur(struct call *call, const struct db_words *words,
                           const char *text, bool *ret_hit)
{
    struct db_snippet part = {.hit = false};
    enum db_status status =
        db_snippet(call->db, words, text ? text : "", WORDS_SNIPPET_MAX, &part);

    *ret_hit = part.hit;
    return status;
}
