"""Measures what an update reads from a network share, when one page of a large bundle has changed:
`Scripts/bench share`.

Two bundles of some 300 MB (as many pictures and pages as that takes, made here, signed by signify) differ in one page. The
first is installed; then the second is taken from a share of a real Samba server on 127.0.0.1, which smbnetfs has mounted
(FUSE; the kernel's own cifs needs a module that not every machine has). Counted are the bytes that the program asks of the
file (strace), and the bytes that the server's process reads for it (/proc/PID/io).

Reads Assets/content. Needs samba, smbnetfs, signify-openbsd, strace and /dev/fuse. Exit 1 if the update fails, or reads more
than a hundredth of the bundle besides manifest, index and page.
"""

import argparse
import hashlib
import json
import os
import random
import re
import shutil
import signal
import socket
import sqlite3
import subprocess
import sys
import tempfile
import time
import zlib

from pobratim import CONTENT, PROGRAM, make_keys, must
from pobratim import members as members_of

# A third of a megabyte each, as photos are; beside each a dozen pages.
PICTURE_BYTES = 340_000
PAGES_A_PICTURE = 12
CHANGED = "ru/text/page-00001.html"


def options():
    parser = argparse.ArgumentParser(
        prog="Scripts/bench share", description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--megabytes", type=int, default=300, help="size of the bundle (300)")
    parser.add_argument("--port", type=int, help="of the Samba server (any that is free)")
    return parser.parse_args()


def free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def contents(bundle, pictures):
    """Every member of a packed bundle, and what makes it large. The same bytes each time."""
    members = members_of(bundle)
    chance = random.Random(1)
    for number in range(pictures):
        picture = chance.randbytes(PICTURE_BYTES)
        members[f"images/photo-{hashlib.sha256(picture).hexdigest()[:12]}.jpg"] = picture
    words = [f"слово{number}" for number in range(3000)]
    for number in range(pictures * PAGES_A_PICTURE):
        text = " ".join(chance.choices(words, k=600))
        members[f"ru/text/page-{number:05}.html"] = f"<!DOCTYPE html><title>{number}</title><p>{text}</p>\n".encode()
    return members


def write(path, members, version, key):
    """Writes a bundle of format 1 without the program's help."""
    info = json.loads(members["bundle.json"])
    info["contentVersion"], info["counts"]["members"] = version, len(members)
    members["bundle.json"] = (
        json.dumps(info, ensure_ascii=False, sort_keys=True, separators=(",", ":")) + "\n"
    ).encode()
    folder = os.path.dirname(path)
    lines = "".join(f"SHA256 ({name}) = {hashlib.sha256(members[name]).hexdigest()}\n" for name in sorted(members))
    with open(os.path.join(folder, "MANIFEST"), "w") as file:
        file.write(lines)
    must("signify-openbsd", "-S", "-e", "-s", key, "-m", "MANIFEST", "-x", "MANIFEST.sig", cwd=folder)
    signed = open(os.path.join(folder, "MANIFEST.sig"), "rb").read()
    database = sqlite3.connect(path)
    database.executescript(
        f"""
        PRAGMA page_size = 4096;
        PRAGMA application_id = {0x506F6272};
        PRAGMA user_version = 1;
        CREATE TABLE sqlar(name TEXT PRIMARY KEY, mode INT, mtime INT, sz INT, data BLOB);
        """
    )
    rows = [("MANIFEST.sig", signed)] + sorted(members.items())
    for name, content in rows:
        deflated = zlib.compress(content, 9) if name != "MANIFEST.sig" else content
        data = deflated if len(deflated) < len(content) else content
        database.execute("INSERT INTO sqlar VALUES (?, 33188, 0, ?, ?)", (name, len(content), data))
    database.commit()
    database.close()
    return len(signed)


def start_samba(folder, share, port):
    """A server of its own: files, ports and passwords of the machine's are not touched."""
    folder = os.path.join(folder, "samba")
    configuration = os.path.join(folder, "smb.conf")
    os.mkdir(folder)
    for name in ("private", "lock", "state", "cache", "pid", "ncalrpc"):
        os.mkdir(os.path.join(folder, name))
    with open(configuration, "w") as file:
        file.write(
            f"""[global]
            interfaces = 127.0.0.1
            bind interfaces only = yes
            smb ports = {port}
            server role = standalone server
            disable netbios = yes
            map to guest = Bad User
            guest account = {os.environ.get("USER") or "root"}
            use sendfile = no
            load printers = no
            disable spoolss = yes
            private dir = {folder}/private
            lock directory = {folder}/lock
            state directory = {folder}/state
            cache directory = {folder}/cache
            pid directory = {folder}/pid
            ncalrpc dir = {folder}/ncalrpc
            log file = {folder}/log
            [share]
            path = {share}
            guest ok = yes
            read only = yes
            """
        )
    server = subprocess.Popen(
        ["smbd", "--foreground", f"--configfile={configuration}"],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    for _ in range(100):
        with socket.socket() as probe:
            if probe.connect_ex(("127.0.0.1", port)) == 0:
                return server
        time.sleep(0.1)
    server.terminate()
    sys.exit("Scripts/bench share: smbd does not start")


def mount(folder, port):
    """The share as a folder."""
    home, place = os.path.join(folder, "home"), os.path.join(folder, "mnt")
    os.makedirs(os.path.join(home, ".smb"))
    os.mkdir(place)
    files = {
        "smb.conf": "[global]\nclient min protocol = SMB3\n",
        "smbnetfs.conf": 'include "smbnetfs.auth"\ninclude "smbnetfs.host"\n',
        "smbnetfs.auth": 'auth "guest" ""\n',
        "smbnetfs.host": f"host 127.0.0.1:{port} visible=true\n",
    }
    for name, text in files.items():
        path = os.path.join(home, ".smb", name)
        with open(path, "w") as file:
            file.write(text)
        os.chmod(path, 0o600)
    process = subprocess.Popen(
        ["smbnetfs", "-f", place], env={**os.environ, "HOME": home}, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    )
    share = os.path.join(place, f"127.0.0.1:{port}/share")
    for _ in range(100):
        try:
            if os.listdir(share):
                return process, place, share
        except OSError:
            pass
        time.sleep(0.1)
    subprocess.run(["fusermount3", "-u", place])
    process.terminate()
    sys.exit("Scripts/bench share: smbnetfs shows no share")


def read_by(pids):
    total = 0
    for pid in pids:
        with open(f"/proc/{pid}/io") as file:
            total += int(re.search(r"rchar: (\d+)", file.read()).group(1))
    return total


def processes_of(server):
    """smbd has a process for each client."""
    children = open(f"/proc/{server.pid}/task/{server.pid}/children").read().split()
    return [server.pid] + [int(pid) for pid in children]


def main():
    chosen = options()
    megabytes, port = chosen.megabytes, chosen.port or free_port()
    for tool in ("smbd", "smbnetfs", "signify-openbsd", "strace"):
        if not shutil.which(tool):
            sys.exit(f"Scripts/bench share: {tool} is missing")
    folder = tempfile.mkdtemp(prefix="share-")
    server = mounted = place = None
    try:
        share = os.path.join(folder, "share")
        os.mkdir(share)
        keys, key = make_keys(folder)
        small = os.path.join(folder, "small.pobratim")
        must(PROGRAM, "pack", CONTENT, "--output", small, "--key", key)
        members = contents(small, megabytes * 1_000_000 // (PICTURE_BYTES + PAGES_A_PICTURE * 4_000))
        state = os.path.join(folder, "state")
        first = os.path.join(folder, "v1.pobratim")
        write(first, members, 1, key)
        must(PROGRAM, "sync", first, "--state", state, "--trust", keys)
        members[CHANGED] += "<p>Изменено.</p>\n".encode()
        second = os.path.join(folder, "v2.pobratim")
        manifest = write(second, members, 2, key)
        size = os.path.getsize(second)
        os.rename(second, os.path.join(share, "v2.pobratim"))

        server = start_samba(folder, share, port)
        mounted, place, seen = mount(folder, port)
        log = os.path.join(folder, "log.strace")
        before = read_by(processes_of(server))
        output = must(
            "strace", "-f", "-qq", "-o", log, "-e", "trace=pread64,read", "-P", os.path.join(seen, "v2.pobratim"),
            PROGRAM, "sync", seen, "--state", state, "--trust", keys,
        )
        sent = read_by(processes_of(server)) - before
        asked = sum(int(match) for match in re.findall(r"= (\d+)$", open(log).read(), re.M))
        print(output.strip())
        print(f"bundle: {size:,} bytes, {len(members):,} members; its signed manifest: {manifest:,} bytes")
        print(f"asked of the file: {asked:,} bytes ({asked / size:.2%})")
        print(f"read by the Samba server: {sent:,} bytes ({sent / size:.2%})")
        status = json.loads(must(PROGRAM, "status", "--state", state, "--json"))
        sys.exit(0 if status["current"]["contentVersion"] == 2 and asked < manifest + size / 100 else 1)
    finally:
        if place:
            subprocess.run(["fusermount3", "-u", place])
        for process in (mounted, server):
            if process:
                process.send_signal(signal.SIGTERM)
                process.wait()
        shutil.rmtree(folder, ignore_errors=True)


main()
