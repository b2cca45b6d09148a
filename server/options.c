#include "options.h"

#include "log.h"
#include "options_table.h"

#include <inttypes.h>
#include <stdlib.h>
#include <string.h>

static void say_bad_value(const struct option *option, const char *name, const char *text)
{
    if (option->kind == NUMBER) {
        log_error("%s wants a number from %" PRId64 " to %" PRId64 ", not '%s'", name,
                  option->least, option->most, text);
    } else {
        log_error("%s cannot be '%s'", name, text);
    }
}

static void preset(struct options *options)
{
    *options = (struct options){.database = "embassyd.db"};
    for (const struct option *option = option_table; option->flag; option++) {
        void *member = (char *)options + option->offset;

        if (option->kind == NUMBER)
            *(int64_t *)member = option->preset;
        if (option->kind == ON_OFF)
            *(bool *)member = option->preset != 0;
    }
}

/* "unix:/path,mode=0660,127.0.0.1:80": a comma before "mode=" belongs to its address. */
static bool set_list(struct options *options, const struct option *option,
                     const char *value)
{
    char *at = strdup(value);
    bool any = false;

    options->owned[options->owned_count++] = at;
    while (at && *at) {
        char *end = at + strcspn(at, ", ;");

        while (*end == ',' && strncmp(end, ",mode=", 6) == 0)
            end += 1 + strcspn(end + 1, ", ;");

        const bool last = *end == '\0';
        *end = '\0';
        if (*at && !option_set(options, option, at))
            return false;
        any = any || *at;
        at = last ? end : end + 1;
    }
    return any;
}

static bool set_variable(struct options *options, const struct option *option)
{
    const char *value = getenv(option->variable); /* NOLINT(concurrency-mt-unsafe): no
                                                     thread exists yet */
    const bool is_list = option->kind == LIST || option->kind == ORIGINS;

    if (!value || !*value)
        return true;
    if (is_list && options->owned_count == OPTIONS_OWNED_MAX)
        return false;
    if (is_list ? set_list(options, option, value) : option_set(options, option, value))
        return true;
    say_bad_value(option, option->variable, value);
    return false;
}

/* For each flag that was not given. */
static bool read_environment(struct options *options, enum option_command command,
                             const bool *given)
{
    for (size_t i = 0; option_table[i].flag; i++) {
        const struct option *option = &option_table[i];

        if (given[i] || !option->variable || (option->commands & (unsigned)command) == 0)
            continue;
        if (!set_variable(options, option))
            return false;
    }
    return true;
}

/* "--flag" and "--flag=value" alike; -h and -i are the only short forms. */
static const struct option *find(const char *argument, enum option_command command)
{
    if (strcmp(argument, "-h") == 0)
        argument = "--help";
    if (strcmp(argument, "-i") == 0)
        argument = "--include";

    const size_t length = strcspn(argument, "=");
    for (const struct option *option = option_table; option->flag; option++) {
        if (strlen(option->flag) == length &&
            strncmp(option->flag, argument, length) == 0 &&
            (option->commands & (unsigned)command) != 0)
            return option;
    }
    return NULL;
}

/* One flag and, in the next argument, its value. Returns how many it took, 0: wrong. */
static int take_flag(struct options *options, enum option_command command, char **argv,
                     bool *given)
{
    const struct option *option = find(argv[0], command);
    const char *value = strchr(argv[0], '=');
    int taken = 1;

    if (!option) {
        log_error("unknown flag '%s'", argv[0]);
        return 0;
    }
    if (value) {
        value++;
    } else if (option->kind != SWITCH) {
        value = argv[1];
        taken = 2;
    }
    if (!value && option->kind != SWITCH) {
        log_error("%s wants a value", option->flag);
        return 0;
    }
    given[option - option_table] = true;
    if (!option_set(options, option, value)) {
        say_bad_value(option, option->flag, value ? value : "");
        return 0;
    }
    return taken;
}

static bool read_arguments(struct options *options, enum option_command command, int argc,
                           char **argv, bool *given)
{
    for (int i = 0; i < argc;) {
        if (argv[i][0] == '-' && argv[i][1] != '\0') {
            const int taken = take_flag(options, command, argv + i, given);

            if (taken == 0)
                return false;
            i += taken;
        } else if (options->operand) {
            log_error("'%s' is one argument too many", argv[i]);
            return false;
        } else {
            options->operand = argv[i++];
        }
    }
    return true;
}

bool options_read(struct options *ret_options, enum option_command command, int argc,
                  char **argv)
{
    bool given[OPTION_TABLE_SIZE] = {false};

    preset(ret_options);
    if (!read_arguments(ret_options, command, argc, argv, given) ||
        !read_environment(ret_options, command, given))
        return false;
    if (ret_options->listen.count == 0)
        ret_options->listen = (struct option_list){{"127.0.0.1:8080"}, 1};
    return true;
}

void options_release(struct options *options)
{
    while (options->owned_count > 0)
        free(options->owned[--options->owned_count]);
}

void options_describe(FILE *stream, enum option_command command)
{
    for (const struct option *option = option_table; option->flag; option++) {
        if ((option->commands & (unsigned)command) == 0)
            continue;
        (void)fprintf(stream, "  %s %s\n      %s", option->flag,
                      option->value ? option->value : "", option->about);
        if (option->kind == NUMBER && option->preset > 0)
            (void)fprintf(stream, " (default %" PRId64 ")", option->preset);
        if (option->kind == ON_OFF)
            (void)fprintf(stream, " (default %s)", option->preset ? "on" : "off");
        if (option->variable)
            (void)fprintf(stream, "\n      environment: %s", option->variable);
        (void)fprintf(stream, "\n");
    }
}
