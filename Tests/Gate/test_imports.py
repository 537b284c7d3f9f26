"""`Scripts/check-imports` refuses what it must, on a made package, and nothing of this one."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
TABLE = """
Database     CSQLite
CityBundle   Database NIO*
Server       CityBundle
to come: Files Fleet
"""
MANIFEST = """// swift-tools-version: 6.2
import PackageDescription
let package = Package(name: "made", targets: [
    .systemLibrary(name: "CSQLite"),
    .target(name: "Database", dependencies: ["CSQLite"]),
    .target(name: "CityBundle", dependencies: ["Database"]),
    .target(name: "Server", dependencies: ["CityBundle"]),
    .testTarget(name: "DatabaseTests", dependencies: ["Database"]),
])
"""
FILES = {
    "Package.swift": MANIFEST,
    "Sources/Database/Good.swift": "internal import CSQLite\nimport Glibc\n// import Foundation\n",
    "Sources/CityBundle/Good.swift": "@preconcurrency internal import NIOCore\npackage import struct Database.Row\n",
    "Sources/Server/Good.swift": "import CityBundle\nimport FoundationEssentials\n",
    "Tests/DatabaseTests/GoodTests.swift": "@testable import Database\nimport Testing\n",
}


@pytest.fixture
def check(tmp_path):
    """Checks the made package with these files changed and this table. Returns the lines that it prints."""

    def check(files={}, table=TABLE):
        for name, text in {**FILES, **files}.items():
            path = tmp_path / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text)
        command = [sys.executable, "-B", ROOT / "Tests/Gate/check_imports.py", tmp_path]
        # SwiftPM's lock of the made package goes with it.
        environment = {**os.environ, "TMPDIR": str(tmp_path)}
        done = subprocess.run(command, input=table, env=environment, capture_output=True, text=True)
        lines = done.stderr.splitlines()
        assert done.returncode == (1 if lines else 0), done.stderr
        return lines

    return check


def test_a_package_in_order_passes(check):
    assert check() == []


def test_an_import_that_the_table_does_not_give_is_refused(check):
    files = {
        "Sources/Database/Wrong.swift": "package import struct CityBundle.Member\n",
        "Sources/Server/Wrong.swift": "import NIOCore\n",
    }
    assert check(files) == [
        "Sources/Database/Wrong.swift:1: Database may not import CityBundle",
        "Sources/Server/Wrong.swift:1: Server may not import NIOCore",
        "the modules import each other: Database -> CityBundle -> Database",
    ]


def test_a_cycle_is_refused_even_where_the_table_gives_it(check):
    files = {"Sources/Database/Wrong.swift": "import Server\n"}
    assert check(files, TABLE.replace("CSQLite", "CSQLite Server")) == [
        "the table: Database imports Server, which does not stand above it",
        "the modules import each other: Database -> Server -> CityBundle -> Database",
    ]


def test_a_dependency_that_the_table_does_not_give_is_refused_before_it_is_imported(check):
    manifest = MANIFEST.replace('"Server", dependencies: ["CityBundle"', '"Server", dependencies: ["CityBundle", "Database"')
    assert check({"Package.swift": manifest}) == ["Package.swift, Server: Server may not depend on Database"]


def test_table_and_package_have_the_same_modules(check):
    manifest = MANIFEST.replace(".testTarget", '.target(name: "Fleet"),\n.target(name: "New"),\n.testTarget')
    files = {"Package.swift": manifest, "Sources/New/New.swift": "", "Sources/Fleet/Fleet.swift": ""}
    assert check(files, TABLE + "Gone Database\n") == [
        "Package.swift: the table has no module Fleet",
        "Package.swift: the table has no module New",
        "the table: there is no module Gone in Package.swift",
        "the table: Fleet is here, so it is not to come any more",
    ]


def test_full_foundation_is_refused_everywhere(check):
    files = {
        "Sources/Database/Heavy.swift": "import Glibc\nimport Foundation\n",
        "Tests/DatabaseTests/HeavyTests.swift": "  @preconcurrency import FoundationNetworking\n",
    }
    assert check(files) == [
        "Sources/Database/Heavy.swift:2: Database may not import Foundation",
        "Sources/Database/Heavy.swift:2: Foundation links ICU",
        "Tests/DatabaseTests/HeavyTests.swift:1: FoundationNetworking links ICU",
    ]


def test_this_package_is_in_order():
    done = subprocess.run([ROOT / "Scripts/check-imports"], capture_output=True, text=True)
    assert (done.stderr, done.returncode) == ("", 0)
