/* test_accept.c - Accept (RFC 9110 §12.5.1) and If-None-Match (§13.1.2). */
#include "accept.h"
#include "tag.h"
#include "tap.h"

#include <stddef.h>

static const struct {
    const char *accept;
    bool json; /* allows application/json */
} accepts[] = {
    {NULL, true},
    {"", true},
    {"*/*", true},
    {"application/*", true},
    {"application/json", true},
    {"APPLICATION/JSON", true},
    {"application/json;charset=utf-8", true},
    {"text/html, application/json", true},
    {"text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8", true},
    {"  ,, application/json", true},
    {"application/json;q=1", true},
    {"application/json;q=0.001", true},
    {"*/*;q=0, application/json", true},
    {"application/json, */*;q=0", true},
    {"text/html", false},
    {"text/*", false},
    {"application/jso", false},
    {"application/jsonx", false},
    {"application/problem+json", false},
    {"application/json;q=0", false},
    {"application/json; q=0.0", false},
    {"application/json;Q=0.000", false},
    {"application/json;charset=utf-8;q=0", false},
    {"*/*, application/json;q=0", false},
    {"*/*;q=0", false},
    {"application/*;q=0, */*", false},
    {"*", false},
    {"nonsense", false},
};

/* What is chosen of these, which stand in the order of preference. */
static const char *const types[] = {"application/json", "application/geo+json",
                                    "text/csv; charset=utf-8; header=present",
                                    "text/plain; charset=utf-8"};
enum { JSON, GEOJSON, CSV, TEXT, NONE };
static const struct {
    const char *accept;
    size_t chosen;
    bool named; /* by more than a wildcard for everything */
} choices[] = {
    {NULL, JSON, false},
    {"", JSON, false},
    {"*/*", JSON, false},
    {"text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8", JSON, false},
    {"application/json", JSON, true},
    {"text/csv", CSV, true},
    {"TEXT/CSV", CSV, true},
    {"text/csv;header=present", CSV, true},
    {"text/csv, */*", CSV, true},
    {"*/*, text/csv", CSV, true},
    {"text/csv;q=0.5, */*", JSON, false},
    {"text/csv, application/json", JSON, true},
    {"text/csv, application/json;q=0.999", CSV, true},
    {"text/csv;q=0.9, application/geo+json;q=0.91", GEOJSON, true},
    {"text/*", CSV, true},
    {"text/*, text/csv;q=0", TEXT, true},
    {"text/*;q=0.3, text/plain;q=0.4, */*;q=0.2", TEXT, true},
    {"application/json;q=0, */*", GEOJSON, false},
    {"text/csv;note=\"a,b;q=0\";q=0.2, text/plain ; q=0.1", CSV, true},
    {"text/csv;note=\"a\\\",text/plain\", application/*;q=0.1", CSV, true},
    {"text/csv;q=0.0009, application/geo+json;q=0.001", GEOJSON, true},
    {"text/csv; q=x, */*;q=0.5", CSV, true},
    {"text/csv;q=7, application/json;q=1", JSON, true},
    {"image/png", NONE, false},
    {"text/csv;q=0", NONE, false},
};

static void check_choices(struct tap *tap)
{
    for (size_t i = 0; i < sizeof(choices) / sizeof(choices[0]); i++) {
        bool named = false;
        size_t chosen = accept_choose(choices[i].accept, types, NONE, &named);

        tap_check(tap, chosen == choices[i].chosen && named == choices[i].named,
                  "Accept: %s chooses %s%s",
                  choices[i].accept ? choices[i].accept : "(absent)",
                  chosen == NONE ? "nothing" : types[chosen], named ? ", named" : "");
    }
}

static const char tag[] = "\"a7p.3ie.json\"";
static const struct {
    const char *field;
    bool matches;
} fields[] = {
    {"\"a7p.3ie.json\"", true},
    {"W/\"a7p.3ie.json\"", true},
    {"*", true},
    {" * ", true},
    {"\"x\", \"a7p.3ie.json\"", true},
    {"\"x\",\"y\",W/\"a7p.3ie.json\" , \"z\"", true},
    {"\"x,y\", \"a7p.3ie.json\"", true},
    {",, \"a7p.3ie.json\"", true},
    {"\"x\"", false},
    {"\"a7p.3ie\"", false},
    {"\"a7p.3ie.jsonx\"", false},
    {"a7p.3ie.json", false},
    {"\"*\"", false},
    {"w/\"a7p.3ie.json\"", false},
    {"\"x,\"a7p.3ie.json\"", false},
    {"", false},
    {"\"", false},
    {"\"a7p.3ie.json", false},
};

int main(void)
{
    struct tap tap = {0, 0};

    for (size_t i = 0; i < sizeof(accepts) / sizeof(accepts[0]); i++)
        tap_check(&tap,
                  accept_allows(accepts[i].accept, "application/json") == accepts[i].json,
                  "Accept: %s %s", accepts[i].accept ? accepts[i].accept : "(absent)",
                  accepts[i].json ? "allows" : "refuses");
    check_choices(&tap);
    for (size_t i = 0; i < sizeof(fields) / sizeof(fields[0]); i++)
        tap_check(&tap, tag_matches(fields[i].field, tag) == fields[i].matches,
                  "If-None-Match: %s %s", fields[i].field,
                  fields[i].matches ? "matches" : "does not match");
    return tap_end(&tap);
}
