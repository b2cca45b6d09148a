#include "fetch.h"

#include "fetch_body.h"
#include "progress.h"

#include <curl/curl.h>
#include <errno.h>
#include <inttypes.h>
#include <stdio.h>
#include <string.h>
#include <sysexits.h>

static const char user_agent[] = "embassyd/" EMBASSYD_VERSION;

enum { REDIRECTS_MAX = 5, CONNECT_S = 15, STALL_BYTES = 100, POLL_MS = 1000 };

/* What the callbacks of curl share. */
struct transfer {
    const struct fetch *fetch;
    CURL *easy;
    struct curl_slist *fields;
    struct fetch_body body;
    bool stopped;
    char words[CURL_ERROR_SIZE]; /* curl's own */
};

static void fail(struct fetch_result *result, int code, const char *reason)
{
    result->code = code;
    (void)snprintf(result->reason, sizeof(result->reason), "%s", reason);
}

/* ---- The request ---- */

/* Gets what was unpacked: a small body may become a large one. */
static size_t take_body(char *bytes, size_t size, size_t count, void *context)
{
    struct transfer *transfer = context;

    return fetch_body_add(&transfer->body, bytes, size * count) ? size * count : 0;
}

/* False: memory. An empty value adds nothing. */
static bool add_field(struct transfer *transfer, const char *name, const char *value)
{
    char line[API_IMPORT_TAG_MAX + 40];
    struct curl_slist *fields = NULL;

    if (!value[0])
        return true;
    (void)snprintf(line, sizeof(line), "%s: %s", name, value);
    fields = curl_slist_append(transfer->fields, line);
    if (fields)
        transfer->fields = fields;
    return fields != NULL;
}

static bool set_numbers(CURL *easy, const struct fetch *fetch)
{
    const struct {
        CURLoption option;
        long value;
    } rows[] = {
        {CURLOPT_SSL_VERIFYPEER, 1},
        {CURLOPT_SSL_VERIFYHOST, 2},
        {CURLOPT_FOLLOWLOCATION, 1},
        {CURLOPT_MAXREDIRS, REDIRECTS_MAX},
        {CURLOPT_DISALLOW_USERNAME_IN_URL, 1},
        {CURLOPT_NETRC, CURL_NETRC_IGNORED},
        {CURLOPT_FAILONERROR, 1}, /* no body of a refusal is wanted */
        {CURLOPT_MAXFILESIZE, (long)fetch->max_bytes},
        {CURLOPT_CONNECTTIMEOUT, CONNECT_S},
        {CURLOPT_TIMEOUT, (long)fetch->timeout_s},
        {CURLOPT_LOW_SPEED_LIMIT, STALL_BYTES},
        {CURLOPT_LOW_SPEED_TIME, (long)fetch->stall_s},
        {CURLOPT_QUICK_EXIT, 1}, /* a name that is being resolved is not waited for */
    };

    for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
        if (curl_easy_setopt(easy, rows[i].option, rows[i].value) != CURLE_OK)
            return false;
    }
    return true;
}

/* A file of the operator's: no directory of the system's beside it. */
static bool set_trust(CURL *easy, const char *ca_file)
{
    return !ca_file || (curl_easy_setopt(easy, CURLOPT_CAINFO, ca_file) == CURLE_OK &&
                        curl_easy_setopt(easy, CURLOPT_CAPATH, NULL) == CURLE_OK);
}

static bool set_request(struct transfer *transfer)
{
    const struct fetch *fetch = transfer->fetch;
    const char *schemes = fetch->allow_http ? "http,https" : "https";
    CURL *easy = transfer->easy;

    return set_numbers(easy, fetch) && set_trust(easy, fetch->ca_file) &&
           add_field(transfer, "If-None-Match", fetch->etag) &&
           add_field(transfer, "If-Modified-Since", fetch->last_modified) &&
           curl_easy_setopt(easy, CURLOPT_HTTPHEADER, transfer->fields) == CURLE_OK &&
           curl_easy_setopt(easy, CURLOPT_URL, fetch->url) == CURLE_OK &&
           curl_easy_setopt(easy, CURLOPT_PROTOCOLS_STR, schemes) == CURLE_OK &&
           curl_easy_setopt(easy, CURLOPT_REDIR_PROTOCOLS_STR, "https") == CURLE_OK &&
           curl_easy_setopt(easy, CURLOPT_USERAGENT, user_agent) == CURLE_OK &&
           curl_easy_setopt(easy, CURLOPT_ACCEPT_ENCODING, "gzip") == CURLE_OK &&
           curl_easy_setopt(easy, CURLOPT_ERRORBUFFER, transfer->words) == CURLE_OK &&
           curl_easy_setopt(easy, CURLOPT_WRITEFUNCTION, take_body) == CURLE_OK &&
           curl_easy_setopt(easy, CURLOPT_WRITEDATA, transfer) == CURLE_OK;
}

/* ---- The transfer ---- */

static void show(struct progress *progress, CURL *easy, int64_t bytes)
{
    curl_off_t size = 0;

    if (curl_easy_getinfo(easy, CURLINFO_CONTENT_LENGTH_DOWNLOAD_T, &size) == CURLE_OK)
        progress->size = size > 0 && size >= bytes ? size : 0;
    progress_draw(progress, bytes, -1);
}

/* Until it has ended, or `stop_fd` says that it should. */
static CURLcode drive(struct transfer *transfer, CURLM *multi)
{
    struct progress progress;
    int running = 1;
    int left = 0;
    CURLMcode bad = CURLM_OK;

    progress_start(&progress, transfer->body.fd);
    while (running && !transfer->stopped && bad == CURLM_OK) {
        struct curl_waitfd stop = {.fd = transfer->fetch->stop_fd,
                                   .events = CURL_WAIT_POLLIN};

        bad = curl_multi_perform(multi, &running);
        if (running && bad == CURLM_OK)
            bad = curl_multi_poll(multi, &stop, 1, POLL_MS, NULL);
        transfer->stopped = stop.revents != 0;
        show(&progress, transfer->easy, transfer->body.bytes);
    }
    progress_clear(&progress);

    const CURLMsg *message = curl_multi_info_read(multi, &left);
    if (!message)
        return bad == CURLM_OK ? CURLE_ABORTED_BY_CALLBACK : CURLE_OUT_OF_MEMORY;
    return message->data.result;
}

static CURLcode run(struct transfer *transfer)
{
    CURLM *multi = curl_multi_init();
    CURLcode code = CURLE_OUT_OF_MEMORY;

    if (multi && curl_multi_add_handle(multi, transfer->easy) == CURLM_OK) {
        code = drive(transfer, multi);
        (void)curl_multi_remove_handle(multi, transfer->easy);
    }
    (void)curl_multi_cleanup(multi);
    return code;
}

/* ---- What came of it ---- */

/* A field of the last answer, unless it is too long to keep or no plain text. */
static void copy_field(CURL *easy, const char *name,
                       char ret_value[static API_IMPORT_TAG_MAX])
{
    struct curl_header *field = NULL;

    ret_value[0] = '\0';
    if (curl_easy_header(easy, name, 0, CURLH_HEADER, -1, &field) != CURLHE_OK ||
        strlen(field->value) >= API_IMPORT_TAG_MAX)
        return;
    for (const char *at = field->value; *at; at++) {
        if (*at < ' ' || *at > '~')
            return;
    }
    (void)snprintf(ret_value, API_IMPORT_TAG_MAX, "%s", field->value);
}

/* Is its end told otherwise than by the end of the connection? That one anybody on the
 * way can bring about, and libcurl does not tell the two apart (RFC 9112 §8). */
static bool has_end(CURL *easy)
{
    struct curl_header *field = NULL;
    long version = 0;

    (void)curl_easy_getinfo(easy, CURLINFO_HTTP_VERSION, &version);
    return version >= CURL_HTTP_VERSION_2_0 ||
           curl_easy_header(easy, "Content-Length", 0, CURLH_HEADER, -1, &field) == 0 ||
           curl_easy_header(easy, "Transfer-Encoding", 0, CURLH_HEADER, -1, &field) == 0;
}

static int code_of(CURLcode code)
{
    switch ((int)code) { /* of the hundred that there are */
    case CURLE_OPERATION_TIMEDOUT:
    case CURLE_PARTIAL_FILE:
    case CURLE_RECV_ERROR:
    case CURLE_SEND_ERROR:
    case CURLE_GOT_NOTHING:
    case CURLE_HTTP2:
    case CURLE_HTTP2_STREAM:
        return EX_TEMPFAIL;
    case CURLE_FILESIZE_EXCEEDED:
    case CURLE_BAD_CONTENT_ENCODING:
        return EX_DATAERR;
    case CURLE_SSL_CACERT_BADFILE:
        return EX_NOINPUT;
    case CURLE_OUT_OF_MEMORY:
        return EX_OSERR;
    default:
        return EX_UNAVAILABLE;
    }
}

/* Of a server that did answer. 408 and 429 are of the kind that passes, too. */
static void judge_status(long status, const struct fetch *fetch,
                         struct fetch_result *result)
{
    const bool passes = status >= 500 || status == 408 || status == 429;

    if (status == 200)
        return;
    result->unchanged = status == 304 && (fetch->etag[0] || fetch->last_modified[0]);
    if (result->unchanged)
        return;
    result->code = passes ? EX_TEMPFAIL : EX_UNAVAILABLE;
    (void)snprintf(result->reason, sizeof(result->reason), "the server answers %ld",
                   status);
}

static void judge(struct transfer *transfer, CURLcode code, struct fetch_result *result)
{
    const char *words = transfer->words[0] ? transfer->words : curl_easy_strerror(code);
    long status = 0;

    (void)curl_easy_getinfo(transfer->easy, CURLINFO_RESPONSE_CODE, &status);
    if (transfer->stopped) {
        fail(result, EX_TEMPFAIL, "interrupted; nothing was stored");
    } else if (transfer->body.too_large || code == CURLE_FILESIZE_EXCEEDED) {
        result->code = EX_DATAERR;
        (void)snprintf(result->reason, sizeof(result->reason),
                       "it has more than %" PRId64 " bytes", transfer->fetch->max_bytes);
    } else if (transfer->body.error != 0) {
        fail(result, EX_IOERR, strerrordesc_np(transfer->body.error));
    } else if (code == CURLE_OK || code == CURLE_HTTP_RETURNED_ERROR) {
        judge_status(status, transfer->fetch, result);
    } else if (code == CURLE_UNSUPPORTED_PROTOCOL) {
        fail(result, EX_UNAVAILABLE, "the server leads to an address without https");
    } else {
        fail(result, code_of(code), words);
    }
}

static void fetch_into(struct transfer *transfer, struct fetch_result *result)
{
    CURLcode code = CURLE_OK;

    if (!set_request(transfer)) {
        fail(result, EX_SOFTWARE, "libcurl lacks something that is needed here");
        return;
    }
    code = run(transfer);
    judge(transfer, code, result);
    if (result->code != EX_OK || result->unchanged)
        return;
    if (!has_end(transfer->easy)) {
        fail(result, EX_UNAVAILABLE, "the server does not say where the file ends");
        return;
    }
    copy_field(transfer->easy, "ETag", result->etag);
    copy_field(transfer->easy, "Last-Modified", result->last_modified);
    result->fd = fetch_body_take(&transfer->body);
    if (result->fd < 0)
        fail(result, EX_IOERR, strerrordesc_np(errno));
}

void fetch_run(const struct fetch *fetch, struct fetch_result *ret_result)
{
    struct transfer transfer = {.fetch = fetch};

    *ret_result = (struct fetch_result){.code = EX_OK, .fd = -1};
    if (curl_global_init(CURL_GLOBAL_DEFAULT) != CURLE_OK) {
        fail(ret_result, EX_SOFTWARE, "libcurl does not start");
        return;
    }
    transfer.easy = curl_easy_init();
    if (fetch_body_open(&transfer.body, fetch->max_bytes) && transfer.easy) {
        fetch_into(&transfer, ret_result);
    } else {
        fail(ret_result, EX_OSERR, "out of memory");
    }
    curl_easy_cleanup(transfer.easy);
    curl_slist_free_all(transfer.fields);
    fetch_body_close(&transfer.body);
    curl_global_cleanup();
}
