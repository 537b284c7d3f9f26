"""A page of each kind, from the top of a language."""

KINDS = (
    "index.html", "qingdao.html", "search.html", "map.html", "preferences.html", "accessibility.html",
    "desk/sign-in.html",
)
