"""The servers side by side: how each is given the site, started, and asked."""

import contextlib
import http.client
import os
import socket
import struct
import subprocess
import time
import zlib

import processes

HERE = os.path.dirname(os.path.abspath(__file__))
# Longer than the slowest start under Valgrind.
TIMEOUT = 120


class Server:
    """A server that can be started again and again on one port."""

    name = ""
    # Stands before every target.
    prefix = ""
    # Sends what the bundle holds, byte for byte.
    exact = True

    def __init__(self, port, folder):
        self.port, self.folder = port, folder
        self.origin = f"http://127.0.0.1:{port}"
        self.process = None

    def command(self, alone=False):
        """`alone`: as one process, for Valgrind."""
        raise NotImplementedError

    def start(self, core, around=(), alone=False):
        self.process = subprocess.Popen(
            ["taskset", "-c", str(core), *around, *self.command(alone)],
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.PIPE if around else subprocess.DEVNULL,
            text=True,
        )
        self.wait_until_open()

    @property
    def pids(self):
        return processes.family(self.process.pid)

    def wait_until_open(self):
        started = time.monotonic()
        while True:
            try:
                return socket.create_connection(("127.0.0.1", self.port)).close()
            except ConnectionRefusedError:
                if self.process.poll() is not None or time.monotonic() - started > TIMEOUT:
                    raise SystemExit(f"{self.name} does not start: {' '.join(self.command())}") from None
                time.sleep(0.0005)

    def stop(self):
        """What it wrote to standard error, if that was asked for."""
        self.process.terminate()
        while True:
            try:
                return self.process.communicate(timeout=1)[1]
            except subprocess.TimeoutExpired:
                # nginx under Valgrind sleeps on after the signal, and hears of it with the next connection.
                with contextlib.suppress(OSError):
                    socket.create_connection(("127.0.0.1", self.port), timeout=1).close()

    def get(self, target, fields=()):
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=TIMEOUT)
        connection.request("GET", self.prefix + target, headers={"Accept-Encoding": "gzip", **dict(fields)})
        answer = connection.getresponse()
        body = answer.read()
        connection.close()
        return answer, body


class Pobratim(Server):
    name = "Pobratim"

    def __init__(self, port, folder, program, bundle):
        super().__init__(port, folder)
        self.program, self.bundle = program, bundle

    def command(self, alone=False):
        return [self.program, "serve", self.bundle, "--listen", f"127.0.0.1:{self.port}"]


class InstalledPobratim(Pobratim):
    """Pobratim as it runs on a kiosk: out of a state folder, a signed bundle, signatures checked."""

    name = "Pobratim, installed"

    def command(self, alone=False):
        state, keys = os.path.join(self.folder, "state"), os.path.join(self.folder, "keys")
        return [self.program, "serve", "--state", state, "--trust", keys, "--listen", f"127.0.0.1:{self.port}"]


class Nginx(Server):
    name = "nginx"

    def command(self, alone=False):
        return ["nginx", "-e", "stderr", "-c", self.configuration(alone)]

    def configuration(self, alone):
        path = os.path.join(self.folder, "nginx.conf")
        user = "user root;" if os.getuid() == 0 else ""
        master = "master_process off;" if alone else ""
        temporary = "".join(
            f"{kind}_temp_path {self.folder}/{kind};" for kind in ("client_body", "proxy", "fastcgi", "uwsgi", "scgi")
        )
        with open(path, "w", encoding="utf-8") as file:
            file.write(f"""
daemon off; {user} {master} worker_processes 1; pid {self.folder}/nginx.pid;
events {{ worker_connections 1024; }}
http {{
    include /etc/nginx/mime.types;
    {temporary}
    access_log off; error_log stderr crit; server_tokens off;
    sendfile on; tcp_nopush on; keepalive_requests 100000000;
    gzip_static on; gzip_vary on;
    open_file_cache max=100000 inactive=1h; open_file_cache_valid 1h; open_file_cache_errors on;
    server {{ listen 127.0.0.1:{self.port}; root {self.folder}/site; }}
}}
""")
        return path


class KiwixServe(Server):
    name = "kiwix-serve"
    prefix = "/site"
    # It writes into the head of every page.
    exact = False

    def command(self, alone=False):
        bare = ["--nosearchbar", "--nolibrarybutton"]
        return ["kiwix-serve", *bare, "--address=127.0.0.1", f"--port={self.port}", f"{self.folder}/site.zim"]

    def prepare(self):
        """Makes the ZIM file, without the full-text index, which no request here needs."""
        illustration = os.path.join(self.folder, "plain/illustration.png")
        with open(illustration, "wb") as file:
            file.write(grey_square(48))
        words = ["-w", "index.html", "-I", "illustration.png", "-l", "rus", "-t", "t", "-d", "d", "-c", "c", "-p", "p"]
        subprocess.run(
            ["zimwriterfs", *words, "--withoutFTIndex", "-n", "site", f"{self.folder}/plain", f"{self.folder}/site.zim"],
            stdout=subprocess.DEVNULL,
            check=True,
        )


class EpollLoop(Server):
    name = "C loop"

    def command(self, alone=False):
        return [f"{self.folder}/epoll-loop", str(self.port), f"{self.folder}/answers"]

    def prepare(self, names):
        """Compiles it, and writes the answers it shall have ready."""
        source = os.path.join(HERE, "epoll-loop.c")
        subprocess.run(
            ["cc", "-std=gnu17", "-O2", "-D_GNU_SOURCE", "-o", f"{self.folder}/epoll-loop", source], check=True
        )
        with open(f"{self.folder}/answers", "wb") as file:
            missing = b"HTTP/1.1 404 Not Found\r\nContent-Length: 9\r\n\r\nNot found"
            file.write(b"- %d 0\n%s" % (len(missing), missing))
            for number, name in enumerate(sorted(names)):
                path = os.path.join(self.folder, "site", name)
                coding = b""
                if os.path.exists(path + ".gz"):
                    path, coding = path + ".gz", b"Content-Encoding: gzip\r\nVary: Accept-Encoding\r\n"
                with open(path, "rb") as content:
                    body = content.read()
                tag = b'ETag: "%d"\r\n' % number
                full = b"HTTP/1.1 200 OK\r\n%s%sContent-Length: %d\r\n\r\n%s" % (tag, coding, len(body), body)
                unchanged = b"HTTP/1.1 304 Not Modified\r\n%s\r\n" % tag
                file.write(b"/%s %d %d\n%s%s" % (name.encode(), len(full), len(unchanged), full, unchanged))


def grey_square(width):
    """A PNG."""

    def chunk(kind, data):
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    head = struct.pack(">IIBBBBB", width, width, 8, 0, 0, 0, 0)
    pixels = zlib.compress((b"\0" + b"\x80" * width) * width)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", pixels) + chunk(b"IEND", b"")
