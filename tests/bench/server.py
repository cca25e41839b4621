#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""A server on loopback whose every answer takes as long: server.py MS FOLDER.

Prints its port. /counts answers "CONNECTIONS REQUESTS" since it was last asked, at once and
without counting itself; a file of the folder is a page, anything else 404. Standard library only.
"""

import asyncio
import os
import sys

counts = {"connections": 0, "requests": 0}


class Connection(asyncio.Protocol):
    def __init__(self, delay, pages):
        self.delay, self.pages, self.pending, self.counted = delay, pages, b"", False

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
            page = self.pages.get(path)
            asyncio.get_running_loop().call_later(
                self.delay, self.answer, b"200 OK" if page else b"404 Not Found", page or b"")

    def answer(self, status, body):
        head = b"HTTP/1.1 %s\r\nContent-Type: text/html\r\nContent-Length: %d\r\n\r\n"
        self.transport.write(head % (status, len(body)) + body)


async def main():
    delay, pages = int(sys.argv[1]) / 1000, {}
    for entry in os.scandir(sys.argv[2]):
        with open(entry.path, "rb") as file:
            pages[b"/" + entry.name.encode()] = file.read()
    server = await asyncio.get_running_loop().create_server(
        lambda: Connection(delay, pages), "127.0.0.1", 0, backlog=512)
    print(server.sockets[0].getsockname()[1], flush=True)
    await server.serve_forever()


if __name__ == "__main__":
    try:
        asyncio.run(main())
    except KeyboardInterrupt:
        pass
