#include "markdown_json.h"

#include "markdown.h"

#include <string.h>

void markdown_json(struct json *json, const char *markdown)
{
    struct buffer html = {0};

    if (!markdown) {
        json_text(json, NULL);
        return;
    }
    markdown_html(&html, markdown, strlen(markdown));
    buffer_append(&html, "", 0); /* of an empty answer too there is a text */
    const char *text = buffer_text(&html);
    json->out->failed |= text == NULL;
    json_text(json, text);
    buffer_release(&html);
}
