"""Compares what modules import with the table of `Scripts/check-imports`, which comes by standard input.

A line of the table is a module, and what it may import; a `*` at the end of a name stands for any rest. Empty lines, and
lines that begin with `#`, are comments. The lines are in the order of the house: a module imports only those above it. A
line `to come: NAME…` has the modules that the house will have and has not yet.

Prints what is wrong, a line each, and fails if anything is.
"""

import sys
from pathlib import Path

from house import imports, modules_of, package_of

# Modules that come with Swift and link nothing large.
EVERYWHERE = ["FoundationEssentials", "Glibc", "Swift", "Synchronization"]
# Full Foundation, and what is made of it, links ICU: 40 MB and more.
HEAVY = {"Foundation", "FoundationInternationalization", "FoundationNetworking", "FoundationXML"}
# Folders of the top in which no Swift file is the package's own.
NOT_OURS = {".build", ".git", ".venv"}


class Table:
    def __init__(self, text):
        self.allowed, self.to_come = {}, []
        for line in text.splitlines():
            head, colon, rest = line.partition(":")
            if colon and head.strip() == "to come":
                self.to_come += rest.split()
            elif line.split() and not line.startswith("#"):
                module, *names = line.split()
                self.allowed[module] = names

    def lets(self, module, name):
        return any(
            name.startswith(one[:-1]) if one.endswith("*") else name == one for one in self.allowed[module] + EVERYWHERE
        )


def faults(root, table, package):
    root = Path(root)
    modules = modules_of(package, root)
    used = {module: {name: f"Package.swift, {module}" for name in needed} for module, needed in modules.items()}
    found = faults_of_table(table, modules)
    for module in modules:
        for path, line, name in imports(root / "Sources" / module):
            place = f"{path.relative_to(root)}:{line}"
            used[module].setdefault(name, place)
            if module in table.allowed and not table.lets(module, name):
                found.append(f"{place}: {module} may not import {name}")
        for name, place in used[module].items():
            if place.startswith("Package.swift") and module in table.allowed and not table.lets(module, name):
                found.append(f"{place}: {module} may not depend on {name}")
    found += [f"the modules import each other: {' -> '.join(cycle)}" for cycle in cycles(used)]
    return found + list(heavy_imports(root))


def faults_of_table(table, modules):
    """Says where the table is not that of the package, or is not in its own order."""
    found = [f"Package.swift: the table has no module {module}" for module in modules if module not in table.allowed]
    for module in table.allowed:
        if module not in modules:
            found.append(f"the table: there is no module {module} in Package.swift")
    for module in table.to_come:
        if module in modules or module in table.allowed:
            found.append(f"the table: {module} is here, so it is not to come any more")
    order = list(table.allowed)
    for position, module in enumerate(order):
        for name in table.allowed[module]:
            if name in order and order.index(name) >= position:
                found.append(f"the table: {module} imports {name}, which does not stand above it")
    return found


def cycles(used):
    """Each way from a module back to itself, by what it uses; one for each module at which a search comes back."""
    found, done = [], set()

    def follow(module, way):
        if module in way:
            found.append([*way[way.index(module) :], module])
        elif module not in done:
            for name in sorted(used[module]):
                if name in used:
                    follow(name, [*way, module])
            done.add(module)

    for module in used:
        follow(module, [])
    return found


def heavy_imports(root):
    """Imports of full Foundation, in tests and tools, too."""
    for folder in sorted(root.iterdir()):
        if folder.is_dir() and folder.name not in NOT_OURS:
            for path, line, name in imports(folder):
                if name in HEAVY:
                    yield f"{path.relative_to(root)}:{line}: {name} links ICU"


def main():
    root = sys.argv[1] if len(sys.argv) > 1 else "."
    found = faults(root, Table(sys.stdin.read()), package_of(root))
    print("\n".join(found), file=sys.stderr, end="\n" if found else "")
    sys.exit(1 if found else 0)


if __name__ == "__main__":
    main()
