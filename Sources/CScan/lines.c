#include "vectors.h"

/// What is found in bytes from place on, which lie in here, and the number of newlines among them.
INLINED size_t search(const unsigned char *bytes, const bytes64 *here, size_t place, uint32_t *places, int *pair) {
    uint64_t left = BITS64(*here == '\n');
    size_t found = (size_t)__builtin_popcountll(left);
    // Two are written whether they are there or not: a branch on what a log holds costs more.
    places[0] = (uint32_t)(place + (left ? (size_t)__builtin_ctzll(left) : 64));
    left &= left - 1;
    places[1] = (uint32_t)(place + (left ? (size_t)__builtin_ctzll(left) : 64));
    left &= left - 1;
    for (places += 2; left; left &= left - 1) *places++ = (uint32_t)(place + (size_t)__builtin_ctzll(left));
    for (left = BITS64(*here == 'J'); left; left &= left - 1) {
        size_t at = place + (size_t)__builtin_ctzll(left);
        *pair |= at > 0 && bytes[at - 1] == 'y';
    }
    return found;
}

INLINED size_t newlines(
    const unsigned char *bytes, size_t *from, size_t count, uint32_t *places, size_t room, int *pair) {
    size_t found = 0, place = *from;
    int paired = 0;
    while (place < count && found < room) {
        bytes64 here = {0};
        // Up to where memory is aligned, and at the end: a read of two lines of the cache costs two reads.
        size_t step = -(uintptr_t)(bytes + place) % sizeof here;
        if (step == 0 || count - place < step) step = count - place < sizeof here ? count - place : 0;
        if (step > 0) {
            memcpy(&here, bytes + place, step);
            found += search(bytes, &here, place, places + found, &paired);
            place += step;
        }
        for (; count - place >= sizeof here && found < room; place += sizeof here) {
            memcpy(&here, bytes + place, sizeof here);
            found += search(bytes, &here, place, places + found, &paired);
        }
    }
    *from = place;
    *pair |= paired;
    return found;
}

INLINED size_t count_of(const unsigned char *bytes, size_t count, unsigned char byte) {
    size_t found = 0, place = 0;
    for (; place + sizeof(bytes32) <= count; place += sizeof(bytes32)) {
        bytes32 here;
        memcpy(&here, bytes + place, sizeof here);
        found += (size_t)__builtin_popcount(BITS32(here == byte));
    }
    for (; place < count; place++) found += bytes[place] == byte;
    return found;
}

#ifdef __x86_64__
AVX2 static size_t newlines_avx2(
    const unsigned char *bytes, size_t *from, size_t count, uint32_t *places, size_t room, int *pair) {
    return newlines(bytes, from, count, places, room, pair);
}

AVX512 static size_t newlines_avx512(
    const unsigned char *bytes, size_t *from, size_t count, uint32_t *places, size_t room, int *pair) {
    return newlines(bytes, from, count, places, room, pair);
}

AVX2 static size_t count_avx2(const unsigned char *bytes, size_t count, unsigned char byte) {
    return count_of(bytes, count, byte);
}
#endif

size_t cscan_newlines(
    const void *bytes, size_t *from, size_t count, uint32_t *places, size_t room, int *pair) {
#ifdef __x86_64__
    if (has_avx512()) return newlines_avx512(bytes, from, count, places, room, pair);
    if (has_avx2()) return newlines_avx2(bytes, from, count, places, room, pair);
#endif
    return newlines(bytes, from, count, places, room, pair);
}

size_t cscan_count(const unsigned char *bytes, size_t count, unsigned char byte) {
#ifdef __x86_64__
    if (has_avx2()) return count_avx2(bytes, count, byte);
#endif
    return count_of(bytes, count, byte);
}

uint64_t cscan_high_bits(const unsigned char *bytes) {
    bytes64 here;
    memcpy(&here, bytes, sizeof here);
    return BITS64(here > 0x7f);
}
