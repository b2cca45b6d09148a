/* writers.c - many who write at once. Usage:
 *
 *     writers race PORT TOKEN ID ROUNDS   editors with the same ETag: one of them wins
 *     writers retry PORT TOKEN KEYS TRIES each article sent TRIES times: it is there once
 *     writers stream PORT TOKEN ID...     one writer each, until the daemon is gone;
 * prints "ID N" for the last N that was acknowledged
 */
#include "tap.h"
#include "wire.h"

#include <pthread.h>
#include <stdatomic.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { WRITERS = 8, TIMEOUT_MS = 20 * 1000, REQUEST_SIZE = 2048, TAG_SIZE = 64 };

struct writer {
    pthread_t thread;
    int number;
    int port;
    const char *token, *id;
    const char *tag; /* of the round */
    struct wire wire;
    struct wire_reply reply;
    int acknowledged;
    int good, stale, other, unread;
};

static int send_request(struct writer *writer, const char *method, const char *path,
                        const char *fields, const char *body)
{
    char text[REQUEST_SIZE];

    (void)snprintf(text, sizeof(text),
                   "%s %s HTTP/1.1\r\nHost: a\r\nAuthorization: Bearer %s\r\n%s"
                   "Content-Length: %zu\r\n\r\n%s",
                   method, path, writer->token, fields, strlen(body), body);
    if (!wire_say(&writer->wire, text))
        return WIRE_CLOSED;
    return wire_read(&writer->wire, false, TIMEOUT_MS, &writer->reply);
}

/* The record's city becomes "City N". */
static int patch(struct writer *writer, const char *tag, int number)
{
    char path[128];
    char fields[256];
    char body[64];

    (void)snprintf(path, sizeof(path), "/api/v1/missions/%s", writer->id);
    (void)snprintf(fields, sizeof(fields),
                   "If-Match: %s\r\nContent-Type: application/merge-patch+json\r\n", tag);
    (void)snprintf(body, sizeof(body), "{\"city\":\"City %d\"}", number);
    return send_request(writer, "PATCH", path, fields, body);
}

static int read_tag(struct writer *writer, char ret_tag[static TAG_SIZE])
{
    char path[128];

    (void)snprintf(path, sizeof(path), "/api/v1/missions/%s", writer->id);
    const int status = send_request(writer, "GET", path, "", "");
    (void)snprintf(ret_tag, TAG_SIZE, "%s", wire_field(&writer->reply, "ETag"));
    return status;
}

/* ---- One ETag, many editors ---- */

static void *race_once(void *context)
{
    struct writer *writer = context;
    char tag[TAG_SIZE];
    const int status = patch(writer, writer->tag, writer->number);

    writer->good += status == 200;
    writer->stale += status == 412;
    writer->other += status != 200 && status != 412;
    if (status != 200)
        return NULL;
    /* What was stored is there at once, at every worker. */
    (void)snprintf(tag, sizeof(tag), "%s", wire_field(&writer->reply, "ETag"));
    for (int i = 0; i < 4; i++) {
        struct writer other = {
            .port = writer->port, .token = writer->token, .id = writer->id};
        char seen[TAG_SIZE];

        wire_open(&other.wire, other.port);
        writer->unread += read_tag(&other, seen) != 200 || strcmp(seen, tag) != 0;
        wire_close(&other.wire);
    }
    return NULL;
}

static int race(struct writer *writers, int rounds)
{
    struct tap tap = {0};
    char tag[TAG_SIZE];
    int decided = 0;
    int unread = 0;

    for (int round = 0; round < rounds; round++) {
        int good = 0;
        int stale = 0;

        if (read_tag(&writers[0], tag) != 200)
            return 1;
        for (int i = 0; i < WRITERS; i++) {
            struct writer *writer = &writers[i];

            writer->tag = tag;
            writer->good = writer->stale = writer->other = writer->unread = 0;
            writer->number = round * WRITERS + i;
            if (pthread_create(&writer->thread, NULL, race_once, writer) != 0)
                return 1;
        }
        for (int i = 0; i < WRITERS; i++) {
            pthread_join(writers[i].thread, NULL);
            good += writers[i].good;
            stale += writers[i].stale;
            unread += writers[i].unread;
        }
        decided += good == 1 && stale == WRITERS - 1;
    }
    tap_check(&tap, decided == rounds, "%d of %d rounds have one winner, all others 412",
              decided, rounds);
    tap_check(&tap, unread == 0, "%d readings do not show what was stored", unread);
    return tap_end(&tap);
}

/* ---- Retries ---- */

struct retries {
    atomic_int next;
    int keys, tries;
};

static struct retries retries;

static void post(struct writer *writer, int key)
{
    char fields[256];
    char body[160];

    (void)snprintf(fields, sizeof(fields),
                   "Idempotency-Key: key-%d\r\nContent-Type: application/json\r\n", key);
    (void)snprintf(body, sizeof(body),
                   "{\"title\":\"Retried article %d\",\"body\":\"Text of %d.\","
                   "\"countries\":[\"RU\"]}",
                   key, key);
    const int status = send_request(writer, "POST", "/api/v1/articles", fields, body);
    writer->good += status == 201;
    writer->stale +=
        strcmp(wire_field(&writer->reply, "Idempotency-Replayed"), "true") == 0;
    writer->other += status != 201;
    if (status != 201)
        (void)printf("# %d %s\n", status, writer->reply.body);
}

/* Every thread takes the next attempt, so that those of one key run at once. */
static void *retry_some(void *context)
{
    struct writer *writer = context;

    for (int i = 0; (i = retries.next++) < retries.keys * retries.tries;)
        post(writer, i / retries.tries);
    return NULL;
}

static int retry(struct writer *writers, int keys, int tries)
{
    struct tap tap = {0};
    int good = 0;
    int replayed = 0;

    retries.keys = keys;
    retries.tries = tries;
    for (int i = 0; i < WRITERS; i++) {
        if (pthread_create(&writers[i].thread, NULL, retry_some, &writers[i]) != 0)
            return 1;
    }
    for (int i = 0; i < WRITERS; i++) {
        pthread_join(writers[i].thread, NULL);
        good += writers[i].good;
        replayed += writers[i].stale;
    }
    tap_check(&tap, good == keys * tries, "%d of %d attempts are answered as the first",
              good, keys * tries);
    tap_check(&tap, replayed == keys * (tries - 1), "%d of them say that they are not",
              replayed);
    return tap_end(&tap);
}

/* ---- Until the end ---- */

static void *stream_on(void *context)
{
    struct writer *writer = context;

    for (int number = writer->acknowledged + 1;; number++) {
        if (patch(writer, "*", number) != 200)
            return NULL;
        writer->acknowledged = number;
    }
}

static int stream(struct writer *writers, int count, char **ids)
{
    for (int i = 0; i < count; i++) {
        writers[i].id = ids[i];
        if (pthread_create(&writers[i].thread, NULL, stream_on, &writers[i]) != 0)
            return 1;
    }
    for (int i = 0; i < count; i++) {
        pthread_join(writers[i].thread, NULL);
        (void)printf("%s %d\n", ids[i], writers[i].acknowledged);
    }
    return 0;
}

int main(int argc, char **argv)
{
    static struct writer writers[WRITERS];
    const int count = argc - 4 < WRITERS ? argc - 4 : WRITERS;

    if (argc < 5)
        return 1;
    for (int i = 0; i < WRITERS; i++) {
        writers[i].port = (int)strtol(argv[2], NULL, 10);
        writers[i].token = argv[3];
        writers[i].id = argv[4];
        wire_open(&writers[i].wire, writers[i].port);
    }
    if (strcmp(argv[1], "stream") == 0)
        return stream(writers, count, argv + 4);
    if (argc == 6 && strcmp(argv[1], "race") == 0)
        return race(writers, (int)strtol(argv[5], NULL, 10));
    if (argc == 6 && strcmp(argv[1], "retry") == 0)
        return retry(writers, (int)strtol(argv[4], NULL, 10),
                     (int)strtol(argv[5], NULL, 10));
    return 1;
}
