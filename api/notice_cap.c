#include "notice_cap.h"

#include "address.h"
#include "http_date.h"
#include "markdown.h"
#include "xml.h"

#include <stdio.h>
#include <string.h>

enum { NAME_MAX_BYTES = 120, MESSAGE_MAX = 64, CAP_TIME_MAX = 32 };

struct message {
    struct call *call;
    const struct db_notice *notice;
    struct xml xml;
    enum db_status status; /* of the names of countries */
};

/* "2026-03-01T12:00:00Z" -> "2026-03-01T12:00:00-00:00": UTC as CAP writes it (§3.3.2).
 * False: not such a time. */
static bool cap_time(const char *time, char ret_time[CAP_TIME_MAX])
{
    int64_t seconds = 0;

    if (!time || strlen(time) != 20 || !http_date_seconds(time, &seconds))
        return false;
    (void)snprintf(ret_time, CAP_TIME_MAX, "%.19s-00:00", time);
    return true;
}

static void put_time(struct xml *xml, const char *name, const char *time)
{
    char text[CAP_TIME_MAX];

    if (cap_time(time, text))
        xml_put_text(xml, name, text);
}

/* An identifier is that of one message, not of the notice: each revision has its own. */
static void write_identifier(const struct db_notice *notice, int64_t rev,
                             char ret_identifier[MESSAGE_MAX])
{
    (void)snprintf(ret_identifier, MESSAGE_MAX, "%.26s-%lld", notice->id, (long long)rev);
}

static const char *sent_at(const struct db_notice *notice)
{
    const char *published = notice->published_at;
    bool by_schedule = published && strcmp(published, notice->updated_at) > 0;

    return by_schedule ? published : notice->updated_at;
}

static void put_named(struct xml *xml, const char *element, const char *name,
                      const char *value)
{
    if (!value)
        return;
    xml_open(xml, element);
    xml_put_text(xml, "valueName", name);
    xml_put_text(xml, "value", value);
    xml_close(xml);
}

/* ---- Names of countries ---- */

static void country_name(struct message *message, const char *code,
                         char ret_name[NAME_MAX_BYTES])
{
    enum db_status status = db_country_name(
        message->call->db, code, message->notice->lang, NAME_MAX_BYTES, ret_name);

    if (status == DB_OK)
        return;
    (void)snprintf(ret_name, NAME_MAX_BYTES, "%s", code);
    if (status != DB_NOT_FOUND)
        message->status = status;
}

/* Text of an element that is open: "France, Italy". */
static void put_names(struct message *message, const char *const *codes, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        char name[NAME_MAX_BYTES];

        country_name(message, codes[i], name);
        xml_text(&message->xml, i > 0 ? ", " : "");
        xml_text(&message->xml, name);
    }
}

/* ---- Parts of the message ---- */

static void put_references(struct message *message, const char *sender,
                           const struct cap_reference *before)
{
    char identifier[MESSAGE_MAX];
    char sent[CAP_TIME_MAX];

    if (before->rev == 0 || !cap_time(before->sent, sent))
        return;
    write_identifier(message->notice, before->rev, identifier);
    xml_open(&message->xml, "references");
    xml_text(&message->xml, sender);
    xml_text(&message->xml, ",");
    xml_text(&message->xml, identifier);
    xml_text(&message->xml, ",");
    xml_text(&message->xml, sent);
    xml_close(&message->xml);
}

static void put_head(struct message *message, const struct cap_reference *before)
{
    const struct db_notice *notice = message->notice;
    struct xml *xml = &message->xml;
    bool cancels = notice->state == DB_STATE_WITHDRAWN;
    char identifier[MESSAGE_MAX];
    char sender[ADDRESS_HOST_MAX];

    write_identifier(notice, notice->rev, identifier);
    address_host(message->call, sender);
    xml_put_text(xml, "identifier", identifier);
    xml_put_text(xml, "sender", sender);
    put_time(xml, "sent", sent_at(notice));
    xml_put_text(xml, "status", "Actual");
    xml_put_text(xml, "msgType",
                 cancels           ? "Cancel"
                 : before->rev > 0 ? "Update"
                                   : "Alert");
    xml_put_text(xml, "scope", "Public");
    xml_put_text(xml, "note", cancels ? notice->withdrawn_reason : NULL);
    put_references(message, sender, before);
}

/* Citizens of these countries only; nobody named: everyone. */
static void put_audience(struct message *message)
{
    const struct db_notice *notice = message->notice;

    if (notice->nationality_count == 0)
        return;
    xml_open(&message->xml, "audience");
    xml_text(&message->xml, "Citizens of: ");
    put_names(message, notice->nationalities, notice->nationality_count);
    xml_close(&message->xml);
}

static void put_description(struct message *message)
{
    struct buffer text = {.data = NULL};
    const char *body = message->notice->body;

    if (strlen(body) <= MARKDOWN_MAX)
        markdown_text(&text, body, strlen(body));
    const char *description = buffer_text(&text);
    if (!description)
        message->call->out_of_memory = true;
    if (description && *description)
        xml_put_text(&message->xml, "description", description);
    buffer_release(&text);
}

/* A full address (§3.2.2): the issuer's own page, else the country's here. */
static void put_web(struct message *message)
{
    const struct db_notice *notice = message->notice;
    char path[ADDRESS_PATH_MAX];
    char address[ADDRESS_MAX];

    if (notice->source_url) {
        xml_put_text(&message->xml, "web", notice->source_url);
        return;
    }
    if (!address_is_absolute(message->call) || notice->country_count == 0)
        return;
    address_path("/country/", notice->countries[0], "", path);
    address_of_path(message->call, path, address);
    xml_put_text(&message->xml, "web", address);
}

static void put_parameters(struct message *message)
{
    const struct db_notice *notice = message->notice;
    struct xml *xml = &message->xml;

    put_named(xml, "parameter", "level", notice->level);
    put_named(xml, "parameter", "level_scale", notice->level_scale);
    put_named(xml, "parameter", "regional_level", notice->regional_level);
    put_named(xml, "parameter", "issuer_country", notice->issuer_country);
    put_named(xml, "parameter", "reviewed_at", notice->reviewed_at);
    for (size_t i = 0; i < notice->nationality_count; i++)
        put_named(xml, "parameter", "nationality", notice->nationalities[i]);
}

/* "x-smom" and its like are codes of ours. */
static void put_geocode(struct xml *xml, const char *country)
{
    if (strlen(country) == 2)
        put_named(xml, "geocode", "ISO3166-1", country);
}

/* One area a country; one for all where the notice names parts, which it does not divide
 * among them. */
static void put_areas(struct message *message)
{
    const struct db_notice *notice = message->notice;
    struct xml *xml = &message->xml;
    size_t step = notice->area_count > 0 ? notice->country_count : 1;

    for (size_t i = 0; i < notice->country_count; i += step) {
        xml_open(xml, "area");
        xml_open(xml, "areaDesc");
        put_names(message, notice->countries + i, step);
        for (size_t k = 0; k < notice->area_count; k++) {
            xml_text(xml, k > 0 ? "; " : ": ");
            xml_text(xml, notice->areas[k]);
        }
        xml_close(xml);
        for (size_t k = i; k < i + step; k++)
            put_geocode(xml, notice->countries[k]);
        xml_close(xml);
    }
}

/* The order is the schema's. */
static void put_info(struct message *message)
{
    const struct db_notice *notice = message->notice;
    struct xml *xml = &message->xml;
    char event[NAME_MAX_BYTES];

    (void)snprintf(event, sizeof(event), "%s notice", notice->category);
    xml_open(xml, "info");
    xml_put_text(xml, "language", notice->lang);
    xml_put_text(xml, "category", notice->category);
    xml_put_text(xml, "event", event);
    xml_put_text(xml, "responseType", notice->response_type);
    xml_put_text(xml, "urgency", notice->urgency);
    xml_put_text(xml, "severity", notice->severity);
    xml_put_text(xml, "certainty", notice->certainty);
    put_audience(message);
    put_time(xml, "effective", notice->published_at);
    put_time(xml, "onset", notice->starts_at);
    put_time(xml, "expires", notice->ends_at);
    xml_put_text(xml, "senderName", notice->issuer);
    xml_put_text(xml, "headline", notice->headline);
    put_description(message);
    xml_put_text(xml, "instruction", notice->instruction);
    put_web(message);
    put_parameters(message);
    put_areas(message);
    xml_close(xml);
}

enum db_status notice_cap_write(struct call *call, const struct db_notice *notice,
                                const struct cap_reference *before)
{
    struct message message = {
        .call = call, .notice = notice, .xml = {.out = &call->body}};

    xml_begin(&message.xml);
    xml_open(&message.xml, "alert");
    xml_attribute(&message.xml, "xmlns", "urn:oasis:names:tc:emergency:cap:1.2");
    put_head(&message, before);
    if (notice->state != DB_STATE_WITHDRAWN)
        put_info(&message);
    xml_close(&message.xml);
    return message.status;
}
