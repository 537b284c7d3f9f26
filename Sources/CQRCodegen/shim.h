#include <qrcodegen/qrcodegen.h>

/// Buffers of this many bytes hold a code of any size: the header's own constant is a macro that Swift does not see.
static const int qrcodegen_largest_buffer = qrcodegen_BUFFER_LEN_MAX;
