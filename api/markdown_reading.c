#include "markdown_reading.h"

#include "markdown.h"
#include "markdown_entity.h"

#include <assert.h>
#include <string.h>

/* A table whose first row has thousands of cells, or one long address that is referred to
 * thousands of times, makes much out of little. Honest text of MARKDOWN_MAX bytes needs a
 * fraction of either. */
enum { OUTPUT_MAX = 1024 * 1024, STEPS_MAX = 4 * MARKDOWN_MAX };

int reading_goes_on(struct reading *reading)
{
    reading->steps++;
    return reading->out->failed || reading->steps > STEPS_MAX ||
           reading->out->length - reading->begin > OUTPUT_MAX;
}

bool reading_run(struct reading *reading, const MD_PARSER *parser, const char *markdown,
                 size_t length)
{
    assert(length <= MARKDOWN_MAX);
    assert(markdown[length] == '\0'); /* md4c 0.4.8 looks at the byte after the last */

    reading->begin = reading->out->length;
    int result = md_parse(markdown, (MD_SIZE)length, parser, reading);
    if (result < 0)
        buffer_fail(reading->out);
    if (result == 0 || reading->out->failed)
        return true;
    reading->out->length = reading->begin;
    return false;
}

size_t reading_character(MD_TEXTTYPE type, const char *text, size_t length,
                         char ret_text[READING_CHARACTER_MAX])
{
    static const char replacement[] = "\xEF\xBF\xBD"; /* CommonMark §2.3 */

    if (type == MD_TEXT_ENTITY)
        return markdown_entity(text, length, ret_text);
    memcpy(ret_text, replacement, sizeof(replacement) - 1);
    return sizeof(replacement) - 1;
}
