# embed_lines(FILE VARIABLE): the text of a file as the entries of a C table of its lines,
# which NULL ends. A table and not one long literal, for ISO C promises no more than 4,095
# characters.
function(embed_lines file variable)
    file(READ ${file} text)
    string(REPLACE "\\" "\\\\" text "${text}")
    string(REPLACE "\"" "\\\"" text "${text}")
    string(REPLACE "\n" "\\n\",\n    \"" text "${text}")
    # Every line has given `"...\n",` and begun the next; the last has begun one too many.
    string(REGEX REPLACE "\n    \"$" "" text "${text}")
    set(${variable} "    \"${text}\n    NULL," PARENT_SCOPE)
endfunction()
