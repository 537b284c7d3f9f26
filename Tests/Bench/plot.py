"""Draws growth as an SVG, readable on light and on dark pages. The same numbers give the same bytes."""

import math

WIDTH, HEIGHT = 760, 330
# A panel: its left edge, and where its axes run.
PANELS = (64, 452)
TOP, BOTTOM, ACROSS = 44, 282, 228
COLOURS = ["#0b6bcb", "#c2410c", "#15803d", "#9333ea"]
DARK_COLOURS = ["#6cb6ff", "#fb923c", "#4ade80", "#c084fc"]
MARKS = ["circle", "square", "triangle", "diamond"]


def growth(times, memories, slopes):
    """- `times`, `memories`: `{verb: [(cities, seconds or MB)]}`. - `slopes`: `{verb: slope}`."""
    lines = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {HEIGHT}" width="{WIDTH}" height="{HEIGHT}" '
        'role="img" aria-labelledby="t">',
        "<title id=\"t\">Processor time and peak memory of each verb by the number of cities, 2 cores x86-64</title>",
        style(),
    ]
    labels = {verb: f"{verb} {slopes[verb]:.2f}" if verb in slopes else verb for verb in times}
    lines += panel(PANELS[0], "processor seconds, and slope", times, labels)
    lines += panel(PANELS[1], "peak memory, MB", memories, {verb: verb for verb in memories})
    lines.append("</svg>")
    return "\n".join(lines) + "\n"


def style():
    rules = ["text{font:13px system-ui,sans-serif;fill:#1f2937}", ".grid{stroke:#9ca3af;stroke-opacity:.45}"]
    rules += [f".s{n}{{stroke:{c};fill:{c}}}.l{n}{{fill:{c}}}" for n, c in enumerate(COLOURS)]
    dark = ["text{fill:#e5e7eb}"] + [f".s{n}{{stroke:{c};fill:{c}}}.l{n}{{fill:{c}}}" for n, c in enumerate(DARK_COLOURS)]
    return f"<style>{''.join(rules)}path{{fill:none;stroke-width:2}}@media(prefers-color-scheme:dark){{{''.join(dark)}}}</style>"


def decades(values):
    return range(math.floor(math.log10(min(values)) + 1e-9), math.ceil(math.log10(max(values)) - 1e-9) + 1)


def panel(left, title, series, labels):
    """Both axes are logarithmic, so that a straight line is a power, and its slope the exponent."""
    xs, ys = decades([x for s in series.values() for x, _ in s]), decades([y for s in series.values() for _, y in s])
    across = ACROSS / max(1, xs[-1] - xs[0])
    up = (BOTTOM - TOP) / max(1, ys[-1] - ys[0])

    def place(x, y):
        return left + (math.log10(x) - xs[0]) * across, BOTTOM - (math.log10(y) - ys[0]) * up

    lines = [f'<text x="{left}" y="{TOP - 20}">{title}</text>']
    for power in xs:
        x, _ = place(10**power, 10 ** ys[0])
        lines.append(f'<line class="grid" x1="{x:.1f}" y1="{TOP}" x2="{x:.1f}" y2="{BOTTOM}"/>')
        lines.append(f'<text x="{x:.1f}" y="{BOTTOM + 20}" text-anchor="middle">{10**power:,}</text>')
    lines.append(f'<text x="{left + ACROSS / 2:.1f}" y="{BOTTOM + 40}" text-anchor="middle">cities</text>')
    for power in ys:
        _, y = place(10 ** xs[0], 10**power)
        value = f"{10**power:,}" if power >= 0 else f"{10**power:.{-power}f}"
        lines.append(f'<line class="grid" x1="{left}" y1="{y:.1f}" x2="{left + ACROSS}" y2="{y:.1f}"/>')
        lines.append(f'<text x="{left - 6}" y="{y + 4:.1f}" text-anchor="end">{value}</text>')
    # Labels keep a line's height apart.
    ends = sorted((place(*s[-1])[1], verb) for verb, s in series.items())
    heights, last = {}, -math.inf
    for y, verb in ends:
        last = max(y, last + 15)
        heights[verb] = last
    for number, (verb, points) in enumerate(series.items()):
        places = [place(*point) for point in points]
        route = " ".join(f"{'L' if n else 'M'}{x:.1f} {y:.1f}" for n, (x, y) in enumerate(places))
        lines.append(f'<path class="s{number}" style="fill:none" d="{route}"/>')
        lines += [mark(MARKS[number % len(MARKS)], number, *one) for one in places]
        x, _ = places[-1]
        lines.append(f'<text class="l{number}" x="{x + 9:.1f}" y="{heights[verb] + 4:.1f}">{labels[verb]}</text>')
    return lines


def mark(shape, number, x, y):
    """A shape a line, for whoever cannot tell the colours."""
    if shape == "circle":
        return f'<circle class="s{number}" cx="{x:.1f}" cy="{y:.1f}" r="3.5"/>'
    corners = {
        "square": [(-3, -3), (3, -3), (3, 3), (-3, 3)],
        "triangle": [(0, -4), (4, 3), (-4, 3)],
        "diamond": [(0, -4.5), (4.5, 0), (0, 4.5), (-4.5, 0)],
    }[shape]
    points = " ".join(f"{x + dx:.1f},{y + dy:.1f}" for dx, dy in corners)
    return f'<polygon class="s{number}" points="{points}"/>'
