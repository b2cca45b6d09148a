/* format.h - the forms in which an answer can be had. Each has a suffix of the address
 * and a media type. The suffix decides, "/missions.csv"; without one the Accept field
 * (RFC 9110 §12.5.1), and where that says nothing it is JSON. */
#ifndef API_FORMAT_H
#define API_FORMAT_H

#include <stdbool.h>
#include <stddef.h>

struct call;
struct route;

/* In the order of preference. */
#define FORMATS(X)                                                                       \
    X(JSON, "json", "application/json")                                                  \
    X(GEOJSON, "geojson", "application/geo+json")                                        \
    X(CSV, "csv", "text/csv; charset=utf-8; header=present")                             \
    X(NDJSON, "ndjson", "application/x-ndjson")                                          \
    X(VCARD, "vcf", "text/vcard; charset=utf-8")                                         \
    X(TEXT, "txt", "text/plain; charset=utf-8")

enum format {
#define ENUM(id, suffix, type) FORMAT_##id,
    FORMATS(ENUM)
#undef ENUM
        FORMAT__COUNT
};

/* What a row of the table of routes has besides JSON. */
enum {
#define ENUM(id, suffix, type) AS_##id = 1 << FORMAT_##id,
    FORMATS(ENUM)
#undef ENUM
};

struct format_row {
    const char *suffix, *type;
};
const struct format_row *format_row(enum format format);

/* The forms of a row's 2xx, AS_...; 0: it has one of its own, which is no format here. */
unsigned format_of_route(const struct route *route);
/* The suffix is part of the pattern ("/openapi.json"): nothing else is to be had there.
 */
bool format_is_fixed(const struct route *route);
/* May a suffix be added to the address of this row? */
bool format_takes_suffix(const struct route *route);
/* "/missions.csv" -> "/missions" (as long as the path at most), FORMAT_CSV. */
bool format_of_path(const char *path, char *ret_bare, enum format *ret_format);

/* Sets call->format where no suffix did. 0, or the status of the problem answered: 406.
 */
int format_choose(struct call *call);
/* What the ETag ends in: "csv", or of a form that is no format here "atom", "html". */
const char *format_suffix(const struct call *call);
/* Where the form that Accept chose has an address of its own: a field Content-Location.
 */
void format_locate(struct call *call);

#endif
