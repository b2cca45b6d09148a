#include "post_type.h"

#include <string.h>

struct item_row {
    const char *item;
    struct post_type type;
};

static const struct item_row items[] = {
    {"Q3917681", {DB_RANK_EMBASSY, false}},
    {"Q18414273", {DB_RANK_HIGH_COMMISSION, false}},
    {"Q19600600", {DB_RANK_HIGH_COMMISSION, false}}, /* British */
    {"Q4824242", {DB_RANK_HIGH_COMMISSION, false}},  /* Australian */
    {"Q620045", {DB_RANK_NUNCIATURE, false}},
    {"Q2712647", {DB_RANK_DELEGATION, false}}, /* apostolic */
    {"Q213283", {DB_RANK_MISSION, false}},
    {"Q2360219", {DB_RANK_MISSION, false}}, /* permanent mission */
    {"Q94158456", {DB_RANK_INTERESTS_SECTION, false}},
    {"Q372690", {DB_RANK_CONSULATE_GENERAL, false}},
    {"Q108058047", {DB_RANK_CONSULATE_GENERAL, false}}, /* of Sweden */
    {"Q7843791", {DB_RANK_CONSULATE, false}},
    {"Q10686185", {DB_RANK_CONSULATE, false}}, /* of Sweden */
    {"Q73088858", {DB_RANK_CONSULATE, false}}, /* assistant high commission */
    {"Q1783003", {DB_RANK_CONSULAR_AGENCY, false}},
    {"Q24868622", {DB_RANK_CONSULAR_OFFICE, false}},
    {"Q23891529", {DB_RANK_HONORARY_CONSUL, false}},
    {"Q5244910", {DB_RANK_EMBASSY, true}},
    {"Q61881945", {DB_RANK_CONSULATE, true}},
    {"Q579581", {DB_RANK_REPRESENTATIVE_OFFICE, true}}, /* Taipei Representative Office */
    {"Q7314257", {DB_RANK_REPRESENTATIVE_OFFICE, true}},
    {"Q64779402", {DB_RANK_LIAISON_OFFICE, false}},
    {"Q4461020", {DB_RANK_TRADE_OFFICE, false}},
    {"Q431071", {DB_RANK_OFFICE, false}}, /* Quebec Government Office */
};

struct word_row {
    const char *words; /* lower case */
    enum db_rank rank;
};

/* The first that the label contains counts: the longer words go before their parts. */
static const struct word_row words[] = {
    {"honorary", DB_RANK_HONORARY_CONSUL},
    {"consulate general", DB_RANK_CONSULATE_GENERAL},
    {"consulates general", DB_RANK_CONSULATE_GENERAL},
    {"consulate-general", DB_RANK_CONSULATE_GENERAL},
    {"general consulate", DB_RANK_CONSULATE_GENERAL},
    {"vice consul", DB_RANK_VICE_CONSULATE},
    {"vice-consul", DB_RANK_VICE_CONSULATE},
    {"consular agency", DB_RANK_CONSULAR_AGENCY},
    {"consular", DB_RANK_CONSULAR_OFFICE},
    {"consul", DB_RANK_CONSULATE},
    {"assistant high commission", DB_RANK_CONSULATE},
    {"deputy high commission", DB_RANK_CONSULATE},
    {"high commission", DB_RANK_HIGH_COMMISSION},
    {"nunciature", DB_RANK_NUNCIATURE},
    {"delegation", DB_RANK_DELEGATION},
    {"interests section", DB_RANK_INTERESTS_SECTION},
    {"branch", DB_RANK_BRANCH_EMBASSY},
    {"embassy", DB_RANK_EMBASSY},
    {"embassies", DB_RANK_EMBASSY},
    {"diplomatic mission", DB_RANK_MISSION},
    {"permanent mission", DB_RANK_MISSION},
    {"representati", DB_RANK_REPRESENTATIVE_OFFICE},
    {"liaison", DB_RANK_LIAISON_OFFICE},
    {"trade", DB_RANK_TRADE_OFFICE},
    {"government office", DB_RANK_OFFICE},
};

static void lower(const char *text, size_t size, char *ret_text)
{
    size_t i = 0;

    for (; text[i] && i + 1 < size; i++) {
        ret_text[i] = text[i];
        if (text[i] >= 'A' && text[i] <= 'Z')
            ret_text[i] = (char)(text[i] | 0x20);
    }
    ret_text[i] = '\0';
}

bool post_type_find(const char *item, const char *label, struct post_type *ret_type)
{
    char text[200];

    for (size_t i = 0; i < sizeof(items) / sizeof(items[0]); i++) {
        if (strcmp(items[i].item, item) == 0) {
            *ret_type = items[i].type;
            return true;
        }
    }
    lower(label, sizeof(text), text);
    ret_type->de_facto = strstr(text, "de facto") || strstr(text, "representati");
    for (size_t i = 0; i < sizeof(words) / sizeof(words[0]); i++) {
        if (strstr(text, words[i].words)) {
            ret_type->rank = words[i].rank;
            return true;
        }
    }
    *ret_type = (struct post_type){.rank = DB_RANK_OFFICE};
    return false;
}

enum db_legal_kind post_type_legal(const struct post_type *type)
{
    if (type->de_facto)
        return DB_LEGAL_DE_FACTO;
    if (strcmp(db_rank_row(type->rank)->class, "consulate") == 0)
        return DB_LEGAL_CONSULAR;
    return DB_LEGAL_DIPLOMATIC;
}
