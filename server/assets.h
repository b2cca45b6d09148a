/* assets.h - the files of static/, built into the binary: a table, so that no path a
 * client writes ever meets the file system. */
#ifndef SERVER_ASSETS_H
#define SERVER_ASSETS_H

#include <stdbool.h>
#include <stddef.h>

struct asset {
    const char *path;           /* "/app.js" */
    const char *etag;           /* strong, quoted: a hash of the bytes */
    const unsigned char *bytes; /* and a NUL, which does not count */
    size_t length;
};

/* "/" is "/index.html". NULL: no such file. `path` is decoded. */
const struct asset *asset_find(const char *path);
/* The media type by the name's extension; static storage. */
const char *asset_type(const struct asset *asset);
/* Whether an If-None-Match field names the asset (RFC 9110 13.1.2). NULL: no field. */
bool asset_matches(const struct asset *asset, const char *if_none_match);

#endif
