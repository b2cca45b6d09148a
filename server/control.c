#include "control.h"

#include "errand.h"
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
#include <unistd.h>

struct control {
    struct writer *writer;
    struct clerk *clerk;
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

static void serve_one(const struct control *control, int client)
{
    const struct errand errand = {.writer = control->writer,
                                  .clerk = control->clerk,
                                  .stop_fd = control->stop_fd,
                                  .client = client};

    errand_run(&errand);
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

struct control *control_start(const char *database, struct writer *writer,
                              struct clerk *clerk)
{
    struct control *control = calloc(1, sizeof(*control));

    if (!control)
        return NULL;
    control->writer = writer;
    control->clerk = clerk;
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
