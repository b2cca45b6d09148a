# Turns a text file into a C table of its lines: IN (a file), OUT (a .c file), NAME.
cmake_minimum_required(VERSION 3.25)
include(${CMAKE_CURRENT_LIST_DIR}/embed_lines.cmake)
embed_lines(${IN} lines)
get_filename_component(file ${IN} NAME)
file(WRITE ${OUT} "/* Generated from ${file} by embed_text.cmake. */
#include \"starter.h\"

#include <stddef.h>

const char *const ${NAME}[] = {
${lines}
};
")
