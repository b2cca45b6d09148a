#ifndef API_DEGREES_H
#define API_DEGREES_H

enum { DEGREES_MAX = 32 };

/* "-33.8688": at most 5 decimals, about 1 m; a point in every locale. */
void degrees_write(double value, char ret_text[DEGREES_MAX]);

#endif
