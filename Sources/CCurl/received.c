#define _GNU_SOURCE
#include "received.h"

#include <stdlib.h>
#include <string.h>

static bool grow(struct ccurl_received *received, size_t needed) {
    if (needed <= received->capacity) return true;
    size_t capacity = received->capacity ? received->capacity : 2048;
    while (capacity < needed) capacity *= 2;
    // Not realloc: what it leaves behind may be a token.
    uint8_t *bytes = malloc(capacity);
    if (!bytes) return false;
    if (received->count) memcpy(bytes, received->bytes, received->count);
    if (received->bytes) explicit_bzero(received->bytes, received->capacity);
    free(received->bytes);
    received->bytes = bytes;
    received->capacity = capacity;
    return true;
}

bool ccurl_received_append(struct ccurl_received *received, const void *bytes, size_t count) {
    size_t room = received->limit - received->count;
    size_t kept = count < room ? count : room;
    if (!grow(received, received->count + kept)) return false;
    if (kept) memcpy(received->bytes + received->count, bytes, kept);
    received->count += kept;
    if (kept < count) received->overflow = true;
    return kept == count;
}

void ccurl_received_clear(struct ccurl_received *received) {
    if (received->bytes) explicit_bzero(received->bytes, received->capacity);
    received->count = 0;
}

void ccurl_received_free(struct ccurl_received *received) {
    ccurl_received_clear(received);
    free(received->bytes);
    received->bytes = NULL;
    received->capacity = 0;
}
