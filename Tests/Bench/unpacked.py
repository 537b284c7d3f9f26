"""A bundle unpacked: into `plain`, and into `site` with a `.gz` beside every compressed member.

The `.gz` has the deflate stream of the bundle itself, so that all servers send the same bytes.
"""

import os
import sqlite3
import struct
import zlib


def unpack(bundle, folder):
    """Names and sizes: `{name: (bytes, bytes as sent)}`."""
    sizes = {}
    with sqlite3.connect(f"file:{bundle}?mode=ro&immutable=1", uri=True) as database:
        for name, size, data in database.execute("SELECT name, sz, data FROM sqlar"):
            plain, path = os.path.join(folder, "plain", name), os.path.join(folder, "site", name)
            for one in (plain, path):
                os.makedirs(os.path.dirname(one), exist_ok=True)
            content = data if len(data) == size else zlib.decompress(data)
            with open(plain, "wb") as file:
                file.write(content)
            os.link(plain, path)
            if len(data) < size:
                with open(path + ".gz", "wb") as file:
                    file.write(gzipped(data, content))
            sizes[name] = (size, len(data) if len(data) == size else len(data) + 12)
    return sizes


def sizes_in(bundle):
    """The same names and sizes without unpacking anything."""
    with sqlite3.connect(f"file:{bundle}?mode=ro&immutable=1", uri=True) as database:
        rows = database.execute("SELECT name, sz, length(data) FROM sqlar").fetchall()
    return {name: (size, stored if stored == size else stored + 12) for name, size, stored in rows}


def content_size(bundle):
    """Bytes of all that is in it, inflated."""
    with sqlite3.connect(f"file:{bundle}?mode=ro&immutable=1", uri=True) as database:
        return database.execute("SELECT sum(sz) FROM sqlar").fetchone()[0]


def gzipped(stored, content):
    """RFC 1950's two bytes before and four behind a deflate stream replaced by RFC 1952's ten and eight."""
    head = b"\x1f\x8b\x08\x00\x00\x00\x00\x00\x00\xff"
    return head + stored[2:-4] + struct.pack("<II", zlib.crc32(content), len(content))
