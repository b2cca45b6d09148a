#include "errand.h"

#include "clerk.h"
#include "clock.h"
#include "control.h"
#include "intake.h"
#include "log.h"
#include "parcel.h"
#include "writer.h"

#include <errno.h>
#include <semaphore.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/time.h>
#include <sysexits.h>
#include <unistd.h>

enum { STALL_MS = 30 * 1000, TALK_S = 5, TURN_US = 10 * 1000 * 1000 };

static bool is_trusted(int client)
{
    struct ucred peer;
    socklen_t length = sizeof(peer);

    return getsockopt(client, SOL_SOCKET, SO_PEERCRED, &peer, &length) == 0 &&
           (peer.uid == 0 || peer.uid == geteuid());
}

/* Returns the descriptor that came along, or -1. */
static int take_descriptor(struct msghdr *message)
{
    int fd = -1;

    for (struct cmsghdr *part = CMSG_FIRSTHDR(message); part;
         part = CMSG_NXTHDR(message, part)) {
        if (part->cmsg_level == SOL_SOCKET && part->cmsg_type == SCM_RIGHTS &&
            part->cmsg_len == CMSG_LEN(sizeof(fd)))
            memcpy(&fd, CMSG_DATA(part), sizeof(fd));
    }
    return fd;
}

/* The head, and the descriptor that came along: *ret_fd, or -1. */
static bool receive_head(int client, struct control_head *ret_head, int *ret_fd)
{
    union { /* aligned as the kernel wants it */
        char bytes[CMSG_SPACE(sizeof(int))];
        struct cmsghdr header;
    } rights;
    struct iovec data = {.iov_base = ret_head, .iov_len = sizeof(*ret_head)};
    struct msghdr message = {.msg_iov = &data,
                             .msg_iovlen = 1,
                             .msg_control = rights.bytes,
                             .msg_controllen = sizeof(rights.bytes)};
    const ssize_t n = recvmsg(client, &message, MSG_WAITALL | MSG_CMSG_CLOEXEC);

    *ret_fd = n > 0 ? take_descriptor(&message) : -1;
    return n == (ssize_t)sizeof(*ret_head);
}

static bool receive_all(int client, void *bytes, size_t length)
{
    char *at = bytes;

    while (length > 0) {
        const ssize_t n = recv(client, at, length, 0);

        if (n < 0 && errno == EINTR)
            continue;
        if (n <= 0)
            return false;
        at += n;
        length -= (size_t)n;
    }
    return true;
}

static bool send_all(int client, const void *bytes, size_t length)
{
    const char *at = bytes;

    while (length > 0) {
        const ssize_t n = send(client, at, length, MSG_NOSIGNAL);

        if (n < 0 && errno == EINTR)
            continue;
        if (n <= 0)
            return false;
        at += n;
        length -= (size_t)n;
    }
    return true;
}

static void reply(int client, const struct intake_result *result)
{
    const size_t length = result->report ? strlen(result->report) : 0;
    struct control_reply head = {.code = result->code, .report_length = (uint32_t)length};

    (void)snprintf(head.reason, sizeof(head.reason), "%s", result->reason);
    if (send_all(client, &head, sizeof(head)) && length > 0)
        (void)send_all(client, result->report, length);
}

/* Empty: there is none. */
static const char *or_null(const char *text)
{
    return text[0] ? text : NULL;
}

static void do_import(const struct errand *errand, int fd,
                      const struct control_import *wanted,
                      struct intake_result *ret_result)
{
    char at[CLOCK_TEXT_SIZE];
    const struct intake intake = {.fd = fd,
                                  .stop_fd = {errand->client, errand->stop_fd},
                                  .stall_ms = STALL_MS,
                                  .json = wanted->json};
    const struct api_import_origin origin = {
        .url = wanted->url,
        .etag = or_null(wanted->etag),
        .last_modified = or_null(wanted->last_modified),
    };
    const struct api_import_options options = {
        .as_of = or_null(wanted->as_of),
        .at = at,
        .actor = "import",
        .force = wanted->force,
        .dry_run = wanted->dry_run,
        .source = or_null(wanted->source),
        .origin = wanted->url[0] ? &origin : NULL,
    };

    clock_text(at, clock_unix());
    if (!writer_take(errand->writer, TURN_US)) {
        *ret_result = (struct intake_result){.code = EX_TEMPFAIL};
        (void)snprintf(ret_result->reason, sizeof(ret_result->reason),
                       "something else is being written");
        return;
    }
    intake_run(&intake, errand->writer->db, &options, ret_result);
    writer_give(errand->writer, ret_result->code == EX_OK);
    clerk_wake(errand->clerk);
}

static void import(const struct errand *errand, const struct control_head *head, int fd)
{
    struct control_import wanted;
    struct intake_result result = {.code = EX_PROTOCOL};

    if (head->version != CONTROL_VERSION || head->length != sizeof(wanted)) {
        (void)snprintf(result.reason, sizeof(result.reason),
                       "the daemon is of another version: restart it");
    } else if (receive_all(errand->client, &wanted, sizeof(wanted))) {
        wanted.as_of[sizeof(wanted.as_of) - 1] = '\0';
        wanted.source[sizeof(wanted.source) - 1] = '\0';
        wanted.url[sizeof(wanted.url) - 1] = '\0';
        wanted.etag[sizeof(wanted.etag) - 1] = '\0';
        wanted.last_modified[sizeof(wanted.last_modified) - 1] = '\0';
        do_import(errand, fd, &wanted, &result);
    } else {
        return;
    }
    reply(errand->client, &result);
    log_note("import through the daemon: %s",
             result.code == EX_OK ? "done" : result.reason);
    intake_release(&result);
}

/* ---- A request of the API ---- */

static void wake(struct clerk_job *job)
{
    sem_post(job->context);
}

static void answer(const struct errand *errand, const struct api_request *request,
                   struct parcel *ret_parcel)
{
    sem_t done;
    struct clerk_job job = {
        .request = *request, .done = wake, .context = &done, .wait_us = TURN_US};

    sem_init(&done, 0, 0);
    job.request.now = clock_unix();
    if (clerk_submit(errand->clerk, &job)) {
        while (sem_wait(&done) != 0)
            ;
    }
    sem_destroy(&done);
    parcel_put_response(ret_parcel, &job.response);
    api_response_release(&job.response);
}

static void ask(const struct errand *errand, const struct control_head *head)
{
    struct api_request request;
    struct parcel parcel = {.bytes = NULL};
    char *bytes = NULL;

    if (head->version != CONTROL_VERSION || head->length > PARCEL_REQUEST_MAX)
        return;
    bytes = malloc((size_t)head->length + 1);
    if (bytes && receive_all(errand->client, bytes, head->length) &&
        parcel_request(bytes, head->length, &request))
        answer(errand, &request, &parcel);
    free(bytes);

    const uint32_t length = (uint32_t)parcel.length;
    if (!parcel.failed && length > 0 && send_all(errand->client, &length, sizeof(length)))
        (void)send_all(errand->client, parcel.bytes, length);
    parcel_release(&parcel);
}

void errand_run(const struct errand *errand)
{
    const struct timeval patience = {.tv_sec = TALK_S};
    const int client = errand->client;
    struct control_head head;
    int fd = -1;

    (void)setsockopt(client, SOL_SOCKET, SO_RCVTIMEO, &patience, sizeof(patience));
    (void)setsockopt(client, SOL_SOCKET, SO_SNDTIMEO, &patience, sizeof(patience));
    if (is_trusted(client) && receive_head(client, &head, &fd)) {
        if (head.kind == CONTROL_IMPORT && fd >= 0)
            import(errand, &head, fd);
        if (head.kind == CONTROL_REQUEST)
            ask(errand, &head);
    }
    if (fd >= 0)
        (void)close(fd);
}
