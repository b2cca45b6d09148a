#include "utf8.h"

size_t utf8_length(const unsigned char *at)
{
    static const struct {
        unsigned char first, last, second_first, second_last;
        unsigned char length;
    } forms[] = {
        {0x00, 0x7F, 0, 0, 1},       {0xC2, 0xDF, 0x80, 0xBF, 2},
        {0xE0, 0xE0, 0xA0, 0xBF, 3}, {0xE1, 0xEC, 0x80, 0xBF, 3},
        {0xED, 0xED, 0x80, 0x9F, 3}, {0xEE, 0xEF, 0x80, 0xBF, 3},
        {0xF0, 0xF0, 0x90, 0xBF, 4}, {0xF1, 0xF3, 0x80, 0xBF, 4},
        {0xF4, 0xF4, 0x80, 0x8F, 4},
    };

    for (size_t i = 0; i < sizeof(forms) / sizeof(forms[0]); i++) {
        if (at[0] < forms[i].first || at[0] > forms[i].last)
            continue;
        size_t length = forms[i].length;
        if (length > 1 && (at[1] < forms[i].second_first || at[1] > forms[i].second_last))
            return 0;
        for (size_t k = 2; k < length; k++) {
            if ((at[k] & 0xC0) != 0x80)
                return 0;
        }
        return length;
    }
    return 0;
}
