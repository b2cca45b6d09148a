/* serve.c - `embassyd serve`: puts the daemon together, waits for a signal, takes it
 * apart. In this order: lock, database, listeners, clerk, control socket, workers,
 * acceptor; so whoever can connect is answered. */
#include "acceptor.h"
#include "clerk.h"
#include "clock.h"
#include "commands.h"
#include "connections.h"
#include "control.h"
#include "database.h"
#include "housekeeper.h"
#include "http.h"
#include "listener.h"
#include "log.h"
#include "options.h"
#include "worker.h"
#include "writer.h"

#include <errno.h>
#include <inttypes.h>
#include <sched.h>
#include <signal.h>
#include <stdlib.h>
#include <sys/resource.h>
#include <sysexits.h>
#include <time.h>
#include <unistd.h>

enum { WORKERS_MAX = 64, DRAIN_POLL_MS = 10, FD_SPARE = 512 };

struct server {
    const struct options *options;
    sigset_t signals;
    struct writer writer;
    struct worker *worker[WORKERS_MAX];
    size_t workers;
    struct listener listener[OPTIONS_LIST_MAX];
    size_t listeners;
    struct connections *connections;
    struct housekeeper *housekeeper;
    struct http *http;
    struct clerk *clerk;
    struct control *control;
    struct acceptor *acceptor;
    struct house house;
    struct http_setup http_setup;
    struct acceptor_setup acceptor_setup;
};

/* Before the first thread, which inherits it: only wait_for_signal() sees them. */
static void block_signals(struct server *server)
{
    (void)sigemptyset(&server->signals);
    (void)sigaddset(&server->signals, SIGINT);
    (void)sigaddset(&server->signals, SIGTERM);
    (void)pthread_sigmask(SIG_BLOCK, &server->signals, NULL);
    (void)signal(SIGPIPE, SIG_IGN);
    (void)signal(SIGXFSZ, SIG_IGN); /* a file that may not grow is a full disk */
}

static void raise_descriptor_limit(const struct options *options)
{
    const rlim_t wanted = (rlim_t)options->max_connections + FD_SPARE;
    struct rlimit limit;

    if (getrlimit(RLIMIT_NOFILE, &limit) != 0 || limit.rlim_cur >= wanted)
        return;
    limit.rlim_cur = wanted < limit.rlim_max ? wanted : limit.rlim_max;
    if (setrlimit(RLIMIT_NOFILE, &limit) != 0 || limit.rlim_cur < wanted) {
        log_error("only %ju descriptors are allowed: fewer than %" PRId64
                  " connections will be served",
                  (uintmax_t)limit.rlim_cur, options->max_connections);
    }
}

static size_t count_processors(void)
{
    cpu_set_t set;
    int count = 1;

    if (sched_getaffinity(0, sizeof(set), &set) == 0)
        count = CPU_COUNT(&set);
    return count < WORKERS_MAX ? (size_t)count : WORKERS_MAX;
}

static int open_workers(struct server *server)
{
    const struct options *options = server->options;
    const size_t wanted =
        options->workers > 0 ? (size_t)options->workers : count_processors();

    while (server->workers < wanted) {
        struct db *db = NULL;
        const int code = database_open(&db, options->database, DB_READ);

        if (code != EX_OK)
            return code;
        struct worker *worker =
            worker_create(db, &server->writer, options->access_log ? STDOUT_FILENO : -1);
        if (!worker) {
            log_error("out of memory");
            return EX_OSERR;
        }
        server->worker[server->workers++] = worker;
    }
    return EX_OK;
}

static int open_listeners(struct server *server)
{
    const struct option_list *wanted = &server->options->listen;

    while (server->listeners < wanted->count) {
        const int code = listener_open(&server->listener[server->listeners],
                                       wanted->item[server->listeners]);

        if (code != EX_OK)
            return code;
        server->listeners++;
    }
    return EX_OK;
}

static void set_up(struct server *server)
{
    const struct options *options = server->options;

    server->house = (struct house){
        .worker = server->worker,
        .workers = server->workers,
        .connections = server->connections,
        .limits = {.header_ms = options->header_timeout_s * 1000,
                   .idle_ms = options->idle_timeout_s * 1000,
                   .request_ms = options->request_timeout_s * 1000},
    };
    server->http_setup = (struct http_setup){
        .worker = server->worker,
        .workers = server->workers,
        .connections = server->connections,
        .max_connections = (unsigned)options->max_connections,
        .idle_timeout_s = (unsigned)options->idle_timeout_s,
        .clerk = server->clerk,
        .settings = &options->settings,
        .max_body = (uint64_t)options->max_body,
        .max_import = (uint64_t)options->max_import,
        .allow_insecure_tokens = options->allow_insecure_tokens,
        .writers = &options->cors_origin,
    };
    server->acceptor_setup = (struct acceptor_setup){
        .listener = server->listener,
        .listeners = server->listeners,
        .connections = server->connections,
    };
}

static int start_threads(struct server *server)
{
    server->connections = connections_create((size_t)server->options->max_connections);
    if (!server->connections) {
        log_error("out of memory");
        return EX_OSERR;
    }
    set_up(server);
    server->housekeeper = housekeeper_start(&server->house);
    if (!server->housekeeper) {
        log_error("cannot start the housekeeper");
        return EX_OSERR;
    }
    server->http_setup.housekeeper = server->housekeeper;
    server->http = http_start(&server->http_setup);
    if (!server->http)
        return EX_OSERR;
    server->acceptor_setup.http = server->http;
    server->acceptor_setup.housekeeper = server->housekeeper;
    server->acceptor = acceptor_start(&server->acceptor_setup);
    return server->acceptor ? EX_OK : EX_OSERR;
}

static int start(struct server *server)
{
    const char *database = server->options->database;
    int code = writer_open(&server->writer, database, DB_WRITE, false);

    if (code == EX_OK)
        code = open_workers(server);
    if (code == EX_OK)
        code = open_listeners(server);
    if (code != EX_OK)
        return code;
    server->clerk = clerk_start(&server->writer, &server->options->settings);
    if (!server->clerk)
        return EX_OSERR;
    server->control = control_start(database, &server->writer, server->clerk);
    if (!server->control)
        return EX_CANTCREAT;
    return start_threads(server);
}

/* False: none within the time. -1: no limit. */
static bool wait_for_signal(const struct server *server, int timeout_ms)
{
    const struct timespec timeout = {.tv_sec = timeout_ms / 1000,
                                     .tv_nsec = timeout_ms % 1000 * 1000000L};

    for (;;) {
        const int got = timeout_ms < 0 ? sigwaitinfo(&server->signals, NULL)
                                       : sigtimedwait(&server->signals, NULL, &timeout);

        if (got > 0)
            return true;
        if (errno != EINTR)
            return false;
    }
}

/* Lets requests in flight end; a second signal, or the timeout, does not. */
static void drain(struct server *server)
{
    const int64_t end_ms = clock_ms() + server->options->drain_timeout_s * 1000;
    size_t left = 0;

    http_drain(server->http);
    acceptor_stop(server->acceptor);
    server->acceptor = NULL;
    housekeeper_drain(server->housekeeper);
    while ((left = connections_count(server->connections)) > 0 && clock_ms() < end_ms) {
        if (wait_for_signal(server, DRAIN_POLL_MS))
            break;
    }
    if (left > 0)
        log_note("stopping with %zu connections still open", left);
}

/* In the reverse order; also of a server that started only in part. */
static void stop(struct server *server)
{
    acceptor_stop(server->acceptor);
    control_stop(server->control);
    clerk_stop(server->clerk); /* before the workers whose connections wait for it */
    http_stop(server->http);
    clerk_destroy(server->clerk);
    housekeeper_stop(server->housekeeper);
    connections_destroy(server->connections);
    for (size_t i = 0; i < server->listeners; i++)
        listener_close(&server->listener[i]);
    for (size_t i = 0; i < server->workers; i++)
        worker_destroy(server->worker[i]);
    writer_close(&server->writer);
}

int serve_command(const struct options *options)
{
    struct server *server = calloc(1, sizeof(*server));
    int code = EX_OSERR;

    if (!server)
        return code;
    server->options = options;
    server->writer.lock.fd = -1;
    block_signals(server);
    raise_descriptor_limit(options);
    code = start(server);
    if (code == EX_OK) {
        for (size_t i = 0; i < server->listeners; i++)
            log_note("listening on %s", server->listener[i].name);
        (void)wait_for_signal(server, -1);
        drain(server);
    }
    stop(server);
    free(server);
    return code;
}
