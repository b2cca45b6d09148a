/* starter_missions.c - the short form in which the starter data lists posts; described at
 * the top of db/starter/missions.txt. Anything that is not as it should be is an error.
 */
#include "starter.h"

#include "import_run.h"
#include "post_type.h"
#include "reach.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { POSTS_MAX = 1024, CITY_MAX = 80, LINK_MAX = 256, WORD_MAX = 24 };

struct post {
    int64_t line;
    const struct atlas_country *sending;
    enum db_rank rank;
    char city[CITY_MAX];
    char website[LINK_MAX];
};

/* One host and what stands in it; its links come after its posts. */
struct starter {
    const struct atlas_country *host;
    char capital[CITY_MAX];
    struct post post[POSTS_MAX];
    size_t count;
};

static bool bad(struct api_import *import, const struct line *line, const char *what,
                const char *text)
{
    return import_fail(import, API_IMPORT_BAD, line->number, "%s: '%.100s'", what, text);
}

/* Cuts the next word off. */
static char *next_word(char **rest)
{
    char *word = *rest + strspn(*rest, " ");
    size_t length = strcspn(word, " ");

    if (length == 0)
        return NULL;
    *rest = word + length + (word[length] == ' ');
    word[length] = '\0';
    return word;
}

static bool put_post(struct api_import *import, const struct starter *starter,
                     const struct post *post)
{
    struct draft *draft = &import->draft;
    struct db_mission *mission = &draft->mission;
    const struct post_type type = {.rank = post->rank};
    char id[STARTER_ID_MAX];

    draft_clear(draft);
    mission->sending = post->sending->code;
    mission->host = starter->host->code;
    mission->rank = post->rank;
    mission->legal_kind = post_type_legal(&type);
    mission->city = draft_text(draft, post->city);
    draft_serve_country(draft, starter->host->code);
    draft_name(draft, post->sending, starter->host, NULL);
    if (post->website[0])
        draft_contact(draft, DB_CONTACT_WEBSITE, post->website, NULL);
    starter_id(mission, id);
    mission->id = draft_text(draft, id);
    return import_take(import, post->line);
}

static bool end_host(struct api_import *import)
{
    struct starter *starter = import->state;

    for (size_t i = 0; i < starter->count; i++) {
        if (!put_post(import, starter, &starter->post[i]))
            return false;
    }
    starter->count = 0;
    return true;
}

static bool begin_host(struct api_import *import, const struct line *line, char *value)
{
    struct starter *starter = import->state;

    if (!end_host(import) || !import_begin(import))
        return false;
    const char *code = next_word(&value);
    starter->host = code ? atlas_by_code(import->atlas, code) : NULL;
    if (!starter->host)
        return bad(import, line, "host is no country", code ? code : "");
    if (value[0] == '\0' || strlen(value) >= CITY_MAX)
        return bad(import, line, "host takes a code and a city, not", value);
    (void)snprintf(starter->capital, sizeof(starter->capital), "%s", value);
    return true;
}

static bool add_post(struct api_import *import, const struct line *line,
                     const struct post *post)
{
    struct starter *starter = import->state;

    if (starter->count == POSTS_MAX)
        return bad(import, line, "too many posts in one host", starter->host->code);
    starter->post[starter->count++] = *post;
    return true;
}

/* "consulate_general Saint Petersburg: AM AZ": `key` is what stands before the colon. */
static bool add_posts(struct api_import *import, const struct line *line, char *key,
                      char *value)
{
    const struct starter *starter = import->state;
    struct post post = {.line = line->number};
    const char *word = next_word(&key);
    const char *city = key[0] ? key : starter->capital;

    if (!word || !db_rank_from_word(word, &post.rank))
        return bad(import, line, "key is not known", word ? word : "");
    if (!starter->host)
        return bad(import, line, "a post before any host", word);
    if (strlen(city) >= CITY_MAX)
        return bad(import, line, "city is too long", city);
    (void)snprintf(post.city, sizeof(post.city), "%s", city);
    for (char *code = next_word(&value); code; code = next_word(&value)) {
        post.sending = atlas_by_code(import->atlas, code);
        if (!post.sending)
            return bad(import, line, "sender is no country", code);
        if (post.sending == starter->host)
            return bad(import, line, "sender is the host", code);
        if (!add_post(import, line, &post))
            return false;
    }
    return true;
}

static struct post *find_post(struct starter *starter, const char *code,
                              enum db_rank rank, const char *city)
{
    for (size_t i = 0; i < starter->count; i++) {
        struct post *post = &starter->post[i];

        if (strcmp(post->sending->code, code) == 0 && post->rank == rank &&
            strcmp(post->city, city) == 0)
            return post;
    }
    return NULL;
}

/* "FR consulate_general@Saint Petersburg https://...": the link is the last word. */
static bool add_website(struct api_import *import, const struct line *line, char *value)
{
    struct starter *starter = import->state;
    char *link = strrchr(value, ' ');
    enum db_rank rank = DB_RANK_OFFICE;

    if (!link || !reach_is_link(link + 1) || strlen(link + 1) >= LINK_MAX)
        return bad(import, line, "website takes a code, a rank and a link, not", value);
    *link++ = '\0';
    const char *code = next_word(&value);
    char *at = strchr(value, '@');
    if (at)
        *at = '\0';
    if (!code || !db_rank_from_word(value, &rank))
        return bad(import, line, "rank is not known", value);
    struct post *post = find_post(starter, code, rank, at ? at + 1 : starter->capital);
    if (!post)
        return bad(import, line, "website of a post that is not listed", code);
    if (post->website[0])
        return bad(import, line, "second website of one post", code);
    (void)snprintf(post->website, sizeof(post->website), "%s", link);
    return true;
}

static bool set_as_of(struct api_import *import, const struct line *line,
                      const char *value)
{
    if (import->begun || import->as_of[0])
        return bad(import, line, "as_of stands once, before the first host", value);
    if (!import_is_date(value))
        return bad(import, line, "as_of is no date", value);
    if (!import->options.as_of)
        (void)snprintf(import->as_of, sizeof(import->as_of), "%s", value);
    return true;
}

static bool starter_line(struct api_import *import, const struct line *line)
{
    char *text = line->text;

    if (line->length == 0 || text[0] == '#')
        return true;
    if (strncmp(text, "website ", 8) == 0)
        return add_website(import, line, text + 8);
    char *colon = strstr(text, ": ");
    if (!colon)
        return bad(import, line, "not a 'key: value' line", text);
    *colon = '\0';
    if (strcmp(text, "as_of") == 0)
        return set_as_of(import, line, colon + 2);
    if (strcmp(text, "source") == 0) /* for people: what the list was made from */
        return true;
    if (strcmp(text, "host") == 0)
        return begin_host(import, line, colon + 2);
    return add_posts(import, line, text, colon + 2);
}

static bool starter_start(struct api_import *import, const struct line *first)
{
    import->state = calloc(1, sizeof(struct starter));
    if (!import->state)
        return import_fail(import, API_IMPORT_FAILED, first->number, "out of memory");
    if (!first->ended) {
        return import_fail(import, API_IMPORT_BAD, first->number,
                           "truncated: the last line has no end");
    }
    return starter_line(import, first);
}

const struct import_format import_starter = {
    .name = "starter-missions",
    .source =
        {
            .id = "starter",
            .name = "embassyd starter data",
            .licence = "CC0-1.0",
        },
    .strict = true,
    .start = starter_start,
    .line = starter_line,
    .end = end_host,
};
