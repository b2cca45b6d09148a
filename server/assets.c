#include "assets.h"

#include "api/accept.h"
#include "asset_table.h"

#include <string.h>

const struct asset *asset_find(const char *path)
{
    size_t low = 0;
    size_t high = asset_count;

    if (strcmp(path, "/") == 0)
        path = "/index.html";
    while (low < high) { /* the table is in the order of strcmp */
        const size_t middle = low + (high - low) / 2;
        const int order = strcmp(path, asset_table[middle].path);

        if (order == 0)
            return &asset_table[middle];
        if (order < 0) {
            high = middle;
        } else {
            low = middle + 1;
        }
    }
    return NULL;
}

const char *asset_type(const struct asset *asset)
{
    static const struct {
        const char *extension, *type;
    } types[] = {
        {".html", "text/html; charset=utf-8"},
        {".css", "text/css; charset=utf-8"},
        {".js", "text/javascript; charset=utf-8"},
        {".mjs", "text/javascript; charset=utf-8"},
        {".json", "application/json"},
        {".geojson", "application/geo+json"},
        {".webmanifest", "application/manifest+json"},
        {".txt", "text/plain; charset=utf-8"},
        {".xml", "application/xml"},
        {".svg", "image/svg+xml"},
        {".png", "image/png"},
        {".webp", "image/webp"},
        {".jpg", "image/jpeg"},
        {".ico", "image/x-icon"},
        {".woff2", "font/woff2"},
    };
    const char *extension = strrchr(asset->path, '.');

    for (size_t i = 0; extension && i < sizeof(types) / sizeof(types[0]); i++) {
        if (strcmp(extension, types[i].extension) == 0)
            return types[i].type;
    }
    return "application/octet-stream";
}

const struct asset_form *asset_form(const struct asset *asset,
                                    const char *accept_encoding)
{
    const bool is_coded = asset->gzip.bytes && accept_takes_gzip(accept_encoding);

    return is_coded ? &asset->gzip : &asset->plain;
}

bool asset_matches(const struct asset_form *form, const char *if_none_match)
{
    const size_t length = strlen(form->etag);
    const char *at = if_none_match;

    if (!at)
        return false;
    at += strspn(at, " \t");
    if (*at == '*')
        return true;
    while (*at) { /* weak comparison: W/ does not count */
        at += strspn(at, " \t,");
        if (strncmp(at, "W/", 2) == 0)
            at += 2;
        if (strncmp(at, form->etag, length) == 0)
            return true;
        if (*at == '"')
            at += 1 + strcspn(at + 1, "\"");
        at += strcspn(at, ",");
    }
    return false;
}
