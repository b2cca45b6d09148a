/* test_xml.c - what the writer of XML makes of any bytes, and the UUIDs of records. */
#include "buffer.h"
#include "tap.h"
#include "uuid.h"
#include "xml.h"

#include <string.h>

static void check_text(struct tap *tap, const char *text, const char *wanted,
                       const char *words)
{
    struct buffer out = {.data = NULL};
    struct xml xml = {.out = &out};

    xml_put_text(&xml, "a", text);
    const char *got = buffer_text(&out);
    if (!tap_check(tap, got && strcmp(got, wanted) == 0, "text: %s", words))
        tap_note("'%s', not '%s'", got ? got : "", wanted);
    buffer_release(&out);
}

static void check_value(struct tap *tap, const char *text, const char *wanted,
                        const char *words)
{
    struct buffer out = {.data = NULL};
    struct xml xml = {.out = &out};

    xml_open(&xml, "a");
    xml_attribute(&xml, "b", text);
    xml_close(&xml);
    const char *got = buffer_text(&out);
    if (!tap_check(tap, got && strcmp(got, wanted) == 0, "attribute: %s", words))
        tap_note("'%s', not '%s'", got ? got : "", wanted);
    buffer_release(&out);
}

#define NO "\xEF\xBF\xBD" /* U+FFFD */

static void check_texts(struct tap *tap)
{
    check_text(tap, NULL, "", "none is no element");
    check_text(tap, "", "<a></a>", "empty");
    check_text(tap, "a & b < c > d", "<a>a &amp; b &lt; c &gt; d</a>", "markup");
    check_text(tap, "]]>", "<a>]]&gt;</a>", "the end of a CDATA section");
    check_text(tap, "&amp;", "<a>&amp;amp;</a>", "what is escaped is escaped again");
    check_text(tap, "\"'", "<a>\"'</a>", "quotes");
    check_text(tap, "a\r\nb\tc", "<a>a&#13;\nb\tc</a>", "line ends");
    check_text(tap, "\x01\x08\x0B\x1F\x7F", "<a>" NO NO NO NO NO "</a>", "controls");
    check_text(tap, "日本語 \xF0\x9F\x98\x80 \xD7\xA9",
               "<a>日本語 \xF0\x9F\x98\x80 \xD7\xA9</a>", "other scripts");
    check_text(tap, "\xEF\xBF\xBE\xEF\xBF\xBF", "<a>" NO NO "</a>", "U+FFFE and U+FFFF");
    check_text(tap, "\xEF\xBF\xBD", "<a>" NO "</a>", "U+FFFD");
    check_text(tap, "\xED\xA0\x80", "<a>" NO NO NO "</a>", "a surrogate");
    check_text(tap, "\xC0\xAF\xFF", "<a>" NO NO NO "</a>",
               "overlong and no UTF-8 at all");
    check_text(tap, "a\xE6\x97", "<a>a" NO NO "</a>", "cut off");
    check_text(tap, "\xF4\x90\x80\x80", "<a>" NO NO NO NO "</a>", "beyond Unicode");
}

static void check_values(struct tap *tap)
{
    check_value(tap, NULL, "<a/>", "none");
    check_value(tap, "\"<&>'", "<a b=\"&quot;&lt;&amp;&gt;'\"/>", "markup and quotes");
    check_value(tap, "a\r\n\tb", "<a b=\"a&#13;&#10;&#9;b\"/>", "blanks are kept");
    check_value(tap, "\x01\xFF", "<a b=\"" NO NO "\"/>", "controls");
}

static void check_nesting(struct tap *tap)
{
    struct buffer out = {.data = NULL};
    struct xml xml = {.out = &out};

    xml_begin(&xml);
    xml_open(&xml, "a");
    xml_attribute(&xml, "x", "1");
    xml_attribute(&xml, "y", "2");
    xml_open(&xml, "b");
    xml_close(&xml);
    xml_text(&xml, "t");
    xml_open(&xml, "c");
    xml_put_text(&xml, "d", "u");
    xml_close(&xml);
    xml_close(&xml);
    const char *got = buffer_text(&out);
    tap_check(tap,
              got && strcmp(got, "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
                                 "<a x=\"1\" y=\"2\"><b/>t<c><d>u</d></c></a>") == 0,
              "elements within elements");
    buffer_release(&out);
}

static void check_uuid(struct tap *tap, const char *ulid, const char *wanted)
{
    char urn[UUID_URN_MAX];

    uuid_of_ulid(ulid, urn);
    if (!tap_check(tap, strcmp(urn, wanted) == 0, "ULID %s", ulid))
        tap_note("%s, not %s", urn, wanted);
}

static void check_words(struct tap *tap)
{
    static const char *const no_ulids[] = {
        "", "8ZZZZZZZZZZZZZZZZZZZZZZZZZ", "01ARZ3NDEKTSV4RRFFQ69G5FAI",
        "01ARZ3NDEKTSV4RRFFQ69G5FA", "01arz3ndektsv4rrffq69g5fav"};
    char urn[UUID_URN_MAX];
    char other[UUID_URN_MAX] = "";

    for (size_t i = 0; i < sizeof(no_ulids) / sizeof(no_ulids[0]); i++) {
        uuid_of_ulid(no_ulids[i], urn);
        tap_check(tap,
                  strlen(urn) == UUID_URN_MAX - 1 && strcmp(urn, other) != 0 &&
                      urn[23] == '8' && strchr("89ab", urn[28]),
                  "'%s' is no ULID: %s", no_ulids[i], urn);
        memcpy(other, urn, sizeof(other));
    }
    uuid_of_words(no_ulids[4], urn);
    tap_check(tap, strcmp(urn, other) == 0, "the same words, the same UUID");
}

int main(void)
{
    struct tap tap = {0, 0};

    check_texts(&tap);
    check_values(&tap);
    check_nesting(&tap);
    check_uuid(&tap, "00000000000000000000000000",
               "urn:uuid:00000000-0000-0000-0000-000000000000");
    check_uuid(&tap, "7ZZZZZZZZZZZZZZZZZZZZZZZZZ",
               "urn:uuid:ffffffff-ffff-ffff-ffff-ffffffffffff");
    check_uuid(&tap, "01ARZ3NDEKTSV4RRFFQ69G5FAV",
               "urn:uuid:01563e3a-b5d3-d676-4c61-efb99302bd5b");
    check_words(&tap);
    return tap_end(&tap);
}
