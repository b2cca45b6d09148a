#include "guard.h"

#include <ctype.h>
#include <string.h>
#include <strings.h>

enum { LENGTH_DIGITS_MAX = 18 }; /* below 2^63, and no body is that long */

static void refuse(struct guard *guard, int status, const char *reason)
{
    if (guard->status) /* the first reason stands */
        return;
    guard->status = status;
    guard->reason = reason;
}

/* RFC 9110 5.6.2 */
static bool is_token(const char *text, size_t length)
{
    for (size_t i = 0; i < length; i++) {
        if (!text[i] ||
            (!isalnum((unsigned char)text[i]) && !strchr("!#$%&'*+-.^_`|~", text[i])))
            return false;
    }
    return length > 0;
}

static bool has_control(const char *text, size_t length)
{
    for (size_t i = 0; i < length; i++) {
        const unsigned char byte = (unsigned char)text[i];

        if ((byte < 0x20 && byte != '\t') || byte == 0x7f)
            return true;
    }
    return false;
}

static bool is_name(const char *name, size_t length, const char *wanted)
{
    return length == strlen(wanted) && strncasecmp(name, wanted, length) == 0;
}

/* How much of the text is an [IPv6 address], or a reg-name or IPv4 address. */
static size_t host_length(const char *text, size_t length)
{
    const bool literal = length > 0 && text[0] == '[';
    const char *const more = literal ? ":." : "-._~%!$&'()*+,;=";
    size_t at = literal ? 1 : 0;

    while (at < length && text[at] &&
           (isalnum((unsigned char)text[at]) || strchr(more, text[at])))
        at++;
    if (literal)
        return at >= 3 && at < length && text[at] == ']' ? at + 1 : 0;
    return at;
}

/* A host and perhaps a port. */
static bool is_host(const char *text, size_t length)
{
    size_t at = host_length(text, length);

    if (at == 0 || (at < length && text[at++] != ':'))
        return false;
    while (at < length && isdigit((unsigned char)text[at]))
        at++;
    return at == length;
}

static bool take_length(struct guard *guard, const char *text, size_t length)
{
    uint64_t number = 0;

    if (length == 0 || length > LENGTH_DIGITS_MAX)
        return false;
    for (size_t i = 0; i < length; i++) {
        if (!isdigit((unsigned char)text[i]))
            return false;
        number = number * 10 + (uint64_t)(text[i] - '0');
    }
    guard->length = number;
    return true;
}

void guard_start(struct guard *guard, const char *version)
{
    *guard = (struct guard){.newer = strcmp(version, "HTTP/1.1") == 0};
    if (!guard->newer && strcmp(version, "HTTP/1.0") != 0)
        refuse(guard, 400, "only HTTP/1.1 and HTTP/1.0 are spoken here");
}

/* The fields that decide where the message ends and whom it is for. */
static void check_framing(struct guard *guard, const char *name, size_t name_length,
                          const char *value, size_t length)
{
    if (is_name(name, name_length, "Host")) {
        guard->hosts++;
        if (!is_host(value, length))
            refuse(guard, 400, "the Host field is not a host");
    } else if (is_name(name, name_length, "Content-Length")) {
        guard->lengths++;
        if (!take_length(guard, value, length))
            refuse(guard, 400, "the Content-Length field is not a length");
    } else if (is_name(name, name_length, "Transfer-Encoding")) {
        if (guard->chunked)
            refuse(guard, 400, "there is more than one Transfer-Encoding field");
        if (!is_name(value, length, "chunked"))
            refuse(guard, 501, "the only transfer coding understood here is chunked");
        guard->chunked = true;
    }
}

/* Who asks, and what is to be done: never open to two readings. */
static void check_once(struct guard *guard, const char *name, size_t name_length)
{
    static const char *const names[] = {"Authorization", "Content-Encoding",
                                        "Content-Type", "Idempotency-Key", "If-Match"};

    for (size_t i = 0; i < sizeof(names) / sizeof(names[0]); i++) {
        if (!is_name(name, name_length, names[i]))
            continue;
        if ((guard->once & 1U << i) != 0) {
            refuse(guard, 400,
                   "Authorization, Content-Type, Content-Encoding, Idempotency-Key and "
                   "If-Match can be given once");
        }
        guard->once |= 1U << i;
    }
}

void guard_field(struct guard *guard, const char *name, size_t name_length,
                 const char *value, size_t value_length)
{
    if (!is_token(name, name_length)) {
        refuse(guard, 400, "a header field has a name that is not a token");
        return;
    }
    if (has_control(value, value_length)) {
        refuse(guard, 400, "a header field has a control character in its value");
        return;
    }
    while (value_length > 0 && strchr(" \t", value[0])) {
        value++;
        value_length--;
    }
    while (value_length > 0 && strchr(" \t", value[value_length - 1]))
        value_length--;
    check_framing(guard, name, name_length, value, value_length);
    check_once(guard, name, name_length);
}

bool guard_finish(struct guard *guard, uint64_t max_body)
{
    if (guard->newer ? guard->hosts != 1 : guard->hosts > 1)
        refuse(guard, 400, "there must be exactly one Host field");
    if (guard->lengths > 1)
        refuse(guard, 400, "there is more than one Content-Length field");
    if (guard->lengths > 0 && guard->chunked)
        refuse(guard, 400, "a message has a Content-Length or a Transfer-Encoding");
    if (guard->chunked && !guard->newer)
        refuse(guard, 400, "HTTP/1.0 has no Transfer-Encoding");
    if (guard->length > max_body)
        refuse(guard, 413, "the body is larger than this server reads");
    return guard->status == 0;
}

static int hex_digit(char digit)
{
    if (digit >= '0' && digit <= '9')
        return digit - '0';
    if (digit >= 'a' && digit <= 'f')
        return digit - 'a' + 10;
    if (digit >= 'A' && digit <= 'F')
        return digit - 'A' + 10;
    return -1;
}

/* "/a", never "//", "/." or "/.." as a whole segment. */
static bool has_odd_segment(const char *path)
{
    for (const char *at = path; (at = strchr(at, '/')) != NULL; at++) {
        const size_t length = strcspn(at + 1, "/");

        if (length == 0 && at[1] == '/')
            return true;
        if (length > 0 && length <= 2 && strspn(at + 1, ".") >= length)
            return true;
    }
    return false;
}

/* Decodes one byte of the path; the reason when it is none a file may have. */
static const char *decode(const char **text, char *ret_byte)
{
    const char *at = *text;
    unsigned char byte = (unsigned char)*at;

    if (byte <= 0x20 || byte >= 0x7f || byte == '\\' || byte == '#')
        return "the target has a character that must be escaped";
    *text += 1;
    if (byte == '%') {
        const int high = hex_digit(at[1]);
        const int low = high < 0 ? -1 : hex_digit(at[2]);

        if (low < 0)
            return "the target has a broken escape";
        byte = (unsigned char)(high * 16 + low);
        if (byte < 0x20 || byte == 0x7f || byte == '/' || byte == '\\')
            return "the target escapes a character no path may have";
        *text += 2;
    }
    *ret_byte = (char)byte;
    return NULL;
}

const char *guard_path(const char *target, char *ret_path)
{
    size_t length = 0;

    if (target[0] != '/')
        return "the target is not a path";
    for (const char *at = target; *at && *at != '?';) {
        const char *reason = decode(&at, &ret_path[length]);

        if (reason)
            return reason;
        length++;
    }
    ret_path[length] = '\0';
    if (has_odd_segment(ret_path))
        return "the target has an empty or dot segment";
    return NULL;
}

const char *guard_origin_form(const char *target)
{
    const char *rest = NULL;

    if (target[0] == '/' || strcmp(target, "*") == 0)
        return target;
    if (strncasecmp(target, "http://", 7) == 0) {
        rest = target + 7;
    } else if (strncasecmp(target, "https://", 8) == 0) {
        rest = target + 8;
    }
    if (!rest)
        return NULL;

    const size_t authority = strcspn(rest, "/?");
    if (!is_host(rest, authority))
        return NULL;
    return rest[authority] == '/' ? rest + authority : "/";
}
