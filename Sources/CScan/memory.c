#define _GNU_SOURCE
#include "cscan.h"

const void *cscan_memrchr(const void *bytes, int byte, size_t count) { return memrchr(bytes, byte, count); }

const void *cscan_memmem(const void *haystack, size_t haystackCount, const void *needle, size_t needleCount) {
    return memmem(haystack, haystackCount, needle, needleCount);
}
