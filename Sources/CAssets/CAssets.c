// The files of `Assets` that the program needs at run time, by C23 #embed: the compiler sees each as a dependency, so a
// changed style sheet is a changed program.

#include "CAssets.h"

#define ASSET(name) \
    struct embedded_asset embedded_##name(void) { return (struct embedded_asset){name, sizeof name}; }

// In this order: a later rule wins.
static const unsigned char site_css[] = {
#embed "../../Assets/style/page.css"
,
#embed "../../Assets/style/list.css"
,
#embed "../../Assets/style/city.css"
,
#embed "../../Assets/style/links.css"
,
#embed "../../Assets/style/map.css"
,
#embed "../../Assets/style/access.css"
,
#embed "../../Assets/style/bar.css"
,
#embed "../../Assets/style/text.css"
,
#embed "../../Assets/style/foot.css"
,
#embed "../../Assets/style/screens.css"
,
#embed "../../Assets/style/print.css"
,
#embed "../../Assets/style/search.css"
};
ASSET(site_css)

static const unsigned char site_js[] = {
#embed "../../Assets/site.js"
,
#embed "../../Assets/live-search.js"
};
ASSET(site_js)

static const unsigned char icon_svg[] = {
#embed "../../Assets/icon.svg"
};
ASSET(icon_svg)

static const unsigned char map_svg[] = {
#embed "../../Assets/map.svg"
};
ASSET(map_svg)

static const unsigned char live_css[] = {
#embed "../../Assets/live.css"
,
#embed "../../Assets/desk.css"
};
ASSET(live_css)

static const unsigned char search_js[] = {
#embed "../../Assets/search.js"
};
ASSET(search_js)

// In one scope, in this order; CityPages/KioskScript.swift puts the settings before them.
static const unsigned char kiosk_js[] = {
#embed "../../Assets/kiosk/words.js"
,
#embed "../../Assets/kiosk/covers.js"
,
#embed "../../Assets/kiosk/manners.js"
,
#embed "../../Assets/kiosk/leaving.js"
,
#embed "../../Assets/kiosk/draft.js"
,
#embed "../../Assets/kiosk/idle.js"
,
#embed "../../Assets/kiosk/attract.js"
,
#embed "../../Assets/kiosk/caret.js"
,
#embed "../../Assets/kiosk/keyboard.js"
,
#embed "../../Assets/kiosk/banner.js"
,
#embed "../../Assets/kiosk/alive.js"
,
#embed "../../Assets/kiosk/crest.js"
,
#embed "../../Assets/kiosk/start.js"
};
ASSET(kiosk_js)

// What is said to visitors, a file a language: a further one is two entries here.
static const unsigned char words_en[] = {
#embed "../../Assets/words/en.json"
};
static const unsigned char words_ru[] = {
#embed "../../Assets/words/ru.json"
};
static const struct {
    const char *language;
    struct embedded_asset file;
} words[] = {
    {"en", {words_en, sizeof words_en}},
    {"ru", {words_ru, sizeof words_ru}},
};
size_t embedded_words_count(void) { return sizeof words / sizeof *words; }
const char *embedded_words_language(size_t index) { return words[index].language; }
struct embedded_asset embedded_words(size_t index) { return words[index].file; }
