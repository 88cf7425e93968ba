#ifndef CSCAN_VECTORS_H
#define CSCAN_VECTORS_H

// Vectors of bytes and words, and the sets of instructions for which what is always inlined is compiled anew.

#include "cscan.h"

typedef unsigned char bytes64 __attribute__((vector_size(64)));
typedef signed char truths64 __attribute__((vector_size(64)));
typedef unsigned char bytes32 __attribute__((vector_size(32)));
typedef unsigned char bytes16 __attribute__((vector_size(16)));
typedef uint32_t words16 __attribute__((vector_size(64)));
typedef int32_t wordtruths16 __attribute__((vector_size(64)));
typedef _Bool bits64 __attribute__((ext_vector_type(64)));
typedef _Bool bits32 __attribute__((ext_vector_type(32)));

#define BITS64(truths) __builtin_bit_cast(uint64_t, __builtin_convertvector(truths, bits64))
#define BITS32(truths) __builtin_bit_cast(uint32_t, __builtin_convertvector(truths, bits32))

// How a vector is passed depends on the set of instructions; what is inlined passes none.
#pragma clang diagnostic ignored "-Wpsabi"
#define INLINED __attribute__((always_inline)) static inline
#define RARELY(truth) __builtin_expect(truth, 0)

#ifdef __x86_64__
#define AVX2 __attribute__((target("avx2,bmi,popcnt")))
#define AVX512 __attribute__((target("avx512bw,avx512vl,bmi,popcnt")))

static inline int has_avx2(void) {
    return __builtin_cpu_supports("avx2") && __builtin_cpu_supports("bmi") && __builtin_cpu_supports("popcnt");
}

static inline int has_avx512(void) {
    return has_avx2() && __builtin_cpu_supports("avx512bw") && __builtin_cpu_supports("avx512vl");
}
#endif

#endif
