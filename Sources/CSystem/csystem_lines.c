#include "csystem_memory.h"

typedef unsigned char bytes64 __attribute__((vector_size(64)));
typedef signed char truths64 __attribute__((vector_size(64)));
typedef unsigned char bytes32 __attribute__((vector_size(32)));
typedef unsigned char bytes16 __attribute__((vector_size(16)));
typedef _Bool bits64 __attribute__((ext_vector_type(64)));
typedef _Bool bits32 __attribute__((ext_vector_type(32)));
typedef _Bool bits16 __attribute__((ext_vector_type(16)));

#define BITS64(truths) __builtin_bit_cast(uint64_t, __builtin_convertvector(truths, bits64))
#define BITS32(truths) __builtin_bit_cast(uint32_t, __builtin_convertvector(truths, bits32))
#define BITS16(truths) __builtin_bit_cast(uint16_t, __builtin_convertvector(truths, bits16))

// The searches are compiled anew for each set of instructions below.

__attribute__((always_inline)) static inline size_t newlines(
    const unsigned char *bytes, size_t from, size_t count, uint32_t *places, size_t room, int *pair) {
    size_t found = 0;
    truths64 pairs = {0};
    unsigned char end[2 * sizeof(bytes64)];
    for (size_t place = from; place < count && found < room; place += sizeof(bytes64)) {
        const unsigned char *read = bytes + place;
        // Sixty-four bytes and the one behind them are looked at; near the end they are copied, with zeros behind them.
        if (count - place <= sizeof(bytes64)) {
            memset(end, 0, sizeof end);
            memcpy(end, read, count - place);
            read = end;
        }
        bytes64 here, next;
        memcpy(&here, read, sizeof here);
        memcpy(&next, read + 1, sizeof next);
        pairs |= (here == 'y') & (next == 'J');
        uint64_t left = BITS64(here == '\n');
        size_t more = (size_t)__builtin_popcountll(left);
        // Two are written whether they are there or not: a branch on what a log holds costs more.
        uint32_t *to = places + found;
        to[0] = (uint32_t)(place + (left ? (size_t)__builtin_ctzll(left) : 64));
        left &= left - 1;
        to[1] = (uint32_t)(place + (left ? (size_t)__builtin_ctzll(left) : 64));
        left &= left - 1;
        for (to += 2; left; left &= left - 1) *to++ = (uint32_t)(place + (size_t)__builtin_ctzll(left));
        found += more;
    }
    *pair |= BITS64(pairs) != 0;
    return found;
}

__attribute__((always_inline)) static inline size_t heads(
    const unsigned char *bytes, const uint32_t *ends, size_t count, const struct csystem_head *head, unsigned char *shapes,
    unsigned char *blanks, uint16_t *others) {
    size_t found = 0;
    bytes32 start;
    bytes16 rest;
    memcpy(&start, head->bytes, sizeof start);
    memcpy(&rest, head->bytes + sizeof start, sizeof rest);
    // Nothing here branches on the bytes: which line follows which cannot be foretold, and guessing wrong costs more than
    // all of it.
    for (size_t line = 0; line < count; line++) {
        const unsigned char *from = bytes + (uint32_t)(ends[(ptrdiff_t)line - 1] + 1);
        bytes32 word, here;
        bytes16 behind;
        memcpy(&word, from, sizeof word);
        uint32_t places = BITS32(word == ' ');
        unsigned blank = places ? (unsigned)__builtin_ctz(places) : 32;
        // Those before the first blank.
        uint32_t marks = BITS32(word == head->mark) & ~places & (places - 1);
        memcpy(&here, from + blank, sizeof here);
        memcpy(&behind, from + blank + sizeof here, sizeof behind);
        uint64_t marked = (uint64_t)(marks != 0) << CSYSTEM_HEAD_MARKED;
        uint64_t digit = (uint64_t)((unsigned char)(*from - '0') < 10) << CSYSTEM_HEAD_DIGIT;
        uint64_t whole = (uint64_t)(bytes + ends[line] >= from + blank + head->count) << CSYSTEM_HEAD_WHOLE;
        uint64_t equal = BITS32(here == start) | (uint64_t)BITS16(behind == rest) << 32 | marked | digit | whole;
        unsigned bits = 0;
        for (unsigned test = 0; test < CSYSTEM_HEAD_TESTS; test++)
            bits |= (unsigned)((equal & head->tests[test].bits) == head->tests[test].wanted) << test;
        shapes[line] = head->shapes[bits];
        blanks[line] = (unsigned char)blank;
        others[found] = (uint16_t)line;
        found += bits == 0;
    }
    return found;
}

__attribute__((always_inline)) static inline size_t count_of(
    const unsigned char *bytes, size_t count, unsigned char byte) {
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
#define AVX2 __attribute__((target("avx2,bmi,popcnt")))
#define AVX512 __attribute__((target("avx512bw,avx512vl,bmi,popcnt")))

AVX2 static size_t newlines_avx2(
    const unsigned char *bytes, size_t from, size_t count, uint32_t *places, size_t room, int *pair) {
    return newlines(bytes, from, count, places, room, pair);
}

AVX512 static size_t newlines_avx512(
    const unsigned char *bytes, size_t from, size_t count, uint32_t *places, size_t room, int *pair) {
    return newlines(bytes, from, count, places, room, pair);
}

AVX2 static size_t heads_avx2(
    const unsigned char *bytes, const uint32_t *ends, size_t count, const struct csystem_head *head, unsigned char *shapes,
    unsigned char *blanks, uint16_t *others) {
    return heads(bytes, ends, count, head, shapes, blanks, others);
}

AVX2 static size_t count_avx2(const unsigned char *bytes, size_t count, unsigned char byte) {
    return count_of(bytes, count, byte);
}

static int has_avx2(void) {
    return __builtin_cpu_supports("avx2") && __builtin_cpu_supports("bmi") && __builtin_cpu_supports("popcnt");
}

static int has_avx512(void) {
    return has_avx2() && __builtin_cpu_supports("avx512bw") && __builtin_cpu_supports("avx512vl");
}
#endif

size_t csystem_newlines(
    const void *bytes, size_t from, size_t count, uint32_t *places, size_t room, int *pair) {
#ifdef __x86_64__
    if (has_avx512()) return newlines_avx512(bytes, from, count, places, room, pair);
    if (has_avx2()) return newlines_avx2(bytes, from, count, places, room, pair);
#endif
    return newlines(bytes, from, count, places, room, pair);
}

size_t csystem_line_heads(
    const void *bytes, const uint32_t *ends, size_t count, const struct csystem_head *head, unsigned char *shapes,
    unsigned char *blanks, uint16_t *others) {
#ifdef __x86_64__
    if (has_avx2()) return heads_avx2(bytes, ends, count, head, shapes, blanks, others);
#endif
    return heads(bytes, ends, count, head, shapes, blanks, others);
}

size_t csystem_count(const unsigned char *bytes, size_t count, unsigned char byte) {
#ifdef __x86_64__
    if (has_avx2()) return count_avx2(bytes, count, byte);
#endif
    return count_of(bytes, count, byte);
}

uint64_t csystem_high_bits(const unsigned char *bytes) {
    bytes64 here;
    memcpy(&here, bytes, sizeof here);
    return BITS64(here > 0x7f);
}
