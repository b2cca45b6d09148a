/* mission_contact.c - a contact as the API shows it. */
#include "mission_json.h"

#include <stdio.h>
#include <string.h>

/* An address is read without its scheme and the slash at its end. */
void contact_bare(enum db_contact_kind kind, const char *value,
                  char ret_text[DB_TEXT_MAX + 1])
{
    const char *bare = strstr(value, "://");
    bool is_address = kind == DB_CONTACT_WEBSITE && bare;

    (void)snprintf(ret_text, DB_TEXT_MAX + 1, "%s",
                   is_address ? bare + strlen("://") : value);
    size_t length = strlen(ret_text);
    if (is_address && length > 0 && ret_text[length - 1] == '/')
        ret_text[length - 1] = '\0';
}

static void put_display(struct json *json, const struct db_contact *contact)
{
    char text[DB_TEXT_MAX + 1];

    contact_bare(contact->kind, contact->value, text);
    json_text(json, contact->display ? contact->display : text);
}

void contact_json(struct json *json, const struct db_contact *contact)
{
    json_open(json, '{');
    json_put_text(json, "kind", db_contact_word(contact->kind));
    json_put_text(json, "value", contact->value);
    json_key(json, "display");
    put_display(json, contact);
    json_close(json, '}');
}
