#include "vectors.h"

/// How many lines are taken at a time, and how many of them at once.
enum { GROUP = 64, LANES = 16 };

/// What is read of a group of lines.
struct readings {
    /// Which of the first 32 bytes are no digits, a bit for each.
    uint32_t signs[GROUP];
    /// The four bytes where a logger's level is, and those from the first blank on.
    uint32_t levels[GROUP], joints[GROUP];
    /// Which of the 32 bytes behind ` - ` are the same as an access log's.
    uint32_t access[GROUP];
};

// Nothing below branches on the bytes: which line follows which cannot be foretold, and guessing wrong costs more than
// all of it.

INLINED uint32_t load_word(const unsigned char *bytes) {
    uint32_t word;
    memcpy(&word, bytes, sizeof word);
    return word;
}

INLINED void read_lines(
    const unsigned char *bytes, const uint32_t *ends, size_t count, const struct cscan_pattern *pattern,
    struct readings *readings, unsigned char *blanks) {
    bytes32 access;
    memcpy(&access, pattern->access, sizeof access);
    for (size_t line = 0; line < count; line++) {
        const unsigned char *from = bytes + (uint32_t)(ends[(ptrdiff_t)line - 1] + 1);
        bytes32 first, behind;
        memcpy(&first, from, sizeof first);
        readings->signs[line] = BITS32(first - '0' > 9);
        readings->levels[line] = load_word(from + CSCAN_LEVEL);
        uint32_t places = BITS32(first == ' ');
        unsigned blank = places ? (unsigned)__builtin_ctz(places) : 32;
        blanks[line] = (unsigned char)blank;
        readings->joints[line] = load_word(from + blank);
        memcpy(&behind, from + blank + 3, sizeof behind);
        readings->access[line] = BITS32(behind == access);
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
    words16 blank = load_bytes(blanks + line), signs = load(readings->signs + line);
    words16 access = load(readings->access + line);
    words16 length = load(ends + line) - load(ends + line - 1) - 1;
    words16 shapes = (words16){0} + pattern->other_shape;
    shapes = choose(blank == 0, pattern->indented_shape, shapes);
    shapes = choose(load(readings->levels + line) == pattern->level, pattern->message_shapes[0], shapes);
    wordtruths16 is_access = ((signs & 1) == 0) & (blank < 32)
        & ((load(readings->joints + line) & pattern->joint_bits) == pattern->joint)
        & (length >= blank + pattern->access_count);
    // The signs of the first word without the three lowest ones.
    words16 rest = signs & (((words16){0} + 1 << (blank & 31)) - 1);
    for (unsigned sign = 0; sign < 3; sign++) rest &= rest - 1;
    for (unsigned number = 0; number < CSCAN_TESTS; number++) {
        const struct cscan_test *test = &pattern->tests[number];
        wordtruths16 passed = is_access & ((access & test->bits) == test->wanted);
        if (test->plain) passed &= rest == 0;
        shapes = choose(passed, test->shape, shapes);
    }
    return __builtin_convertvector(shapes, bytes16);
}

/// The shape of a line that has the level of a logger's. That it is none is rare, so that branch costs nothing.
INLINED unsigned char message_shape(
    const unsigned char *line, size_t length, uint32_t signs, const struct cscan_pattern *pattern) {
    bytes64 first, logger;
    memcpy(&first, line, sizeof first);
    memcpy(&logger, pattern->logger, sizeof logger);
    uint64_t blanks = BITS64(first == ' '), wrong = BITS64(first != logger) & pattern->logger_bits;
    if (RARELY(wrong | (signs & pattern->logger_digits) | (length <= CSCAN_MESSAGE))) return pattern->other_shape;
    size_t blank = (size_t)__builtin_ctzll(blanks >> CSCAN_MESSAGE | (uint64_t)1 << CSCAN_NAME);
    const unsigned char *text = line + CSCAN_MESSAGE, *end = text + blank;
    unsigned signs_behind = pattern->message_signs[end[1]] >> (end[-1] == ':');
    unsigned is_quiet = pattern->message_signs[text[0]] >> 1 & signs_behind & 1
        & (unsigned)(blank < CSCAN_NAME) & (unsigned)(CSCAN_MESSAGE + blank + 1 < length);
    return pattern->message_shapes[is_quiet];
}

/// The shape of a line that begins with a blank.
INLINED unsigned char indented_shape(const unsigned char *line, const struct cscan_pattern *pattern) {
    bytes32 first;
    memcpy(&first, line, sizeof first);
    uint32_t others = BITS32(first != ' ');
    // Behind so many blanks it is not looked for.
    if (RARELY(others == 0)) return pattern->other_shape;
    unsigned char sign = line[__builtin_ctz(others)];
    return pattern->indented_signs[sign] ? pattern->other_shape : pattern->indented_shape;
}

INLINED void line_shapes(
    const unsigned char *bytes, const uint32_t *ends, size_t count, const struct cscan_pattern *pattern,
    unsigned char *shapes, unsigned char *blanks) {
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
        uint64_t all = lines < GROUP ? ((uint64_t)1 << lines) - 1 : ~(uint64_t)0;
        for (uint64_t left = BITS64(read == pattern->indented_shape) & all; left; left &= left - 1) {
            size_t line = group + (size_t)__builtin_ctzll(left);
            shapes[line] = indented_shape(bytes + (uint32_t)(ends[(ptrdiff_t)line - 1] + 1), pattern);
        }
        for (uint64_t left = BITS64(read == pattern->message_shapes[0]) & all; left; left &= left - 1) {
            size_t line = group + (size_t)__builtin_ctzll(left);
            uint32_t from = ends[(ptrdiff_t)line - 1] + 1;
            shapes[line] = message_shape(bytes + from, ends[line] - from, readings.signs[line - group], pattern);
        }
    }
}

#ifdef __x86_64__
AVX2 static void line_shapes_avx2(
    const unsigned char *bytes, const uint32_t *ends, size_t count, const struct cscan_pattern *pattern,
    unsigned char *shapes, unsigned char *blanks) {
    line_shapes(bytes, ends, count, pattern, shapes, blanks);
}

AVX512 static void line_shapes_avx512(
    const unsigned char *bytes, const uint32_t *ends, size_t count, const struct cscan_pattern *pattern,
    unsigned char *shapes, unsigned char *blanks) {
    line_shapes(bytes, ends, count, pattern, shapes, blanks);
}
#endif

void cscan_line_shapes(
    const void *bytes, const uint32_t *ends, size_t count, const struct cscan_pattern *pattern, unsigned char *shapes,
    unsigned char *blanks) {
#ifdef __x86_64__
    if (has_avx512()) return line_shapes_avx512(bytes, ends, count, pattern, shapes, blanks);
    if (has_avx2()) return line_shapes_avx2(bytes, ends, count, pattern, shapes, blanks);
#endif
    line_shapes(bytes, ends, count, pattern, shapes, blanks);
}
