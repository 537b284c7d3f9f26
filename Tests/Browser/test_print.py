"""A print is black on white, whatever the screen's colours are."""

import pytest

PAGES = ("ru/index.html", "ru/qingdao.html", "ru/map.html", "ru/search.html?q=Чэнду", "ru/text/qingdao.html")

# Colours of text, of borders and of shapes, and what pictures are shown, beside what they should be.
FAULTS = """() => {
    const dark = (colour) => {
        const [red, green, blue, alpha] = colour.match(/[0-9.]+/g).map(Number);
        return alpha !== 0 && 0.21 * red + 0.72 * green + 0.07 * blue < 100;
    };
    const faults = [];
    for (const e of document.querySelectorAll("body *")) {
        if (!e.checkVisibility() || e.closest(".unseen")) continue;
        const style = getComputedStyle(e);
        const what = `${e.tagName}.${e.className.baseVal ?? e.className}`;
        const isText = e.textContent.trim() && !e.closest("svg");
        if (isText && style.color !== "rgb(0, 0, 0)") faults.push(`${what} text ${style.color}`);
        if (e.matches(".timeline") && !dark(style.borderLeftColor)) faults.push(`${what} ${style.borderLeftColor}`);
        if (e.matches("mark") && !dark(style.textDecorationColor)) faults.push(`${what} ${style.textDecorationColor}`);
        if (e.matches(".world") && dark(style.backgroundColor)) faults.push(`${what} sea ${style.backgroundColor}`);
        if (e.matches(".city-mark") && !dark(style.fill)) faults.push(`${what} dot ${style.fill}`);
        if (e.matches("img") && e.currentSrc.includes("dark")) faults.push(e.currentSrc);
    }
    const land = getComputedStyle(document.querySelector("#world_land") ?? document.body);
    if (document.querySelector("#world_land") && dark(land.color)) faults.push(`land ${land.color}`);
    if (dark(getComputedStyle(document.body).backgroundColor)) faults.push("paper");
    return faults;
}"""


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("colours", [0, 2, 3])
def test_it_is_black_on_white(open_page, colours, scheme):
    watched = open_page(color_scheme=scheme)
    watched.choose(f"1{colours}")
    faults = {}
    for path in PAGES:
        page = watched.open(path)
        page.emulate_media(media="print")
        found = page.evaluate(FAULTS)
        page.emulate_media(media="screen")
        if found:
            faults[path] = sorted(set(found))
    assert faults == {}
    # A poster of the night that was on its way when the paper asked for the one of the day.
    watched.complaints[:] = [complaint for complaint in watched.complaints if "ERR_ABORTED" not in complaint]


def test_it_has_the_posters_of_the_day(open_page):
    watched = open_page(color_scheme="dark")
    for path in ("ru/index.html", "ru/shumen.html"):
        page = watched.open(path)
        night = page.locator("main img").first.evaluate("(image) => image.currentSrc")
        page.emulate_media(media="print")
        day = page.locator("main img").first.evaluate("""async (image) => {
            await new Promise((done) => setTimeout(done, 200));
            return image.currentSrc;
        }""")
        page.emulate_media(media="screen")
        assert day != night


@pytest.mark.parametrize("city", ["chengdu", "eskisehir"])
def test_a_year_before_our_era_stays_in_one_piece(open_page, city):
    figures = open_page(f"ru/{city}.html").page.locator(".figures dd").all_text_contents()
    years = [figure for figure in figures if "н." in figure]
    assert len(years) == 1 and " " not in years[0]
