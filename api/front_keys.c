#include "front_keys.h"

static const struct front_key article_keys[] = {
    {"title", KEY_TEXT, "required"},
    {"slug", KEY_TEXT, "end of the address; made from the title when empty"},
    {"summary", KEY_TEXT, "one or two sentences"},
    {"lang", KEY_TEXT, "language of the text: en, fr, zh-Hant"},
    {"countries", KEY_LIST, "codes, the main one first: US, RU"},
    {"tags", KEY_LIST, "words, with commas between"},
    {"authors", KEY_LIST, "names, with commas between"},
    {"source_name", KEY_TEXT, "where the facts come from"},
    {"source_url", KEY_TEXT, "and the address of it"},
    {"state", KEY_TEXT, "draft, scheduled, published or withdrawn"},
    {"published_at", KEY_TEXT, "2017-04-12 or 2017-04-12T18:30:00Z"},
    {"withdrawn_reason", KEY_TEXT, "only when withdrawn"},
    {0},
};

static const struct front_key notice_keys[] = {
    {"headline", KEY_TEXT, "required"},
    {"issuer", KEY_TEXT, "who says so; required"},
    {"issuer_country", KEY_TEXT, "code, when a state says so"},
    {"countries", KEY_LIST, "codes of where it holds: RU"},
    {"areas", KEY_LIST, "parts of them, in words"},
    {"nationalities", KEY_LIST, "codes; empty: for everyone"},
    {"level", KEY_TEXT, "as the issuer wrote it, never translated into another scale"},
    {"level_scale", KEY_TEXT, "which scale that is"},
    {"regional_level", KEY_TEXT, "the highest level of a part, as the issuer wrote it"},
    {"category", KEY_TEXT, "of CAP: Security, Health, Geo, Met, Safety, Other ..."},
    {"urgency", KEY_TEXT, "Immediate, Expected, Future, Past or Unknown"},
    {"severity", KEY_TEXT, "Extreme, Severe, Moderate, Minor or Unknown"},
    {"certainty", KEY_TEXT, "Observed, Likely, Possible, Unlikely or Unknown"},
    {"response_type", KEY_TEXT, "Assess, Avoid, Evacuate, Monitor, Prepare, None ..."},
    {"instruction", KEY_TEXT, "what to do, in one line"},
    {"lang", KEY_TEXT, "language of the text"},
    {"source_url", KEY_TEXT, "address of the original"},
    {"banner", KEY_FLAG, "true: above every page about these countries"},
    {"starts_at", KEY_TEXT, "2026-03-01 or 2026-03-01T18:30:00Z; empty: when published"},
    {"ends_at", KEY_TEXT, "empty: open"},
    {"reviewed_at", KEY_TEXT, "when somebody last looked; a banner needs it"},
    {"state", KEY_TEXT, "draft, scheduled, published or withdrawn"},
    {"published_at", KEY_TEXT, "when it is there for everyone"},
    {"withdrawn_reason", KEY_TEXT, "only when withdrawn"},
    {0},
};

const struct front_key *front_keys(enum api_text kind)
{
    return kind == API_TEXT_ARTICLE ? article_keys : notice_keys;
}
