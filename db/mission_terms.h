/* mission_terms.h - the enumerations of missions and their words, which are the same in
 * the store and in the API. */
#ifndef DB_MISSION_TERMS_H
#define DB_MISSION_TERMS_H

#include <stdbool.h>

/* Class and rank: OSM `diplomatic=*` words and VCCR Art. 1; best rank of a class first,
 * which is also the order in which equals are offered. */
#define MISSION_RANKS(X)                                                                 \
    X(EMBASSY, "embassy", "embassy", "Embassy")                                          \
    X(HIGH_COMMISSION, "high_commission", "embassy", "High Commission")                  \
    X(NUNCIATURE, "nunciature", "embassy", "Apostolic Nunciature")                       \
    X(DELEGATION, "delegation", "embassy", "Delegation")                                 \
    X(MISSION, "mission", "embassy", "Mission")                                          \
    X(INTERESTS_SECTION, "interests_section", "embassy", "Interests Section")            \
    X(BRANCH_EMBASSY, "branch_embassy", "embassy", "Embassy Branch Office")              \
    X(CONSULATE_GENERAL, "consulate_general", "consulate", "Consulate General")          \
    X(CONSULATE, "consulate", "consulate", "Consulate")                                  \
    X(VICE_CONSULATE, "vice_consulate", "consulate", "Vice Consulate")                   \
    X(CONSULAR_AGENCY, "consular_agency", "consulate", "Consular Agency")                \
    X(CONSULAR_OFFICE, "consular_office", "consulate", "Consular Office")                \
    X(HONORARY_CONSUL, "honorary_consul", "consulate", "Honorary Consulate")             \
    X(LIAISON_OFFICE, "liaison_office", "liaison", "Liaison Office")                     \
    X(REPRESENTATIVE_OFFICE, "representative_office", "liaison",                         \
      "Representative Office")                                                           \
    X(TRADE_OFFICE, "trade_office", "other", "Trade Office")                             \
    X(OFFICE, "office", "other", "Office")

enum db_rank {
#define ENUM(id, word, class, title) DB_RANK_##id,
    MISSION_RANKS(ENUM)
#undef ENUM
        DB_RANK__COUNT
};

struct db_rank_row {
    const char *word;  /* in the API and in the store */
    const char *class; /* embassy | consulate | liaison | other */
    const char *title; /* English, for built names */
};
const struct db_rank_row *db_rank_row(enum db_rank rank);
bool db_rank_from_word(const char *word, enum db_rank *ret_rank);

/* What a mission is in law; only the first three help citizens. */
#define MISSION_LEGAL_KINDS(X)                                                           \
    X(DIPLOMATIC, "diplomatic")                                                          \
    X(CONSULAR, "consular")                                                              \
    X(DE_FACTO, "de_facto")                                                              \
    X(SUBSTATE, "substate")                                                              \
    X(NON_STATE, "non_state")

#define MISSION_STATUSES(X)                                                              \
    X(OPEN, "open")                                                                      \
    X(LIMITED, "limited")                                                                \
    X(RELOCATED, "relocated")                                                            \
    X(UNKNOWN, "unknown")                                                                \
    X(SUSPENDED, "suspended")                                                            \
    X(CLOSED, "closed")

/* How exact a point is; nothing of SUSPECT is ever ranked by distance. */
#define POINT_QUALITIES(X)                                                               \
    X(NONE, "none")                                                                      \
    X(BUILDING, "building")                                                              \
    X(CITY, "city")                                                                      \
    X(SUSPECT, "suspect")

#define CONTACT_KINDS(X)                                                                 \
    X(EMERGENCY_24H, "emergency_24h")                                                    \
    X(DUTY, "duty_after_hours")                                                          \
    X(CONSULAR, "consular")                                                              \
    X(SWITCHBOARD, "switchboard")                                                        \
    X(EMAIL, "email")                                                                    \
    X(WEBSITE, "website")                                                                \
    X(FORM, "form")                                                                      \
    X(SOCIAL, "social")                                                                  \
    X(FAX, "fax")

#define SERVICE_KINDS(X)                                                                 \
    X(CITIZEN_SERVICES, "citizen_services")                                              \
    X(EMERGENCY_TRAVEL_DOCUMENT, "emergency_travel_document")                            \
    X(PASSPORT, "passport")                                                              \
    X(NOTARIAL, "notarial")                                                              \
    X(DETAINED_VISITS, "detained_visits")                                                \
    X(IMMIGRANT_VISAS, "immigrant_visas")                                                \
    X(NON_IMMIGRANT_VISAS, "non_immigrant_visas")                                        \
    X(OTHER, "other")

/* Of a service that a mission says nothing of, nothing is known. */
#define SERVICE_VALUES(X)                                                                \
    X(YES, "yes")                                                                        \
    X(NO, "no")                                                                          \
    X(LIMITED, "limited")

#define ENUM(id, word) DB_LEGAL_##id,
enum db_legal_kind { MISSION_LEGAL_KINDS(ENUM) DB_LEGAL__COUNT };
#undef ENUM
#define ENUM(id, word) DB_STATUS_##id,
enum db_mission_status { MISSION_STATUSES(ENUM) DB_STATUS__COUNT };
#undef ENUM
#define ENUM(id, word) DB_POINT_##id,
enum db_point_quality { POINT_QUALITIES(ENUM) DB_POINT__COUNT };
#undef ENUM
#define ENUM(id, word) DB_CONTACT_##id,
enum db_contact_kind { CONTACT_KINDS(ENUM) DB_CONTACT__COUNT };
#undef ENUM
#define ENUM(id, word) DB_SERVICE_##id,
enum db_service_kind { SERVICE_KINDS(ENUM) DB_SERVICE__COUNT };
#undef ENUM
#define ENUM(id, word) DB_OFFERED_##id,
enum db_service_value { SERVICE_VALUES(ENUM) DB_OFFERED__COUNT };
#undef ENUM

const char *db_legal_word(enum db_legal_kind kind);
const char *db_status_word(enum db_mission_status status);
const char *db_point_word(enum db_point_quality quality);
const char *db_contact_word(enum db_contact_kind kind);
const char *db_service_word(enum db_service_kind kind);
const char *db_offered_word(enum db_service_value value);
bool db_legal_from_word(const char *word, enum db_legal_kind *ret_kind);
bool db_status_from_word(const char *word, enum db_mission_status *ret_status);
bool db_point_from_word(const char *word, enum db_point_quality *ret_quality);
bool db_contact_from_word(const char *word, enum db_contact_kind *ret_kind);
bool db_service_from_word(const char *word, enum db_service_kind *ret_kind);
bool db_offered_from_word(const char *word, enum db_service_value *ret_value);

#endif
