#include "control.h"

#include "clock.h"
#include "intake.h"
#include "listener.h"
#include "log.h"

#include <errno.h>
#include <poll.h>
#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/eventfd.h>
#include <sys/socket.h>
#include <sys/time.h>
#include <sysexits.h>
#include <unistd.h>

enum { STALL_MS = 30 * 1000, TALK_S = 5 };

struct control {
    struct db *writer;
    pthread_t thread;
    int listen_fd;
    int stop_fd; /* an eventfd */
    char path[CONTROL_PATH_SIZE];
};

bool control_path(char ret_path[static CONTROL_PATH_SIZE], const char *database)
{
    const int length = snprintf(ret_path, CONTROL_PATH_SIZE, "%s.control", database);

    return length > 0 && length < CONTROL_PATH_SIZE;
}

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

static int receive(int client, struct control_request *ret_request)
{
    union { /* aligned as the kernel wants it */
        char bytes[CMSG_SPACE(sizeof(int))];
        struct cmsghdr header;
    } rights;
    struct iovec data = {.iov_base = ret_request, .iov_len = sizeof(*ret_request)};
    struct msghdr message = {.msg_iov = &data,
                             .msg_iovlen = 1,
                             .msg_control = rights.bytes,
                             .msg_controllen = sizeof(rights.bytes)};
    const ssize_t n = recvmsg(client, &message, MSG_WAITALL | MSG_CMSG_CLOEXEC);
    const int fd = n > 0 ? take_descriptor(&message) : -1;

    if (n == (ssize_t)sizeof(*ret_request))
        return fd;
    if (fd >= 0)
        (void)close(fd);
    return -1;
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

static void import(const struct control *control, int client, int fd,
                   struct control_request *request)
{
    char at[CLOCK_TEXT_SIZE];
    struct intake_result result = {.code = EX_PROTOCOL};
    const struct intake intake = {.fd = fd,
                                  .stop_fd = {client, control->stop_fd},
                                  .stall_ms = STALL_MS,
                                  .json = request->json};

    request->as_of[sizeof(request->as_of) - 1] = '\0';
    clock_text(at, clock_unix());
    const struct api_import_options options = {
        .as_of = request->as_of[0] ? request->as_of : NULL,
        .at = at,
        .actor = "import",
        .force = request->force,
        .dry_run = request->dry_run,
    };
    if (request->version != CONTROL_VERSION) {
        (void)snprintf(result.reason, sizeof(result.reason),
                       "the daemon is of another version: restart it");
    } else {
        intake_run(&intake, control->writer, &options, &result);
    }
    reply(client, &result);
    log_note("import through the daemon: %s",
             result.code == EX_OK ? "done" : result.reason);
    intake_release(&result);
}

static void serve_one(const struct control *control, int client)
{
    const struct timeval patience = {.tv_sec = TALK_S};
    struct control_request request;
    int fd = -1;

    (void)setsockopt(client, SOL_SOCKET, SO_RCVTIMEO, &patience, sizeof(patience));
    (void)setsockopt(client, SOL_SOCKET, SO_SNDTIMEO, &patience, sizeof(patience));
    if (is_trusted(client))
        fd = receive(client, &request);
    if (fd >= 0) {
        import(control, client, fd, &request);
        (void)close(fd);
    }
    (void)close(client);
}

static void *run(void *context)
{
    const struct control *control = context;
    struct pollfd polled[2] = {{.fd = control->listen_fd, .events = POLLIN},
                               {.fd = control->stop_fd, .events = POLLIN}};

    for (;;) {
        if (poll(polled, 2, -1) < 0 && errno != EINTR)
            return NULL;
        if (polled[1].revents)
            return NULL;

        const int client = accept4(control->listen_fd, NULL, NULL, SOCK_CLOEXEC);
        if (client >= 0)
            serve_one(control, client);
    }
}

struct control *control_start(const char *database, struct db *writer)
{
    struct control *control = calloc(1, sizeof(*control));

    if (!control)
        return NULL;
    control->writer = writer;
    control->listen_fd = -1;
    control->stop_fd = eventfd(0, EFD_CLOEXEC | EFD_NONBLOCK);
    errno = ENAMETOOLONG;
    if (control_path(control->path, database))
        control->listen_fd = listener_bind_unix(control->path, 0600);
    if (control->stop_fd >= 0 && control->listen_fd >= 0 &&
        pthread_create(&control->thread, NULL, run, control) == 0)
        return control;

    log_error("cannot open the control socket '%s': %s", control->path,
              strerrordesc_np(errno));
    if (control->listen_fd >= 0) {
        (void)unlink(control->path);
        (void)close(control->listen_fd);
    }
    if (control->stop_fd >= 0)
        (void)close(control->stop_fd);
    free(control);
    return NULL;
}

void control_stop(struct control *control)
{
    if (!control)
        return;
    (void)eventfd_write(control->stop_fd, 1);
    pthread_join(control->thread, NULL);
    (void)unlink(control->path);
    (void)close(control->listen_fd);
    (void)close(control->stop_fd);
    free(control);
}
