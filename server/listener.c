#include "listener.h"

#include "log.h"

#include <errno.h>
#include <netdb.h>
#include <netinet/in.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/un.h>
#include <sysexits.h>
#include <unistd.h>

enum { BACKLOG = 1024, UNIX_MODE = 0660 };

static int fail(int fd)
{
    const int error = errno;

    if (fd >= 0)
        (void)close(fd);
    errno = error;
    return -1;
}

/* Left over from a process that was killed: a socket, and nobody behind it. */
static void remove_stale(const struct sockaddr_un *address)
{
    struct stat file;
    int fd = -1;

    if (lstat(address->sun_path, &file) != 0 || !S_ISSOCK(file.st_mode))
        return;
    fd = socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0);
    if (fd < 0)
        return;
    if (connect(fd, (const struct sockaddr *)address, sizeof(*address)) != 0 &&
        errno == ECONNREFUSED)
        (void)unlink(address->sun_path);
    (void)close(fd);
}

int listener_bind_unix(const char *path, unsigned mode)
{
    struct sockaddr_un address = {.sun_family = AF_UNIX};
    int fd = -1;

    if (strlen(path) >= sizeof(address.sun_path)) {
        errno = ENAMETOOLONG;
        return -1;
    }
    (void)snprintf(address.sun_path, sizeof(address.sun_path), "%s", path);
    remove_stale(&address);
    fd = socket(AF_UNIX, SOCK_STREAM | SOCK_NONBLOCK | SOCK_CLOEXEC, 0);
    /* Before bind the mode narrows what bind creates; after it, it is exact. */
    if (fd < 0 || fchmod(fd, mode) != 0 ||
        bind(fd, (const struct sockaddr *)&address, sizeof(address)) != 0)
        return fail(fd);
    if (chmod(path, mode) != 0 || listen(fd, BACKLOG) != 0) {
        fd = fail(fd);
        (void)unlink(path);
    }
    return fd;
}

static int refuse(const char *address, const char *why, int code)
{
    log_error("cannot listen on '%s': %s", address, why);
    return code;
}

static int bind_code(int error)
{
    switch (error) {
    case EACCES:
    case EPERM:
        return EX_NOPERM;
    case EADDRINUSE:
    case EADDRNOTAVAIL:
        return EX_UNAVAILABLE;
    default:
        return EX_OSERR;
    }
}

/* "/path" or "/path,mode=0660" */
static int open_unix(struct listener *listener, const char *address, const char *spec)
{
    const char *comma = strrchr(spec, ',');
    size_t length = strlen(spec);
    unsigned long mode = UNIX_MODE;

    if (comma && strncmp(comma, ",mode=", 6) == 0) {
        char *end = NULL;

        mode = strtoul(comma + 6, &end, 8);
        if (end == comma + 6 || *end || mode > 0777)
            return refuse(address, "the mode is not an octal number", EX_USAGE);
        length = (size_t)(comma - spec);
    }
    if (length == 0 || length >= sizeof(listener->path))
        return refuse(address, "the path is empty or too long", EX_USAGE);
    (void)snprintf(listener->path, sizeof(listener->path), "%.*s", (int)length, spec);
    listener->fd = listener_bind_unix(listener->path, (unsigned)mode);
    if (listener->fd < 0) {
        const int error = errno;

        listener->path[0] = '\0'; /* not ours to remove */
        return refuse(address, strerrordesc_np(error), bind_code(error));
    }
    (void)snprintf(listener->name, sizeof(listener->name), "unix:%s", listener->path);
    return EX_OK;
}

static int bind_one(const struct addrinfo *info, bool every)
{
    const int on = 1;
    const int only = every ? 0 : 1;
    const int fd = socket(info->ai_family, SOCK_STREAM | SOCK_NONBLOCK | SOCK_CLOEXEC, 0);

    if (fd < 0)
        return -1;
    (void)setsockopt(fd, SOL_SOCKET, SO_REUSEADDR, &on, sizeof(on));
    if (info->ai_family == AF_INET6)
        (void)setsockopt(fd, IPPROTO_IPV6, IPV6_V6ONLY, &only, sizeof(only));
    if (bind(fd, info->ai_addr, info->ai_addrlen) != 0 || listen(fd, BACKLOG) != 0)
        return fail(fd);
    return fd;
}

/* With the port the kernel chose, where 0 was asked for. */
static void write_name(struct listener *listener)
{
    struct sockaddr_storage address;
    socklen_t length = sizeof(address);
    char host[NI_MAXHOST] = "?";
    char port[NI_MAXSERV] = "?";

    if (getsockname(listener->fd, (struct sockaddr *)&address, &length) == 0) {
        (void)getnameinfo((const struct sockaddr *)&address, length, host, sizeof(host),
                          port, sizeof(port), NI_NUMERICHOST | NI_NUMERICSERV);
    }
    const bool v6 = strchr(host, ':') != NULL;
    (void)snprintf(listener->name, sizeof(listener->name), "http://%s%.200s%s:%.8s/",
                   v6 ? "[" : "", host, v6 ? "]" : "", port);
}

/* "[::1]" -> "::1"; empty for every address; false when it is neither. */
static bool split(const char *address, char host[static 256], const char **ret_port)
{
    const char *colon = strrchr(address, ':');
    size_t length = colon ? (size_t)(colon - address) : 0;

    if (!colon || !colon[1] || strspn(colon + 1, "0123456789") != strlen(colon + 1) ||
        strlen(colon + 1) > 5 || length >= 256)
        return false;
    *ret_port = colon + 1;
    if (length > 1 && address[0] == '[' && address[length - 1] == ']') {
        address++;
        length -= 2;
    } else if (memchr(address, ':', length)) {
        return false; /* an IPv6 address without brackets */
    }
    (void)snprintf(host, 256, "%.*s", (int)length, address);
    return true;
}

static int open_tcp(struct listener *listener, const char *address)
{
    char host[256];
    const char *port = NULL;
    struct addrinfo *found = NULL;
    const struct addrinfo wanted = {.ai_socktype = SOCK_STREAM,
                                    .ai_flags = AI_PASSIVE | AI_NUMERICSERV};

    if (!split(address, host, &port)) {
        return refuse(address, "want HOST:PORT, [IPV6]:PORT, :PORT or unix:/path",
                      EX_USAGE);
    }
    const bool every = host[0] == '\0';
    const int error = getaddrinfo(every ? "::" : host, port, &wanted, &found);
    if (error != 0)
        return refuse(address, gai_strerror(error), EX_UNAVAILABLE);
    listener->fd = bind_one(found, every);
    freeaddrinfo(found);
    if (listener->fd < 0 && every && errno == EAFNOSUPPORT &&
        getaddrinfo("0.0.0.0", port, &wanted, &found) == 0) { /* no IPv6 here */
        listener->fd = bind_one(found, every);
        freeaddrinfo(found);
    }
    if (listener->fd < 0)
        return refuse(address, strerrordesc_np(errno), bind_code(errno));
    write_name(listener);
    return EX_OK;
}

int listener_open(struct listener *ret_listener, const char *address)
{
    *ret_listener = (struct listener){.fd = -1};
    if (strncmp(address, "unix:", 5) == 0)
        return open_unix(ret_listener, address, address + 5);
    return open_tcp(ret_listener, address);
}

void listener_close(struct listener *listener)
{
    if (listener->fd < 0)
        return;
    (void)close(listener->fd);
    listener->fd = -1;
    if (listener->path[0])
        (void)unlink(listener->path);
}
