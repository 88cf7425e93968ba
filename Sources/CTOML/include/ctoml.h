#ifndef CTOML_H
#define CTOML_H

// A TOML document as a flat list of its keys, over toml++. No C++ exception leaves a function of this header.

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

/// A document that was read, or why it could not be. Everything asked of it belongs to it.
typedef struct ctoml_document ctoml_document;

/// UTF-8 bytes without a NUL behind them.
typedef struct ctoml_text {
    const char *_Nullable bytes;
    size_t count;
} ctoml_text;

enum {
    CTOML_STRING = 0,
    CTOML_INTEGER = 1,
    CTOML_FLOAT = 2,
    CTOML_BOOLEAN = 3,
    CTOML_TIME = 4,
    CTOML_ARRAY = 5,
    CTOML_TABLE = 6,
};

/// Reads a document; NULL only when there is no memory for it.
ctoml_document *_Nullable ctoml_read(const char *_Nullable bytes, size_t count);

void ctoml_free(ctoml_document *_Nullable document);

/// What is wrong with the document; no bytes when nothing is.
ctoml_text ctoml_fault(const ctoml_document *_Nonnull document);

/// Where the fault is, both counted from 1; 0 when it has no place.
uint32_t ctoml_fault_line(const ctoml_document *_Nonnull document);
uint32_t ctoml_fault_column(const ctoml_document *_Nonnull document);

/// How many keys there are, tables included, in the order of the file. What is inside an array is not listed.
size_t ctoml_count(const ctoml_document *_Nonnull document);

/// How many parts the dotted path of a key has.
size_t ctoml_depth(const ctoml_document *_Nonnull document, size_t key);

ctoml_text ctoml_part(const ctoml_document *_Nonnull document, size_t key, size_t part);

/// CTOML_STRING to CTOML_TABLE.
int ctoml_type(const ctoml_document *_Nonnull document, size_t key);

/// The text of a string; of other values none.
ctoml_text ctoml_value(const ctoml_document *_Nonnull document, size_t key);

/// The line of the key, counted from 1.
uint32_t ctoml_line(const ctoml_document *_Nonnull document, size_t key);

#ifdef __cplusplus
}
#endif

#endif
