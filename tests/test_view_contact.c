/* test_view_contact.c - what is linked of a contact, and what is only shown. */
#include "tap.h"
#include "view_contact.h"

#include <string.h>

static const struct {
    const char *kind, *value;
    const char *address; /* NULL: none */
} ways[] = {
    {"switchboard", "+3225550100", "tel:+3225550100"},
    {"consular", "+49 (0)30 000 000", "tel:+4930000000"},
    {"switchboard", "0032 2 555.01-00", "tel:+3225550100"},
    {"switchboard", "025550100", NULL}, /* of which country? */
    {"switchboard", "1300555135", NULL},
    {"switchboard", "+1 202 000 0000; +1 202 000 0001", NULL},
    {"switchboard", "+12020000000 ext. 5", NULL},
    {"switchboard", "112", NULL},
    {"switchboard", "", NULL},
    {"mfa_24h", "+431901154411", "tel:+431901154411"},
    {"local_police", "112", "tel:112"},
    {"local_general", "000", "tel:000"},
    {"local_general", "+3225550100", "tel:+3225550100"},
    {"local_fire", "*112#", NULL},
    {"local_fire", "1", NULL},
    {"fax", "+12020000003", NULL},
    {"email", "office@example.org", "mailto:office@example.org"},
    {"email", "a@example.org?bcc=b@example.org", NULL},
    {"email", "a%0Ab@example.org", NULL},
    {"email", "a@example.org,b@example.org", NULL},
    {"email", "+3225550100", NULL},
    {"website", "https://example.org/a?b=c", "https://example.org/a?b=c"},
    {"website", "javascript:alert(1)", NULL},
    {"form", "JAVASCRIPT:alert(1)//https://example.org", NULL},
    {"social", "data:text/html,<script>alert(1)</script>", NULL},
    {"website", "https://user@example.org/", NULL},
    {"website", "//example.org", NULL},
    {"of a later version", "https://example.org/", NULL},
};

int main(void)
{
    struct tap tap = {0, 0};

    for (size_t i = 0; i < sizeof(ways) / sizeof(ways[0]); i++) {
        const struct view_way way = {ways[i].kind, ways[i].value, NULL};
        char address[VIEW_WAY_MAX] = "";
        const bool opens = view_way_address(&way, address);
        const bool good =
            ways[i].address ? opens && strcmp(address, ways[i].address) == 0 : !opens;

        tap_check(&tap, good, "%s '%s': %s", way.kind, way.value,
                  ways[i].address ? ways[i].address : "text");
    }
    return tap_end(&tap);
}
