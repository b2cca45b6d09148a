#include "editor.h"

#include "log.h"

#include "api/front_matter.h"

#include <errno.h>
#include <signal.h>
#include <spawn.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <sysexits.h>
#include <unistd.h>

enum { COMMAND_MAX = 4096 };

/* ---- The file ---- */

int editor_keep(const char *noun, const char *text, size_t length,
                char ret_path[EDITOR_PATH_MAX])
{
    const char *parent = getenv("TMPDIR"); /* NOLINT(concurrency-mt-unsafe): one thread */
    const int size = snprintf(ret_path, EDITOR_PATH_MAX, "%s/embassyd-%s-XXXXXX.md",
                              parent && *parent ? parent : "/tmp", noun);
    const int fd = size < EDITOR_PATH_MAX ? mkstemps(ret_path, strlen(".md")) : -1;
    FILE *file = fd >= 0 ? fdopen(fd, "w") : NULL;

    if (!file) {
        log_error("cannot create '%s': %s", ret_path, strerrordesc_np(errno));
        return EX_CANTCREAT;
    }
    const bool is_written = fwrite(text, 1, length, file) == length;
    if (fclose(file) == 0 && is_written)
        return EX_OK;
    log_error("cannot write '%s': %s", ret_path, strerrordesc_np(errno));
    (void)unlink(ret_path);
    return EX_IOERR;
}

static int read_stream(FILE *stream, const char *path, char **ret_text,
                       size_t *ret_length)
{
    char *text = malloc(API_TEXT_MAX + 2);
    size_t length = 0;

    if (!text) {
        log_error("out of memory");
        return EX_OSERR;
    }
    length = fread(text, 1, API_TEXT_MAX + 1, stream);
    text[length] = '\0';
    *ret_text = text;
    *ret_length = length;
    if (!ferror(stream) && length <= API_TEXT_MAX && strlen(text) == length)
        return EX_OK;
    log_error("cannot use '%s': %s", path,
              ferror(stream) ? strerrordesc_np(errno) : "it is too long, or no text");
    *ret_text = NULL;
    free(text);
    return EX_DATAERR;
}

int editor_read(const char *path, char **ret_text, size_t *ret_length)
{
    const bool is_stdin = strcmp(path, "-") == 0;
    FILE *stream = is_stdin ? stdin : fopen(path, "rbe");

    if (!stream) {
        log_error("cannot open '%s': %s", path, strerrordesc_np(errno));
        return EX_NOINPUT;
    }
    const int code = read_stream(stream, path, ret_text, ret_length);
    if (!is_stdin)
        (void)fclose(stream);
    return code;
}

/* ---- The editor ---- */

static const char *choose(void)
{
    const char *editor = getenv("VISUAL"); /* NOLINT(concurrency-mt-unsafe) */

    if (!editor || !*editor)
        editor = getenv("EDITOR"); /* NOLINT(concurrency-mt-unsafe) */
    return editor && *editor ? editor : "vi";
}

/* It has the terminal and its signals; we wait whatever is typed there. */
static int start(const char *command, const char *path, pid_t *ret_pid)
{
    char shell[] = "sh";
    char flag[] = "-c";
    char *words = strdup(command);
    char *file = strdup(path);
    char *arguments[] = {shell, flag, words, shell, file, NULL};
    posix_spawnattr_t attributes;
    sigset_t signals;
    int fault = ENOMEM;

    (void)sigemptyset(&signals);
    (void)sigaddset(&signals, SIGINT);
    (void)sigaddset(&signals, SIGQUIT);
    if (words && file && posix_spawnattr_init(&attributes) == 0) {
        (void)posix_spawnattr_setsigdefault(&attributes, &signals);
        (void)posix_spawnattr_setflags(&attributes, POSIX_SPAWN_SETSIGDEF);
        fault = posix_spawnp(ret_pid, shell, NULL, &attributes, arguments, environ);
        (void)posix_spawnattr_destroy(&attributes);
    }
    free(words);
    free(file);
    return fault;
}

static int wait_for(pid_t pid)
{
    int status = 0;

    while (waitpid(pid, &status, 0) < 0) {
        if (errno != EINTR)
            return -1;
    }
    return status;
}

int editor_run(const char *path)
{
    const struct sigaction ignore = {.sa_handler = SIG_IGN};
    struct sigaction interrupt;
    struct sigaction quit;
    char command[COMMAND_MAX];
    pid_t pid = 0;
    int status = -1;

    if (snprintf(command, sizeof(command), "%s \"$1\"", choose()) >=
        (int)sizeof(command)) {
        log_error("the name of the editor is too long");
        return EX_USAGE;
    }
    (void)sigaction(SIGINT, &ignore, &interrupt);
    (void)sigaction(SIGQUIT, &ignore, &quit);
    const int fault = start(command, path, &pid);
    if (fault == 0)
        status = wait_for(pid);
    (void)sigaction(SIGINT, &interrupt, NULL);
    (void)sigaction(SIGQUIT, &quit, NULL);
    if (status == 0)
        return EX_OK;
    log_error("the editor '%s' failed%s%s", choose(), fault ? ": " : "",
              fault ? strerrordesc_np(fault) : "");
    return EX_UNAVAILABLE;
}

bool editor_again(void)
{
    char answer[16] = "";

    if (!isatty(STDIN_FILENO) || !isatty(STDERR_FILENO))
        return false;
    (void)fputs("edit again? [Y/n] ", stderr);
    if (!fgets(answer, sizeof(answer), stdin))
        return false;
    return answer[0] == '\n' || answer[0] == 'y' || answer[0] == 'Y';
}
