/* lookup_steps.c - what to do, in this order. */
#include "lookup_words.h"

#include "json.h"
#include "say.h"

/* Rights that hold whether or not this directory knows a mission. Each is said once. */
static void say_shared_rights(struct json *json, const struct lookup_answer *answer)
{
    bool eu = false;
    bool nordic = false;

    for (size_t i = 0; i < answer->nationality_count; i++) {
        eu |= answer->nationality[i].eu;
        nordic |= answer->nationality[i].nordic;
    }
    if (answer->host->other) /* whom posts there could be accredited to is not clear */
        return;
    if (eu && !answer->host->eu)
        say(json,
            "As a citizen of the European Union you may ask the embassy or consulate of "
            "any other member state in %s, when your own is not there "
            "(Directive (EU) 2015/637).",
            answer->host->phrase);
    if (nordic && !answer->host->nordic)
        say(json,
            "You may also ask the embassy or consulate of another Nordic state in %s, "
            "when your own is not there (Helsinki Treaty of 1962, Article 34).",
            answer->host->phrase);
}

static void say_ministry(struct json *json, const struct lookup_answer *answer)
{
    for (size_t i = 0; i < answer->nationality_count; i++) {
        const struct lookup_place *nationality = &answer->nationality[i];

        say(json,
            "Call the foreign ministry of %s: ask which mission serves %s, and for its "
            "emergency line.",
            nationality->territory ? nationality->parent_phrase : nationality->phrase,
            answer->host->phrase);
    }
}

static void say_contact(struct json *json, const struct candidate *best)
{
    const char *how = NULL;

    if (!best)
        return;
    how = best->display[0] ? best->display : best->value;
    if (!best->has_contact) {
        say(json,
            "Look up the %s; this directory knows no telephone, e-mail or website of it.",
            best->name);
    } else if (best->contact.kind == DB_CONTACT_EMAIL) {
        say(json, "Write to the %s: %s", best->name, how);
    } else if (best->direct) {
        say(json, "Call the %s: %s", best->name, how);
    } else {
        say(json, "See the website of the %s for its telephone: %s", best->name, how);
    }
}

/* A career post in the country that can be reached: nothing else is needed. */
static bool is_settled(const struct lookup_answer *answer)
{
    const struct candidate *best = answer->best;

    return best && best->tier == TIER_LOCAL && best->has_contact &&
           best->rank != DB_RANK_HONORARY_CONSUL;
}

void words_next_steps(struct json *json, const struct lookup_answer *answer)
{
    const struct lookup_place *host = answer->host;

    if (host->emergency[0])
        say(json, "In danger to life, call %s in %s.", host->emergency, host->phrase);
    if (answer->assistance == ASSISTANCE_DOMESTIC) {
        say(json, "Turn to the authorities of %s.", host->phrase);
        return;
    }
    say_contact(json, answer->best ? answer->best : answer->first);
    if (is_settled(answer))
        return;
    say_shared_rights(json, answer);
    say_ministry(json, answer);
    if (answer->nationality_count == 1)
        say(json, "If you hold another nationality too, ask with that one as well.");
}
