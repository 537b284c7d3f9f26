#pragma once
#include <zlib.h>

// deflateInit and inflateInit are macros over calls that take the header's version and the size of z_stream.

/// inflateInit2; `windowBits` as zlib's manual has it.
static inline int pobratim_inflate_init(z_stream *stream, int windowBits) {
    return inflateInit2(stream, windowBits);
}

/// deflateInit2 at the default memory level and strategy.
static inline int pobratim_deflate_init(z_stream *stream, int level, int windowBits) {
    return deflateInit2(stream, level, Z_DEFLATED, windowBits, 8, Z_DEFAULT_STRATEGY);
}
