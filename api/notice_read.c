#include "notice_read.h"

#include <string.h>

#define WORD(word) word,
static const char *const categories[] = {CAP_CATEGORIES(WORD) NULL};
static const char *const urgencies[] = {CAP_URGENCIES(WORD) NULL};
static const char *const severities[] = {CAP_SEVERITIES(WORD) NULL};
static const char *const certainties[] = {CAP_CERTAINTIES(WORD) NULL};
static const char *const responses[] = {CAP_RESPONSES(WORD) NULL};
#undef WORD

const char *const notice_editable[] = {"issuer",
                                       "issuer_country",
                                       "source_url",
                                       "level",
                                       "level_scale",
                                       "category",
                                       "regional_level",
                                       "urgency",
                                       "severity",
                                       "certainty",
                                       "headline",
                                       "response_type",
                                       "body",
                                       "instruction",
                                       "lang",
                                       "countries",
                                       "areas",
                                       "nationalities",
                                       "starts_at",
                                       "ends_at",
                                       "banner",
                                       "reviewed_at",
                                       "withdrawn_reason",
                                       "state",
                                       "published_at",
                                       NULL};

static const char *word_or(const struct members *members, const char *name,
                           const char *const *words, const char *fallback)
{
    const char *word = member_word(members, name, words, 0);

    return word ? word : fallback;
}

static void read_words(const struct members *members, struct db_notice *notice)
{
    notice->category = word_or(members, "category", categories, "Other");
    notice->urgency = word_or(members, "urgency", urgencies, "Unknown");
    notice->severity = word_or(members, "severity", severities, "Unknown");
    notice->certainty = word_or(members, "certainty", certainties, "Unknown");
    notice->response_type = word_or(members, "response_type", responses, "None");
}

static void read_texts(const struct members *members, bool is_draft,
                       struct db_notice *notice)
{
    notice->issuer = member_text(members, "issuer", DB_TEXT_MAX, MEMBER_REQUIRED);
    notice->issuer_country = member_country(members, "issuer_country", 0);
    notice->source_url = member_url(members, "source_url", 0);
    notice->level = member_text(members, "level", DB_TEXT_MAX, 0);
    notice->level_scale = member_text(members, "level_scale", DB_TEXT_MAX, 0);
    notice->regional_level = member_text(members, "regional_level", DB_TEXT_MAX, 0);
    notice->headline = member_text(members, "headline", DB_TITLE_MAX, MEMBER_REQUIRED);
    notice->instruction = member_text(members, "instruction", DB_TEXT_MAX, MEMBER_LINES);
    notice->lang = member_language(members, "lang", "en");
    notice->body = member_text(members, "body", DB_BODY_MAX,
                               MEMBER_LINES | (is_draft ? 0U : MEMBER_REQUIRED));
    if (!notice->body)
        notice->body = ""; /* a draft may be without one */
}

static void read_lists(const struct members *members, struct notice_reading *reading)
{
    struct db_notice *notice = &reading->notice;

    notice->countries = reading->countries;
    notice->areas = reading->areas;
    notice->nationalities = reading->nationalities;
    notice->country_count =
        member_countries(members, "countries", DB_ABOUT_MAX, reading->countries);
    notice->area_count =
        member_texts(members, "areas", DB_TEXT_MAX, DB_NEWS_LIST_MAX, reading->areas);
    notice->nationality_count =
        member_countries(members, "nationalities", DB_ABOUT_MAX, reading->nationalities);
    const json_t *list = member_find(members, "countries", MEMBER_REQUIRED);
    if (json_is_array(list) && json_array_size(list) == 0)
        member_fault(members, "countries", "it needs one at least");
}

static const char *read_time(const struct members *members, const char *name,
                             char ret_time[CALL_TIME_MAX])
{
    return member_time(members, name, ret_time, 0) ? ret_time : NULL;
}

static void read_times(const struct members *members, struct notice_reading *reading)
{
    struct db_notice *notice = &reading->notice;

    notice->starts_at = read_time(members, "starts_at", reading->starts_at);
    notice->ends_at = read_time(members, "ends_at", reading->ends_at);
    notice->reviewed_at = read_time(members, "reviewed_at", reading->reviewed_at);
    notice->banner = member_bool(members, "banner", false);
    if (notice->starts_at && notice->ends_at &&
        strcmp(notice->ends_at, notice->starts_at) <= 0)
        member_fault(members, "ends_at", "it has to be after starts_at");
    if (notice->banner && !member_find(members, "reviewed_at", 0))
        member_fault(members, "reviewed_at",
                     "it is required for a banner: when somebody last looked at it");
}

void notice_read(const struct members *members, struct notice_reading *ret_reading)
{
    *ret_reading = (struct notice_reading){.notice = {.id = NULL}};
    publication_read(members, &ret_reading->publication);
    read_texts(members, ret_reading->publication.state == DB_STATE_DRAFT,
               &ret_reading->notice);
    read_words(members, &ret_reading->notice);
    read_lists(members, ret_reading);
    read_times(members, ret_reading);
}

void notice_publish(struct notice_reading *reading)
{
    const struct publication *publication = &reading->publication;

    reading->notice.state = publication->state;
    reading->notice.published_at =
        publication->published_at[0] ? publication->published_at : NULL;
    reading->notice.withdrawn_reason = publication->withdrawn_reason;
}
