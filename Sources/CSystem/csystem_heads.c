#include "vectors.h"

/// How many lines are taken at a time, and how many of them at once.
enum { GROUP = 64, LANES = 16 };

/// What is read of a group of lines, bit by bit: which of the first 32 bytes are blanks, no digits, the dash and those of the
/// start, and which behind ` - ` are the head's.
struct readings {
    uint32_t blanks[GROUP], signs[GROUP], dashes[GROUP], starts[GROUP], equal[GROUP];
};

// Nothing below branches on the bytes: which line follows which cannot be foretold, and guessing wrong costs more than
// all of it.

INLINED void read_lines(
    const unsigned char *bytes, const uint32_t *ends, size_t count, const struct csystem_head *head,
    struct readings *readings, unsigned char *blanks) {
    bytes32 behind, start;
    memcpy(&behind, head->bytes, sizeof behind);
    memcpy(&start, head->start, sizeof start);
    unsigned char dash = head->dash;
    for (size_t line = 0; line < count; line++) {
        const unsigned char *from = bytes + (uint32_t)(ends[(ptrdiff_t)line - 1] + 1);
        bytes32 word, here;
        memcpy(&word, from, sizeof word);
        uint32_t places = BITS32(word == ' ');
        readings->blanks[line] = places;
        readings->signs[line] = BITS32(word - '0' > 9);
        readings->dashes[line] = BITS32(word == dash);
        readings->starts[line] = BITS32(word == start);
        unsigned blank = places ? (unsigned)__builtin_ctz(places) : 32;
        memcpy(&here, from + blank + 3, sizeof here);
        readings->equal[line] = BITS32(here == behind);
        blanks[line] = (unsigned char)blank;
    }
}

INLINED words16 load(const uint32_t *words) {
    words16 loaded;
    memcpy(&loaded, words, sizeof loaded);
    return loaded;
}

INLINED words16 load_bytes(const unsigned char *bytes) {
    bytes16 loaded;
    memcpy(&loaded, bytes, sizeof loaded);
    return __builtin_convertvector(loaded, words16);
}

/// One of two for each lane.
INLINED words16 choose(wordtruths16 truths, unsigned char yes, words16 no) {
    return ((words16)truths & yes) | (~(words16)truths & no);
}

INLINED bytes16 shapes_of(
    const struct readings *readings, size_t line, const uint32_t *ends, const struct csystem_head *head,
    const unsigned char *blanks) {
    words16 places = load(readings->blanks + line), equal = load(readings->equal + line);
    words16 signs = load(readings->signs + line), length = load(ends + line) - load(ends + line - 1) - 1;
    words16 shapes = (words16){0} + head->other;
    shapes = choose((places & 1) != 0, head->indented, shapes);
    shapes = choose((load(readings->starts + line) & head->start_same) == head->start_same, head->started, shapes);
    words16 first = places & -places;
    wordtruths16 fits = ((load(readings->dashes + line) & first << 1) != 0) & ((places & first << 2) != 0)
        & ((signs & 1) == 0) & (length >= load_bytes(blanks + line) + head->count);
    // Without the three lowest ones.
    words16 rest = signs & (first - 1);
    for (unsigned sign = 0; sign < 3; sign++) rest &= rest - 1;
    for (unsigned test = 0; test < CSYSTEM_HEAD_TESTS; test++) {
        wordtruths16 passed = fits & ((equal & head->tests[test].bits) == head->tests[test].wanted);
        if (head->tests[test].plain) passed &= rest == 0;
        shapes = choose(passed, head->tests[test].shape, shapes);
    }
    return __builtin_convertvector(shapes, bytes16);
}

INLINED size_t heads(
    const unsigned char *bytes, const uint32_t *ends, size_t count, const struct csystem_head *head, unsigned char *shapes,
    unsigned char *blanks, uint16_t *started) {
    size_t found = 0;
    struct readings readings = {0};
    for (size_t group = 0; group < count; group += GROUP) {
        size_t lines = count - group < GROUP ? count - group : GROUP;
        read_lines(bytes, ends + group, lines, head, &readings, blanks + group);
        for (size_t line = 0; line < lines; line += LANES) {
            bytes16 read = shapes_of(&readings, line, ends + group, head, blanks + group);
            memcpy(shapes + group + line, &read, sizeof read);
        }
        bytes64 read;
        memcpy(&read, shapes + group, sizeof read);
        uint64_t left = BITS64(read == head->started);
        if (lines < GROUP) left &= ((uint64_t)1 << lines) - 1;
        for (; left; left &= left - 1) started[found++] = (uint16_t)(group + (size_t)__builtin_ctzll(left));
    }
    return found;
}

#ifdef __x86_64__
AVX2 static size_t heads_avx2(
    const unsigned char *bytes, const uint32_t *ends, size_t count, const struct csystem_head *head, unsigned char *shapes,
    unsigned char *blanks, uint16_t *started) {
    return heads(bytes, ends, count, head, shapes, blanks, started);
}

AVX512 static size_t heads_avx512(
    const unsigned char *bytes, const uint32_t *ends, size_t count, const struct csystem_head *head, unsigned char *shapes,
    unsigned char *blanks, uint16_t *started) {
    return heads(bytes, ends, count, head, shapes, blanks, started);
}
#endif

size_t csystem_line_heads(
    const void *bytes, const uint32_t *ends, size_t count, const struct csystem_head *head, unsigned char *shapes,
    unsigned char *blanks, uint16_t *started) {
#ifdef __x86_64__
    if (has_avx512()) return heads_avx512(bytes, ends, count, head, shapes, blanks, started);
    if (has_avx2()) return heads_avx2(bytes, ends, count, head, shapes, blanks, started);
#endif
    return heads(bytes, ends, count, head, shapes, blanks, started);
}
