/* doe_contact.c - telephones, e-mail, website and social accounts of a row. */
#include "doe.h"
#include "reach.h"

#include <stdio.h>
#include <string.h>

enum { NUMBERS_MAX = 8 };

/* Copies a cell for cutting up; too long counts as empty. */
static char *cut_text(struct doe_row *row, enum doe_column column, char text[DB_TEXT_MAX])
{
    const char *whole = doe_text(row, column);

    (void)snprintf(text, DB_TEXT_MAX, "%s", whole ? whole : "");
    return text;
}

static void read_phones(struct doe_row *row)
{
    char text[DB_TEXT_MAX];
    char *rest = cut_text(row, DOE_PHONE, text);
    char *number = reach_next(&rest);

    for (int i = 0; number && i < NUMBERS_MAX; i++, number = reach_next(&rest)) {
        char value[REACH_PHONE_MAX];

        if (reach_phone(number, value)) {
            draft_contact(&row->import->draft, DB_CONTACT_SWITCHBOARD, value, number);
        } else {
            import_warn(row->import, row->line, row->id,
                        "phone '%.60s' is no international number: left out", number);
        }
    }
}

static void read_emails(struct doe_row *row)
{
    char text[DB_TEXT_MAX];
    char *rest = cut_text(row, DOE_EMAIL, text);
    char *email = reach_next(&rest);

    for (int i = 0; email && i < NUMBERS_MAX; i++, email = reach_next(&rest)) {
        const char *address = strncmp(email, "mailto:", 7) == 0 ? email + 7 : email;

        if (reach_is_email(address)) {
            draft_contact(&row->import->draft, DB_CONTACT_EMAIL, address, NULL);
        } else {
            import_warn(row->import, row->line, row->id,
                        "e-mail '%.80s' is no address: left out", address);
        }
    }
}

static void read_website(struct doe_row *row)
{
    static const char blank[] = "\xe2\x80\x8b"; /* U+200B, pasted along with some links */
    char text[DB_TEXT_MAX];
    size_t length = strlen(cut_text(row, DOE_WEBSITE, text));

    while (length >= 3 && strcmp(text + length - 3, blank) == 0)
        text[length -= 3] = '\0';
    if (length == 0 || doe_is_unknown(text))
        return;
    if (reach_is_link(text)) {
        draft_contact(&row->import->draft, DB_CONTACT_WEBSITE, text, NULL);
    } else {
        import_warn(row->import, row->line, row->id,
                    "website '%.100s' is no web address: left out", text);
    }
}

/* Some releases have addresses here, others account names, which are left out. */
static void read_social(struct doe_row *row, enum doe_column column)
{
    struct draft *draft = &row->import->draft;
    char text[DB_TEXT_MAX];

    (void)cut_text(row, column, text);
    if (!reach_is_link(text))
        return;
    const char *link = draft_format(draft, "https://%s", strstr(text, "://") + 3);
    if (link)
        draft_contact(draft, DB_CONTACT_SOCIAL, link, NULL);
}

void doe_contacts(struct doe_row *row)
{
    read_phones(row);
    read_emails(row);
    read_website(row);
    read_social(row, DOE_FACEBOOK);
    read_social(row, DOE_TWITTER);
    read_social(row, DOE_YOUTUBE);
}
