#include "fetch_body.h"

#include <errno.h>
#include <sys/mman.h>
#include <unistd.h>

bool fetch_body_open(struct fetch_body *ret_body, int64_t max)
{
    *ret_body = (struct fetch_body){.fd = memfd_create("embassyd-import", MFD_CLOEXEC),
                                    .max = max};
    return ret_body->fd >= 0;
}

bool fetch_body_add(struct fetch_body *body, const char *bytes, size_t length)
{
    size_t done = 0;

    body->bytes += (int64_t)length;
    body->too_large = body->bytes > body->max;
    while (!body->too_large && done < length) {
        const ssize_t n = write(body->fd, bytes + done, length - done);

        if (n < 0 && errno == EINTR)
            continue;
        if (n < 0) {
            body->error = errno;
            return false;
        }
        done += (size_t)n;
    }
    return !body->too_large;
}

int fetch_body_take(struct fetch_body *body)
{
    const int fd = body->fd;

    if (lseek(fd, 0, SEEK_SET) < 0)
        return -1;
    body->fd = -1;
    return fd;
}

void fetch_body_close(struct fetch_body *body)
{
    if (body->fd >= 0)
        (void)close(body->fd);
    body->fd = -1;
}
