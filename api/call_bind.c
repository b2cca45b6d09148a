/* call_bind.c - path and query against the parameters of the route. */
#include "call.h"

#include <stdio.h>
#include <string.h>

/* ---- Countries, which need the database ---- */

static int refuse_country(struct call *call, const struct param *param, const char *text)
{
    if (call->suggestion_count > 0) { /* db_country_resolve found several */
        return call_problem(call, PROBLEM_AMBIGUOUS_COUNTRY, param->name,
                            "several countries are called '%.80s'", text);
    }

    enum db_status status = db_country_suggest(call->db, text, call_suggest, call);
    if (status != DB_OK)
        return call_db_failed(call, status);
    return call_problem(call, PROBLEM_UNKNOWN_COUNTRY, param->name,
                        "no country is known as '%.80s'", text);
}

/* Asking for one country twice is asking for it once. */
static void add_country(struct argument *argument, const char *code)
{
    for (size_t i = 0; i < argument->country_count; i++) {
        if (strcmp(argument->country[i], code) == 0)
            return;
    }
    (void)snprintf(argument->country[argument->country_count++], DB_COUNTRY_CODE_MAX,
                   "%s", code);
}

static int bind_country(struct call *call, const struct param *param, const char *text,
                        struct argument *argument)
{
    call->suggestion_count = 0;
    enum db_status status = db_country_resolve(call->db, text, call_suggest, call);

    if (status != DB_OK)
        return call_db_failed(call, status);
    if (call->suggestion_count != 1)
        return refuse_country(call, param, text);
    add_country(argument, call->suggestion[0].code);
    call->suggestion_count = 0;
    return 0;
}

static int bind_countries(struct call *call, const struct param *param, const char *text,
                          struct argument *argument)
{
    char part[256];
    size_t max = param->kind == PARAM_COUNTRY ? 1 : PARAM_COUNTRIES_MAX;
    const char *separators = param->kind == PARAM_COUNTRY ? "" : ",";

    for (const char *at = text;; at++) {
        size_t length = strcspn(at, separators);

        if (length == 0 || argument->country_count == max) {
            return call_problem(call, PROBLEM_BAD_PARAMETER, param->name,
                                "%s takes 1 to %zu countries", param->name, max);
        }
        (void)snprintf(part, sizeof(part), "%.*s", (int)length, at);
        int status = bind_country(call, param, part, argument);
        if (status != 0)
            return status;
        at += length;
        if (*at == '\0')
            return 0;
    }
}

/* ---- Binding ---- */

/* A form without pages is whole, and some forms have members of their own. */
static bool goes_with_form(const struct call *call, const struct param *param)
{
    bool has_members = call->format == FORMAT_NDJSON || call->format == FORMAT_GEOJSON;

    return call->format == FORMAT_JSON ||
           (!param->of_pages && (!param->of_members || has_members));
}

static int bind_one(struct call *call, size_t i, const char *text)
{
    const struct param *param = &call->route->params[i];
    struct argument *argument = &call->argument[i];
    char wanted[120];

    if (argument->text) {
        return call_problem(call, PROBLEM_REPEATED_PARAMETER, param->name,
                            "%s is given more than once", param->name);
    }
    if (!goes_with_form(call, param)) {
        return call_problem(call, PROBLEM_BAD_PARAMETER, param->name,
                            "%s does not go with .%s", param->name, format_suffix(call));
    }
    if (!param_read(param, text, argument, wanted)) {
        return call_problem(call, PROBLEM_BAD_PARAMETER, param->name, "%s takes %s",
                            param->name, wanted);
    }
    if (param->kind == PARAM_COUNTRY || param->kind == PARAM_COUNTRIES)
        return bind_countries(call, param, text, argument);
    return 0;
}

static int bind_query(struct call *call)
{
    for (size_t i = 0; i < call->target.field_count; i++) {
        const struct field *field = &call->target.field[i];
        size_t at = call_param_index(call->route, field->name);

        if (call->route->is_page && (at == CALL_ARGUMENTS_MAX || !field->value[0]))
            continue; /* others add to links what they count readers by; forms send
                       * fields that nobody filled in */
        if (at == CALL_ARGUMENTS_MAX || call->route->params[at].in_path) {
            return call_problem(call, PROBLEM_UNKNOWN_PARAMETER, field->name,
                                "'%.60s' is not a parameter of %s", field->name,
                                call->route->pattern);
        }
        int status = bind_one(call, at, field->value);
        if (status != 0)
            return status;
    }
    return 0;
}

/* The parameter that is given and stands for this one; NULL: there is none. */
static const struct param *find_other(const struct call *call, const char *name)
{
    const struct param *params = call->route->params;

    for (size_t i = 0; params[i].name; i++) {
        if (call->argument[i].text && params[i].instead &&
            strcmp(params[i].instead, name) == 0)
            return &params[i];
    }
    return NULL;
}

static int check_required(struct call *call, const struct param *param, bool given)
{
    const struct param *other = find_other(call, param->name);

    if (given && other) {
        return call_problem(call, PROBLEM_BAD_PARAMETER, other->name,
                            "%s stands instead of %s: only one of them is taken",
                            other->name, param->name);
    }
    if (!given && !other) {
        return call_problem(call, PROBLEM_MISSING_PARAMETER, param->name,
                            "%s is required", param->name);
    }
    return 0;
}

static int bind_absent(struct call *call)
{
    for (size_t i = 0; call->route->params[i].name; i++) {
        const struct param *param = &call->route->params[i];
        bool given = call->argument[i].text != NULL;
        int status = param->required ? check_required(call, param, given) : 0;

        if (status != 0)
            return status;
        if (given)
            continue;
        call->argument[i].number = param->fallback;
        call->argument[i].real[0] = (double)param->fallback;
    }
    return 0;
}

int call_bind(struct call *call)
{
    int status = 0;

    for (size_t i = 0; i < CALL_CAPTURES_MAX && status == 0; i++) {
        if (call->captured[i][0])
            status = bind_one(call, i, call->captured[i]);
    }
    if (status == 0)
        status = bind_query(call);
    return status == 0 ? bind_absent(call) : status;
}
