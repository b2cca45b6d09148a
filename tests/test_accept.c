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
    for (size_t i = 0; i < sizeof(fields) / sizeof(fields[0]); i++)
        tap_check(&tap, tag_matches(fields[i].field, tag) == fields[i].matches,
                  "If-None-Match: %s %s", fields[i].field,
                  fields[i].matches ? "matches" : "does not match");
    return tap_end(&tap);
}
