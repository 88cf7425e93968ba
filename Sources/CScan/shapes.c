#include "vectors.h"

/// How many lines are taken at a time, and how many of them at once.
enum { GROUP = 64, LANES = 16 };

/// What is read of a group of lines, a bit for each byte.
struct readings {
    /// Of the first 32: which are blanks, which are no digits, which are the dash, and which are the same as a logger's.
    uint32_t blanks[GROUP], signs[GROUP], dashes[GROUP], logger[GROUP];
    /// Of the 32 behind ` - `: which are the same as an access log's.
    uint32_t access[GROUP];
};

// Nothing below branches on the bytes: which line follows which cannot be foretold, and guessing wrong costs more than
// all of it.

INLINED void read_lines(
    const unsigned char *bytes, const uint32_t *ends, size_t count, const struct cscan_pattern *pattern,
    struct readings *readings, unsigned char *blanks) {
    bytes32 logger, access;
    memcpy(&logger, pattern->logger, sizeof logger);
    memcpy(&access, pattern->access, sizeof access);
    unsigned char dash = pattern->dash;
    for (size_t line = 0; line < count; line++) {
        const unsigned char *from = bytes + (uint32_t)(ends[(ptrdiff_t)line - 1] + 1);
        bytes32 first, behind;
        memcpy(&first, from, sizeof first);
        uint32_t places = BITS32(first == ' ');
        readings->blanks[line] = places;
        readings->signs[line] = BITS32(first - '0' > 9);
        readings->dashes[line] = BITS32(first == dash);
        readings->logger[line] = BITS32(first == logger);
        unsigned blank = places ? (unsigned)__builtin_ctz(places) : 32;
        memcpy(&behind, from + blank + 3, sizeof behind);
        readings->access[line] = BITS32(behind == access);
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

/// The shapes of the lines from one on, a lane each.
INLINED bytes16 shapes_of(
    const struct readings *readings, size_t line, const uint32_t *ends, const struct cscan_pattern *pattern,
    const unsigned char *blanks) {
    words16 places = load(readings->blanks + line), signs = load(readings->signs + line);
    words16 access = load(readings->access + line);
    words16 length = load(ends + line) - load(ends + line - 1) - 1;
    words16 shapes = (words16){0} + pattern->other_shape;
    shapes = choose((places & 1) != 0, pattern->indented_shape, shapes);
    wordtruths16 is_logger = (load(readings->logger + line) & pattern->logger_bits) == pattern->logger_bits;
    shapes = choose(is_logger, pattern->logger_shape, shapes);
    words16 blank = places & -places;
    wordtruths16 is_access = ((signs & 1) == 0) & ((load(readings->dashes + line) & blank << 1) != 0)
        & ((places & blank << 2) != 0) & (length >= load_bytes(blanks + line) + pattern->access_count);
    // The signs of the first word without the three lowest ones.
    words16 rest = signs & (blank - 1);
    for (unsigned sign = 0; sign < 3; sign++) rest &= rest - 1;
    for (unsigned number = 0; number < CSCAN_TESTS; number++) {
        const struct cscan_test *test = &pattern->tests[number];
        wordtruths16 passed = is_access & ((access & test->bits) == test->wanted);
        if (test->plain) passed &= rest == 0;
        shapes = choose(passed, test->shape, shapes);
    }
    return __builtin_convertvector(shapes, bytes16);
}

INLINED size_t line_shapes(
    const unsigned char *bytes, const uint32_t *ends, size_t count, const struct cscan_pattern *pattern,
    unsigned char *shapes, unsigned char *blanks, uint16_t *loggers) {
    size_t found = 0;
    struct readings readings = {0};
    for (size_t group = 0; group < count; group += GROUP) {
        size_t lines = count - group < GROUP ? count - group : GROUP;
        read_lines(bytes, ends + group, lines, pattern, &readings, blanks + group);
        for (size_t line = 0; line < lines; line += LANES) {
            bytes16 read = shapes_of(&readings, line, ends + group, pattern, blanks + group);
            memcpy(shapes + group + line, &read, sizeof read);
        }
        bytes64 read;
        memcpy(&read, shapes + group, sizeof read);
        uint64_t left = BITS64(read == pattern->logger_shape);
        if (lines < GROUP) left &= ((uint64_t)1 << lines) - 1;
        for (; left; left &= left - 1) loggers[found++] = (uint16_t)(group + (size_t)__builtin_ctzll(left));
    }
    return found;
}

#ifdef __x86_64__
AVX2 static size_t line_shapes_avx2(
    const unsigned char *bytes, const uint32_t *ends, size_t count, const struct cscan_pattern *pattern,
    unsigned char *shapes, unsigned char *blanks, uint16_t *loggers) {
    return line_shapes(bytes, ends, count, pattern, shapes, blanks, loggers);
}

AVX512 static size_t line_shapes_avx512(
    const unsigned char *bytes, const uint32_t *ends, size_t count, const struct cscan_pattern *pattern,
    unsigned char *shapes, unsigned char *blanks, uint16_t *loggers) {
    return line_shapes(bytes, ends, count, pattern, shapes, blanks, loggers);
}
#endif

size_t cscan_line_shapes(
    const void *bytes, const uint32_t *ends, size_t count, const struct cscan_pattern *pattern, unsigned char *shapes,
    unsigned char *blanks, uint16_t *loggers) {
#ifdef __x86_64__
    if (has_avx512()) return line_shapes_avx512(bytes, ends, count, pattern, shapes, blanks, loggers);
    if (has_avx2()) return line_shapes_avx2(bytes, ends, count, pattern, shapes, blanks, loggers);
#endif
    return line_shapes(bytes, ends, count, pattern, shapes, blanks, loggers);
}
