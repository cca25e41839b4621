#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""A web server on this machine only, with the manners and vices of real ones, for tests.

Prints three lines when it is ready: the port of HTTP, the port of HTTPS, and the file of the
certificate that HTTPS shows (for localhost and 127.0.0.1, signed by nobody). Ends when told
to, or after ten minutes. Standard library only.
"""

import gzip
import http.server
import os
import signal
import ssl
import sys
import tempfile
import threading
import time
import zlib

# Secret of nothing: it is only ever shown on a loopback address, by tests.
KEY = """\
-----BEGIN EC PRIVATE KEY-----
MHcCAQEEIBU3O2QnUBBzoZody1VADSTUVJfE0dGUjqosO+ei6xsyoAoGCCqGSM49
AwEHoUQDQgAEj+SvTkZNtd34yN1srEW/mKHNMfyHdc62OICtLi+BJKtezdxHUgZl
ZZ7xZuwqCPV4v5iauxRd2RPJxB/vDQlV0w==
-----END EC PRIVATE KEY-----
"""
CERTIFICATE = """\
-----BEGIN CERTIFICATE-----
MIIBZzCCAQ2gAwIBAgIBATAKBggqhkjOPQQDAjAUMRIwEAYDVQQDDAlsb2NhbGhv
c3QwIBcNMjAwMTAxMDAwMDAwWhgPMjEyMDAxMDEwMDAwMDBaMBQxEjAQBgNVBAMM
CWxvY2FsaG9zdDBZMBMGByqGSM49AgEGCCqGSM49AwEHA0IABI/kr05GTbXd+Mjd
bKxFv5ihzTH8h3XOtjiArS4vgSSrXs3cR1IGZWWe8WbsKgj1eL+YmrsUXdkTycQf
7w0JVdOjTjBMMA8GA1UdEwEB/wQFMAMBAf8wGgYDVR0RBBMwEYIJbG9jYWxob3N0
hwR/AAABMB0GA1UdDgQWBBSYv8mP75BkGYh8VzvojELdYgmN+zAKBggqhkjOPQQD
AgNIADBFAiBw3rE6LbZ7GTrENvfwdBDvh13jn8YBRGZMsieMLzCcPwIhAOMld23G
qhgptpP7jLoUYpS02bT0f9YWjKyp73QSKicy
-----END CERTIFICATE-----
"""

PAGE = (
    b"<!DOCTYPE html><html><head><title>Backend Engineer</title></head><body>"
    b"<h1>Backend Engineer</h1><h2>Requirements</h2><ul><li>5+ years of Go or Rust</li></ul>"
    b"</body></html>\n"
)
POSTINGS = os.path.join(os.path.dirname(os.path.abspath(__file__)), "data", "postings")


class Handler(http.server.BaseHTTPRequestHandler):
    """Routes are methods: /plain is do_plain(). Whoever asks by proxy gets the same."""

    protocol_version = "HTTP/1.1"
    server_version = "tests"
    timeout = 30

    def log_message(self, *_):
        pass

    def do_GET(self):
        path = self.path
        if "://" in path:  # as a proxy is asked
            path = "/" + path.split("://", 1)[1].partition("/")[2]
        name, _, self.rest = path.lstrip("/").partition("?")[0].partition("/")
        self.query = path.partition("?")[2]
        route = getattr(self, "do_" + (name.replace("-", "_") or "plain"), None)
        if route is None:
            self.answer(b"no such page\n", status=404)
        else:
            route()

    def answer(self, body, status=200, media_type="text/html; charset=utf-8", **headers):
        self.send_response(status)
        if media_type:
            self.send_header("Content-Type", media_type)
        self.send_header("Content-Length", headers.pop("Content_Length", str(len(body))))
        for key, value in headers.items():
            self.send_header(key.replace("_", "-"), value)
        self.end_headers()
        self.wfile.write(body)

    def raw(self, data):
        self.close_connection = True
        self.wfile.write(data)

    def send_on(self, target, status=302):
        self.answer(b"moved\n", status=status, Location=target)

    # ---- pages ----

    def do_plain(self):
        self.answer(PAGE)

    def do_postings(self):
        """The sample postings of tests/data, by name."""
        try:
            with open(os.path.join(POSTINGS, os.path.basename(self.rest)), "rb") as file:
                self.answer(file.read())
        except OSError:
            self.answer(b"no such page\n", status=404)

    def do_empty(self):
        self.answer(b"")

    def do_gzip(self):
        self.answer(gzip.compress(PAGE), Content_Encoding="gzip")

    def do_deflate(self):
        self.answer(zlib.compress(PAGE), Content_Encoding="deflate")

    def do_damaged_gzip(self):
        self.answer(gzip.compress(PAGE)[:10] + b"\xff" * 40, Content_Encoding="gzip")

    def do_charset(self):
        self.answer(b"<p>na\xefve caf\xe9</p>\n", media_type="text/html; charset=iso-8859-1")

    def do_untyped(self):
        self.answer(PAGE, media_type=None)

    def do_headers(self):
        """What the program sent, one header a line."""
        self.answer(str(self.headers).encode(), media_type="text/plain")

    def do_asked(self):
        """How this page was asked for: path and query."""
        self.answer((self.rest + "?" + self.query).encode(), media_type="text/plain")

    def do_set_cookie(self):
        self.answer(b"", status=302, Location="/headers", Set_Cookie="session=1; Path=/")

    # ---- size and time ----

    def do_size(self):
        """/size/N: N bytes, with an honest length."""
        self.answer(b"x" * int(self.rest))

    def chunks(self, status):
        self.send_response(status)
        self.send_header("Content-Type", "text/html")
        self.send_header("Transfer-Encoding", "chunked")
        self.end_headers()
        while True:
            self.wfile.write(b"8000\r\n" + b"x" * 0x8000 + b"\r\n")

    def do_endless(self):
        self.chunks(200)

    def do_endless_error(self):
        self.chunks(500)

    def do_bomb(self):
        """64 MiB of nothing in 64 KiB."""
        packer = zlib.compressobj(9, zlib.DEFLATED, 31)
        body = b"".join(packer.compress(bytes(1 << 20)) for _ in range(64)) + packer.flush()
        self.answer(body, Content_Encoding="gzip")

    def do_slow(self):
        """A byte now and then, for half a minute."""
        self.send_response(200)
        self.send_header("Content-Length", "60")
        self.end_headers()
        for _ in range(60):
            self.wfile.write(b"x")
            time.sleep(0.5)

    def do_silent(self):
        time.sleep(30)

    def do_short(self):
        """Promises more than it sends."""
        self.close_connection = True
        self.answer(PAGE, Content_Length=str(len(PAGE) + 1000), Connection="close")

    def do_hang_up(self):
        self.raw(b"")

    def do_no_http(self):
        self.raw(b"220 mail.example ready\r\n")

    def do_huge_header(self):
        self.answer(PAGE, X_Huge="x" * 60000, X_More="x" * 60000)

    def do_many_headers(self):
        lines = b"".join(b"X-%d: %s\r\n" % (i, b"x" * 80) for i in range(2000))
        self.raw(b"HTTP/1.1 200 OK\r\n" + lines + b"Content-Length: 0\r\n\r\n")

    # ---- other answers ----

    def do_status(self):
        """/status/N"""
        self.answer(b"not a posting\n", status=int(self.rest))

    def do_hops(self):
        """/hops/N: N redirects, then a page."""
        if self.rest == "end":
            self.do_plain()
        elif self.rest == "1":
            self.send_on("end?hop=last")
        else:
            self.send_on("/hops/%d" % (int(self.rest) - 1))

    def do_loop(self):
        self.send_on("/loop")

    def do_to_nowhere(self):
        self.answer(b"", status=302)

    def do_to_file(self):
        self.send_on("file:///etc/passwd")

    def do_to_private(self):
        self.send_on("http://10.0.0.1/")

    def do_to_metadata(self):
        self.send_on("http://169.254.169.254/latest/")

    def do_to_user(self):
        self.send_on("http://someone:secret@site.example/")

    def do_to_closed(self):
        self.send_on("https://www.linkedin.com/jobs/view/1")


class Server(http.server.ThreadingHTTPServer):
    def handle_error(self, *_):
        """Clients that hang up are what is tested here; anything else is worth a line."""
        error = sys.exc_info()[1]
        if not isinstance(error, (ConnectionError, ssl.SSLError)):
            print("server:", repr(error), file=sys.stderr)


def serve(secure_with=None):
    server = Server(("127.0.0.1", 0), Handler)
    if secure_with:
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        context.load_cert_chain(secure_with)
        server.socket = context.wrap_socket(
            server.socket, server_side=True, do_handshake_on_connect=False
        )
    threading.Thread(target=server.serve_forever, daemon=True).start()
    return server.server_address[1]


def main():
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(0))
    with tempfile.TemporaryDirectory() as folder:
        both = os.path.join(folder, "both.pem")
        shown = os.path.join(folder, "certificate.pem")
        with open(both, "w", encoding="ascii") as file:
            file.write(KEY + CERTIFICATE)
        with open(shown, "w", encoding="ascii") as file:
            file.write(CERTIFICATE)
        print(serve(), serve(both), shown, sep="\n", flush=True)
        time.sleep(600)


if __name__ == "__main__":
    main()
