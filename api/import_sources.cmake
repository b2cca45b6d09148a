# The files of the import, and the starter texts as C. Included by CMakeLists.txt.
set(import_sources
    atlas.c csv.c csv_row.c doe.c doe_contact.c doe_place.c draft.c feed_text.c draft_name.c import.c import_begin.c
    import_bytes.c import_claim.c import_csv.c import_document.c import_feed.c import_feed_item.c
    amt.c amt_address.c amt_words.c foreign.c foreign_find.c gather.c osm.c osm_element.c osm_fill.c
    osm_pairs.c osm_tags.c
    wikidata.c wikidata_row.c wikidata_values.c
    import_geojson.c import_kept.c import_line.c
    import_ndjson.c import_origin.c import_put.c import_report.c import_store.c imports.c lines.c merge.c
    merge_change.c merge_find.c merge_read.c post_type.c reach.c
    starter.c starter_arrangements.c starter_countries.c starter_helplines.c
    starter_missions.c starter_news.c starter_records.c starter_substates.c table.c)
foreach(file arrangements.json countries.txt helplines.json missions.txt)
    set(text ${PROJECT_SOURCE_DIR}/db/starter/${file})
    get_filename_component(name ${file} NAME_WE)
    set(table ${CMAKE_CURRENT_BINARY_DIR}/starter_${name}_text.c)
    add_custom_command(
        OUTPUT ${table}
        COMMAND ${CMAKE_COMMAND} -D IN=${text} -D OUT=${table} -D NAME=starter_${name}_text
                -P ${CMAKE_CURRENT_LIST_DIR}/embed_text.cmake
        DEPENDS ${text} ${CMAKE_CURRENT_LIST_DIR}/embed_text.cmake
                ${CMAKE_CURRENT_LIST_DIR}/embed_lines.cmake
        VERBATIM)
    list(APPEND import_sources ${table})
endforeach()
set(news ${PROJECT_SOURCE_DIR}/db/starter)
file(GLOB news_files CONFIGURE_DEPENDS ${news}/articles/*.md ${news}/notices/*.md)
set(table ${CMAKE_CURRENT_BINARY_DIR}/starter_news_texts.c)
add_custom_command(
    OUTPUT ${table}
    COMMAND ${CMAKE_COMMAND} -D IN=${news} -D OUT=${table}
            -P ${CMAKE_CURRENT_LIST_DIR}/embed_news.cmake
    DEPENDS ${news_files} ${CMAKE_CURRENT_LIST_DIR}/embed_news.cmake
            ${CMAKE_CURRENT_LIST_DIR}/embed_lines.cmake
    VERBATIM)
list(APPEND import_sources ${table})
