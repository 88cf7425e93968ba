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

/// Whether the count bytes at both places are the same.
static inline int csystem_same(const void *bytes, const void *others, size_t count) {
    return memcmp(bytes, others, count) == 0;
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

/// Writes the places of newlines among the count bytes, of those from *from on, until room is full, and gives their
/// number: less than room when the bytes are over, else up to 63 more than room. For one more than these there must be
/// memory. *from becomes the place behind what was searched. Sets *pair when `yJ`, which every JWT holds, stands in it.
size_t csystem_newlines(const void *bytes, size_t *from, size_t count, uint32_t *places, size_t room, int *pair);

/// How many of the count bytes at bytes are that byte.
size_t csystem_count(const unsigned char *bytes, size_t count, unsigned char byte);

/// Which of the 64 bytes at bytes have their highest bit set: bit n stands for the one at place n.
uint64_t csystem_high_bits(const unsigned char *bytes);

enum { CSYSTEM_HEAD_TESTS = 3 };

/// What a line is held against. Either a start: some of the first 32 bytes. Or a digit at its beginning; behind its
/// first word a blank, the dash and a blank; and the 32 bytes behind these, of which one or more tests ask, and count bytes
/// in all from the first blank on. Its shape is that of the last test that it passes, or `started`, or
/// `indented` if it begins with a blank, or `other`.
struct csystem_head {
    unsigned char start[32];
    /// Bit by bit, which of them a line must have.
    uint32_t start_same;
    unsigned char started;
    unsigned char indented;
    unsigned char other;
    unsigned char bytes[32];
    unsigned char dash;
    unsigned char count;
    struct csystem_head_test {
        /// Of these bytes, bit by bit, those that are the same must be the wanted ones.
        uint32_t bits;
        uint32_t wanted;
        /// Whether no more than three bytes of the first word may be other than digits: an IPv4 address without a port.
        unsigned char plain;
        unsigned char shape;
    } tests[CSYSTEM_HEAD_TESTS];
};

/// Holds count lines against a head: their shapes, and where the first blank of each is, 32 if it is not among as many
/// bytes. Writes the numbers of those that are `started` into started, and gives how many they are. For all of them, and
/// for 63 shapes and blanks and 15 ends more, there must be memory. A line begins behind the end of the one before; ends[-1]
/// is that of the one before the first, or -1. 80 bytes are looked at, whatever the length of the line.
size_t csystem_line_heads(
    const void *bytes, const uint32_t *ends, size_t count, const struct csystem_head *head, unsigned char *shapes,
    unsigned char *blanks, uint16_t *started);

#endif
