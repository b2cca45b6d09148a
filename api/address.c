#include "address.h"

#include <stdio.h>
#include <string.h>

static const char unreserved[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz"
                                 "0123456789-._~";

/* Without its slashes at the end; what is too long to begin an address is none. */
static size_t base_length(const struct call *call)
{
    const struct api_settings *settings = call->request->settings;
    const char *url = settings && settings->public_url ? settings->public_url : "";
    size_t length = strlen(url);

    while (length > 0 && url[length - 1] == '/')
        length--;
    return length < ADDRESS_MAX - ADDRESS_PATH_MAX ? length : 0;
}

void address_path(const char *prefix, const char *segment, const char *suffix,
                  char ret_path[ADDRESS_PATH_MAX])
{
    size_t length = (size_t)snprintf(ret_path, ADDRESS_PATH_MAX, "%s", prefix);
    size_t end = ADDRESS_PATH_MAX - strlen(suffix) - sizeof("%FF");

    for (const char *at = segment; *at && length < end; at++) {
        if (strchr(unreserved, *at)) {
            ret_path[length++] = *at;
            continue;
        }
        length += (size_t)snprintf(ret_path + length, ADDRESS_PATH_MAX - length, "%%%02X",
                                   (unsigned char)*at);
    }
    (void)snprintf(ret_path + length, ADDRESS_PATH_MAX - length, "%s", suffix);
}

bool address_is_absolute(const struct call *call)
{
    return base_length(call) > 0;
}

void address_of_path(const struct call *call, const char *path,
                     char ret_address[ADDRESS_MAX])
{
    size_t length = base_length(call);

    (void)snprintf(ret_address, ADDRESS_MAX, "%.*s%s", (int)length,
                   length > 0 ? call->request->settings->public_url : "", path);
}

void address_host(const struct call *call, char ret_host[ADDRESS_HOST_MAX])
{
    const char *url = base_length(call) > 0 ? call->request->settings->public_url : "";
    const char *host = strstr(url, "://");
    size_t length = host ? strspn(host + 3, unreserved) : 0;

    (void)snprintf(ret_host, ADDRESS_HOST_MAX, "%.*s", (int)length,
                   length > 0 ? host + 3 : "");
    if (length == 0)
        (void)snprintf(ret_host, ADDRESS_HOST_MAX, "embassyd");
}
