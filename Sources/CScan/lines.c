#include "vectors.h"

/// Writes the newlines, bit by bit, of the 64 bytes at a place; behind the last of them. A J there may end `yJ`.
INLINED uint32_t *search(
    const unsigned char *bytes, size_t place, uint64_t newlines, uint64_t letters, uint32_t *places, int *pair) {
    uint32_t *behind = places + __builtin_popcountll(newlines);
    // Two are written whether they are there or not: a branch on what a log holds costs more. More are rare; so is a J.
    for (int number = 0; number < 2; number++) {
        *places++ = (uint32_t)(place + (newlines ? (size_t)__builtin_ctzll(newlines) : 64));
        newlines &= newlines - 1;
    }
    for (; RARELY(newlines != 0); newlines &= newlines - 1)
        *places++ = (uint32_t)(place + (size_t)__builtin_ctzll(newlines));
    for (; RARELY(letters != 0); letters &= letters - 1) {
        size_t at = place + (size_t)__builtin_ctzll(letters);
        *pair |= at > 0 && bytes[at - 1] == 'y';
    }
    return behind;
}

INLINED size_t newlines(
    const unsigned char *bytes, size_t *from, size_t count, uint32_t *places, size_t room, int *pair) {
    uint32_t *next = places, *end = places + room;
    size_t place = *from;
    int paired = 0;
    while (place < count && next < end) {
        bytes64 here = {0};
        // Up to where memory is aligned, and at the end: a read of two lines of the cache costs two reads.
        size_t step = -(uintptr_t)(bytes + place) % sizeof here;
        if (step == 0 || count - place < step) step = count - place < sizeof here ? count - place : 0;
        if (step > 0) {
            memcpy(&here, bytes + place, step);
            next = search(bytes, place, BITS64(here == '\n'), BITS64(here == 'J'), next, &paired);
            place += step;
        }
        // The next ones are asked for ahead of time: the processor fetches too late what it finds by itself.
        for (size_t behind = place + sizeof here; behind <= count && next < end; behind += sizeof here) {
            __builtin_prefetch(bytes + place + 512);
            memcpy(&here, bytes + place, sizeof here);
            next = search(bytes, place, BITS64(here == '\n'), BITS64(here == 'J'), next, &paired);
            place = behind;
        }
    }
    *from = place;
    *pair |= paired;
    return (size_t)(next - places);
}

INLINED size_t count_of(const unsigned char *bytes, size_t count, unsigned char byte) {
    size_t found = 0, place = 0;
    for (; place + sizeof(bytes64) <= count; place += sizeof(bytes64)) {
        bytes64 here;
        memcpy(&here, bytes + place, sizeof here);
        found += (size_t)__builtin_popcountll(BITS64(here == byte));
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

AVX512 static size_t count_avx512(const unsigned char *bytes, size_t count, unsigned char byte) {
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
    if (has_avx512()) return count_avx512(bytes, count, byte);
    if (has_avx2()) return count_avx2(bytes, count, byte);
#endif
    return count_of(bytes, count, byte);
}

uint64_t cscan_high_bits(const unsigned char *bytes) {
    bytes64 here;
    memcpy(&here, bytes, sizeof here);
    return BITS64(here > 0x7f);
}
