"""How many instructions a request takes in user mode, counted by Valgrind: the same again on any machine."""

import re
import socket

FEW, MANY = 400, 2400
# A picture's cost is the kernel's, and nginx under Valgrind stops in the middle of one.
CASES = ["page", "304", "404"]


def a_request(server, written, core):
    """The difference between a run with few and one with many requests, a request.

    `written` gives the requests; asked anew in each run, as some servers name their start in a tag.
    """
    return (total(server, written, MANY, core) - total(server, written, FEW, core)) / (MANY - FEW)


def total(server, written, count, core):
    server.start(core, around=["valgrind", "--tool=callgrind", "--callgrind-out-file=/dev/null"], alone=True)
    ask(server, written(), count)
    collected = re.search(r"Collected : (\d+)", server.stop())
    return int(collected[1])


def ask(server, texts, count):
    """One after another over one connection, over a new one where the server closes it."""
    connection = None
    for number in range(count):
        if connection is None:
            connection = socket.create_connection(("127.0.0.1", server.port), timeout=60)
        connection.sendall(texts[number % len(texts)].encode())
        received = b""
        while b"\r\n\r\n" not in received:
            received += must(connection.recv(1 << 18))
        head, _, body = received.partition(b"\r\n\r\n")
        head = head.lower()
        length = re.search(rb"\ncontent-length: *(\d+)", head)
        left = int(length[1]) - len(body) if length and b" 304 " not in head.partition(b"\r\n")[0] else 0
        while left > 0:
            left -= len(must(connection.recv(1 << 18)))
        if b"\nconnection: close" in head:
            connection = connection.close()
    if connection:
        connection.close()


def must(received):
    if not received:
        raise SystemExit("a server closed a connection in the middle of an answer")
    return received
