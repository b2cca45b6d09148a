#include "options.h"

#include "log.h"

#include <inttypes.h>
#include <stdlib.h>
#include <string.h>

enum option_kind { SWITCH, ON_OFF, NUMBER, TEXT, LIST };

struct option {
    const char *flag;
    const char *variable; /* NULL: a flag only */
    const char *value;    /* what --help calls it; NULL for a switch */
    enum option_kind kind;
    unsigned commands;
    size_t offset;
    int64_t preset, least, most; /* numbers; preset 1 is "on" */
    const char *about;
};

#define EVERY                                                                            \
    (OPTIONS_SERVE | OPTIONS_INIT | OPTIONS_CHECK | OPTIONS_IMPORT | OPTIONS_GET)
#define AT(member) offsetof(struct options, member)

enum { DAY_S = 24 * 60 * 60, MIB = 1024 * 1024, GIB = 1024 * MIB };

static const struct option table[] = {
    {"--database", "EMBASSYD_DATABASE", "PATH", TEXT, EVERY, AT(database), 0, 0, 0,
     "the database file (default embassyd.db)"},
    {"--listen", "EMBASSYD_LISTEN", "ADDRESS", LIST, OPTIONS_SERVE, AT(listen), 0, 0, 0,
     "HOST:PORT, [IPV6]:PORT, :PORT or unix:/path[,mode=0660]; may be repeated, or in the "
     "variable separated by commas (default 127.0.0.1:8080; port 0: a free one)"},
    {"--workers", "EMBASSYD_WORKERS", "N", NUMBER, OPTIONS_SERVE, AT(workers), 0, 0, 64,
     "threads that answer; 0: one per processor"},
    {"--max-connections", "EMBASSYD_MAX_CONNECTIONS", "N", NUMBER, OPTIONS_SERVE,
     AT(max_connections), 2000, 1, 100000, "open at once; one more is told 503"},
    {"--max-body", "EMBASSYD_MAX_BODY", "BYTES", NUMBER, OPTIONS_SERVE, AT(max_body), MIB,
     0, GIB, "of a request; more is told 413"},
    {"--header-timeout", "EMBASSYD_HEADER_TIMEOUT", "SECONDS", NUMBER, OPTIONS_SERVE,
     AT(header_timeout_s), 10, 1, DAY_S, "for a client to send its request head"},
    {"--idle-timeout", "EMBASSYD_IDLE_TIMEOUT", "SECONDS", NUMBER, OPTIONS_SERVE,
     AT(idle_timeout_s), 30, 1, DAY_S, "a connection is kept without a request"},
    {"--request-timeout", "EMBASSYD_REQUEST_TIMEOUT", "SECONDS", NUMBER, OPTIONS_SERVE,
     AT(request_timeout_s), 60, 1, DAY_S,
     "from a request's head to the end of its answer"},
    {"--drain-timeout", "EMBASSYD_DRAIN_TIMEOUT", "SECONDS", NUMBER, OPTIONS_SERVE,
     AT(drain_timeout_s), 10, 0, DAY_S, "to finish what is in flight after SIGTERM"},
    {"--access-log", "EMBASSYD_ACCESS_LOG", "on|off", ON_OFF, OPTIONS_SERVE,
     AT(access_log), 1, 0, 0, "one JSON line per request on stdout"},
    {"--empty", NULL, NULL, SWITCH, OPTIONS_INIT, AT(empty), 0, 0, 0,
     "countries and their names only, no missions"},
    {"--dry-run", NULL, NULL, SWITCH, OPTIONS_IMPORT, AT(dry_run), 0, 0, 0,
     "do everything and report it, store nothing"},
    {"--force", NULL, NULL, SWITCH, OPTIONS_IMPORT, AT(force), 0, 0, 0,
     "accept a file with fewer than 80 % of the rows there were"},
    {"--as-of", NULL, "YYYY-MM-DD", TEXT, OPTIONS_IMPORT, AT(as_of), 0, 0, 0,
     "release date of the data (default: the date in the file's name)"},
    {"--json", NULL, NULL, SWITCH, OPTIONS_CHECK | OPTIONS_IMPORT, AT(json), 0, 0, 0,
     "the report as JSON"},
    {"--include", NULL, NULL, SWITCH, OPTIONS_GET, AT(include), 0, 0, 0,
     "status line and header before the body (also -i)"},
    {"--header", NULL, "'NAME: VALUE'", LIST, OPTIONS_GET, AT(header), 0, 0, 0,
     "a field of the request: Accept, If-None-Match, If-Modified-Since, If-Match"},
    {"--help", NULL, NULL, SWITCH, EVERY | OPTIONS_BARE, AT(help), 0, 0, 0,
     "this text (also -h)"},
};

enum { TABLE_COUNT = sizeof(table) / sizeof(table[0]) };

static bool read_number(const struct option *option, const char *text,
                        int64_t *ret_number)
{
    int64_t number = 0;

    for (const char *at = text; *at >= '0' && *at <= '9' && number <= option->most;
         at++) {
        number = number * 10 + (*at - '0');
        if (!at[1] && number >= option->least && number <= option->most) {
            *ret_number = number;
            return true;
        }
    }
    return false;
}

static bool set_on_off(bool *ret_on, const char *text)
{
    *ret_on = strcmp(text, "on") == 0;
    return *ret_on || strcmp(text, "off") == 0;
}

static bool add_item(struct option_list *list, const char *text)
{
    if (list->count == OPTIONS_LIST_MAX || !*text)
        return false;
    list->item[list->count++] = text;
    return true;
}

/* `text` NULL sets a switch. False: not a value of this option. */
static bool set(struct options *options, const struct option *option, const char *text)
{
    void *member = (char *)options + option->offset;

    switch (option->kind) {
    case SWITCH:
        *(bool *)member = true;
        return text == NULL;
    case ON_OFF:
        return set_on_off(member, text);
    case NUMBER:
        return read_number(option, text, member);
    case TEXT:
        *(const char **)member = text;
        return *text != '\0';
    case LIST:
        return add_item(member, text);
    }
    return false;
}

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
    for (size_t i = 0; i < TABLE_COUNT; i++) {
        void *member = (char *)options + table[i].offset;

        if (table[i].kind == NUMBER)
            *(int64_t *)member = table[i].preset;
        if (table[i].kind == ON_OFF)
            *(bool *)member = table[i].preset != 0;
    }
}

/* "unix:/path,mode=0660,127.0.0.1:80": a comma before "mode=" belongs to its address. */
static bool set_listen(struct options *options, const struct option *option,
                       const char *value)
{
    char *at = strdup(value);

    options->listen_text = at;
    while (at && *at) {
        char *end = at + strcspn(at, ", ;");

        while (*end == ',' && strncmp(end, ",mode=", 6) == 0)
            end += 1 + strcspn(end + 1, ", ;");

        const bool last = *end == '\0';
        *end = '\0';
        if (*at && !set(options, option, at))
            return false;
        at = last ? end : end + 1;
    }
    return options->listen.count > 0;
}

static bool read_environment(struct options *options, enum option_command command)
{
    for (size_t i = 0; i < TABLE_COUNT; i++) {
        const struct option *option = &table[i];
        const char *value = NULL;

        if (option->variable && (option->commands & (unsigned)command) != 0)
            value = getenv(option->variable); /* NOLINT(concurrency-mt-unsafe): no thread
                                                 exists yet */
        if (!value || !*value)
            continue;

        const bool good = option->kind == LIST ? set_listen(options, option, value)
                                               : set(options, option, value);
        if (!good) {
            say_bad_value(option, option->variable, value);
            return false;
        }
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
    for (size_t i = 0; i < TABLE_COUNT; i++) {
        if (strlen(table[i].flag) == length &&
            strncmp(table[i].flag, argument, length) == 0 &&
            (table[i].commands & (unsigned)command) != 0)
            return &table[i];
    }
    return NULL;
}

/* One flag and, in the next argument, its value. Returns how many it took, 0: wrong. */
static int take_flag(struct options *options, enum option_command command, char **argv)
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
    if (!set(options, option, value)) {
        say_bad_value(option, option->flag, value ? value : "");
        return 0;
    }
    return taken;
}

bool options_read(struct options *ret_options, enum option_command command, int argc,
                  char **argv)
{
    struct option_list from_environment;

    preset(ret_options);
    if (!read_environment(ret_options, command))
        return false;
    from_environment = ret_options->listen;
    ret_options->listen.count = 0;

    for (int i = 0; i < argc;) {
        if (argv[i][0] == '-' && argv[i][1] != '\0') {
            const int taken = take_flag(ret_options, command, argv + i);

            if (taken == 0)
                return false;
            i += taken;
        } else if (ret_options->operand) {
            log_error("'%s' is one argument too many", argv[i]);
            return false;
        } else {
            ret_options->operand = argv[i++];
        }
    }
    if (ret_options->listen.count == 0)
        ret_options->listen = from_environment;
    if (ret_options->listen.count == 0)
        (void)add_item(&ret_options->listen, "127.0.0.1:8080");
    return true;
}

void options_release(struct options *options)
{
    free(options->listen_text);
    options->listen_text = NULL;
}

void options_describe(FILE *stream, enum option_command command)
{
    for (size_t i = 0; i < TABLE_COUNT; i++) {
        const struct option *option = &table[i];

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
