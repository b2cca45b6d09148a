#include "handover.h"

#include "log.h"
#include "parcel.h"

#include <errno.h>
#include <poll.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/un.h>
#include <sysexits.h>
#include <unistd.h>

enum { REPORT_MAX = 64 * 1024 * 1024, ANSWER_MS = 60 * 1000 };

static int connect_to(const char *database)
{
    struct sockaddr_un address = {.sun_family = AF_UNIX};
    const int fd = socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0);

    errno = ENAMETOOLONG;
    if (fd >= 0 && control_path(address.sun_path, database) &&
        connect(fd, (const struct sockaddr *)&address, sizeof(address)) == 0)
        return fd;

    const int error = errno;
    if (fd >= 0)
        (void)close(fd);
    errno = error;
    return -1;
}

/* `fd` goes along; -1: none. */
static bool send_head(int daemon, const struct control_head *head, int fd)
{
    union {
        char bytes[CMSG_SPACE(sizeof(int))];
        struct cmsghdr header;
    } rights = {.bytes = {0}};
    struct control_head copy = *head;
    struct iovec data = {.iov_base = &copy, .iov_len = sizeof(copy)};
    struct msghdr message = {.msg_iov = &data, .msg_iovlen = 1};

    if (fd >= 0) {
        message.msg_control = rights.bytes;
        message.msg_controllen = sizeof(rights.bytes);
        rights.header.cmsg_level = SOL_SOCKET;
        rights.header.cmsg_type = SCM_RIGHTS;
        rights.header.cmsg_len = CMSG_LEN(sizeof(fd));
        memcpy(CMSG_DATA(&rights.header), &fd, sizeof(fd));
    }
    return sendmsg(daemon, &message, MSG_NOSIGNAL) == (ssize_t)sizeof(copy);
}

static bool send_all(int daemon, const void *bytes, size_t length)
{
    const char *at = bytes;

    while (length > 0) {
        const ssize_t n = send(daemon, at, length, MSG_NOSIGNAL);

        if (n < 0 && errno == EINTR)
            continue;
        if (n <= 0)
            return false;
        at += n;
        length -= (size_t)n;
    }
    return true;
}

/* False: the daemon is gone, or silent for long where nothing can stop us (stop_fd -1),
 * or (`*ret_stopped`) we were told to stop. */
static bool read_all(int daemon, int stop_fd, void *bytes, size_t length,
                     bool *ret_stopped)
{
    const int wait_ms = stop_fd < 0 ? ANSWER_MS : -1;
    char *at = bytes;

    while (length > 0) {
        struct pollfd polled[2] = {{.fd = daemon, .events = POLLIN},
                                   {.fd = stop_fd, .events = POLLIN}};

        const int ready = poll(polled, 2, wait_ms);

        if (ready == 0 || (ready < 0 && errno != EINTR))
            return false;
        *ret_stopped = polled[1].revents != 0;
        if (*ret_stopped)
            return false;

        const ssize_t n = recv(daemon, at, length, MSG_DONTWAIT);
        if (n < 0 && (errno == EAGAIN || errno == EINTR))
            continue;
        if (n <= 0)
            return false;
        at += n;
        length -= (size_t)n;
    }
    return true;
}

static void fail(struct intake_result *ret_result, int code, const char *reason)
{
    *ret_result = (struct intake_result){.code = code};
    (void)snprintf(ret_result->reason, sizeof(ret_result->reason), "%s", reason);
}

static void read_reply(int daemon, int stop_fd, struct intake_result *ret_result)
{
    struct control_reply head;
    bool stopped = false;
    char *report = NULL;

    if (!read_all(daemon, stop_fd, &head, sizeof(head), &stopped)) {
        fail(ret_result, EX_TEMPFAIL,
             stopped ? "interrupted; nothing was stored"
                     : "the daemon ended the import; nothing was stored");
        return;
    }
    head.reason[sizeof(head.reason) - 1] = '\0';
    fail(ret_result, head.code, head.reason);
    if (head.report_length == 0 || head.report_length > REPORT_MAX)
        return;
    report = calloc(1, (size_t)head.report_length + 1);
    if (!report || !read_all(daemon, stop_fd, report, head.report_length, &stopped)) {
        free(report);
        return;
    }
    ret_result->report = report;
}

void handover_import(const char *database, int fd, int stop_fd,
                     const struct control_import *wanted,
                     struct intake_result *ret_result)
{
    const struct control_head head = {
        .version = CONTROL_VERSION, .kind = CONTROL_IMPORT, .length = sizeof(*wanted)};
    const int daemon = connect_to(database);

    if (daemon < 0) {
        fail(ret_result, EX_TEMPFAIL, "");
        (void)snprintf(ret_result->reason, sizeof(ret_result->reason),
                       "another embassyd holds '%s' and cannot be asked: %s", database,
                       strerrordesc_np(errno));
        return;
    }
    if (send_head(daemon, &head, fd) && send_all(daemon, wanted, sizeof(*wanted))) {
        read_reply(daemon, stop_fd, ret_result);
    } else {
        fail(ret_result, EX_TEMPFAIL, "the daemon does not take the import");
    }
    (void)close(daemon);
}

/* The bytes of the answer, malloc'ed; NULL: there is none. */
static char *read_answer(int daemon, size_t *ret_length)
{
    uint32_t length = 0;
    bool stopped = false;
    char *bytes = NULL;

    if (!read_all(daemon, -1, &length, sizeof(length), &stopped) ||
        length > PARCEL_RESPONSE_MAX)
        return NULL;
    bytes = malloc((size_t)length + 1);
    if (bytes && read_all(daemon, -1, bytes, length, &stopped)) {
        *ret_length = length;
        return bytes;
    }
    free(bytes);
    return NULL;
}

static bool exchange(int daemon, const struct parcel *parcel,
                     struct api_response *ret_response)
{
    const struct control_head head = {.version = CONTROL_VERSION,
                                      .kind = CONTROL_REQUEST,
                                      .length = (uint32_t)parcel->length};
    size_t length = 0;
    char *bytes = NULL;
    bool good = false;

    if (parcel->failed || !send_head(daemon, &head, -1) ||
        !send_all(daemon, parcel->bytes, parcel->length))
        return false;
    bytes = read_answer(daemon, &length);
    good = bytes && parcel_response(bytes, length, ret_response);
    free(bytes);
    return good;
}

int handover_request(const char *database, const struct api_request *request,
                     struct api_response *ret_response)
{
    const int daemon = connect_to(database);
    struct parcel parcel = {.bytes = NULL};
    bool good = false;

    if (daemon < 0) {
        log_error("another embassyd holds '%s' and cannot be asked: %s", database,
                  strerrordesc_np(errno));
        return EX_TEMPFAIL;
    }
    parcel_put_request(&parcel, request);
    good = exchange(daemon, &parcel, ret_response);
    parcel_release(&parcel);
    (void)close(daemon);
    if (good)
        return EX_OK;
    log_error("the daemon that holds '%s' does not answer; what was asked may be done or "
              "not; is it of another version?",
              database);
    return EX_TEMPFAIL;
}
