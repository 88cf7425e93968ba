#ifndef CSYSTEM_MEMORY_H
#define CSYSTEM_MEMORY_H

// Pure searches in memory. memmem and memrchr are GNU extensions, which Swift's Glibc module does not show because it
// is built without _GNU_SOURCE; memchr stands beside them so that a scanner needs this header alone.

#include <stddef.h>
#include <stdint.h>
#include <string.h>

/// The first place of byte in the count bytes at bytes, or NULL.
static inline const void *csystem_memchr(const void *bytes, int byte, size_t count) {
    return memchr(bytes, byte, count);
}

/// The last place of byte in the count bytes at bytes, or NULL.
const void *csystem_memrchr(const void *bytes, int byte, size_t count);

/// The first place of the needle in the haystack, or NULL.
const void *csystem_memmem(const void *haystack, size_t haystackCount, const void *needle, size_t needleCount);

/// Which of the 32 bytes at bytes are that byte: bit n stands for the one at place n.
static inline uint32_t csystem_places(const void *bytes, unsigned char byte) {
    typedef unsigned char block __attribute__((vector_size(32)));
    typedef _Bool bits __attribute__((ext_vector_type(32)));
    block read;
    memcpy(&read, bytes, sizeof read);
    return __builtin_bit_cast(uint32_t, __builtin_convertvector(read == byte, bits));
}

/// Writes the places of newlines among the count bytes, of those from one on, until room is full, and gives their
/// number: less than room when the bytes are over, else up to 63 more than room, for which there must be memory. Sets
/// *pair when `yJ`, which every JWT holds, stands in what was searched.
size_t csystem_newlines(const void *bytes, size_t from, size_t count, uint32_t *places, size_t room, int *pair);

/// How many of the count bytes at bytes are that byte.
size_t csystem_count(const unsigned char *bytes, size_t count, unsigned char byte);

/// Which of the 64 bytes at bytes have their highest bit set: bit n stands for the one at place n.
uint64_t csystem_high_bits(const unsigned char *bytes);

/// What is known of a line held against a head, besides which bytes are the same: it begins with a digit, the mark stands
/// before its first blank, and it is as long as the head from there.
enum {
    CSYSTEM_HEAD_DIGIT = 61,
    CSYSTEM_HEAD_MARKED = 62,
    CSYSTEM_HEAD_WHOLE = 63,
    CSYSTEM_HEAD_TESTS = 3,
};

/// What lines are held against: the 48 bytes from their first blank on, of which count are the head's; a byte that may
/// stand before it; and tests, each of which a line passes that has the wanted ones of the bits: one for each byte that is
/// the same, and those above. A line's shape is that of the tests which it passes, bit by bit.
struct csystem_head {
    unsigned char bytes[48];
    unsigned char count;
    unsigned char mark;
    unsigned char shapes[1 << CSYSTEM_HEAD_TESTS];
    struct csystem_head_test {
        uint64_t bits;
        uint64_t wanted;
    } tests[CSYSTEM_HEAD_TESTS];
};

/// Holds count lines against a head: their shapes, and where the first blank of each is, 32 if it is not among as many
/// bytes. Writes the numbers of those that pass no test into others, and gives how many they are; for all of them there
/// must be room. A line begins behind the end of the one before; ends[-1] is that of the one before the first, or -1. 80
/// bytes are looked at, whatever the length of the line.
size_t csystem_line_heads(
    const void *bytes, const uint32_t *ends, size_t count, const struct csystem_head *head, unsigned char *shapes,
    unsigned char *blanks, uint16_t *others);

#endif
