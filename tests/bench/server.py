#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""A server on loopback whose every answer takes as long: server.py MS BYTES.

Prints its port. /counts answers "CONNECTIONS REQUESTS" since it was last asked, at once and
without counting itself; /robots.txt is 404; anything else is a page. Standard library only.
"""

import asyncio
import sys

counts = {"connections": 0, "requests": 0}


class Connection(asyncio.Protocol):
    def __init__(self, delay, page):
        self.delay, self.page, self.pending, self.counted = delay, page, b"", False

    def connection_made(self, transport):
        self.transport = transport

    def data_received(self, data):
        self.pending += data
        while b"\r\n\r\n" in self.pending:
            head, _, self.pending = self.pending.partition(b"\r\n\r\n")
            path = head.split(b" ", 2)[1]
            if path == b"/counts":
                self.answer(b"200 OK", b"%d %d" % (counts["connections"], counts["requests"]))
                counts["connections"] = counts["requests"] = 0
                continue
            if not self.counted:
                counts["connections"] += 1
                self.counted = True
            counts["requests"] += 1
            found = path != b"/robots.txt"
            asyncio.get_running_loop().call_later(
                self.delay, self.answer, b"200 OK" if found else b"404 Not Found",
                self.page if found else b"")

    def answer(self, status, body):
        head = b"HTTP/1.1 %s\r\nContent-Type: text/html\r\nContent-Length: %d\r\n\r\n"
        self.transport.write(head % (status, len(body)) + body)


async def main():
    delay, size = int(sys.argv[1]) / 1000, int(sys.argv[2])
    page = (b"<!DOCTYPE html><title>Engineer</title><p>Go" + b" and more" * size)[:size]
    server = await asyncio.get_running_loop().create_server(
        lambda: Connection(delay, page), "127.0.0.1", 0, backlog=512)
    print(server.sockets[0].getsockname()[1], flush=True)
    await server.serve_forever()


if __name__ == "__main__":
    try:
        asyncio.run(main())
    except KeyboardInterrupt:
        pass
