/* starter_records.h - starter data that is a JSON array of records of one kind, read by
 * the rules that the API has for them. */
#ifndef API_STARTER_RECORDS_H
#define API_STARTER_RECORDS_H

#include "member.h"
#include "starter.h"

/* Reads one record, and stores it where no fault was noted. DB_OK with a fault, too. */
typedef enum db_status starter_record_putter(const struct members *members);

/* `file` is its name for people. */
bool starter_records_put(struct db *db, const char *file, const char *const *text,
                         const struct db_write *write, starter_record_putter *put,
                         struct starter_records_result *ret_result);

#endif
