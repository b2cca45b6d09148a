#include "country_csv.h"

#include "csv_put.h"

/* Words without blanks. */
static void put_words(struct csv_record *record, const char *const *words, size_t count)
{
    struct buffer list = {0};

    for (size_t i = 0; i < count; i++) {
        buffer_append_text(&list, i > 0 ? " " : "");
        buffer_append_text(&list, words[i]);
    }
    const char *text = buffer_text(&list);
    csv_put(record, text);
    if (!text)
        buffer_fail(record->out);
    buffer_release(&list);
}

#define COLUMNS(X)                                                                       \
    X("id", csv_put(&record, country->code))                                             \
    X("name", csv_put(&record, country->name))                                           \
    X("kind", csv_put(&record, country->kind))                                           \
    X("alpha3", csv_put(&record, country->alpha3))                                       \
    X("numeric", csv_put(&record, country->numeric))                                     \
    X("wikidata", put_words(&record, country->items, country->item_count))               \
    X("parent", csv_put(&record, country->parent))                                       \
    X("memberships",                                                                     \
      put_words(&record, country->memberships, country->membership_count))               \
    X("capital", csv_put(&record, country->capital))                                     \
    X("time_zone", csv_put(&record, country->time_zone))                                 \
    X("calling_code", csv_put(&record, country->calling_code))                           \
    X("emergency", csv_put(&record, country->emergency))                                 \
    X("note", csv_put(&record, country->note))                                           \
    X("updated_at", csv_put(&record, country->updated_at))

const char *const country_csv_columns[] = {
#define NAME(name, write) name,
    COLUMNS(NAME)
#undef NAME
        NULL,
};

void country_csv(struct buffer *out, const struct db_country *country)
{
    struct csv_record record = {.out = out};

#define WRITE(name, write) write;
    COLUMNS(WRITE)
#undef WRITE
    csv_end(&record);
}
