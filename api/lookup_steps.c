/* lookup_steps.c - what to do, in this order. */
#include "lookup_words.h"

#include "say.h"

#include <string.h>

static void say_emergency(struct json *json, const struct lookup *lookup)
{
    char numbers[LOOKUP_PLACE_MAX];

    words_emergency(lookup, numbers);
    if (numbers[0]) {
        say(json, "In danger to life, call %s in %s.", numbers, lookup->host.phrase);
    } else {
        say(json,
            "In danger to life, ask anybody near you to call the local emergency number: "
            "that of %s is not confirmed here.",
            lookup->host.phrase);
    }
}

static void say_contact(struct json *json, const struct candidate *best)
{
    const struct reach_way *way = best->way;
    const char *how = !way ? "" : way->display[0] ? way->display : way->value;

    if (!way) {
        say(json,
            "Look up the %s; this directory knows no telephone, e-mail or website of it.",
            best->name);
    } else if (strcmp(way->kind, "email") == 0) {
        say(json, "Write to the %s: %s", best->name, how);
    } else if (way->spoken) {
        say(json, "Call the %s%s: %s", best->name,
            way == &best->duty && best->door == DOOR_CLOSED ? " on its duty line" : "",
            how);
    } else {
        say(json, "See the website of the %s for its telephone: %s", best->name, how);
    }
}

static void say_door(struct json *json, const struct candidate *best)
{
    if (best->door != DOOR_UNKNOWN && best->hours_words[0])
        say(json, "%s: %s.", best->name, best->hours_words);
}

/* A post that may not work is looked up all the same, and said to be so elsewhere. */
static const struct candidate *post_to_try(const struct lookup *lookup)
{
    if (lookup->best && candidate_is_post(lookup->best))
        return lookup->best;
    return lookup->first && lookup->assistance != ASSISTANCE_NONE ? lookup->first : NULL;
}

/* A career post in the country that can be called: nothing else is needed. */
static bool is_settled(const struct lookup *lookup)
{
    const struct candidate *best = lookup->best;

    return best && best->tier == TIER_LOCAL && best->way &&
           (best->door != DOOR_CLOSED || best->way == &best->duty) &&
           candidate_is_career(best);
}

/* Who may be asked when one's own is not there; once for each arrangement. */
static void say_arrangements(struct json *json, const struct lookup *lookup)
{
    for (size_t i = 0; i < lookup->arrangement_count; i++) {
        const struct lookup_arrangement *arrangement = &lookup->arrangement[i];
        const char *reference =
            arrangement->legal_ref[0] ? arrangement->legal_ref : arrangement->title;
        const char *person = lookup->person[arrangement->person].phrase;

        if (arrangement->candidate_count > 0) {
            say(json,
                "As a citizen of %s you may ask one of the posts named here under '%s' "
                "(%s).",
                person, arrangement->title, reference);
        } else {
            say(json,
                "As a citizen of %s you may be helped in %s under '%s' (%s); which post "
                "that is, is not known here: ask your foreign ministry.",
                person, lookup->host.phrase, arrangement->title, reference);
        }
    }
}

static void say_ministry_line(struct json *json, const struct lookup *lookup,
                              size_t person)
{
    for (size_t i = 0; i < lookup->candidates.count; i++) {
        const struct candidate *row = &lookup->candidates.row[i];

        if (row->tier != TIER_MINISTRY || row->person != person)
            continue;
        say(json, "Call the %s%s%s: %s", row->name, row->hours_words[0] ? ", " : "",
            row->hours_words,
            row->usual.display[0] ? row->usual.display : row->usual.value);
        return;
    }
}

static void say_ministries(struct json *json, const struct lookup *lookup)
{
    for (size_t i = 0; i < lookup->person_count; i++) {
        const struct lookup_place *person = &lookup->person[i];

        if (person->has_line) {
            say_ministry_line(json, lookup, i);
        } else {
            say(json,
                "Call the foreign ministry of %s: ask which mission serves %s, and for its "
                "emergency line. Its number is not confirmed here: take it from its "
                "official website.",
                person->territory ? person->parent_phrase : person->phrase,
                lookup->host.phrase);
        }
    }
}

const char *words_need(const struct lookup *lookup)
{
    static const char *const words[DB_NEED__COUNT] = {
        [DB_NEED_PASSPORT] =
            "Report the loss to the police, keep their paper, and ask for "
            "an emergency travel document.",
        [DB_NEED_ARREST] =
            "Say that you want the consulate of your country to be told: the "
            "authorities have to do so without delay (Vienna Convention on "
            "Consular Relations, Article 36).",
        [DB_NEED_HOSPITAL] =
            "Call your insurer too: a mission gives names and contacts, it "
            "pays for no treatment.",
        [DB_NEED_CRIME] = "Report it to the local police, and keep a copy of the report.",
        [DB_NEED_DEATH] =
            "Ask for the local death certificate; the mission says how it is "
            "recognised at home.",
        [DB_NEED_EVACUATION] =
            "Follow the notices of this answer, and tell your ministry "
            "where you are, in the way its website says.",
    };

    return words[lookup->need];
}

/* For whom no state has a duty to act. */
static void say_residence(struct json *json, const struct lookup *lookup)
{
    if (!lookup->of_residence)
        return;
    say(json,
        "Ask the office of the UN refugee agency (UNHCR) nearest to you: help.unhcr.org "
        "has its contacts in each country.");
    say(json, "Do not turn to a mission of a state that you fled from.");
}

/* Convention on Certain Questions relating to the Conflict of Nationality Laws (The
 * Hague, 1930), Article 4. */
static void say_home(struct json *json, const struct lookup *lookup)
{
    say(json, "Turn to the authorities of %s.", lookup->host.phrase);
    if (lookup->person_count > 1) {
        say(json,
            "Another state whose citizen you are too may not be let help you here: %s "
            "treats you as its own.",
            lookup->host.phrase);
    }
}

void words_next_steps(struct json *json, const struct lookup *lookup)
{
    const struct candidate *post = post_to_try(lookup);

    say_emergency(json, lookup);
    if (lookup->is_home)
        say_home(json, lookup);
    if (post) {
        say_contact(json, post);
        say_door(json, post);
    }
    if (words_need(lookup))
        json_text(json, words_need(lookup));
    if (is_settled(lookup))
        return;
    if (!lookup->is_home || lookup->person_count > 1) {
        say_arrangements(json, lookup);
        say_ministries(json, lookup);
    }
    say_residence(json, lookup);
    if (lookup->person_count == 1 && !lookup->is_home && !lookup->of_residence)
        say(json, "If you hold another nationality too, ask with that one as well.");
}
