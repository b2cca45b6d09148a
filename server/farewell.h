/* farewell.h - tells clients that there is no room, and stays with them until they have
 * read it: closing at once with their request unread would reset the connection, and
 * the answer would be lost with it. */
#ifndef SERVER_FAREWELL_H
#define SERVER_FAREWELL_H

struct farewells;

struct farewells *farewell_create(void);            /* NULL: out of memory */
void farewell_destroy(struct farewells *farewells); /* NULL is fine */

/* Sends the 503 without waiting, and takes over `fd`. */
void farewell_say(struct farewells *farewells, int fd);
/* Closes those that are done. Returns milliseconds until it should be called again, as
 * poll() takes them: -1 when none is left. */
int farewell_sweep(struct farewells *farewells);

#endif
