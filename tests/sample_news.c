/* sample_news.c - articles and notices of the sample: one of each kind, written by the
 * API itself at a fixed time. */
#include "sample.h"

#define ARTICLES "/api/v1/articles/"
#define NOTICES  "/api/v1/notices/01KJM000000000000000000"

static const struct sample_record records[] = {
    {API_PUT, ARTICLES "embassy-moves",
     "{\"title\":\"The embassy in Moscow moves\",\"summary\":\"From March on it has a new "
     "address.\",\"body\":\"The embassy **moves**.\\n\\nBring your passport.\","
     "\"authors\":[\"A. Writer\",\"B. Writer\"],\"countries\":[\"RU\",\"FR\"],"
     "\"tags\":[\"embassies\",\"moving\"],\"source_name\":\"Example Ministry\","
     "\"source_url\":\"https://example.org/news/1\",\"state\":\"published\","
     "\"published_at\":\"2026-02-20T09:00:00Z\"}"},
    {API_PUT, ARTICLES "talks",
     "{\"title\":\"Talks in Moscow\",\"body\":\"They met.\",\"countries\":[\"US\",\"RU\"],"
     "\"tags\":[\"diplomacy\"],\"state\":\"published\",\"published_at\":\"2017-04-12\"}"},
    {API_PATCH, ARTICLES "talks", "{\"slug\":\"talks-in-moscow\"}"},
    {API_PUT, ARTICLES "ambassade-ouverte",
     "{\"title\":\"L’ambassade est ouverte\",\"body\":\"Elle est ouverte.\","
     "\"lang\":\"fr\",\"countries\":[\"NP\"],\"state\":\"published\","
     "\"published_at\":\"2026-01-15\"}"},
    {API_PUT, ARTICLES "a-draft", "{\"title\":\"A draft\",\"countries\":[\"RU\"]}"},
    {API_PUT, ARTICLES "opens-soon",
     "{\"title\":\"A consulate opens\",\"body\":\"It opens.\",\"countries\":[\"RU\"],"
     "\"state\":\"scheduled\",\"published_at\":\"2026-03-05T08:00:00Z\"}"},
    {API_PUT, ARTICLES "not-true",
     "{\"title\":\"Something wrong\",\"body\":\"It was wrong.\",\"countries\":[\"RU\"],"
     "\"state\":\"published\",\"published_at\":\"2026-02-25\"}"},
    {API_PATCH, ARTICLES "not-true",
     "{\"state\":\"withdrawn\",\"withdrawn_reason\":\"It was not true.\"}"},

    {API_PUT, NOTICES "001",
     "{\"issuer\":\"Ministry of Examples\",\"issuer_country\":\"FR\","
     "\"source_url\":\"https://example.org/notices/1\",\"level\":\"Level 4: Stay away\","
     "\"level_scale\":\"1 to 4\",\"regional_level\":\"Level 4\",\"category\":\"Security\","
     "\"urgency\":\"Immediate\",\"severity\":\"Severe\",\"certainty\":\"Observed\","
     "\"response_type\":\"Avoid\",\"headline\":\"Consular help in Russia\","
     "\"body\":\"Call *before* you come.\",\"instruction\":\"Register.\","
     "\"countries\":[\"RU\"],\"areas\":[\"Rostov\"],\"banner\":true,"
     "\"starts_at\":\"2022-02-24\",\"reviewed_at\":\"2026-02-20\",\"state\":\"published\","
     "\"published_at\":\"2022-02-24\"}"},
    {API_PUT, NOTICES "002",
     "{\"issuer\":\"Ministry of Examples\",\"headline\":\"For the French in Russia\","
     "\"body\":\"Vote.\",\"countries\":[\"RU\"],\"nationalities\":[\"FR\"],"
     "\"starts_at\":\"2026-02-01\",\"state\":\"published\",\"published_at\":\"2026-02-01\"}"},
    {API_PUT, NOTICES "003",
     "{\"issuer\":\"Ministry of Examples\",\"headline\":\"Storm next week\","
     "\"body\":\"It comes.\",\"category\":\"Met\",\"countries\":[\"RU\"],"
     "\"starts_at\":\"2026-03-10\",\"ends_at\":\"2026-03-12\",\"state\":\"published\"}"},
    {API_PUT, NOTICES "004",
     "{\"issuer\":\"Ministry of Examples\",\"headline\":\"Strike in January\","
     "\"body\":\"It is over.\",\"countries\":[\"RU\"],\"starts_at\":\"2026-01-01\","
     "\"ends_at\":\"2026-02-01\",\"state\":\"published\",\"published_at\":\"2026-01-01\"}"},
    {API_PUT, NOTICES "005",
     "{\"issuer\":\"Ministry of Examples\",\"headline\":\"For the Japanese in Russia\","
     "\"body\":\"Vote.\",\"countries\":[\"RU\"],\"nationalities\":[\"JP\"],"
     "\"state\":\"published\",\"published_at\":\"2026-02-10\"}"},
    {API_PUT, NOTICES "006",
     "{\"issuer\":\"Ministry of Examples\",\"headline\":\"Withdrawn\",\"body\":\"No.\","
     "\"countries\":[\"RU\"],\"state\":\"published\",\"published_at\":\"2026-02-01\"}"},
    {API_PATCH, NOTICES "006",
     "{\"state\":\"withdrawn\",\"withdrawn_reason\":\"The road is open again.\"}"},
    {API_PUT, NOTICES "007",
     "{\"issuer\":\"Ministry of Examples\",\"headline\":\"A draft\",\"countries\":[\"RU\"]}"},
    {API_PUT, NOTICES "008",
     "{\"issuer\":\"Ministry of Examples\",\"headline\":\"Nobody looked at this since\","
     "\"body\":\"Landslides.\",\"category\":\"Geo\",\"countries\":[\"NP\"],"
     "\"banner\":true,\"reviewed_at\":\"2026-01-15\",\"state\":\"published\","
     "\"published_at\":\"2026-01-15\"}"},
};

void sample_news(struct sample *sample)
{
    sample_write(sample, records, sizeof(records) / sizeof(records[0]));
}
