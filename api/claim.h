/* claim.h - several sources speak of one mission: whom to believe. What each of them says
 * is kept as its claim (db/mission.h); what is displayed is composed of the claims here,
 * when one of them changes. */
#ifndef API_CLAIM_H
#define API_CLAIM_H

#include "buffer.h"
#include "db/mission.h"
#include "json.h"

#include <jansson.h>

/* Is this one of the sources that have rules of their own (and come in formats of their
 * own)? */
bool claim_source_is_known(const char *source);
/* Does its licence keep it in a layer of its own, never mixed into what is displayed? */
bool claim_source_is_apart(const char *source);

/* Into the order in which they are believed: an editor's first, those apart last. */
void claim_sort(struct db_claim *claims, size_t count);

/* What a mission says, as the object of a claim: the members that can be set, without
 * those that are unknown, and without `serves` where it is what is assumed of a mission,
 * its host; equal facts have equal bytes. `named`: only members of this object; NULL:
 * all.
 */
void claim_facts(struct buffer *out, const struct db_mission *mission,
                 const json_t *named);

/* The members to be displayed, as a new object, of claims in the order of claim_sort().
 * Of each member, kind of contact and kind of service the first claim that has it counts;
 * of points the first that is not suspect. A mission that a source lists is not of
 * unknown status because a less trusted one lists it no more. An editor's claim counts
 * alone. NULL: memory. */
json_t *claim_compose(const struct db_claim *claims, size_t count);

/* The claims of a mission while one of them changes. Texts are lent, but for those in
 * `own`. */
struct claim_set {
    struct db_claim claim[DB_CLAIMS_MAX];
    size_t count;
    struct buffer own; /* what a mission without claims says, now that there are some */
};

/* Those that `base` has. One that has none has the facts of its one source, which is not
 * the one whose claim is to be put. False: memory. */
bool claim_set_open(struct claim_set *set, const struct db_mission *base);
void claim_set_release(struct claim_set *set);
const struct db_claim *claim_set_find(const struct claim_set *set, const char *source);

/* Puts what a source says in the place of what it said before; no facts ("{}"): it speaks
 * of this mission no more. One place is free for an editor always. */
enum claim_change { CLAIM_SAME, CLAIM_PUT, CLAIM_TOO_MANY, CLAIM_TOO_LONG };
enum claim_change claim_set_put(struct claim_set *set, const struct db_claim *claim);

/* Source, its date and the claims of the mission that is displayed. One that is left
 * alone is no claim any more. */
void claim_set_give(const struct claim_set *set, struct db_mission *mission);

/* `claims` of an answer and of a document. */
void claim_list_json(struct json *json, const struct db_mission *mission);
void claim_list_document(struct json *json, const struct db_mission *mission);

#endif
