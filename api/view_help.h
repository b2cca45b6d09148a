/* view_help.h - /help/serbia/russia: the answer to "I am a citizen of X, I am in Y: who
 * can help me?" as a page. view_help.c asks the lookup, view_help_page.c puts the
 * parts in their order; they read it and change nothing. */
#ifndef API_VIEW_HELP_H
#define API_VIEW_HELP_H

#include "lookup.h"
#include "view.h"

enum {
    HELP_NAMES_MAX = 300, /* bytes of the nationalities as typed */
    HELP_PERSONS_MAX = PARAM_COUNTRIES_MAX * (VIEW_NAME_MAX + 2),
    HELP_TITLE_MAX = HELP_PERSONS_MAX + 256,
};

/* A question as somebody asked it, and what it means. */
struct help_question {
    const char *nationality, *host; /* as typed; NULL: not said */
    const char *need;               /* word; NULL: not said */
    bool of_residence;
    struct argument persons; /* codes */
    char host_code[DB_COUNTRY_CODE_MAX];
};

/* The page while it is written. */
struct help {
    struct view *view;
    struct lookup *lookup;
    const struct help_question *question;
    char path[VIEW_PATH_MAX]; /* "/help/serbia/russia" */
    char slug[VIEW_NAME_MAX]; /* of the host */
    /* Names in the language of the page. */
    char host[VIEW_NAME_MAX];
    char person[PARAM_COUNTRIES_MAX][VIEW_NAME_MAX];
    char persons[HELP_PERSONS_MAX]; /* "Serbia, France" */
    char title[HELP_TITLE_MAX], description[HELP_TITLE_MAX];
    char query[64]; /* "?need=passport" */
};

/* Finds the countries of the question. 0: they are found; else the status of what was
 * answered with: the form again, and what may be meant. */
int help_understand(struct call *call, struct help_question *question);

/* Appends "?as=resident&need=passport", or nothing. `need` NULL: none. */
void help_put_query(struct buffer *out, bool of_residence, const char *need);

/* <main>, title and description, all but the frame. */
enum db_status help_put_page(struct help *help);

/* ---- Parts ---- */

/* The host's emergency numbers, each once. */
void help_put_emergency(struct help *help);
/* A post or a line as a card. */
enum db_status help_put_card(struct help *help, const struct candidate *row);
/* What to keep in mind with a post. */
void help_put_caveats(struct help *help, const struct candidate *row);
/* Where it is from, as of when. */
void help_put_source(struct help *help, const struct candidate *row);
/* All sources, where none of them names anybody: "Looked for in: ..., 23 June 2022; ...".
 */
enum db_status help_put_sources(struct help *help);
/* "What happened?", then what to do. */
void help_put_steps(struct help *help);
/* Who helps whose citizens, and on what ground. */
void help_put_arrangements(struct help *help);
#endif
