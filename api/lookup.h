/* lookup.h - the lookup while it is made: what was asked, who may help, and what became
 * of it. lookup.c gathers, one file a tier; the forms of the answer (lookup_body.c: JSON)
 * read it and change nothing. */
#ifndef API_LOOKUP_H
#define API_LOOKUP_H

#include "call.h"
#include "candidate.h"

#include "db/arrangement.h"

enum {
    LOOKUP_NAME_MAX = 80,
    LOOKUP_SOURCES_MAX = 400,
    LOOKUP_MEMBERSHIPS_MAX = 16,
    LOOKUP_ARRANGEMENTS_MAX = 12, /* that may apply to one request */
    LOOKUP_POSTS_MAX = 8,         /* of one arrangement in one host */
    LOOKUP_TEXT_MAX = 400,
};

/* A country of the question. */
struct lookup_place {
    char code[DB_COUNTRY_CODE_MAX];
    char name[LOOKUP_NAME_MAX];
    char phrase[LOOKUP_NAME_MAX];     /* the name within a sentence: "the Netherlands" */
    char parent[DB_COUNTRY_CODE_MAX]; /* "" when it has none */
    char parent_phrase[LOOKUP_NAME_MAX];
    char emergency[16]; /* general number, as the country's record has it */
    char time_zone[40];
    char note[LOOKUP_TEXT_MAX]; /* where its status is disputed */
    bool has_capital;
    bool territory, other; /* kinds of country.h; neither: a state */
    struct db_point capital;
    /* A territory has its sovereign's as far as help abroad goes. */
    char membership[LOOKUP_MEMBERSHIPS_MAX][24];
    size_t membership_count;
    bool has_line; /* a line of its foreign ministry is known */
};

/* A post that an arrangement names for the host. */
struct lookup_post {
    char provider[DB_COUNTRY_CODE_MAX], mission[64];
    enum db_cover cover;
    char note[CANDIDATE_TEXT_MAX];
};

/* An arrangement that applies: for which of the nationalities, and how far. */
struct lookup_arrangement {
    char id[64], kind[32], title[CANDIDATE_TEXT_MAX], legal_ref[CANDIDATE_TEXT_MAX];
    char source_name[CANDIDATE_TEXT_MAX], source_url[CANDIDATE_TEXT_MAX];
    char verified_at[24], caveat[LOOKUP_TEXT_MAX];
    enum db_cover cover;
    size_t person;
    bool listed;      /* the posts below alone may help */
    bool career_only; /* no honorary consul helps */
    bool discretionary;
    struct lookup_post post[LOOKUP_POSTS_MAX];
    size_t post_count;
    size_t candidate_count; /* posts known here that may help */
};

enum assistance {
    ASSISTANCE_LOCAL,
    ASSISTANCE_REMOTE,
    ASSISTANCE_ARRANGEMENT,
    ASSISTANCE_DOMESTIC,
    ASSISTANCE_NONE,    /* all that are known are closed or suspended */
    ASSISTANCE_UNKNOWN, /* the sources say nothing: there may be one all the same */
};
const char *assistance_word(enum assistance assistance);

struct lookup {
    struct call *call;
    /* Whose missions help: nationalities, or, of_residence, the country that somebody
     * without a state's protection lives in. */
    struct lookup_place person[PARAM_COUNTRIES_MAX];
    size_t person_count;
    bool of_residence;
    struct lookup_place host;
    enum db_need need;
    char at[CALL_TIME_MAX]; /* the moment of the answer, RFC 3339 UTC */
    int64_t at_seconds;
    bool is_now; /* nobody named another moment */
    struct candidates candidates;
    struct lookup_arrangement arrangement[LOOKUP_ARRANGEMENTS_MAX];
    size_t arrangement_count;
    bool is_home; /* the host is a country of one of them */
    enum assistance assistance;
    const struct candidate *first; /* post of the order; NULL: there is none */
    const struct candidate *best;
    char sources[LOOKUP_SOURCES_MAX]; /* names and dates of all sources, in one line */
};

/* What is asked, lent until lookup_run() returns. */
struct lookup_question {
    const struct argument *persons; /* nationalities, or the country of residence */
    bool of_residence;
    const char *host; /* code */
    enum db_need need;
    const struct argument *near, *at; /* NULL, or without a text: not said */
};
/* Gathers and judges; lookup->call is set, and of the call only the database and the
 * time are used. candidates.failed: memory ran out on the way. */
enum db_status lookup_run(struct lookup *lookup, const struct lookup_question *question);

/* Reads what a lookup asks of a country, and of the sovereign of a territory. */
enum db_status lookup_read_place(struct db *db, const char *code,
                                 struct lookup_place *place);
/* Is the country one of these, by its code or by a membership? */
bool lookup_is_party(const struct lookup_place *place, const char *const *parties,
                     size_t count);
/* The state that a country is, or, for a territory, is a part of. */
const char *lookup_sovereign(const struct lookup_place *place);

/* The answer is another one from this second on. */
void lookup_hold(struct lookup *lookup, int64_t until);

/* One tier each, into lookup->candidates. */
enum db_status lookup_own(struct lookup *lookup);          /* local, accredited */
enum db_status lookup_arrangements(struct lookup *lookup); /* after lookup_own() */
enum db_status lookup_lines(struct lookup *lookup);        /* ministry, emergency */
/* Which doors are open, and until when that is so. */
enum db_status lookup_doors(struct lookup *lookup);

/* Of candidates in their order: assistance, first and best. */
void lookup_judge(struct lookup *lookup);

/* The answer as JSON with call->json. */
enum db_status lookup_body(struct lookup *lookup);

#endif
