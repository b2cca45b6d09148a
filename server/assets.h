/* assets.h - the files of static/, built into the binary: a table, so that no path a
 * client writes ever meets the file system. */
#ifndef SERVER_ASSETS_H
#define SERVER_ASSETS_H

#include <stdbool.h>
#include <stddef.h>

/* One coding of a file. */
struct asset_form {
    const char *etag;           /* strong, quoted: a hash of these bytes */
    const unsigned char *bytes; /* and a NUL, which does not count; NULL: no such form */
    size_t length;
};

struct asset {
    const char *path; /* "/app.js" */
    struct asset_form plain;
    struct asset_form gzip; /* of text that becomes shorter by it */
};

/* "/" is "/index.html". NULL: no such file. `path` is decoded. */
const struct asset *asset_find(const char *path);
/* The media type by the name's extension; static storage. */
const char *asset_type(const struct asset *asset);
/* What a client gets that sends this Accept-Encoding field; NULL: none was sent. */
const struct asset_form *asset_form(const struct asset *asset,
                                    const char *accept_encoding);
/* Whether an If-None-Match field names the form (RFC 9110 13.1.2). NULL: no field. */
bool asset_matches(const struct asset_form *form, const char *if_none_match);

#endif
