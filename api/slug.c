#include "slug.h"

#include "db/fold.h"

static bool is_kept(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
}

void country_slug(const char *english_name, char ret_slug[COUNTRY_SLUG_MAX])
{
    char key[FOLD_MAX];
    size_t length = 0;

    (void)fold(english_name, key);
    for (const char *at = key; *at && length + 2 < COUNTRY_SLUG_MAX; at++) {
        if (is_kept(*at))
            ret_slug[length++] = *at;
        else if (length > 0 && ret_slug[length - 1] != '-')
            ret_slug[length++] = '-';
    }
    while (length > 0 && ret_slug[length - 1] == '-')
        length--;
    ret_slug[length] = '\0';
}
