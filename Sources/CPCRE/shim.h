// PCRE2 for bytes: the patterns of operators, under a match limit.
#define PCRE2_CODE_UNIT_WIDTH 8
#include <pcre2.h>
