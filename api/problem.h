/* problem.h - every way the API says no (RFC 9457). One row a problem: the name ends its
 * "type", which answers with the row itself at /api/v1/problems/{name}. */
#ifndef API_PROBLEM_H
#define API_PROBLEM_H

#define PROBLEMS(X)                                                                       \
    X(BAD_REQUEST, 400, "bad-request", "The request cannot be read",                      \
      "The request line or the address is malformed: a bad percent escape, a control "    \
      "character, text that is not UTF-8, or more parameters than are taken.")            \
    X(UNKNOWN_PARAMETER, 400, "unknown-parameter", "This parameter is not known here",    \
      "Each address takes only the parameters that the OpenAPI document lists for it; "   \
      "anything else is refused, so that a typing error is never a silent wrong answer.") \
    X(REPEATED_PARAMETER, 400, "repeated-parameter", "A parameter is given twice",        \
      "Each parameter is given once; lists are written with commas.")                     \
    X(MISSING_PARAMETER, 400, "missing-parameter", "A required parameter is missing",     \
      "The OpenAPI document says which parameters an address requires.")                  \
    X(BAD_PARAMETER, 400, "bad-parameter", "A parameter has an unusable value",           \
      "The value is empty, out of range, of another form, or does not go with the "       \
      "other parameters; the detail says which.")                                         \
    X(AMBIGUOUS_COUNTRY, 400, "ambiguous-country", "Several countries have this name",    \
      "The name stands for more than one country. The suggestions list them; use one "    \
      "of their ids.")                                                                    \
    X(CURSOR_MISMATCH, 400, "cursor-mismatch", "This cursor belongs to another list",     \
      "A cursor continues the very list that it came from: the same filters and the "     \
      "same order. Follow links.next instead of building addresses.")                     \
    X(BAD_JSON, 400, "bad-json", "The body is not usable JSON",                           \
      "The body has to be one JSON object in UTF-8 (RFC 8259, I-JSON): no member twice, " \
      "no NUL, nested 32 deep at most.")                                                  \
    X(IDEMPOTENCY_KEY, 400, "idempotency-key",                                            \
      "An Idempotency-Key is missing or unusable",                                        \
      "POST needs an Idempotency-Key of 1 to 64 visible ASCII characters, a new one for " \
      "each new record, so that a retry never makes a second one.")                       \
    X(ANSWER_TOO_LARGE, 400, "answer-too-large", "The answer would be too large",         \
      "A list in one piece has at most 100,000 records and 64 MiB. Narrow it by its "     \
      "parameters, or take it in pages of JSON.")                                         \
    X(UNAUTHORIZED, 401, "unauthorized", "A valid token is needed",                       \
      "Send 'Authorization: Bearer TOKEN'. The operator of this server makes tokens; "    \
      "they expire and can be revoked.")                                                  \
    X(FORBIDDEN, 403, "forbidden", "This token may not do that",                          \
      "The token is valid, but its role does not include what this takes; the detail "    \
      "names the scope.")                                                                 \
    X(NOT_FOUND, 404, "not-found", "Nothing has this address",                            \
      "There is no such record, or no such address; did_you_mean names one that is "      \
      "close.")                                                                           \
    X(UNKNOWN_COUNTRY, 404, "unknown-country", "No country is known by this name",        \
      "Countries are known by ISO 3166-1 code, Wikidata item, and name in any language. " \
      "The suggestions are one letter away, or have a city of that name.")                \
    X(METHOD_NOT_ALLOWED, 405, "method-not-allowed",                                      \
      "This resource does not take this method",                                          \
      "The Allow field lists those it takes.")                                            \
    X(NOT_ACCEPTABLE, 406, "not-acceptable", "No acceptable form of this resource",       \
      "The Accept field names no media type that this resource has.")                     \
    X(CONFLICT, 409, "conflict", "Something else has this already",                       \
      "A slug or an id belongs to another record, now or formerly.")                      \
    X(GONE, 410, "gone", "It was here, and is not any more",                              \
      "The record was deleted, or withdrawn by those who published it; the detail has "   \
      "the reason they gave.")                                                            \
    X(PRECONDITION_FAILED, 412, "precondition-failed", "The record is not what you saw",  \
      "If-Match names another state of the record, or If-None-Match: * met an existing "  \
      "one. current_etag and current are its state now: look at it, then try again.")     \
    X(WEAK_ETAG, 412, "weak-etag", "A weak ETag cannot guard a write",                    \
      "If-Match compares strongly (RFC 9110). A proxy that compresses on its own turns "  \
      "strong tags into weak ones: switch its compression off for this API.")             \
    X(TOO_LARGE, 413, "too-large", "The request body is too large",                       \
      "The body is longer than this address takes.")                                      \
    X(URI_TOO_LONG, 414, "uri-too-long", "The address is too long",                       \
      "Path and query together are limited to 4,096 bytes.")                              \
    X(RANGE, 416, "range", "There is no such part",                                       \
      "Range begins after the end of the answer; Content-Range has its length.")          \
    X(UNSUPPORTED_TYPE, 415, "unsupported-type", "The body is of a type not taken here",  \
      "The OpenAPI document says which media types an address takes; bodies are never "   \
      "compressed.")                                                                      \
    X(INVALID, 422, "invalid", "The body says something that cannot be stored",           \
      "errors lists what is wrong, each with a JSON pointer into the body. Nothing was "  \
      "stored.")                                                                          \
    X(KEY_REUSED, 422, "key-reused",                                                      \
      "This Idempotency-Key was used for another request",                                \
      "A key belongs to one request for a day. Use a new key for a new record.")          \
    X(PRECONDITION_REQUIRED, 428, "precondition-required",                                \
      "Say which state you mean to change",                                               \
      "Send If-Match with the ETag you got (RFC 6585), so that nobody's change is lost; " \
      "or If-None-Match: * to create a record only if there is none.")                    \
    X(INTERNAL, 500, "internal", "The server failed",                                     \
      "Something is wrong on the server; its log has the cause.")                         \
    X(NOT_IMPLEMENTED, 501, "not-implemented", "This method is not implemented",          \
      "No resource of this server takes this method.")                                    \
    X(UNAVAILABLE, 503, "unavailable", "The server is busy",                              \
      "Too many connections, or the database is locked. Try again after Retry-After.")    \
    X(FULL, 507, "insufficient-storage", "The server's disk is full",                     \
      "Nothing was stored; reading goes on. Try again when the operator made room.")

enum problem {
#define ENUM(id, status, name, title, about) PROBLEM_##id,
    PROBLEMS(ENUM)
#undef ENUM
        PROBLEM__COUNT
};

struct problem_row {
    int status;
    const char *name;
    const char *title;
    const char *about;
};

const struct problem_row *problem_row(enum problem problem);

#endif
