"""Contrast as it is rendered: what stands on the screen, read back from it.

A page is pictured twice, with its text and with the text made transparent. Where the two differ there is ink; the second
picture has the ground under it. Pictures are read in a browser, on a blank page, so nothing else is needed for it.
"""

import base64

# Links of the map are lines and boxes too: of those only the text goes.
HIDDEN_TEXT = """* {
    color: transparent !important;
    text-decoration-color: transparent !important;
    -webkit-text-fill-color: transparent !important;
    transition: none !important;
}
text { fill: transparent !important }
.sign svg, .chosen::after, .pictures::after, .name::after { visibility: hidden !important }"""

LIBRARY = """
    const pixels = async (data) => {
        const bitmap = await createImageBitmap(await (await fetch("data:image/png;base64," + data)).blob());
        const canvas = new OffscreenCanvas(bitmap.width, bitmap.height);
        const context = canvas.getContext("2d");
        context.drawImage(bitmap, 0, 0);
        return context.getImageData(0, 0, bitmap.width, bitmap.height);
    };
    const linear = (c) => (c /= 255) <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4;
    const luminance = (image, at) =>
        0.2126 * linear(image.data[at]) + 0.7152 * linear(image.data[at + 1]) + 0.0722 * linear(image.data[at + 2]);
    const contrast = (a, b) => (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
"""

# The ink of each text is the pixel that stands out most, as the edges of letters are mixed with the ground. It is held
# against every pixel that the letters lie on.
READ_TEXTS = "async ([withText, without, texts]) => {" + LIBRARY + """
    const [first, second] = [await pixels(withText), await pixels(without)];
    return texts.map(({ text, left, top, width, height }) => {
        const grounds = [];
        let ink = null, best = 0;
        for (let y = Math.floor(top); y < Math.min(first.height, top + height); y += 1) {
            for (let x = Math.floor(left); x < Math.min(first.width, left + width); x += 1) {
                const at = (y * first.width + x) * 4;
                const here = luminance(first, at), ground = luminance(second, at);
                const standsOut = contrast(here, ground);
                if (standsOut < 1.5) continue;
                grounds.push(ground);
                if (standsOut > best) [best, ink] = [standsOut, here];
            }
        }
        return { text, contrast: ink === null ? 0 : Math.min(...grounds.map((ground) => contrast(ink, ground))) };
    });
}"""

# How many pixels have changed so much that the change itself has a contrast of 3:1.
READ_CHANGE = "async ([before, after]) => {" + LIBRARY + """
    const [first, second] = [await pixels(before), await pixels(after)];
    let changed = 0;
    for (let at = 0; at < first.data.length; at += 4) {
        if (contrast(luminance(first, at), luminance(second, at)) >= 3) changed += 1;
    }
    return changed;
}"""

# The lines of all text that can be seen, with where they lie in the window.
TEXTS = """() => {
    const texts = [], walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
        const parent = node.parentElement;
        if (!node.data.trim() || parent.closest(".unseen, .skip")) continue;
        if (!parent.checkVisibility({ visibilityProperty: true })) continue;
        const range = document.createRange();
        range.selectNodeContents(node);
        for (const box of range.getClientRects()) {
            const middle = document.elementFromPoint(box.left + box.width / 2, box.top + box.height / 2);
            if (box.width < 2 || box.height < 2 || !middle || !(parent.contains(middle) || middle.contains(parent))) continue;
            texts.push({ text: node.data.trim().slice(0, 40), left: box.left, top: box.top, width: box.width, height: box.height });
        }
    }
    return texts;
}"""


def encoded(picture: bytes) -> str:
    return base64.b64encode(picture).decode()


def text_contrasts(page, blank) -> list[dict]:
    """Every line of text in the window, with its contrast. `blank` is another page, to read the pictures in."""
    texts = page.evaluate(TEXTS)
    with_text = page.screenshot(animations="disabled")
    hidden = page.add_style_tag(content=HIDDEN_TEXT)
    without = page.screenshot(animations="disabled")
    hidden.evaluate("(style) => style.remove()")
    return blank.evaluate(READ_TEXTS, [encoded(with_text), encoded(without), texts])


def changed_pixels(before: bytes, after: bytes, blank) -> int:
    """How many pixels differ by a contrast of 3:1 or more between two pictures of the same size."""
    return blank.evaluate(READ_CHANGE, [encoded(before), encoded(after)])
