/* fuzz_markdown.c - any bytes as Markdown; what comes out has to be safe. Built with
 * -fsanitize=fuzzer; the corpus is fuzz/corpus_markdown/. */
#include "api/markdown.h"

#include "safe_html.h"

#include <assert.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    struct buffer html = {0};
    struct buffer text = {0};
    size_t at = 0;

    if (size > MARKDOWN_MAX)
        return 0;
    char *source = malloc(size + 1); /* the sanitizer watches both ends */
    assert(source);
    if (size > 0)
        memcpy(source, data, size);
    source[size] = '\0';
    markdown_html(&html, source, size);
    markdown_text(&text, source, size);
    assert(buffer_text(&html) && buffer_text(&text));
    assert(strlen(text.data) == text.length);
    const char *fault = safe_html_fault(html.data, html.length, &at);
    if (fault) {
        (void)fprintf(stderr, "%s at byte %zu of:\n%s\n", fault, at, html.data);
        abort();
    }
    free(source);
    buffer_release(&html);
    buffer_release(&text);
    return 0;
}
