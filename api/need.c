#include "need.h"

#define WORD(id, word) word,
const char *const need_words[] = {NEEDS(WORD) NULL};
#undef WORD

enum db_need need_from_word(const char *word)
{
    enum db_need need = DB_NEED_GENERAL;

    if (word)
        (void)db_need_from_word(word, &need);
    return need;
}

bool need_is_physical(enum db_need need)
{
    return need != DB_NEED_GENERAL;
}

/* The services that meet a need, the closest first; citizen_services stands for all. */
static const enum db_service_kind *services_for(enum db_need need)
{
    static const enum db_service_kind documents[] = {
        DB_SERVICE_EMERGENCY_TRAVEL_DOCUMENT, DB_SERVICE_PASSPORT,
        DB_SERVICE_CITIZEN_SERVICES, DB_SERVICE__COUNT};
    static const enum db_service_kind prison[] = {
        DB_SERVICE_DETAINED_VISITS, DB_SERVICE_CITIZEN_SERVICES, DB_SERVICE__COUNT};

    if (need == DB_NEED_PASSPORT)
        return documents;
    return need == DB_NEED_ARREST ? prison : documents + 2;
}

enum need_fit need_fit(enum db_need need, const struct db_service *services, size_t count)
{
    const enum db_service_kind *kind = services_for(need);

    for (; *kind != DB_SERVICE__COUNT; kind++) {
        for (size_t i = 0; i < count; i++) {
            const struct db_service *service = &services[i];

            if (service->kind == *kind && service->value == DB_OFFERED_YES)
                return FIT_YES;
            if (service->kind == *kind && service->value == DB_OFFERED_NO)
                return FIT_NO;
        }
    }
    return FIT_UNKNOWN;
}
