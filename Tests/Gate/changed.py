"""Says which tests concern what was changed, for `Scripts/check --quick`.

Changed is what differs from a revision (`--since`), whether committed or not, new files too: by default from where the
branch left its upstream, or from HEAD where it has none. Of the Swift tests those are chosen whose module was changed, or
imports one that was. Prints `swift: REGEX`, `pytest: FOLDER…`, `by hand: COMMAND`, a line each, where there is something.
"""

import argparse
import re
import subprocess
from pathlib import Path

from house import modules_of, package_of, targets_of

ROOT = Path(__file__).resolve().parents[2]
# Files that reach tests by another way than an import: a path's beginning, and the words by which tests name it.
READ_BY_TESTS = {"Assets/content/": "shippedContent", "README.md": "README.md", "systemd/": "systemd/"}
# Folders whose tests take seconds.
QUICK_FOLDERS = {
    "Scripts/": "Tests/Gate",
    "Tests/Gate/": "Tests/Gate",
    "Package.swift": "Tests/Gate",
    "systemd/": "Tests/Services",
    "Kiosk/": "Tests/Services",
    "Tests/Services/": "Tests/Services",
}
# Changes that only a browser shows: a path's pattern, and the files of Tests/Browser that concern it.
BROWSER = {
    r"Assets/style/|Assets/live\.css": "contrast reflow targets accessible_version print",
    r"Assets/kiosk/words|Assets/words/": "kiosk_banner whole_words",
    r"Assets/kiosk/": "kiosk_idle kiosk_attract kiosk_banner kiosk_keyboard kiosk_leaving kiosk_windows",
    r"Assets/desk\.css|Sources/KioskServer/Desk/": "desk desk_mail",
    r"Assets/(live-)?search\.js|Sources/CitySearch/": "search search_typing",
    r"Assets/site\.js": "list title touch keyboard",
    r"Assets/map\.svg|Sources/CityPages/.*Map": "map",
    r"Assets/content/": "every_page list map",
    r"Sources/CityPages/": "every_page trees axe",
    r"Sources/(Cities|PortalImport|CityContent)/": "portals",
    r"Sources/(CityBundle|SiteExport)/.*Export": "export web_servers",
    r"README\.md": "web_servers",
}
# Programs that take minutes.
PROGRAMS = {
    r"Sources/(BundleUpdates|Files)/|Tests/PowerCuts/|Tests/Shared/": "Scripts/cut-everywhere --sample",
    r"Sources/StaffDesk/|Tests/PowerCuts/desk|Tests/Shared/": "Scripts/cut-desk --sample",
    r"Kiosk/|systemd/|Tests/Appliance/": "Scripts/appliance-test --quick",
}


def git(*arguments):
    return subprocess.run(["git", *arguments], cwd=ROOT, capture_output=True, text=True)


def base():
    found = git("merge-base", "HEAD", "@{upstream}")
    return found.stdout.strip() if found.returncode == 0 else "HEAD"


def changed_paths(since):
    # Both ends of a rename count; names come as they are, with a zero byte behind each.
    difference = git("diff", "--name-only", "--no-renames", "-z", since)
    if difference.returncode != 0:
        raise SystemExit(difference.stderr)
    new = git("ls-files", "--others", "--exclude-standard", "-z").stdout
    return sorted(set(filter(None, (difference.stdout + new).split("\0"))))


def targets_with_tests(package, root):
    """`{test target: modules that it is for}`: CityBundleTests for CityBundle, EndToEndTests for what it depends on."""
    modules = modules_of(package, root)
    return {
        name: [name.removesuffix("Tests")] if name.removesuffix("Tests") in modules else needed
        for name, (kind, needed) in targets_of(package).items()
        if kind == "test"
    }


def swift_tests(paths, package, root):
    """The test targets that concern changed paths."""
    targets = targets_of(package)
    tests = targets_with_tests(package, root)
    if any(path in ("Package.swift", "Package.resolved") for path in paths):
        return sorted(tests)
    changed = {name for path in paths if (name := target_of(path, targets))}
    importing = {name for name, (_, needed) in targets.items() if changed.intersection(needed)}
    chosen = {name for name, modules in tests.items() if name in changed or (changed | importing).intersection(modules)}
    # PobratimTesting is for all tests, and has none of its own.
    chosen |= {name for name in tests if "PobratimTesting" in changed and "PobratimTesting" in targets[name][1]}
    for beginning, words in READ_BY_TESTS.items():
        if any(path.startswith(beginning) for path in paths):
            chosen |= {name for name in tests if names_words(Path(root) / "Tests" / name, words)}
    return sorted(chosen)


def names_words(folder, words):
    return any(words in path.read_text() for path in folder.rglob("*.swift"))


def target_of(path, targets):
    """The target that a path belongs to. What the program carries of Assets belongs to CAssets."""
    parts = path.split("/")
    if parts[0] == "Assets":
        return None if parts[1] in ("content", "screenshots") else "CAssets"
    if parts[0] in ("Sources", "Tests") and len(parts) > 2:
        return parts[1] if parts[1] in targets else None
    return None


def by_hand(paths):
    """The commands that are named and not run: browser tests, and programs that take minutes."""
    files = []
    for pattern, names in BROWSER.items():
        if any(re.match(pattern, path) for path in paths):
            files += [f"Tests/Browser/test_{name}.py" for name in names.split()]
    files += [path for path in paths if re.match(r"Tests/Browser/test_.*\.py$", path)]
    files = [file for file in dict.fromkeys(files) if (ROOT / file).exists()]
    commands = [f".venv/bin/pytest {' '.join(files)}"] if files else []
    return commands + [
        command for pattern, command in PROGRAMS.items() if any(re.match(pattern, path) for path in paths)
    ]


def main():
    parser = argparse.ArgumentParser(prog="Scripts/check --quick", description=__doc__)
    parser.add_argument("--since", metavar="REVISION", default=base(), help="what is there counts as unchanged")
    paths = changed_paths(parser.parse_args().since)
    tests = swift_tests(paths, package_of(ROOT), ROOT)
    if tests:
        print(f"swift: ^({'|'.join(tests)})\\.")
    folders = {folder for beginning, folder in QUICK_FOLDERS.items() if any(p.startswith(beginning) for p in paths)}
    if folders:
        print(f"pytest: {' '.join(sorted(folders))}")
    for command in by_hand(paths):
        print(f"by hand: {command}")


if __name__ == "__main__":
    main()
