#ifndef CASSETS_H
#define CASSETS_H

#include <stddef.h>

/// A file of `Assets`, byte for byte as it was when the program was built.
struct embedded_asset {
    const unsigned char *bytes;
    size_t byte_count;
};

struct embedded_asset embedded_site_css(void);
struct embedded_asset embedded_site_js(void);
struct embedded_asset embedded_search_js(void);
struct embedded_asset embedded_icon_svg(void);
struct embedded_asset embedded_map_svg(void);
struct embedded_asset embedded_live_css(void);
struct embedded_asset embedded_kiosk_js(void);

/// The files of `Assets/words`, by index.
size_t embedded_words_count(void);
const char *embedded_words_language(size_t index);
struct embedded_asset embedded_words(size_t index);

#endif
