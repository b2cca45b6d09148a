#include "options_table.h"

#include "api/api.h"

#define EVERY                                                                            \
    (OPTIONS_SERVE | OPTIONS_INIT | OPTIONS_CHECK | OPTIONS_IMPORT | OPTIONS_GET |       \
     OPTIONS_REPLAY | OPTIONS_EXPORT | OPTIONS_TOKEN | OPTIONS_TOKENS | OPTIONS_RECORD | \
     OPTIONS_PUBLISH | OPTIONS_WITHDRAW | OPTIONS_RECORDS)
#define AT(member) offsetof(struct options, member)

enum { DAY_S = 24 * 60 * 60 };

const struct option option_table[OPTION_TABLE_SIZE] = {
    {"--database", "EMBASSYD_DATABASE", "PATH", TEXT, EVERY, AT(database), 0, 0, 0,
     "the database file (default embassyd.db)"},
    {"--listen", "EMBASSYD_LISTEN", "ADDRESS", LIST, OPTIONS_SERVE, AT(listen), 0, 0, 0,
     "HOST:PORT, [IPV6]:PORT, :PORT or unix:/path[,mode=0660]; may be repeated, or in the "
     "variable separated by commas (default 127.0.0.1:8080; port 0: a free one)"},
    {"--workers", "EMBASSYD_WORKERS", "N", NUMBER, OPTIONS_SERVE, AT(workers), 0, 0, 64,
     "threads that answer; 0: one per processor"},
    {"--max-connections", "EMBASSYD_MAX_CONNECTIONS", "N", NUMBER, OPTIONS_SERVE,
     AT(max_connections), 2000, 1, 100000, "open at once; one more is told 503"},
    {"--max-body", "EMBASSYD_MAX_BODY", "BYTES", NUMBER, OPTIONS_SERVE, AT(max_body),
     API_BODY_MAX, 0, API_BODY_MAX, "of a request; more is told 413"},
    {"--max-import", "EMBASSYD_MAX_IMPORT", "BYTES", NUMBER, OPTIONS_SERVE,
     AT(max_import), API_IMPORT_MAX, 0, API_IMPORT_MAX,
     "of a request to /api/v1/imports; more is told 413"},
    {"--max-import", "EMBASSYD_MAX_IMPORT", "BYTES", NUMBER, OPTIONS_IMPORT,
     AT(max_import), API_IMPORT_MAX, 1, API_IMPORT_MAX,
     "of what a URL has, unpacked; more is refused"},
    {"--header-timeout", "EMBASSYD_HEADER_TIMEOUT", "SECONDS", NUMBER, OPTIONS_SERVE,
     AT(header_timeout_s), 10, 1, DAY_S, "for a client to send its request head"},
    {"--idle-timeout", "EMBASSYD_IDLE_TIMEOUT", "SECONDS", NUMBER, OPTIONS_SERVE,
     AT(idle_timeout_s), 30, 1, DAY_S, "a connection is kept without a request"},
    {"--request-timeout", "EMBASSYD_REQUEST_TIMEOUT", "SECONDS", NUMBER, OPTIONS_SERVE,
     AT(request_timeout_s), 60, 1, DAY_S,
     "from a request's head to the end of its answer"},
    {"--drain-timeout", "EMBASSYD_DRAIN_TIMEOUT", "SECONDS", NUMBER, OPTIONS_SERVE,
     AT(drain_timeout_s), 10, 0, DAY_S, "to finish what is in flight after SIGTERM"},
    {"--access-log", "EMBASSYD_ACCESS_LOG", "on|off", ON_OFF, OPTIONS_SERVE,
     AT(access_log), 1, 0, 0, "one JSON line per request on stdout"},
    {"--public-url", "EMBASSYD_PUBLIC_URL", "URL", BASE_URL, OPTIONS_SERVE | OPTIONS_GET,
     AT(settings.public_url), 0, 0, 0,
     "https://embassies.example: where readers find this, for the links of feeds (default: "
     "links are paths)"},
    {"--report-url", "EMBASSYD_REPORT_URL", "URL", REPORT_URL,
     OPTIONS_SERVE | OPTIONS_GET, AT(settings.report_url), 0, 0, 0,
     "mailto:desk@example.org, or https://example.org/report?mission={id}: where readers "
     "tell that something on a mission's page is wrong (default: nowhere)"},
    {"--review-days", "EMBASSYD_REVIEW_DAYS", "DAYS", NUMBER, OPTIONS_SERVE | OPTIONS_GET,
     AT(settings.review_days), 30, 1, 36500,
     "a banner that nobody has reviewed for longer says so"},
    {"--allow-insecure-tokens", NULL, NULL, SWITCH, OPTIONS_SERVE,
     AT(allow_insecure_tokens), 0, 0, 0,
     "take tokens over plain TCP from other machines too, where anybody on the way can "
     "read them"},
    {"--cors-origin", "EMBASSYD_CORS_ORIGIN", "ORIGIN", ORIGINS, OPTIONS_SERVE,
     AT(cors_origin), 0, 0, 0,
     "https://editors.example: a site whose pages may write, with a token; may be repeated, "
     "or in the variable separated by commas (default: any page may read, none write)"},
    {"--empty", NULL, NULL, SWITCH, OPTIONS_INIT, AT(empty), 0, 0, 0,
     "countries and their names only: no missions, no news"},
    {"--dry-run", NULL, NULL, SWITCH, OPTIONS_IMPORT, AT(dry_run), 0, 0, 0,
     "do everything and report it, store nothing"},
    {"--force", NULL, NULL, SWITCH, OPTIONS_IMPORT, AT(force), 0, 0, 0,
     "accept a file with fewer than 80 % of the rows there were; fetch a URL that is "
     "unchanged"},
    {"--as-of", NULL, "YYYY-MM-DD", TEXT, OPTIONS_IMPORT, AT(as_of), 0, 0, 0,
     "release date of the data (default: the date in the file's name)"},
    {"--source", NULL, "ID", TEXT, OPTIONS_IMPORT, AT(source), 0, 0, 0,
     "whose missions these are, of a file of our own members (default import)"},
    {"--allow-http", NULL, NULL, SWITCH, OPTIONS_IMPORT, AT(allow_http), 0, 0, 0,
     "fetch from http:// too, where anybody on the way can change what comes"},
    {"--ca-file", "EMBASSYD_CA_FILE", "PATH", TEXT, OPTIONS_IMPORT, AT(ca_file), 0, 0, 0,
     "certificates (PEM) to trust in place of the system's"},
    {"--fetch-timeout", "EMBASSYD_FETCH_TIMEOUT", "SECONDS", NUMBER, OPTIONS_IMPORT,
     AT(fetch_timeout_s), 300, 1, DAY_S, "for a URL to come whole"},
    {"--stall-timeout", "EMBASSYD_STALL_TIMEOUT", "SECONDS", NUMBER, OPTIONS_IMPORT,
     AT(stall_timeout_s), 90, 1, DAY_S,
     "of a URL that brings less than 100 bytes a second"},
    {"--kind", NULL, "WORD", TEXT, OPTIONS_EXPORT, AT(kind), 0, 0, 0,
     "only arrangement, article, country, helpline, mission, notice or source"},
    {"--json", NULL, NULL, SWITCH, OPTIONS_CHECK | OPTIONS_IMPORT, AT(json), 0, 0, 0,
     "the report as JSON"},
    {"--json", NULL, NULL, SWITCH, OPTIONS_TOKENS | OPTIONS_RECORDS, AT(json), 0, 0, 0,
     "as the API answers: an object a page, each on its own line"},
    {"--name", NULL, "NAME", TEXT, OPTIONS_TOKEN, AT(name), 0, 0, 0,
     "whose it is: stands in the history of all that is written with it"},
    {"--role", NULL, "ROLE", TEXT, OPTIONS_TOKEN, AT(role), 0, 0, 0,
     "editor (drafts), publisher (and publishes), curator (missions, imports), admin"},
    {"--expires", NULL, "DATE|DAYSd", TEXT, OPTIONS_TOKEN, AT(expires), 0, 0, 0,
     "2027-01-31, a time in UTC, or 90d: so many days from now"},
    {"--at", NULL, "TIME", TEXT, OPTIONS_PUBLISH, AT(at), 0, 0, 0,
     "2026-03-01 or 2026-03-01T18:30:00Z: by itself then, or backdated (default: now, or "
     "when the draft says)"},
    {"--reason", NULL, "TEXT", TEXT, OPTIONS_WITHDRAW, AT(reason), 0, 0, 0,
     "what readers are told"},
    {"--state", NULL, "STATE", TEXT, OPTIONS_RECORDS, AT(state), 0, 0, 0,
     "draft, scheduled, published or withdrawn only (default: all)"},
    {"--country", NULL, "COUNTRY", TEXT, OPTIONS_RECORDS, AT(country), 0, 0, 0,
     "about this country only: code or name"},
    {"--include", NULL, NULL, SWITCH, OPTIONS_GET, AT(include), 0, 0, 0,
     "status line and header before the body (also -i)"},
    {"--header", NULL, "'NAME: VALUE'", LIST, OPTIONS_GET, AT(header), 0, 0, 0,
     "a field of the request: Accept, If-None-Match, If-Modified-Since, If-Match, "
     "Authorization, Content-Type, Idempotency-Key, Prefer"},
    {"--method", NULL, "METHOD", TEXT, OPTIONS_GET, AT(method), 0, 0, 0,
     "POST, PUT, PATCH or DELETE: done in the name of the operator, through the daemon if "
     "one runs (default GET)"},
    {"--data", NULL, "FILE|-", TEXT, OPTIONS_GET, AT(data), 0, 0, 0,
     "the body of the request"},
    {"--help", NULL, NULL, SWITCH, EVERY | OPTIONS_BARE, AT(help), 0, 0, 0,
     "this text (also -h)"},
    {.flag = NULL},
};
