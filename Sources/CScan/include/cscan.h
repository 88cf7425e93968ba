#ifndef CSCAN_H
#define CSCAN_H

// Searches in memory, for logs. memmem and memrchr are GNU extensions, which Swift's Glibc module does not show because it
// is built without _GNU_SOURCE; memchr stands beside them so that a scanner needs this module alone.

#include <stddef.h>
#include <stdint.h>
#include <string.h>

/// The first place of byte in the count bytes at bytes, or NULL.
static inline const void *cscan_memchr(const void *bytes, int byte, size_t count) {
    return memchr(bytes, byte, count);
}

/// Whether the count bytes at both places are the same.
static inline int cscan_same(const void *bytes, const void *others, size_t count) {
    return memcmp(bytes, others, count) == 0;
}

/// The last place of byte in the count bytes at bytes, or NULL.
const void *cscan_memrchr(const void *bytes, int byte, size_t count);

/// The first place of the needle in the haystack, or NULL.
const void *cscan_memmem(const void *haystack, size_t haystackCount, const void *needle, size_t needleCount);

/// Which of the 32 bytes at bytes are that byte: bit n stands for the one at place n.
static inline uint32_t cscan_places(const void *bytes, unsigned char byte) {
    typedef unsigned char block __attribute__((vector_size(32)));
    typedef _Bool bits __attribute__((ext_vector_type(32)));
    block read;
    memcpy(&read, bytes, sizeof read);
    return __builtin_bit_cast(uint32_t, __builtin_convertvector(read == byte, bits));
}

/// Writes the places of newlines among the count bytes, of those from *from on, until there are room of them or the bytes
/// are over, and gives their number. *from becomes the place behind what was searched. Up to 63 more than room may be
/// found, and one place more is written than is found. Sets *pair when `yJ`, which every JWT holds, stands in what was
/// searched.
size_t cscan_newlines(const void *bytes, size_t *from, size_t count, uint32_t *places, size_t room, int *pair);

/// How many of the count bytes at bytes are that byte.
size_t cscan_count(const unsigned char *bytes, size_t count, unsigned char byte);

/// Which of the 64 bytes at bytes have their highest bit set: bit n stands for the one at place n.
uint64_t cscan_high_bits(const unsigned char *bytes);

enum {
    CSCAN_TESTS = 3,
    /// So many bytes from the beginning of a line on are looked at, whatever its length: a first word of 32 at most, ` - `,
    /// and the 32 behind it.
    CSCAN_REACH = 32 + 3 + 32,
    /// Where the four bytes of a logger's level are, and where its message begins.
    CSCAN_LEVEL = 24,
    CSCAN_MESSAGE = 33,
    CSCAN_NAME = 24,
};

/// What lines are held against.
///
///     2026-11-22 06:51:20,728 INFO     rooms: text   a logger's: its first 64 bytes, and its message
///     10.0.0.1:60692 - - [22/Nov/2026:06:51:20] ...  an access log's: a digit, a first word, ` - `, and the 32 bytes
///                                                    behind it
struct cscan_pattern {
    unsigned char logger[64];
    /// Which of these a line must have: bit n stands for byte n.
    uint64_t logger_bits;
    /// Which of the first 32 must be digits.
    uint32_t logger_digits;
    /// What it has at CSCAN_LEVEL.
    uint32_t level;
    /// What a byte may be: bit 0, the first behind the first word of a quiet message; bit 1, its first one.
    unsigned char message_signs[256];
    /// Not 0 for what an indented line that has to be read begins with behind its blanks, a newline among them.
    unsigned char indented_signs[256];
    /// The shapes of other messages and of quiet ones. A quiet one begins so, and has a first word of fewer bytes than
    /// CSCAN_NAME, which is followed by what may stand there: behind a colon, by what a message may begin with.
    unsigned char message_shapes[2];
    /// That of a line that begins with a blank and has no such sign among its first 32 bytes, and of one that is nothing
    /// else.
    unsigned char indented_shape;
    unsigned char other_shape;
    /// The four bytes from the first blank of a line of an access log on, and which of their bits are asked for.
    uint32_t joint;
    uint32_t joint_bits;
    unsigned char access[32];
    /// A line of an access log has at least so many bytes from its first blank on.
    unsigned char access_count;
    /// A line of an access log has the shape of the last test that it passes.
    struct cscan_test {
        /// Those of the 32 bytes that are asked for, and which of them must be the same; the others must not.
        uint32_t bits;
        uint32_t wanted;
        /// Whether no more than three bytes of the first word may be other than digits: an IPv4 address without a port.
        unsigned char plain;
        unsigned char shape;
    } tests[CSCAN_TESTS];
};

/// Tells count lines by a pattern: writes their shapes, and where the first blank of each is, 32 if it is not among as many
/// bytes. There must be memory for 63 shapes and blanks and 15 ends more. A line begins behind the end of the one before;
/// ends[-1] is that of the one before the first, or -1. CSCAN_REACH bytes of each line must be there.
void cscan_line_shapes(
    const void *bytes, const uint32_t *ends, size_t count, const struct cscan_pattern *pattern, unsigned char *shapes,
    unsigned char *blanks);

#endif
