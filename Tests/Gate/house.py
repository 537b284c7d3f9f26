"""The modules of the package, as Package.swift declares them and as their Swift files import them."""

import json
import re
import subprocess
import sys
from pathlib import Path

# Attributes, an access level, the kind of a single declaration: `@testable package import struct A.B`.
IMPORT = re.compile(
    r"^[ \t]*(?:@\w+(?:\([^)]*\))?[ \t]+)*(?:[a-z]+[ \t]+)?import[ \t]+"
    r"(?:(?:typealias|struct|class|enum|protocol|let|var|func)[ \t]+)?(\w+)"
)


def package_of(root):
    """Package.swift as SwiftPM reads it. A build that goes on is not waited for."""
    command = ["swift", "package", "--package-path", str(root), "dump-package", "--ignore-lock"]
    result = subprocess.run(command, capture_output=True, text=True)
    if result.returncode != 0:
        sys.exit(result.stderr)
    return json.loads(result.stdout)


def targets_of(package):
    """The targets: `{name: (kind, [names they depend on])}`, where a kind is regular, executable, system or test."""
    return {target["name"]: (target["type"], dependencies(target)) for target in package["targets"]}


def dependencies(target):
    # {"byName": [name, condition]}, {"target": [name, condition]} or {"product": [name, package, …]}
    return [value[0] for each in target["dependencies"] for value in each.values()]


def modules_of(package, root):
    """The modules of Swift under Sources, in the order of Package.swift: `{name: [names they depend on]}`."""
    return {
        name: needed
        for name, (kind, needed) in targets_of(package).items()
        if kind in ("regular", "executable") and any((Path(root) / "Sources" / name).rglob("*.swift"))
    }


def imports(folder):
    """Each import of a folder's Swift files: (path, line, module)."""
    for path in sorted(Path(folder).rglob("*.swift")):
        for number, line in enumerate(path.read_text().splitlines(), 1):
            found = IMPORT.match(line)
            if found:
                yield path, number, found[1]
