# Turns the articles and notices of a directory (IN: articles/*.md, notices/*.md) into C
# tables of their lines and one table of these: OUT, a .c file.
cmake_minimum_required(VERSION 3.25)
include(${CMAKE_CURRENT_LIST_DIR}/embed_lines.cmake)
set(tables "")
set(rows "")
set(count 0)
foreach(kind ARTICLE NOTICE)
    string(TOLOWER ${kind}s directory)
    file(GLOB files RELATIVE ${IN} ${IN}/${directory}/*.md)
    list(SORT files)
    foreach(file ${files})
        embed_lines(${IN}/${file} lines)
        math(EXPR count "${count} + 1")
        string(APPEND tables "\nstatic const char *const text_${count}[] = {\n${lines}\n};\n")
        string(APPEND rows "    {API_TEXT_${kind}, \"${file}\", text_${count}},\n")
    endforeach()
endforeach()
file(WRITE ${OUT} "/* Generated from the news of db/starter/ by embed_news.cmake. */
#include \"starter.h\"

#include <stddef.h>
${tables}
const struct starter_news starter_news_texts[] = {
${rows}    {.lines = NULL},
};
")
