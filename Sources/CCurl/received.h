#ifndef CCURL_RECEIVED_H
#define CCURL_RECEIVED_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/// Bytes that grow as they arrive, never by an announced length, up to a limit.
struct ccurl_received {
    uint8_t *bytes;
    size_t count;
    size_t capacity;
    size_t limit;
    bool overflow;
};

/// Keeps what fits; false when something did not, or there is no memory.
bool ccurl_received_append(struct ccurl_received *received, const void *bytes, size_t count);

/// Forgets the bytes and overwrites them.
void ccurl_received_clear(struct ccurl_received *received);

void ccurl_received_free(struct ccurl_received *received);

#endif
