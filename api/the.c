#include "the.h"

#include <stdbool.h>
#include <stdio.h>
#include <string.h>

/* Country names that take an article contain one of these words. */
static const char *const words[] = {
    "Republic", "Islands",   "Kingdom",        "States",      "Emirates",    "Union",
    "Order",    "Territory", "Territories",    "Philippines", "Netherlands", "Gambia",
    "Bahamas",  "Maldives",  "Administration", "Comoros",
};

static bool has_word(const char *text, const char *word)
{
    size_t length = strlen(word);

    for (const char *at = strstr(text, word); at; at = strstr(at + 1, word)) {
        bool begins = at == text || at[-1] == ' ';

        if (begins && (at[length] == '\0' || at[length] == ' '))
            return true;
    }
    return false;
}

void the_before(const char *name, char *ret_phrase, size_t size)
{
    const char *bare = strncmp(name, "The ", 4) == 0 ? name + 4 : name;
    bool takes = bare != name;

    for (size_t i = 0; i < sizeof(words) / sizeof(words[0]); i++)
        takes |= has_word(bare, words[i]);
    (void)snprintf(ret_phrase, size, "%s%s", takes ? "the " : "", bare);
}
