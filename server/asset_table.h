/* asset_table.h - what embed_static.cmake makes of static/: rows ordered by path. */
#ifndef SERVER_ASSET_TABLE_H
#define SERVER_ASSET_TABLE_H

#include "server/assets.h"

extern const char asset_build[]; /* a hash of all of them */
extern const size_t asset_count;
extern const struct asset asset_table[];

#endif
