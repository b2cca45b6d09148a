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

static const char add_text[] =
    "The text has fields between two lines ---, then the body in Markdown. Without FILE\n"
    "$VISUAL or $EDITOR opens on a form that explains them. A text that is refused is\n"
    "kept, and where is said. The new name is printed on standard output.\n";
static const char edit_text[] =
    "Opens $VISUAL or $EDITOR on its text. Fields that you do not touch stay as they are,\n"
    "whoever changes them meanwhile; a text that is refused is kept, and where is said.\n";
static const char publish_text[] =
    "What was published once is never a draft again; it can be withdrawn.\n";
static const char list_text[] = "A line each, with tabs: name, state, time, title.\n";

static const struct row {
    const char *name; /* one word or two */
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
    {"import", import_command, OPTIONS_IMPORT, "FILE|URL|-",
     "load a file into the database",
     "Knows the table of database-of-embassies; and, in the members of the API's missions,\n"
     "NDJSON (one object a line), CSV with a header, and GeoJSON. These three change what\n"
     "they name and leave the rest; what editors changed or deleted here stays so.\n"
     "Merges of other sources: answers of Wikidata to the query in wikidata.rq, lists of\n"
     "missions of the Auswärtiges Amt, answers of Overpass and GeoJSON of OpenStreetMap.\n"
     "A JSON Feed becomes drafts of articles.\n"
     "Everything is stored or nothing is. When a daemon holds the database, the daemon\n"
     "does it; report and exit code are the same.\n"
     "A URL is https, without a user name; it comes whole before it is read, and is asked\n"
     "for with the ETag of the last import: unchanged, nothing is done. Redirects lead to\n"
     "https only. https_proxy and no_proxy hold as for curl.\n"},
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
    {"article add", desk_command, OPTIONS_RECORD, "[FILE|-]", "write an article",
     add_text},
    {"article edit", desk_command, OPTIONS_RECORD, "SLUG", "change it in an editor",
     edit_text},
    {"article publish", desk_command, OPTIONS_PUBLISH, "SLUG", "now or at a time",
     publish_text},
    {"article withdraw", desk_command, OPTIONS_WITHDRAW, "SLUG",
     "take it back, with a reason for readers", ""},
    {"article list", desk_command, OPTIONS_RECORDS, "", "articles in every state",
     list_text},
    {"notice add", desk_command, OPTIONS_RECORD, "[FILE|-]", "write a notice", add_text},
    {"notice edit", desk_command, OPTIONS_RECORD, "ID", "change it in an editor",
     edit_text},
    {"notice publish", desk_command, OPTIONS_PUBLISH, "ID", "now or at a time",
     publish_text},
    {"notice withdraw", desk_command, OPTIONS_WITHDRAW, "ID",
     "take it back, with a reason for readers", ""},
    {"notice list", desk_command, OPTIONS_RECORDS, "", "notices in every state",
     list_text},
    {"notice review", desk_command, OPTIONS_RECORD, "ID",
     "say that somebody looked at it now", "A banner wants that every few weeks.\n"},
    {"token create", token_create_command, OPTIONS_TOKEN, "", "let somebody write",
     "Prints the token on standard output, this once: only its hash is stored.\n"},
    {"token list", token_list_command, OPTIONS_TOKENS, "", "who may write",
     "A line each, with tabs between: id, role, end, revoked, name.\n"},
    {"token revoke", token_revoke_command, OPTIONS_RECORD, "ID", "at once", ""},
    {"version", version_command, OPTIONS_BARE, "", "print the version", ""},
    {"help", help_command, OPTIONS_BARE, "[COMMAND]", "print the help of a command", ""},
};

enum { COMMAND_COUNT = sizeof(commands) / sizeof(commands[0]), COMMAND_MAX = 40 };

static void print_usage(FILE *stream)
{
    (void)fputs("usage: embassyd COMMAND [FLAGS]\n\n", stream);
    for (size_t i = 0; i < COMMAND_COUNT; i++)
        (void)fprintf(stream, "  %-16s %s\n", commands[i].name, commands[i].about);
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

/* The first arguments are one word of a command, or two: *ret_words says how many. */
static const struct row *find_in(int argc, char **argv, int *ret_words)
{
    char name[COMMAND_MAX];
    const struct row *row = NULL;

    if (argc > 2 && snprintf(name, sizeof(name), "%s %s", argv[1], argv[2]) < COMMAND_MAX)
        row = find(name);
    *ret_words = row ? 2 : 1;
    return row ? row : find(argv[1]);
}

/* Prints the commands that begin with this word: false when there is none. */
static bool print_group(FILE *stream, const char *word)
{
    const size_t length = strlen(word);
    bool any = false;

    for (size_t i = 0; length > 0 && i < COMMAND_COUNT; i++) {
        if (strncmp(commands[i].name, word, length) != 0 ||
            commands[i].name[length] != ' ')
            continue;
        (void)fprintf(stream, "  %-16s %s\n", commands[i].name, commands[i].about);
        any = true;
    }
    return any;
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
    if (!row && print_group(stdout, options->operand))
        return EX_OK;
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
        options.command = row->name;
        db_library_start();
        options.settings.shell = site_shell();
        options.settings.build = site_build();
        code = row->run(&options);
    }
    options_release(&options);
    return code;
}

/* "--help" and "-h" stand for the command of that name, as does "--version". */
static void spell_out(char **argv)
{
    static char help[] = "help";
    static char version[] = "version";

    if (strcmp(argv[1], "--help") == 0 || strcmp(argv[1], "-h") == 0)
        argv[1] = help;
    if (strcmp(argv[1], "--version") == 0)
        argv[1] = version;
}

/* "help article add"; false: something else is asked. */
static bool help_of_two(int argc, char **argv)
{
    int words = 0;
    const struct row *row =
        argc == 4 && strcmp(argv[1], "help") == 0 ? find_in(3, argv + 1, &words) : NULL;

    if (words != 2)
        return false;
    print_help(row);
    return true;
}

static int refuse(const char *word)
{
    if (print_group(stderr, word))
        return EX_USAGE;
    if (*word)
        log_error("there is no command '%s'", word);
    print_usage(stderr);
    return EX_USAGE;
}

int main(int argc, char **argv)
{
    const struct row *row = NULL;
    int words = 1;

    if (argc < 2)
        return refuse("");
    spell_out(argv);
    if (help_of_two(argc, argv))
        return EX_OK;
    row = find_in(argc, argv, &words);
    if (!row)
        return refuse(argv[1]);

    const int code = run(row, argc - 1 - words, argv + 1 + words);
    if (fflush(stdout) != 0 && code == EX_OK) {
        log_error("cannot write the output");
        return EX_IOERR;
    }
    return code;
}
