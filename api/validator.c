#include "validator.h"

#include "coding.h"
#include "http_date.h"
#include "tag.h"

#define XXH_INLINE_ALL
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <xxhash.h>

enum { STALE_S = 300, DAY_S = 24 * 60 * 60 };

static bool has_capture(const struct route *route)
{
    return strchr(route->pattern, '{') != NULL;
}

static bool depends_on_time(const struct route *route)
{
    return (route->depends & (ON_ARTICLE | ON_NOTICE)) != 0 && !route->is_polled;
}

/* Feeds and alerts name this server as the operator does. */
static uint64_t salt_of_place(const struct call *call)
{
    const struct api_settings *settings = call->request->settings;
    const char *url = settings ? settings->public_url : NULL;

    return url ? XXH3_64bits(url, strlen(url)) : 0;
}

/* What else an answer depends on: the last moment at which time changed something,
 * whether drafts are shown, and the public URL. */
static uint64_t salt(const struct call *call)
{
    uint64_t drafts = call_may(call, SCOPE_DRAFTS) ? 1 : 0;
    uint64_t known = salt_of_place(call) ^ drafts;
    uint64_t hash = XXH3_64bits_withSeed(call->turn.last, strlen(call->turn.last), known);

    if (!call->turn.last[0] && !call->turn.reviewed_last[0])
        return known;
    return XXH3_64bits_withSeed(call->turn.reviewed_last,
                                strlen(call->turn.reviewed_last), hash);
}

/* Seconds of `time` plus `later`, if that is earlier than *valid_until. */
static void end_at(int64_t *valid_until, const char *time, int64_t later)
{
    int64_t seconds = 0;

    if (!http_date_seconds(time, &seconds))
        return;
    seconds += later;
    if (*valid_until == 0 || seconds < *valid_until)
        *valid_until = seconds;
}

static void end_before(struct call *call, int64_t moment)
{
    int64_t *valid_until = &call->response->valid_until;

    if (*valid_until == 0 || moment < *valid_until)
        *valid_until = moment;
}

enum db_status validator_prepare(struct call *call)
{
    const struct route *route = call->route;
    int64_t *valid_until = &call->response->valid_until;

    if (depends_on_time(route)) {
        enum db_status status =
            db_turn(call->db, call->now, call->review_before, &call->turn);

        if (status != DB_OK)
            return status;
        end_at(valid_until, call->turn.next, 0);
        end_at(valid_until, call->turn.reviewed_next, call_review_days(call) * DAY_S);
    }
    if ((has_capture(route) && !route->is_sum) || route->is_page ||
        route->depends == ON_NOTHING)
        return DB_OK;
    const struct tag_basis basis = {call->db, route->depends, &call->target, salt(call),
                                    format_suffix(call)};
    tag_of_answer(&basis, call->tag);
    return DB_OK;
}

/* An answer that holds until a moment says so in its tag: of a list of tags the one that
 * still holds counts. */
static bool is_known(struct call *call, const char *wanted)
{
    if (tag_matches(wanted, call->tag)) /* it was a 200 for these very parameters */
        return true;
    bool held = tag_is_held(wanted, call->request->now, call->tag, &call->holds_until);
    if (held)
        end_before(call, call->holds_until);
    return held;
}

/* Coded, for who takes that, or as it is: how long the answer would be is not known here,
 * but whoever has the tag of one of them got it for one that was. */
bool validator_is_known(struct call *call)
{
    const char *wanted = call->request->if_none_match;
    char plain[CALL_TAG_MAX];

    if (!call->tag[0] || !wanted || strchr(wanted, '*'))
        return false;
    call->may_be_coded = true;
    (void)snprintf(plain, sizeof(plain), "%s", call->tag);
    if (coding_is_taken(call)) {
        coding_tag(plain, call->tag);
        if (is_known(call, wanted))
            return true;
        (void)snprintf(call->tag, sizeof(call->tag), "%s", plain);
    }
    return is_known(call, wanted);
}

static bool was_modified_since(const struct call *call)
{
    int64_t since = 0;
    int64_t changed = 0;

    return !http_date_seconds(call->request->if_modified_since, &since) ||
           !http_date_seconds(db_changed_at(call->db), &changed) || changed > since;
}

/* RFC 9110 §13.2.2: If-Modified-Since counts only without If-None-Match. What changes
 * with time alone is not newer than the last write. */
static bool client_has_it(const struct call *call)
{
    const struct api_request *request = call->request;

    if (request->if_none_match)
        return call->tag[0] && tag_matches(request->if_none_match, call->tag);
    return request->if_modified_since && call->route->depends != ON_NOTHING &&
           !depends_on_time(call->route) && !was_modified_since(call);
}

/* Fresh no longer than it is true; stale only where it then still is. When nothing else
 * is to be had an old answer is better than none. */
static void put_cache_control(struct call *call)
{
    int64_t fresh = call->route->max_age_s;
    int64_t stale = STALE_S;
    char field[96];

    if (call->request->authorization || call->is_private) {
        call_header(call, "Cache-Control", "private, no-store");
        return;
    }
    if (call->route->is_polled) {
        call_header(call, "Cache-Control", "no-cache");
        return;
    }
    if (call->response->valid_until > 0) {
        int64_t left = call->response->valid_until - call->request->now;

        fresh = left < fresh ? left : fresh;
        stale = left - fresh < stale ? left - fresh : stale;
    }
    (void)snprintf(field, sizeof(field),
                   "public, max-age=%lld, stale-while-revalidate=%lld, "
                   "stale-if-error=86400",
                   (long long)(fresh > 0 ? fresh : 0),
                   (long long)(stale > 0 ? stale : 0));
    call_header(call, "Cache-Control", field);
}

/* Drafts are shown to some: what a browser kept for everyone is not their answer. */
static void put_vary(struct call *call)
{
    bool by_accept = !call->by_suffix && !format_is_fixed(call->route);
    bool by_asker = depends_on_time(call->route);

    bool by_coding = call->may_be_coded;
    char field[64];

    (void)snprintf(field, sizeof(field), "%s%s%s", by_accept ? ", Accept" : "",
                   by_coding ? ", Accept-Encoding" : "",
                   by_asker ? ", Authorization" : "");
    if (field[0])
        call_header(call, "Vary", field + strlen(", "));
}

static void put_fields(struct call *call)
{
    char date[HTTP_DATE_MAX];

    call_header(call, "ETag", call->tag);
    if (call->route->depends != ON_NOTHING && !depends_on_time(call->route) &&
        http_date_from_time(db_changed_at(call->db), date))
        call_header(call, "Last-Modified", date);
    put_cache_control(call);
    put_vary(call);
    format_locate(call);
}

int validator_not_modified(struct call *call)
{
    free(call->response->body);
    call->response->body = NULL;
    call->response->length = 0;
    call->response->type = NULL;
    put_fields(call);
    return 304;
}

/* Many records are told apart before they are read; one, or none, by what was written. */
static void complete_tag(struct call *call)
{
    const struct api_response *response = call->response;

    if (call->record.rev > 0)
        tag_of_record(&call->record, response->body, response->length,
                      format_suffix(call), call->tag);
    else if (!call->tag[0])
        tag_of_bytes(response->body, response->length, format_suffix(call), call->tag);
}

int validator_finish(struct call *call)
{
    complete_tag(call);
    if (call->holds_until > 0) {
        tag_hold(call->tag, call->holds_until);
        end_before(call, call->holds_until);
    }
    call->may_be_coded = coding_is_possible(call);
    bool is_coded = call->may_be_coded && coding_is_taken(call);
    if (is_coded) {
        char plain[CALL_TAG_MAX];

        (void)snprintf(plain, sizeof(plain), "%s", call->tag);
        coding_tag(plain, call->tag);
    }
    if (client_has_it(call))
        return validator_not_modified(call);
    put_fields(call);
    if (is_coded)
        coding_apply(call);
    return 200;
}

void validator_written(struct call *call)
{
    if (call->tag[0] && !call->dry_run)
        call_header(call, "ETag", call->tag);
    call_header(call, "Cache-Control", "no-store");
}
