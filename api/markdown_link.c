#include "markdown_link.h"

#include "markdown_reading.h"

#include <string.h>
#include <strings.h>

static bool append(struct markdown_link *link, size_t *length, const char *text,
                   size_t count)
{
    if (count > MARKDOWN_ADDRESS_MAX - *length)
        return false;
    memcpy(link->address + *length, text, count);
    *length += count;
    return true;
}

/* Entities become their characters, so that what is looked at is what a browser reads. */
static bool decode(const MD_ATTRIBUTE *destination, struct markdown_link *ret_link)
{
    size_t length = 0;

    for (int i = 0;
         destination->size && destination->substr_offsets[i] < destination->size; i++) {
        const char *piece = destination->text + destination->substr_offsets[i];
        size_t count =
            destination->substr_offsets[i + 1] - destination->substr_offsets[i];
        char character[READING_CHARACTER_MAX];
        size_t decoded = 0;

        if (destination->substr_types[i] != MD_TEXT_NORMAL) {
            decoded =
                reading_character(destination->substr_types[i], piece, count, character);
        }
        if (!append(ret_link, &length, decoded ? character : piece,
                    decoded ? decoded : count))
            return false;
    }
    ret_link->address[length] = '\0';
    return strlen(ret_link->address) == length;
}

/* The URL parser of browsers drops tabs and line ends wherever they are, blanks at both
 * ends, and takes a backslash for a slash (URL Standard §4.4). No honest address has one
 * of them. */
static bool is_plain(const char *address)
{
    for (const char *at = address; *at; at++) {
        if ((unsigned char)*at <= ' ' || *at == 0x7F || *at == '\\')
            return false;
    }
    return true;
}

static const char *after(const char *address, const char *scheme)
{
    size_t length = strlen(scheme);

    return strncasecmp(address, scheme, length) == 0 ? address + length : NULL;
}

/* "https://embassy.example@elsewhere.example/" looks like one host and is another. */
static bool has_honest_host(const char *authority)
{
    size_t length = strcspn(authority, "/?#");

    return length > 0 && !memchr(authority, '@', length);
}

/* No '*' and '#': some telephones carry out what they are asked to dial. */
static bool is_number(const char *number)
{
    size_t length = strspn(number, "+0123456789-.()");

    return strpbrk(number, "0123456789") && number[length] == '\0';
}

bool markdown_link_read(const MD_ATTRIBUTE *destination, struct markdown_link *ret_link)
{
    const char *address = ret_link->address;

    if (destination->size > MARKDOWN_ADDRESS_MAX || !decode(destination, ret_link) ||
        !is_plain(address))
        return false;

    const char *authority = after(address, "https://");
    if (!authority)
        authority = after(address, "http://");
    const char *mailbox = after(address, "mailto:");
    const char *number = after(address, "tel:");
    ret_link->outside = authority != NULL;
    if (authority)
        return has_honest_host(authority);
    if (mailbox)
        return strchr(mailbox, '@') != NULL;
    if (number)
        return is_number(number);
    return address[0] == '#' || (address[0] == '/' && address[1] != '/');
}
