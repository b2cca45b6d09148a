/* sample_arrangements.c - arrangements of the sample: what tests need, not what holds. */
#include "sample.h"

#define AT "/api/v1/arrangements/"
#define SOURCE                                                                           \
    "\"source_name\":\"Example Gazette\",\"source_url\":\"https://example.org/law\","    \
    "\"verified_at\":\"2026-02-20\",\"enabled\":true"

static const struct sample_record records[] = {
    {API_PUT, AT "eu-unrepresented",
     "{\"kind\":\"unrepresented_right\",\"title\":\"Union citizens without an embassy\","
     "\"beneficiaries\":[\"eu\"],\"providers\":[\"eu\"],\"scope\":\"third_countries\","
     "\"unrepresented\":\"no_career_post\",\"provider_posts\":\"career\","
     "\"legal_ref\":\"Example directive, Article 1\",\"consular_cover\":\"full\","
     "\"caveat\":\"Your own state is asked, and may take the case over.\"," SOURCE "}"},
    {API_PUT, AT "nordic",
     "{\"kind\":\"mutual_assistance\",\"title\":\"Nordic states for each other\","
     "\"beneficiaries\":[\"nordic\"],\"providers\":[\"nordic\"],"
     "\"scope\":\"third_countries\",\"unrepresented\":\"no_post\","
     "\"provider_posts\":\"any\",\"caveat\":\"It may not be the nearest post.\"," SOURCE
     "}"},
    {API_PUT, AT "canada-australia",
     "{\"kind\":\"service_sharing\",\"title\":\"Canada and Australia share posts\","
     "\"beneficiaries\":[\"CA\",\"AU\"],\"providers\":[\"AU\",\"CA\"],"
     "\"scope\":\"listed\",\"unrepresented\":\"no_career_post\","
     "\"provider_posts\":\"listed\",\"needs\":[\"passport\",\"arrest\",\"hospital\"],"
     "\"consular_cover\":\"emergency\"," SOURCE ","
     "\"posts\":[{\"host\":\"WS\",\"provider\":\"AU\",\"mission\":\"Q900000008\","
     "\"city\":\"Apia\",\"valid_from\":\"2020-01-01\"},"
     "{\"host\":\"TO\",\"provider\":\"AU\",\"city\":\"Nukuʻalofa\",\"cover\":\"full\","
     "\"source_url\":\"https://example.org/posts\",\"note\":\"By appointment\"}]}"},
    {API_PUT, AT "example-protecting-power",
     "{\"kind\":\"protecting_power\",\"title\":\"Switzerland for the United States\","
     "\"beneficiaries\":[\"US\"],\"providers\":[\"CH\"],\"scope\":\"listed\","
     "\"unrepresented\":\"always\",\"provider_posts\":\"listed\","
     "\"valid_from\":\"1980-05-21\",\"valid_to\":\"2027-02-20\"," SOURCE ","
     "\"posts\":[{\"host\":\"IR\",\"provider\":\"CH\",\"cover\":\"full\"},"
     "{\"host\":\"KP\",\"provider\":\"CH\",\"cover\":\"none\"}]}"},
    {API_PUT, AT "commonwealth",
     "{\"kind\":\"discretionary\",\"title\":\"Commonwealth citizens\","
     "\"beneficiaries\":[\"commonwealth\"],\"providers\":[\"GB\"],"
     "\"scope\":\"third_countries\",\"unrepresented\":\"no_post\","
     "\"provider_posts\":\"any\",\"enabled\":false,"
     "\"disabled_reason\":\"No official source was found.\"}"},
};

void sample_arrangements(struct sample *sample)
{
    sample_write(sample, records, sizeof(records) / sizeof(records[0]));
}
