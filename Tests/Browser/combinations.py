"""Settings of a visitor, combined."""

import itertools

SETTINGS = {
    "size": (1, 2, 3),
    "colours": (0, 1, 2, 3),
    "pictures": (True, False),
    "language": ("ru", "en"),
    "scheme": ("light", "dark"),
    "screen": ((1080, 1920), (1920, 1080), (1280, 800), (390, 844)),
}


def every_combination() -> list[dict]:
    return [dict(zip(SETTINGS, values)) for values in itertools.product(*SETTINGS.values())]


def every_pair() -> list[dict]:
    """A few combinations, in which each value of each setting meets each value of every other setting."""
    candidates = every_combination()
    open_pairs = set().union(*map(pairs, candidates))
    chosen = []
    while open_pairs:
        best = max(candidates, key=lambda combination: len(pairs(combination) & open_pairs))
        chosen.append(best)
        open_pairs -= pairs(best)
    return chosen


def pairs(combination: dict) -> set:
    return set(itertools.combinations(combination.items(), 2))
