/* test_markdown.c - what Markdown becomes; and that nothing it may say becomes more.
 *
 * test_markdown --render FILE prints the HTML of each source in FILE (apart by lines of
 * "%%%%"), each followed by a NUL, for tests/web/hostile.mjs. */
#include "markdown.h"
#include "safe_html.h"
#include "tap.h"

#include <limits.h>
#include <md4c.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static const char hostile_file[] = TESTS_DIRECTORY "/web/hostile_markdown.txt";

/* ---- Memory that runs out (--wrap in CMakeLists.txt) ---- */

void *__real_realloc(void *memory, size_t size);
void *__wrap_realloc(void *memory, size_t size);
int __real_md_parse(const MD_CHAR *text, MD_SIZE size, const MD_PARSER *parser,
                    void *context);
int __wrap_md_parse(const MD_CHAR *text, MD_SIZE size, const MD_PARSER *parser,
                    void *context);

static struct {
    int count, failing;
    bool parser_fails;
} memory = {0, INT_MAX, false};

void *__wrap_realloc(void *old, size_t size)
{
    return ++memory.count == memory.failing ? NULL : __real_realloc(old, size);
}

/* The parser's own memory is behind a shared library: it reads all and then gives up. */
int __wrap_md_parse(const MD_CHAR *text, MD_SIZE size, const MD_PARSER *parser,
                    void *context)
{
    int result = __real_md_parse(text, size, parser, context);

    return memory.parser_fails ? -1 : result;
}

/* ---- Ordinary cases ---- */

#define OUTSIDE "\" rel=\"nofollow noopener noreferrer\">"

struct markdown_case {
    const char *markdown, *html, *text;
};

static const struct markdown_case cases[] = {
    {"", "", ""},
    {"One\ntwo", "<p>One\ntwo</p>\n", "One two"},
    {"One\n\ntwo", "<p>One</p>\n<p>two</p>\n", "One\ntwo"},
    {"One  \ntwo", "<p>One<br>\ntwo</p>\n", "One two"},
    {"# A\n## B\n##### C\n###### D", "<h2>A</h2>\n<h3>B</h3>\n<h6>C</h6>\n<h6>D</h6>\n",
     "A\nB\nC\nD"},
    {"*a* **b** ~~c~~ `d`",
     "<p><em>a</em> <strong>b</strong> <del>c</del> <code>d</code></p>\n", "a b c d"},
    {"- a\n- b\n  - c", "<ul>\n<li>a</li>\n<li>b<ul>\n<li>c</li>\n</ul>\n</li>\n</ul>\n",
     "a\nb\nc"},
    {"3. a\n4. b", "<ol start=\"3\">\n<li>a</li>\n<li>b</li>\n</ol>\n", "a\nb"},
    {"1. a", "<ol>\n<li>a</li>\n</ol>\n", "a"},
    {"- [x] a", "<ul>\n<li>[x] a</li>\n</ul>\n", "[x] a"},
    {"> a\n\nb", "<blockquote>\n<p>a</p>\n</blockquote>\n<p>b</p>\n", "a\nb"},
    {"a\n\n---\n\nb", "<p>a</p>\n<hr>\n<p>b</p>\n", "a\nb"},
    {"```sh\na <b>\n```", "<pre><code>a &lt;b&gt;\n</code></pre>\n", "a <b>"},
    {"| a | b |\n|---|--:|\n| 1 | *2* |",
     "<table>\n<thead>\n<tr><th scope=\"col\">a</th><th scope=\"col\">b</th></tr>\n"
     "</thead>\n<tbody>\n<tr><td>1</td><td><em>2</em></td></tr>\n</tbody>\n</table>\n",
     "a b\n1 2"},
    {"R&D &amp; &lt;b&gt; &copy; &#233;&#xE9; &mdash; &amp;lt;",
     "<p>R&amp;D &amp; &lt;b&gt; © éé — &amp;lt;</p>\n", "R&D & <b> © éé — &lt;"},
    {"&nosuch; &#0; &#x1F; &#xD800; &#x110000;",
     "<p>&amp;nosuch; \uFFFD \uFFFD \uFFFD \uFFFD</p>\n",
     "&nosuch; \uFFFD \uFFFD \uFFFD \uFFFD"},
    {"<b>a</b> \"q\" 'q'", "<p>&lt;b&gt;a&lt;/b&gt; &quot;q&quot; &#39;q&#39;</p>\n",
     "<b>a</b> \"q\" 'q'"},
    {"<div>\na\n</div>", "<p>&lt;div&gt;\na\n&lt;/div&gt;</p>\n", "<div> a </div>"},
};

static const struct markdown_case links[] = {
    {"[a](https://x.org/?p=1&q=2 \"title\")",
     "<p><a href=\"https://x.org/?p=1&amp;q=2" OUTSIDE "a</a></p>\n", "a"},
    {"[a](HTTP://x.org)", "<p><a href=\"HTTP://x.org" OUTSIDE "a</a></p>\n", "a"},
    {"[a](/countries/EE)", "<p><a href=\"/countries/EE\">a</a></p>\n", "a"},
    {"[a](#b)", "<p><a href=\"#b\">a</a></p>\n", "a"},
    {"[a](mailto:a@x.org)", "<p><a href=\"mailto:a@x.org\">a</a></p>\n", "a"},
    {"[a](tel:+372-1)", "<p><a href=\"tel:+372-1\">a</a></p>\n", "a"},
    {"[*a*][b]\n\n[b]: /c", "<p><a href=\"/c\"><em>a</em></a></p>\n", "a"},
    {"https://x.org/a, a@x.org www.x.org",
     "<p><a href=\"https://x.org/a" OUTSIDE "https://x.org/a</a>, "
     "<a href=\"mailto:a@x.org\">a@x.org</a> "
     "<a href=\"http://www.x.org" OUTSIDE "www.x.org</a></p>\n",
     "https://x.org/a, a@x.org www.x.org"},
    {"![map](https://x.org/m.png)",
     "<p><a href=\"https://x.org/m.png" OUTSIDE "map</a></p>\n", "map"},
    {"a ![](https://x.org/m.png)", "<p>a </p>\n", "a"},
    {"[![a](/b.png)](/c)", "<p><a href=\"/c\">a</a></p>\n", "a"},
    {"![a [b](/c) d](/e)", "<p><a href=\"/e\">a b d</a></p>\n", "a b d"},
    {"![a](data:image/png;base64,AAAA)", "<p>a</p>\n", "a"},
    {"[a](&#47;b)", "<p><a href=\"/b\">a</a></p>\n", "a"},
    {"[a](/b&quot;c)", "<p><a href=\"/b&quot;c\">a</a></p>\n", "a"},
    {"[](/b)", "<p></p>\n", ""},
    /* md4c never ends this <strong> */
    {"***[a](/b \"**\")***\n\nc",
     "<p><em><strong><a href=\"/b\">a</a></strong></em>**</p>\n<p>c</p>\n", "a**\nc"},
};

/* Destinations of which nothing but the text stays. */
static const char *const refused[] = {
    "javascript:alert(1)",
    "JaVaScRiPt:alert(1)",
    "&#106;avascript:alert(1)",
    "&#x6A;avascript:alert(1)",
    "javascript&colon;alert(1)",
    "java&Tab;script:alert(1)",
    "java&#10;script:alert(1)",
    "&#1;javascript:alert(1)",
    "java&#0;script:alert(1)",
    "j&#97;v&#97;script&#58;alert(1)",
    "javascript&#0000058;alert(1)",
    "vbscript:msgbox(1)",
    "data:text/html,a",
    "data:text/html;base64,AAAA",
    "file:///etc/passwd",
    "ftp://x.org/",
    "blob:https://x.org/1",
    "filesystem:https://x.org/1",
    "view-source:https://x.org",
    "about:blank",
    "intent://x.org",
    "//x.org/",
    "&#47;/x.org",
    "/&#47;x.org",
    "/\\\\x.org",
    "/&#92;x.org",
    "/&Tab;/x.org",
    "/&NewLine;/x.org",
    "x.html",
    "?a",
    "./a",
    "../a",
    "",
    "https:x.org",
    "https:/x.org",
    "https:///x.org",
    "https://",
    "http:\\\\\\\\x.org",
    "https://x.org@y.org/",
    "https://x.org&#64;y.org/",
    "https://x.org&commat;@y.org/",
    "< https://x.org>",
    "<https://x.org >",
    "<https://x.org/a b>",
    "https://x.org/&#32;",
    "tel:*2767*3855%23",
    "tel:&#35;1",
    "tel:",
    "tel:+",
    "tel:1;a",
    "mailto:",
    "mailto:nobody",
    "%6Aavascript:alert(1)",
    "javascript%3Aalert(1)",
    "java%0Ascript:a()",
    "\xE2\x80\x8Bjavascript:alert(1)",
    "\xC2\xA0javascript:alert(1)",
    "feed:javascript:a()",
};

static bool is_same(struct buffer *out, const char *expected)
{
    const char *text = buffer_text(out);

    return text && strcmp(text, expected) == 0;
}

/* For the name of a check: its first line. */
static int first_line(const char *markdown)
{
    size_t length = strcspn(markdown, "\n");

    return length < 60 ? (int)length : 60;
}

/* In words, in code and in an address. */
static void check_nul(struct tap *tap)
{
    static const char source[] = "a\0b `c\0d` [e](/f\0g)\n\n    h\0i";
    struct buffer html = {0};
    struct buffer text = {0};

    markdown_html(&html, source, sizeof(source) - 1);
    markdown_text(&text, source, sizeof(source) - 1);
    tap_check(tap, strlen(buffer_text(&html)) == html.length, "no NUL in HTML");
    tap_check(tap, strlen(buffer_text(&text)) == text.length, "no NUL in text");
    buffer_release(&html);
    buffer_release(&text);
}

static void check_case(struct tap *tap, const struct markdown_case *row)
{
    struct buffer html = {0};
    struct buffer text = {0};
    size_t at = 0;

    markdown_html(&html, row->markdown, strlen(row->markdown));
    markdown_text(&text, row->markdown, strlen(row->markdown));
    if (!tap_check(tap, is_same(&html, row->html), "HTML of: %.*s",
                   first_line(row->markdown), row->markdown))
        tap_note("%s", html.data);
    if (!tap_check(tap, is_same(&text, row->text), "text of: %.*s",
                   first_line(row->markdown), row->markdown))
        tap_note("%s", text.data);
    const char *fault = safe_html_fault(html.data, html.length, &at);
    tap_check(tap, !fault, "safe: %.*s %s", first_line(row->markdown), row->markdown,
              fault ? fault : "");
    buffer_release(&html);
    buffer_release(&text);
}

/* As an inline link, as a reference, and as an image. */
static void check_refused(struct tap *tap, const char *destination)
{
    static const char *const forms[] = {"[w](", "![w](", "[w]\n\n[w]: "};
    int kept = 0;

    for (size_t i = 0; i < sizeof(forms) / sizeof(forms[0]); i++) {
        char source[256];
        struct buffer out = {0};

        int length = snprintf(source, sizeof(source), "%s%s%s", forms[i], destination,
                              i < 2 ? ")" : "\n");
        markdown_html(&out, source, (size_t)length);
        const char *html = buffer_text(&out);
        kept += strstr(html, "<a") != NULL || !strchr(html, 'w');
        buffer_release(&out);
    }
    tap_check(tap, kept == 0, "no link to: %s", destination);
}

/* ---- The reader of the output can refuse ---- */

static const char *const unsafe[] = {
    "<script>",
    "<p>",
    "</p>",
    "<p></em>",
    "<b>a</b>",
    "<p>a & b</p>",
    "<p>\"</p>",
    "a > b",
    "<p onclick=\"a\">a</p>",
    "<a href=\"javascript:a\">a</a>",
    "<a href=\"//x\">a</a>",
    "<a href=\"java&#39;\">a</a>",
    "<a href=\"https://x\">a</a>",
    "<p><p>a</p></p>",
    "<p><a href=\"/\"><a href=\"/\">a</a></a></p>",
    "<li>a</li>",
    "<table>a</table>",
    "<ul><p>a</p></ul>",
    "<a href=\"/\" title=\"a\">a</a>",
    "<em><h2>a</h2></em>",
    "<a href=\"/&amp;\t/\">a</a>",
    "<img>",
    "<p>a<hr></p>",
    "<!-- a -->",
    "&lt",
    "&#39",
    "<a href=\"/\"><em><a href=\"/\">a</a></em></a>",
    "<ol start=\"x\"></ol>",
};

static void check_reader(struct tap *tap)
{
    size_t at = 0;

    for (size_t i = 0; i < sizeof(unsafe) / sizeof(unsafe[0]); i++) {
        tap_check(tap, safe_html_fault(unsafe[i], strlen(unsafe[i]), &at) != NULL,
                  "found unsafe: %s", unsafe[i]);
    }
}

/* ---- Hostile sources ---- */

typedef void body_visitor(const char *body, size_t length, void *context);

static int each_hostile(const char *path, body_visitor *visit, void *context)
{
    FILE *file = fopen(path, "rb");
    char line[8192];
    struct buffer body = {0};
    int count = 0;
    bool more = true;

    if (!file)
        return 0;
    while (more) {
        more = fgets(line, sizeof(line), file) != NULL;
        if (more && strcmp(line, "%%%%\n") != 0) {
            buffer_append_text(&body, line);
            continue;
        }
        const char *text = buffer_text(&body);
        if (body.length > 0) {
            visit(text, body.length, context);
            count++;
        }
        buffer_clear(&body);
    }
    buffer_release(&body);
    (void)fclose(file);
    return count;
}

static void check_body(const char *body, size_t length, void *context)
{
    struct buffer out = {0};
    size_t at = 0;

    markdown_html(&out, body, length);
    const char *html = buffer_text(&out);
    const char *fault = html ? safe_html_fault(html, out.length, &at) : "no memory";
    if (!tap_check(context, !fault, "safe: %.*s", first_line(body), body))
        tap_note("%s at byte %zu of %s", fault, at, html ? html : "");
    buffer_release(&out);
}

/* ---- Sources that grow ---- */

struct growth {
    const char *name, *begin, *again;
};

static const struct growth growths[] = {
    {"quotes", "", ">"},       {"lists", "", "- "},
    {"numbers", "", "1. "},    {"brackets", "", "["},
    {"images", "", "!["},      {"stars", "", "**a "},
    {"links", "", "[a]("},     {"ampersands", "", "&"},
    {"quotation", "", "\""},   {"backticks", "", "`a``"},
    {"pipes", "", "|"},        {"items", "", "- a\n"},
    {"headings", "", "# a\n"}, {"mixed", "", "> - 1. "},
    {"tildes", "", "~~a "},    {"references", "[a]: /b\n\n", "[a]"},
};

static void fill(char *source, const struct growth *growth)
{
    size_t length = strlen(growth->begin);

    memcpy(source, growth->begin, length);
    for (size_t i = 0; length < MARKDOWN_MAX; length++, i++)
        source[length] = growth->again[i % strlen(growth->again)];
    source[MARKDOWN_MAX] = '\0';
}

static void check_source(struct tap *tap, const char *name, const char *source)
{
    struct buffer html = {0};
    struct buffer text = {0};
    size_t at = 0;

    markdown_html(&html, source, MARKDOWN_MAX);
    markdown_text(&text, source, MARKDOWN_MAX);
    const char *fault = safe_html_fault(html.data, html.length, &at);
    tap_check(tap,
              !html.failed && !fault && html.length < 1200 * 1024 && !text.failed &&
                  text.length <= 2 * MARKDOWN_MAX,
              "64 KiB of %s: %zu bytes of HTML, %zu of text %s", name, html.length,
              text.length, fault ? fault : "");
    buffer_release(&html);
    buffer_release(&text);
}

/* A head of 5,000 cells, and twice as many rows that get their missing cells for nothing.
 */
static void fill_table(char *source)
{
    enum { CELLS = 5000, HEAD = 2 * CELLS, RULE = 4 * CELLS };

    memset(source, '|', MARKDOWN_MAX);
    for (size_t i = 0; i < CELLS; i++) {
        memcpy(source + 2 * i, "|a", 2);
        memcpy(source + HEAD + 2 + 4 * i, "|---", 4);
    }
    source[HEAD + 1] = '\n';
    for (size_t i = HEAD + 2 + RULE + 1; i < MARKDOWN_MAX; i += 2)
        source[i] = '\n';
}

/* One address of 1,900 bytes that is referred to 20,000 times. */
static void fill_references(char *source)
{
    memset(source, 'x', MARKDOWN_MAX);
    memcpy(source, "[a]: /", 6);
    memset(source + 1900, '\n', 2);
    for (size_t i = 1902; i + 3 <= MARKDOWN_MAX; i += 3)
        memcpy(source + i, "[a]", 3);
}

static void check_growth(struct tap *tap)
{
    static char source[MARKDOWN_MAX + 1];
    struct buffer out = {0};

    for (size_t i = 0; i < sizeof(growths) / sizeof(growths[0]); i++) {
        fill(source, &growths[i]);
        check_source(tap, growths[i].name, source);
    }
    fill_references(source);
    check_source(tap, "a long address", source);
    fill_table(source);
    check_source(tap, "a wide table", source);
    buffer_append_text(&out, "before");
    markdown_html(&out, source, MARKDOWN_MAX);
    tap_check(tap, strncmp(buffer_text(&out), "before<pre>|a|a", 15) == 0,
              "a source that grows too much is shown as it is");
    buffer_release(&out);
}

/* ---- Failing memory ---- */

typedef void writer(struct buffer *out, const char *markdown, size_t length);

static void check_memory(struct tap *tap, const char *name, writer *write)
{
    static char source[8193];
    int good = 0;
    int bad = 0;

    for (size_t i = 0; i < sizeof(source) - 1; i++)
        source[i] = "- [a](/b) <c>\n"[i % 14];
    for (memory.failing = 1; memory.failing < 100; memory.failing++) {
        struct buffer out = {0};

        memory.count = 0;
        write(&out, source, sizeof(source) - 1);
        bool failed = buffer_text(&out) == NULL;
        good += !failed;
        bad += failed != (memory.count >= memory.failing) || (failed && out.length > 0);
        buffer_release(&out);
    }
    memory.failing = INT_MAX;
    tap_check(tap, good > 0 && good < 99 && bad == 0,
              "%s: each failed allocation fails the buffer, or is not met (%d)", name,
              good);
}

static void check_parser(struct tap *tap, const char *name, writer *write)
{
    struct buffer out = {0};

    buffer_append_text(&out, "before");
    memory.parser_fails = true;
    write(&out, "a", 1);
    memory.parser_fails = false;
    tap_check(tap, out.failed && !buffer_text(&out), "%s: the parser has no memory",
              name);
    buffer_release(&out);
}

/* ---- ---- */

static void print_body(const char *body, size_t length, void *context)
{
    struct buffer out = {0};

    (void)context;
    markdown_html(&out, body, length);
    if (!buffer_text(&out))
        exit(1);
    (void)fwrite(out.data, 1, out.length + 1, stdout);
    buffer_release(&out);
}

int main(int count, char **arguments)
{
    struct tap tap = {0};

    if (count == 3 && strcmp(arguments[1], "--render") == 0)
        return each_hostile(arguments[2], print_body, NULL) == 0;
    for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++)
        check_case(&tap, &cases[i]);
    for (size_t i = 0; i < sizeof(links) / sizeof(links[0]); i++)
        check_case(&tap, &links[i]);
    for (size_t i = 0; i < sizeof(refused) / sizeof(refused[0]); i++)
        check_refused(&tap, refused[i]);
    check_nul(&tap);
    check_reader(&tap);
    int bodies = each_hostile(hostile_file, check_body, &tap);
    tap_check(&tap, bodies >= 220, "%d hostile sources", bodies);
    check_growth(&tap);
    check_memory(&tap, "HTML", markdown_html);
    check_memory(&tap, "text", markdown_text);
    check_parser(&tap, "HTML", markdown_html);
    check_parser(&tap, "text", markdown_text);
    return tap_end(&tap);
}
