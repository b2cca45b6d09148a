#ifndef API_COUNTRY_CSV_H
#define API_COUNTRY_CSV_H

#include "buffer.h"
#include "db/country.h"

/* A record of a table of countries; lists are parted by blanks. */
extern const char *const country_csv_columns[]; /* ends with NULL */
void country_csv(struct buffer *out, const struct db_country *country);

#endif
