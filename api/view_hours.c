/* view_hours.c - opening hours to be read: the marks of the grammar in words. */
#include "view_hours.h"

#include <string.h>
#include <strings.h>

static const struct {
    const char *word;
    enum text_key key;
} words[] = {
    {"PH", T_HOURS_PH},         {"SH", T_HOURS_SH},
    {"off", T_HOURS_CLOSED},    {"closed", T_HOURS_CLOSED},
    {"open", T_HOURS_OPEN},     {"unknown", T_HOURS_UNKNOWN},
    {"week", T_HOURS_WEEK},     {"sunrise", T_HOURS_SUNRISE},
    {"sunset", T_HOURS_SUNSET}, {"dawn", T_HOURS_SUNRISE},
    {"dusk", T_HOURS_SUNSET},
};

static const char *const weekdays[] = {"Sunday",   "Monday", "Tuesday", "Wednesday",
                                       "Thursday", "Friday", "Saturday"};
static const char *const months[] = {"January",   "February", "March",    "April",
                                     "May",       "June",     "July",     "August",
                                     "September", "October",  "November", "December"};

/* Which of the names begins so; -1: none. */
static int find(const char *const *names, int count, const char *word, size_t length)
{
    for (int i = 0; i < count; i++) {
        if (strncasecmp(names[i], word, length) == 0)
            return i;
    }
    return -1;
}

static const char *word_of(struct view *view, const char *word, size_t length)
{
    struct db *db = view->call->db;
    const char *language = language_tag(view->call->language);

    for (size_t i = 0; i < sizeof(words) / sizeof(words[0]); i++) {
        if (strlen(words[i].word) == length &&
            strncasecmp(words[i].word, word, length) == 0)
            return view_text(view, words[i].key);
    }
    const int weekday = length >= 2 ? find(weekdays, 7, word, length) : -1;
    if (weekday >= 0)
        return db_weekday_short(db, language, weekday);
    const int month = length >= 3 ? find(months, 12, word, length) : -1;
    return month >= 0 ? db_month_short(db, language, month) : NULL;
}

static bool is_letter(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

/* A letter, a digit, a mark: returns how many bytes of the text it was. */
static size_t put_word(struct view *view, const char *text)
{
    size_t length = 0;

    while (is_letter(text[length]))
        length++;
    const char *word = word_of(view, text, length);
    if (word)
        html_text(view->out, word);
    else
        html_bytes(view->out, text, length);
    return length;
}

/* The source's own words, which have another language. */
static size_t put_comment(struct view *view, const char *text)
{
    const size_t length = strcspn(text + 1, "\"");

    html_markup(view->out, "<bdi class=\"soft\">");
    html_bytes(view->out, text + 1, length);
    html_markup(view->out, "</bdi>");
    return length + (text[1 + length] == '"' ? 2 : 1);
}

static size_t put_part(struct view *view, const char *text)
{
    struct buffer *out = view->out;

    if (is_letter(*text))
        return put_word(view, text);
    switch (*text) {
    case '"':
        return put_comment(view, text);
    case ';':
        html_markup(out, "</p>\n<p>");
        return 1 + strspn(text + 1, " ");
    case '|':
        html_markup(out, "</p>\n<p>");
        return strspn(text, "|") + strspn(text + strspn(text, "|"), " ");
    case '-':
        html_markup(out, "–");
        return 1;
    case ',':
        view_put_comma(view);
        return 1 + strspn(text + 1, " ");
    default:
        break;
    }
    if (strncmp(text, "24/7", 4) == 0) {
        html_text(out, view_text(view, T_HOURS_ALWAYS));
        return 4;
    }
    size_t length = 1;
    while (text[length] && !is_letter(text[length]) && !strchr("\";|-,", text[length]))
        length++;
    html_bytes(out, text, length);
    return length;
}

void view_hours(struct view *view, const char *text)
{
    size_t length = strlen(text);

    while (length > 0 && strchr("; ", text[length - 1]))
        length--;
    html_markup(view->out, "<div class=\"times\"><p>");
    for (const char *at = text; at < text + length;)
        at += put_part(view, at);
    html_markup(view->out, "</p></div>\n");
}
