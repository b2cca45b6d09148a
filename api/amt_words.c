/* amt_words.c - German words: countries, kinds of posts, cities. */
#include "amt.h"

#include <stdio.h>
#include <string.h>

struct word_pair {
    const char *german, *other;
};

/* Names in use at the ministry that the German of CLDR does not have. */
static const struct word_pair countries[] = {
    {"Arabische Republik Syrien", "SY"},
    {"Cabo Verde", "CV"},
    {"Demokratische Republik Kongo", "CD"},
    {"Demokratische Volksrepublik Korea", "KP"},
    {"Föderierte Staaten von Mikronesien", "FM"},
    {"Heiliger Stuhl", "VA"},
    {"Islamische Republik Iran", "IR"},
    {"Kongo (Demokratische Republik)", "CD"},
    {"Kongo (Republik)", "CG"},
    {"Korea (Demokratische Volksrepublik)", "KP"},
    {"Korea (Republik)", "KR"},
    {"Malteserorden", "x-smom"},
    {"Mikronesien (Föderierte Staaten von)", "FM"},
    {"Palästinensische Gebiete", "PS"},
    {"Republik Kongo", "CG"},
    {"Republik Korea", "KR"},
    {"Republik Moldau", "MD"},
    {"Russische Föderation", "RU"},
    {"Taiwan", "TW"},
    {"Tschechische Republik", "CZ"},
    {"Vatikan", "VA"},
    {"Vereinigte Staaten von Amerika", "US"},
    {"Vereinigtes Königreich Großbritannien und Nordirland", "GB"},
    {"Volksrepublik China", "CN"},
};

/* The first that the words contain counts: the longer go before their parts. Sections of
 * an embassy and missions to organisations are none. */
static const struct {
    const char *word;
    enum db_rank rank;
} kinds[] = {
    {"residenz", DB_RANK__COUNT},
    {"visastelle", DB_RANK__COUNT},
    {"attaché", DB_RANK__COUNT},
    {"honorar", DB_RANK_HONORARY_CONSUL},
    {"generalkonsul", DB_RANK_CONSULATE_GENERAL},
    {"vizekonsul", DB_RANK_VICE_CONSULATE},
    {"konsularabteilung", DB_RANK_CONSULAR_OFFICE},
    {"konsularagentur", DB_RANK_CONSULAR_AGENCY},
    {"konsul", DB_RANK_CONSULATE},
    {"nuntiatur", DB_RANK_NUNCIATURE},
    {"hochkommissariat", DB_RANK_HIGH_COMMISSION},
    {"hohe kommission", DB_RANK_HIGH_COMMISSION},
    {"interessenvertretung", DB_RANK_INTERESTS_SECTION},
    {"außenstelle", DB_RANK_BRANCH_EMBASSY},
    {"botschaft", DB_RANK_EMBASSY},
    {"ständige vertretung", DB_RANK__COUNT},
    {"verbindungsbüro", DB_RANK_LIAISON_OFFICE},
    {"vertretungsbüro", DB_RANK_REPRESENTATIVE_OFFICE},
    {"taipeh vertretung", DB_RANK_REPRESENTATIVE_OFFICE},
    {"deutsches institut", DB_RANK_REPRESENTATIVE_OFFICE},
};

static const struct word_pair cities[] = {
    {"Addis Abeba", "Addis Ababa"},
    {"Algier", "Algiers"},
    {"Antwerpen", "Antwerp"},
    {"Aschgabat", "Ashgabat"},
    {"Athen", "Athens"},
    {"Bagdad", "Baghdad"},
    {"Bangalore", "Bengaluru"},
    {"Belgrad", "Belgrade"},
    {"Bischkek", "Bishkek"},
    {"Breslau", "Wrocław"},
    {"Brüssel", "Brussels"},
    {"Bukarest", "Bucharest"},
    {"Chartum", "Khartoum"},
    {"Damaskus", "Damascus"},
    {"Danzig", "Gdańsk"},
    {"Daressalam", "Dar es Salaam"},
    {"Den Haag", "The Hague"},
    {"Djidda", "Jeddah"},
    {"Dschidda", "Jeddah"},
    {"Dschuba", "Juba"},
    {"Duschanbe", "Dushanbe"},
    {"Eriwan", "Yerevan"},
    {"Florenz", "Florence"},
    {"Frankfurt/Main", "Frankfurt am Main"},
    {"Genf", "Geneva"},
    {"Genua", "Genoa"},
    {"Göteborg", "Gothenburg"},
    {"Guatemala-Stadt", "Guatemala City"},
    {"Hannover", "Hanover"},
    {"Havanna", "Havana"},
    {"Hongkong", "Hong Kong"},
    {"Ho-Chi-Minh-Stadt", "Ho Chi Minh City"},
    {"Jaunde", "Yaoundé"},
    {"Jekaterinburg", "Yekaterinburg"},
    {"Kairo", "Cairo"},
    {"Kalkutta", "Kolkata"},
    {"Kanton", "Guangzhou"},
    {"Kapstadt", "Cape Town"},
    {"Khartum", "Khartoum"},
    {"Kiew", "Kyiv"},
    {"Köln", "Cologne"},
    {"Kopenhagen", "Copenhagen"},
    {"Krakau", "Kraków"},
    {"Kuwait-Stadt", "Kuwait City"},
    {"Lissabon", "Lisbon"},
    {"Luxemburg", "Luxembourg"},
    {"Mailand", "Milan"},
    {"Maskat", "Muscat"},
    {"Mexiko-Stadt", "Mexico City"},
    {"Mogadischu", "Mogadishu"},
    {"Moskau", "Moscow"},
    {"München", "Munich"},
    {"Neapel", "Naples"},
    {"Neu Delhi", "New Delhi"},
    {"Nikosia", "Nicosia"},
    {"Nowosibirsk", "Novosibirsk"},
    {"Nürnberg", "Nuremberg"},
    {"Panama-Stadt", "Panama City"},
    {"Peking", "Beijing"},
    {"Prag", "Prague"},
    {"Pressburg", "Bratislava"},
    {"Rangun", "Yangon"},
    {"Riad", "Riyadh"},
    {"Rom", "Rome"},
    {"Sankt Petersburg", "Saint Petersburg"},
    {"St. Petersburg", "Saint Petersburg"},
    {"Santiago de Chile", "Santiago"},
    {"Sevilla", "Seville"},
    {"Singapur", "Singapore"},
    {"Straßburg", "Strasbourg"},
    {"Taipeh", "Taipei"},
    {"Taschkent", "Tashkent"},
    {"Teheran", "Tehran"},
    {"Temeswar", "Timișoara"},
    {"Tiflis", "Tbilisi"},
    {"Tokio", "Tokyo"},
    {"Tripolis", "Tripoli"},
    {"Ulan Bator", "Ulaanbaatar"},
    {"Venedig", "Venice"},
    {"Warschau", "Warsaw"},
    {"Wien", "Vienna"},
    {"Wilna", "Vilnius"},
};

struct country_match {
    struct db *db;
    const char *name;
    char first[DB_COUNTRY_CODE_MAX], exact[DB_COUNTRY_CODE_MAX];
    int count;
};

static void match_country(const struct db_country_hit *hit, void *context)
{
    struct country_match *match = context;

    if (match->count++ == 0)
        (void)snprintf(match->first, sizeof(match->first), "%s", hit->code);
}

/* Of several that are called so in some language, the one that is in German. */
static void match_exact(const struct db_country_hit *hit, void *context)
{
    struct country_match *match = context;
    char name[DB_TEXT_MAX];
    enum db_status status =
        db_country_name(match->db, hit->code, "de", sizeof(name), name);

    if (status == DB_OK && strcmp(name, match->name) == 0)
        (void)snprintf(match->exact, sizeof(match->exact), "%s", hit->code);
}

const struct atlas_country *amt_country(struct api_import *import, const char *name)
{
    struct country_match match = {.db = import->db, .name = name};

    if (!name || strlen(name) >= DB_TEXT_MAX)
        return NULL;
    for (size_t i = 0; i < sizeof(countries) / sizeof(countries[0]); i++) {
        if (strcmp(countries[i].german, name) == 0)
            return atlas_by_code(import->atlas, countries[i].other);
    }
    enum db_status status = db_country_resolve(import->db, name, match_country, &match);
    if (status == DB_OK && match.count > 1)
        status = db_country_resolve(import->db, name, match_exact, &match);
    if (status != DB_OK) {
        (void)import_fail_db(import, status, 0);
        return NULL;
    }
    return atlas_by_code(import->atlas, match.count == 1 ? match.first : match.exact);
}

/* Small letters, of German too: U+00C4 and its like differ in one bit from U+00E4. */
static void lower(const char *text, size_t size, char *ret_text)
{
    size_t length = 0;

    for (; text[length] && length + 1 < size; length++) {
        unsigned char letter = (unsigned char)text[length];
        bool is_umlaut = length > 0 && (unsigned char)text[length - 1] == 0xc3 &&
                         letter >= 0x80 && letter <= 0x9e;
        bool is_capital = letter >= 'A' && letter <= 'Z';

        ret_text[length] = (char)(is_umlaut || is_capital ? letter | 0x20 : letter);
    }
    ret_text[length] = '\0';
}

bool amt_rank(const char *words, enum db_rank *ret_rank)
{
    char text[DB_TEXT_MAX];

    if (!words)
        return false;
    lower(words, sizeof(text), text);
    for (size_t i = 0; i < sizeof(kinds) / sizeof(kinds[0]); i++) {
        if (strstr(text, kinds[i].word)) {
            *ret_rank = kinds[i].rank;
            return kinds[i].rank != DB_RANK__COUNT;
        }
    }
    return false;
}

const char *amt_city(const char *name)
{
    for (size_t i = 0; name && i < sizeof(cities) / sizeof(cities[0]); i++) {
        if (strcmp(cities[i].german, name) == 0)
            return cities[i].other;
    }
    return name;
}
