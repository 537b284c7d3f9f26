"""The works that are cut: verbs run on a state folder, the bundles they take, and which bundle may be served afterwards."""

import collections
import contextlib
import json
import re
import shutil
import sqlite3
import subprocess
import sys
import tempfile
from pathlib import Path

from pobratim import CONTENT, PROGRAM, make_keys, members_sent_as_packed, must, start_server, stop_server

# The system calls that change or publish state.
NAMES = (
    "openat write pwrite64 ftruncate fsync fdatasync rename renameat renameat2 unlink unlinkat rmdir mkdir mkdirat "
    "symlink symlinkat close connect sendto sendmsg flock fchmod fallocate"
).split()


class Work:
    """A work of the program, the state folder that it begins from, and the bundles that may be served after a cut."""

    def __init__(self, name, state, command, may_show, is_damaged=False):
        self.name, self.state, self.command, self.may_show = name, state, command, may_show
        self.is_damaged = is_damaged
        # Bundles that come afterwards, where they are not 2 and 3; what versions hold, where it is not the office's.
        self.further, self.sites = None, {}


class Office:
    """Bundles 1, 2 and 3 of one city, the keys, a state folder with bundle 1 whose trial is over, and the works."""

    def __init__(self, folder):
        self.folder = Path(folder)
        content = self.folder / "content"
        shutil.copytree(CONTENT, content)
        city = self.keep_one_city(content)
        self.keys, key = make_keys(folder)
        self.bundles = []
        for version in (1, 2, 3):
            bundle = self.folder / f"v{version}.pobratim"
            with (content / "cities" / city / "ru.md").open("a") as text:
                text.write(f"- 202{version}-01-01: Событие {version}.\n")
            must(PROGRAM, "pack", content, "--output", bundle, "--key", key, "--content-version", version)
            self.bundles.append(bundle)
        self.sites = [members_sent_as_packed(bundle) for bundle in self.bundles]
        self.state = self.folder / "state"
        must(*self.sync(self.state, 1))
        self.end_trial(self.state)
        self.works = self.make_works(content, key)

    @staticmethod
    def keep_one_city(content):
        site = json.loads((content / "site.json").read_text())
        city = site["order"][0]
        site["order"] = [city]
        (content / "site.json").write_text(json.dumps(site, ensure_ascii=False))
        for other in (content / "cities").iterdir():
            if other.name != city:
                shutil.rmtree(other)
        return city

    def serve(self, state, trial_seconds=60):
        return start_server("--state", state, "--trust", self.keys, "--trial-seconds", trial_seconds)

    def status(self, state):
        return json.loads(must(PROGRAM, "status", "--state", state, "--json"))

    def end_trial(self, state):
        server, _ = self.serve(state, trial_seconds=0)
        while "onTrial" in self.status(state):
            pass
        stop_server(server)

    def command(self, bundle, state):
        return [PROGRAM, "sync", bundle, "--state", state, "--trust", self.keys]

    def sync(self, state, version):
        return self.command(self.bundles[version - 1], state)

    def make_works(self, content, key):
        return [
            Work("update", self.state, lambda state: self.sync(state, 2), {1, 2}),
            self.first_installation(),
            self.change_of_keys(content, key),
            Work("return", self.later_state("returning"), lambda state: [PROGRAM, "rollback", "--state", state], {1, 2}),
            self.mending(),
        ]

    def later_state(self, name):
        """The state folder once bundle 2 is installed, too."""
        path = self.folder / name
        shutil.copytree(self.state, path, symlinks=True)
        must(*self.sync(path, 2))
        self.end_trial(path)
        return path

    def first_installation(self):
        state = self.folder / "first"
        state.mkdir()
        return Work("first installation", state, lambda state: self.sync(state, 1), {None, 1})

    def change_of_keys(self, content, key):
        """All is of the same epoch but the bundle that brings the keys, the office's own and one more, and its next."""
        new_keys = self.folder / "new-keys"
        shutil.copytree(self.keys, new_keys)
        must(PROGRAM, "keys", "new", new_keys / "second")
        pack = [PROGRAM, "pack", content, "--epoch", 2]
        rotation, following = self.folder / "rotation.pobratim", self.folder / "epoch.pobratim"
        must(*pack, "--output", rotation, "--key", key, "--new-keys", new_keys, "--content-version", 2)
        must(*pack, "--output", following, "--key", new_keys / "second.sec", "--content-version", 3)
        work = Work("rotation", self.state, lambda state: self.command(rotation, state), {1, 2})
        work.sites = {2: members_sent_as_packed(rotation), 3: members_sent_as_packed(following)}
        # The second is taken only where the new keys count.
        work.further = [rotation, following]
        return work

    def mending(self):
        rotten = self.later_state("rotten")
        with sqlite3.connect(rotten / "current/bundle.pobratim") as database:
            database.execute("UPDATE sqlar SET data = zeroblob(length(data)) WHERE name = 'ru/index.html'")
        return Work("mending", rotten, lambda state: self.sync(state, 2), {2}, is_damaged=True)

    @contextlib.contextmanager
    def copy(self, work=None):
        """A folder for one run. Gives it, and the copy of a work's state folder in it."""
        folder = Path(tempfile.mkdtemp(dir=self.folder))
        try:
            shutil.copytree(work.state if work else self.state, folder / "s", symlinks=True)
            yield folder, folder / "s"
        finally:
            shutil.rmtree(folder, ignore_errors=True)

    def record(self, work):
        """Runs a work to its end. Returns how often its main thread makes each call, and how many threads it has."""
        with self.copy(work) as (folder, state):
            log = folder / "log"
            trace = ["strace", "-f", "-qq", "-o", log, "-e", "trace=" + ",".join(NAMES)]
            result = subprocess.run(trace + work.command(state), capture_output=True, text=True)
            if result.returncode != 0:
                sys.exit(f"the {work.name} itself fails: {result.stderr}")
            lines = log.read_text(errors="replace").splitlines()
        main = lines[0].split()[0]
        calls = (re.match(rf"{main} +(\w+)\(", line) for line in lines)
        threads = {line.split()[0] for line in lines if "= " in line or "(" in line}
        return collections.Counter(call[1] for call in calls if call), len(threads)
