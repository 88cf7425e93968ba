#ifndef CSYSTEM_MEMORY_H
#define CSYSTEM_MEMORY_H

// Pure searches in memory. memmem and memrchr are GNU extensions, which Swift's Glibc module does not show because it
// is built without _GNU_SOURCE; memchr stands beside them so that a scanner needs this header alone.

#include <stddef.h>
#include <string.h>

/// The first place of byte in the count bytes at bytes, or NULL.
static inline const void *csystem_memchr(const void *bytes, int byte, size_t count) {
    return memchr(bytes, byte, count);
}

/// The last place of byte in the count bytes at bytes, or NULL.
const void *csystem_memrchr(const void *bytes, int byte, size_t count);

/// The first place of the needle in the haystack, or NULL.
const void *csystem_memmem(const void *haystack, size_t haystackCount, const void *needle, size_t needleCount);

#endif
