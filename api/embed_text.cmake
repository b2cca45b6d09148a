# Turns a text file into a C table of its lines: IN (a file), OUT (a .c file), NAME.
# A table and not one long literal, for ISO C promises no more than 4,095 characters.
cmake_minimum_required(VERSION 3.25)
file(READ ${IN} text)
string(REPLACE "\\" "\\\\" text "${text}")
string(REPLACE "\"" "\\\"" text "${text}")
string(REPLACE "\n" "\\n\",\n    \"" text "${text}")
# Every line has given `"...\n",` and begun the next; the last has begun one too many.
string(REGEX REPLACE "\n    \"$" "" text "${text}")
get_filename_component(file ${IN} NAME)
file(WRITE ${OUT} "/* Generated from ${file} by embed_text.cmake. */
#include \"starter.h\"

#include <stddef.h>

const char *const ${NAME}[] = {
    \"${text}
    NULL,
};
")
