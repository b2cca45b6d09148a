/* commands.h - each does one command, says what went wrong on stderr, and returns the
 * exit code (<sysexits.h>). */
#ifndef SERVER_COMMANDS_H
#define SERVER_COMMANDS_H

struct options;
typedef int command(const struct options *options);

command serve_command, init_command, check_command, import_command, get_command;
command replay_command, export_command;
command token_create_command, token_list_command, token_revoke_command;
command desk_command; /* article ..., notice ...: options->command says which */

#endif
