/* feeds.c - /feeds: articles and notices for readers and machines that come back. */
#include "feed.h"
#include "routes.h"

const struct param feed_params[] = {
    {.name = "country",
     .kind = PARAM_COUNTRY,
     .example = "RU",
     .about = "Only those about this country"},
    {.name = "lang",
     .kind = PARAM_LANGUAGE,
     .example = "en",
     .about = "Only those in this language; names of countries are in it too"},
    {0},
};

int feed_articles_atom(struct call *call)
{
    return feed_answer(call, &feed_atom, false);
}

int feed_articles_json(struct call *call)
{
    return feed_answer(call, &feed_json, false);
}

int feed_notices_atom(struct call *call)
{
    return feed_answer(call, &feed_atom, true);
}

int feed_notices_json(struct call *call)
{
    return feed_answer(call, &feed_json, true);
}
