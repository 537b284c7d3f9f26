"""`Scripts/check --quick` chooses the tests of what was changed, and of what imports that."""

import subprocess
from pathlib import Path

import pytest

import changed

NEEDED = {
    "CAssets": [],
    "Cities": [],
    "CityPages": ["Cities", "CAssets"],
    "KioskServer": ["CityPages"],
    "pobratim": ["Cities", "KioskServer"],
    "PobratimTesting": ["Cities"],
    "CitiesTests": ["Cities", "PobratimTesting"],
    "CityPagesTests": ["Cities", "CityPages"],
    "KioskServerTests": ["KioskServer", "CityPages"],
    "EndToEndTests": ["pobratim", "PobratimTesting"],
}
PACKAGE = {
    "targets": [
        {
            "name": name,
            "type": "test" if name.endswith("Tests") else "executable" if name == "pobratim" else "regular",
            "dependencies": [{"byName": [one, None]} for one in needed],
        }
        for name, needed in NEEDED.items()
    ]
}


@pytest.fixture
def root(tmp_path):
    for name in NEEDED:
        folder = tmp_path / ("Tests" if name.endswith(("Tests", "Testing")) else "Sources") / name
        folder.mkdir(parents=True)
        (folder / ("A.c" if name == "CAssets" else "A.swift")).touch()
    (tmp_path / "Tests/CitiesTests/A.swift").write_text("Repository.shippedContent")
    (tmp_path / "Tests/EndToEndTests/A.swift").write_text('"/README.md"')
    return tmp_path


@pytest.mark.parametrize(
    ("paths", "tests"),
    [
        # Its own tests, and those of what imports it; not those of what imports these.
        (["Sources/Cities/Facts/City.swift"], ["CitiesTests", "CityPagesTests", "EndToEndTests"]),
        (["Sources/CityPages/A.swift"], ["CityPagesTests", "KioskServerTests"]),
        (["Sources/pobratim/A.swift"], ["EndToEndTests"]),
        # A test's own file, and what the tests share.
        (["Tests/CityPagesTests/A.swift"], ["CityPagesTests"]),
        (["Tests/PobratimTesting/A.swift"], ["CitiesTests", "EndToEndTests"]),
        # Files that the program carries, and files that tests read.
        (["Assets/style/page.css"], ["CityPagesTests"]),
        (["Assets/content/cities/shumen/ru.md"], ["CitiesTests"]),
        (["README.md"], ["EndToEndTests"]),
        (["Package.swift"], ["CitiesTests", "CityPagesTests", "EndToEndTests", "KioskServerTests"]),
        (["LICENSE", "Scripts/run", "Sources/README.md"], []),
    ],
)
def test_swift_tests_are_those_of_what_was_changed_and_of_what_imports_it(root, paths, tests):
    assert changed.swift_tests(paths, PACKAGE, root) == tests


def test_browser_tests_that_are_named_exist():
    for names in changed.BROWSER.values():
        for name in names.split():
            assert (changed.ROOT / f"Tests/Browser/test_{name}.py").exists(), name


def test_a_style_sheet_names_the_tests_of_its_looks_and_runs_none_of_them():
    assert "Tests/Browser/test_contrast.py" in changed.by_hand(["Assets/style/page.css"])[0]
    assert changed.by_hand(["LICENSE"]) == []


def test_what_is_not_committed_and_what_is_new_counts(tmp_path, monkeypatch):
    def git(*arguments):
        identity = ["-c", "user.name=a", "-c", "user.email=a@example.org"]
        subprocess.run(["git", *identity, *arguments], cwd=tmp_path, check=True, capture_output=True)

    monkeypatch.setattr(changed, "ROOT", Path(tmp_path))
    git("init", "-q")
    for name in ("same", "committed", "edited", "moved"):
        (tmp_path / name).write_text(name)
    git("add", ".")
    git("commit", "-q", "-m", "first")
    git("tag", "base")
    (tmp_path / "committed").write_text("other")
    git("commit", "-q", "-a", "-m", "second")
    (tmp_path / "edited").write_text("other")
    (tmp_path / "moved").rename(tmp_path / "имя")
    assert changed.changed_paths("base") == ["committed", "edited", "moved", "имя"]
    assert changed.base() == "HEAD"
    assert changed.changed_paths(changed.base()) == ["edited", "moved", "имя"]
