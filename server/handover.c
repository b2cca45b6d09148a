#include "handover.h"

#include <errno.h>
#include <poll.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/un.h>
#include <sysexits.h>
#include <unistd.h>

enum { REPORT_MAX = 64 * 1024 * 1024 };

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

static bool send_request(int daemon, const struct control_request *request, int fd)
{
    union {
        char bytes[CMSG_SPACE(sizeof(int))];
        struct cmsghdr header;
    } rights = {.bytes = {0}};
    struct control_request copy = *request;
    struct iovec data = {.iov_base = &copy, .iov_len = sizeof(copy)};
    const struct msghdr message = {.msg_iov = &data,
                                   .msg_iovlen = 1,
                                   .msg_control = rights.bytes,
                                   .msg_controllen = sizeof(rights.bytes)};

    rights.header.cmsg_level = SOL_SOCKET;
    rights.header.cmsg_type = SCM_RIGHTS;
    rights.header.cmsg_len = CMSG_LEN(sizeof(fd));
    memcpy(CMSG_DATA(&rights.header), &fd, sizeof(fd));
    return sendmsg(daemon, &message, MSG_NOSIGNAL) == (ssize_t)sizeof(copy);
}

/* False: the daemon is gone, or (`*ret_stopped`) we were told to stop. */
static bool read_all(int daemon, int stop_fd, void *bytes, size_t length,
                     bool *ret_stopped)
{
    char *at = bytes;

    while (length > 0) {
        struct pollfd polled[2] = {{.fd = daemon, .events = POLLIN},
                                   {.fd = stop_fd, .events = POLLIN}};

        if (poll(polled, 2, -1) < 0 && errno != EINTR)
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
                     const struct control_request *request,
                     struct intake_result *ret_result)
{
    const int daemon = connect_to(database);

    if (daemon < 0) {
        fail(ret_result, EX_TEMPFAIL, "");
        (void)snprintf(ret_result->reason, sizeof(ret_result->reason),
                       "another embassyd holds '%s' and cannot be asked: %s", database,
                       strerrordesc_np(errno));
        return;
    }
    if (send_request(daemon, request, fd)) {
        read_reply(daemon, stop_fd, ret_result);
    } else {
        fail(ret_result, EX_TEMPFAIL, "the daemon does not take the import");
    }
    (void)close(daemon);
}
