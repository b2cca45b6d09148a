# The files of test_import besides test_import.c. Included by CMakeLists.txt.
set(test_import_sources
    import/claims.c import/documents.c import/errors.c import/feeds.c import/fixture.c
    import/foreign.c import/hostile.c import/kept.c import/merges.c import/openstreetmap.c
    import/places.c import/releases.c import/rows.c import/starter.c import/starter_arrangements.c
    import/starter_lines.c import/twins.c)
