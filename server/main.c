/* main.c - embassyd: which command, and its help. */
#include "commands.h"
#include "log.h"
#include "options.h"
#include "site.h"

#include "db/db.h"

#include <stdio.h>
#include <string.h>
#include <sysexits.h>

static command version_command, help_command;

static const struct row {
    const char *name;
    command *run;
    enum option_command flags;
    const char *operand; /* what it works on, for --help */
    const char *about;   /* one line */
    const char *more;    /* the rest of its help */
} commands[] = {
    {"serve", serve_command, OPTIONS_SERVE, "", "answer HTTP requests until told to stop",
     "Prints one line per listener on stderr when it can answer, and an access log on\n"
     "stdout. SIGTERM or SIGINT finishes what is in flight; a second one does not wait.\n"},
    {"init", init_command, OPTIONS_INIT, "", "create a database with the starter data",
     "Refuses to touch a file that exists; leaves none behind when it fails.\n"},
    {"check", check_command, OPTIONS_CHECK, "",
     "verify a database and count what is in it",
     "Reads the whole file and changes nothing. Exit 65: damaged, foreign or newer.\n"},
    {"import", import_command, OPTIONS_IMPORT, "FILE|-", "load a file into the database",
     "Knows the table of database-of-embassies; and, in the members of the API's missions,\n"
     "NDJSON (one object a line), CSV with a header, and GeoJSON. These three change what\n"
     "they name and leave the rest; what editors changed or deleted here stays so.\n"
     "A JSON Feed becomes drafts of articles.\n"
     "Everything is stored or nothing is. When a daemon holds the database, the daemon\n"
     "does it; report and exit code are the same.\n"},
    {"get", get_command, OPTIONS_GET, "TARGET", "print the answer to a request",
     "Needs no daemon: embassyd get '/api/v1/lookup?nationality=EE&host=NP'\n"
     "With --method it writes, by way of the daemon if one runs.\n"
     "Exit 0 for an answer, 1 for a refusal (4xx), 70 or more for a failure (5xx).\n"},
    {"export", export_command, OPTIONS_EXPORT, "", "print every record as a line of JSON",
     "Ordered by kind and id: the same records make the same bytes.\n"},
    {"replay", replay_command, OPTIONS_REPLAY, "FILE|-",
     "make the changes of another server here too",
     "Takes pages of its /api/v1/changes, one after another, as they came; each is stored\n"
     "whole or not at all. A database that is not there is created, empty. A copy takes\n"
     "no writes of its own: what does not follow its last change is refused.\n"},
    {"version", version_command, OPTIONS_BARE, "", "print the version", ""},
    {"help", help_command, OPTIONS_BARE, "[COMMAND]", "print the help of a command", ""},
};

enum { COMMAND_COUNT = sizeof(commands) / sizeof(commands[0]) };

static void print_usage(FILE *stream)
{
    (void)fputs("usage: embassyd COMMAND [FLAGS]\n\n", stream);
    for (size_t i = 0; i < COMMAND_COUNT; i++)
        (void)fprintf(stream, "  %-8s %s\n", commands[i].name, commands[i].about);
    (void)fputs("\n'embassyd COMMAND --help' shows its flags\n", stream);
}

static void print_help(const struct row *row)
{
    (void)printf("usage: embassyd %s [FLAGS] %s\n\n%s\n%s\n", row->name, row->operand,
                 row->about, row->more);
    options_describe(stdout, row->flags);
    (void)fputs(
        "\nexit codes: 0 done, 64 usage, 65 data, 66 no input, 69 unavailable,\n"
        "70 bug, 73 cannot create, 74 input/output, 75 try again, 77 permission\n",
        stdout);
}

static const struct row *find(const char *name)
{
    for (size_t i = 0; i < COMMAND_COUNT; i++) {
        if (strcmp(commands[i].name, name) == 0)
            return &commands[i];
    }
    return NULL;
}

static int version_command(const struct options *options)
{
    (void)options;
    (void)puts("embassyd " EMBASSYD_VERSION);
    return EX_OK;
}

static int help_command(const struct options *options)
{
    const struct row *row = options->operand ? find(options->operand) : NULL;

    if (!options->operand) {
        print_usage(stdout);
        return EX_OK;
    }
    if (!row) {
        log_error("there is no command '%s'", options->operand);
        return EX_USAGE;
    }
    print_help(row);
    return EX_OK;
}

static int run(const struct row *row, int argc, char **argv)
{
    struct options options;
    int code = EX_USAGE;

    if (!options_read(&options, row->flags, argc, argv)) {
        (void)fprintf(stderr, "try 'embassyd %s --help'\n", row->name);
    } else if (options.help) {
        print_help(row);
        code = EX_OK;
    } else if (options.operand && !row->operand[0]) {
        log_error("%s takes no '%s'", row->name, options.operand);
    } else {
        db_library_start();
        options.settings.shell = site_shell();
        code = row->run(&options);
    }
    options_release(&options);
    return code;
}

int main(int argc, char **argv)
{
    const char *name = argc > 1 ? argv[1] : "";
    const struct row *row = NULL;
    int code = EX_USAGE;

    if (strcmp(name, "--help") == 0 || strcmp(name, "-h") == 0)
        name = "help";
    if (strcmp(name, "--version") == 0)
        name = "version";
    row = find(name);
    if (!row) {
        if (*name)
            log_error("there is no command '%s'", name);
        print_usage(stderr);
        return EX_USAGE;
    }
    code = run(row, argc - 2, argv + 2);
    if (fflush(stdout) != 0 && code == EX_OK) {
        log_error("cannot write the output");
        return EX_IOERR;
    }
    return code;
}
