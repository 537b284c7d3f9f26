"""How long from starting a server to the first byte of a page."""

import socket
import time


def milliseconds(server, target, core):
    """Starts it, asks until it answers, and stops it."""
    request = f"GET {server.prefix}{target} HTTP/1.1\r\nHost: 127.0.0.1:{server.port}\r\n\r\n".encode()
    started = time.monotonic()
    server.start(core)
    with socket.create_connection(("127.0.0.1", server.port)) as connection:
        connection.sendall(request)
        first = connection.recv(12)
    spent = time.monotonic() - started
    server.stop()
    if not first.startswith(b"HTTP/1.1 200"):
        raise SystemExit(f"{server.name} answers {target} with {first}")
    return spent * 1000
