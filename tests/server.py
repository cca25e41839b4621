#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""A web server on this machine only, with the manners and vices of real ones, for tests.

Prints three lines when it is ready: the port of HTTP, the port of HTTPS, and the file of the
certificate that HTTPS shows (for localhost and 127.0.0.1, signed by nobody). Ends when told
to, or after ten minutes. Standard library only.
"""

import collections
import gzip
import http.server
import os
import signal
import socket
import ssl
import struct
import sys
import tempfile
import threading
import time
import urllib.parse
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
SCRIPTED = b"""<!DOCTYPE html><html><head><title>Careers</title></head><body><div id="root"></div>
<script>
const wanted = ["5+ years of Go", "PostgreSQL in production", "You have run Kafka at night"];
const list = wanted.map((line) => "<li>" + line + "<\\/li>").join("");
document.title = "Ferry Engineer";
document.getElementById("root").innerHTML =
  "<main><h1>Ferry Engineer<\\/h1><p>We move ferries about the fjords, with a timetable that "
  + "the weather writes, and look for somebody who writes the other half of it. You would "
  + "be one of six, in a house by the quay, and the first to know when a crossing is late.<\\/p>"
  + "<h2>Requirements<\\/h2><ul>" + list + "<\\/ul><\\/main>";
</script></body></html>
"""
# What robots.txt says, by the first word of the host asked for; a number is a status.
ROBOTS = {
    "forbids": b"User-agent: *\nDisallow: /private\nAllow: /private/but\n",
    "forbids-us": b"User-agent: Skillgap\nDisallow: /\n\nUser-agent: *\nAllow: /\n",
    "forbids-others": b"User-agent: other\nDisallow: /\n",
    "long-robots": b"User-agent: *\nDisallow: /private\n" + b"# nothing\n" * 1000000,
    "moved-robots": 302,
    "round-robots": 302,
    "closed-robots": 401,
    "broken-robots": 503,
    "lasting-robots": b"User-agent: *\nDisallow: /private\n",  # and then 503
    "paced": b"User-agent: *\nCrawl-delay: 0.4\n",
    "hourly": b"User-agent: *\nCrawl-delay: 3600\n",
}
POSTINGS = os.path.join(os.path.dirname(os.path.abspath(__file__)), "data", "postings")


class Handler(http.server.BaseHTTPRequestHandler):
    """Routes are methods: /plain is do_plain(). Whoever asks by proxy gets the same."""

    protocol_version = "HTTP/1.1"
    server_version = "tests"
    timeout = 30
    disable_nagle_algorithm = True
    asked = collections.Counter()  # (host, path with query): times
    connections = collections.Counter()  # host: connections on which it was asked for
    at_once = collections.Counter()  # host: requests under way; and the most of them, [host]
    lock = threading.Lock()

    def setup(self):
        super().setup()
        self.hosts = set()

    def log_message(self, *_):
        pass

    def do_GET(self):
        path = self.path
        if path.startswith("http://"):  # as a proxy is asked
            path = "/" + path.split("://", 1)[1].partition("/")[2]
        name, _, self.rest = path.lstrip("/").partition("?")[0].partition("/")
        self.query = path.partition("?")[2]
        host = self.headers.get("Host", "")
        with self.lock:
            self.times = self.asked[host, path] = self.asked[host, path] + 1
            if host not in self.hosts:
                self.hosts.add(host)
                self.connections[host] += 1
        route = getattr(self, "do_" + (name.replace("-", "_").replace(".", "_") or "plain"), None)
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

    def do_POST(self):
        self.sent = self.rfile.read(int(self.headers["Content-Length"]))
        self.do_GET()

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

    def do_scripted(self):
        """Empty until its script runs, which writes a posting; /scripted/never writes none."""
        self.answer(SCRIPTED if self.rest != "never" else SCRIPTED.split(b"<script>")[0] +
                    b"<script>let nothing = 1;</script></body></html>\n")

    def do_site_of_parts_xml(self):
        """A sitemap with one posting and two pages that are gone."""
        pages = ("/postings/tidewatch-labs.html", "/status/404", "/status/410")
        self.answer(b'<?xml version="1.0"?><urlset xmlns="http://www.sitemaps.org/schemas/'
                    b'sitemap/0.9">' + b"".join(
                        b"<url><loc>http://%s/jobs%s</loc></url>"
                        % (self.headers["Host"].encode(), page.encode()) for page in pages) +
                    b"</urlset>", media_type="application/xml")

    def do_jobs(self):
        """/jobs/NAME/...: what is at /NAME/..."""
        name, _, self.rest = self.rest.partition("/")
        getattr(self, "do_" + name)()

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

    def do_invalid_utf_8(self):
        """Says UTF-8, and most of it is; some bytes are nothing."""
        self.answer(PAGE.replace(b"Go", b"na\xc3\xafve\xff\xfe\xc3 Go \xed\xa0\x80"))

    def do_mislabelled(self):
        """/mislabelled/utf-8 is Windows-1252 in truth, /mislabelled/iso-8859-1 is UTF-8."""
        real = "cp1252" if self.rest == "utf-8" else "utf-8"
        self.answer(PAGE.replace(b"Go", "caf\u00e9 \u201cGo\u201d".encode(real)),
                    media_type="text/html; charset=" + self.rest)

    def do_cut_json(self):
        """JSON that ends in the middle, with an honest length."""
        self.answer(b'{"@context":"https://schema.org","@type":"JobPosting","title":"Engineer",'
                    b'"description":"<p>Go and Postgre', media_type="application/json")

    def do_html_as_json(self):
        """/html-as-json/posting: a page that says it is JSON; or one that says nothing."""
        self.answer(PAGE if self.rest == "posting" else b"<!doctype html><title>Sorry</title>",
                    media_type="application/json")

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
        """1 GiB of nothing in 1 MiB: one packed stretch, many times over."""
        packer = zlib.compressobj(9, zlib.DEFLATED, 31)
        head = packer.compress(b"") + packer.flush(zlib.Z_SYNC_FLUSH)
        stretch = packer.compress(bytes(16 << 20)) + packer.flush(zlib.Z_FULL_FLUSH)
        self.answer(head + stretch * 64 + packer.flush(), Content_Encoding="gzip")

    def do_slow(self):
        """A byte now and then, for half a minute."""
        self.send_response(200)
        self.send_header("Content-Length", "60")
        self.end_headers()
        for _ in range(60):
            self.wfile.write(b"x")
            time.sleep(0.5)

    def do_slow_headers(self):
        """A byte of a header now and then, for half a minute."""
        self.raw(b"HTTP/1.1 200 OK\r\nX-Slow: ")
        for _ in range(60):
            self.wfile.write(b"x")
            time.sleep(0.5)

    def do_wait(self):
        """/wait/MS/...: a page after so long. Counts how many of a host wait at once."""
        host = self.headers["Host"]
        with self.lock:
            self.at_once[host] += 1
            self.at_once[host, "most"] = max(self.at_once[host, "most"], self.at_once[host])
        time.sleep(int(self.rest.partition("/")[0]) / 1000)
        with self.lock:
            self.at_once[host] -= 1
        self.answer(PAGE)

    def do_silent(self):
        time.sleep(30)

    def do_short(self):
        """Promises more than it sends."""
        self.close_connection = True
        self.answer(PAGE, Content_Length=str(len(PAGE) + 1000), Connection="close")

    def do_long(self):
        """Sends more than it promises."""
        self.close_connection = True
        self.answer(PAGE + b"<p>Rust and Kafka</p>", Content_Length=str(len(PAGE)))

    def do_reset(self):
        """Breaks the connection in the middle of a body, the first time or /reset/always."""
        if self.rest != "always" and self.times > 1:
            self.do_plain()
            return
        self.send_response(200)
        self.send_header("Content-Length", "1000000")
        self.end_headers()
        self.wfile.write(b"x" * 1000)
        time.sleep(0.1)
        self.connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
        os.close(self.connection.detach())
        raise ConnectionResetError

    def do_header_flood(self):
        """Headers without end."""
        self.raw(b"HTTP/1.1 200 OK\r\n")
        while True:
            self.wfile.write(b"X-More: " + b"x" * 4000 + b"\r\n")

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

    def do_robots_txt(self):
        rules = ROBOTS.get(self.headers.get("Host", "").partition(".")[0], 404)
        if "lasting" in self.headers.get("Host", "") and self.times > 1:
            rules = 503
        if rules == 302:
            self.send_on({"m": "/moved-robots", "r": "/robots.txt"}[self.headers["Host"][0]])
        elif isinstance(rules, int):
            self.answer(b"no rules\n", status=rules)
        else:
            self.answer(rules, media_type="text/plain")

    def do_moved_robots(self):
        """As a path: the rules of a host whose robots.txt is here."""
        self.answer(b"User-agent: *\nDisallow: /private\n", media_type="text/plain")

    def do_private(self):
        self.do_plain()

    def do_busy(self):
        """/busy/STATUS/TIMES/...: fails so often, then a page; the query is a Retry-After."""
        status, times = self.rest.split("/")[:2]
        if self.times > int(times):
            self.do_plain()
        elif self.query:
            self.answer(b"busy\n", status=int(status),
                        Retry_After=urllib.parse.unquote_plus(self.query))
        else:
            self.answer(b"busy\n", status=int(status))

    def do_posted(self):
        """What was posted, and as what."""
        kind = self.headers.get("Content-Type", "")
        sent = self.sent if self.command == "POST" else b""
        self.answer(("%s %s " % (self.command, kind)).encode() + sent)

    # ---- what a cache lives on ----

    def do_tagged(self):
        """Has not changed for who knows it."""
        if self.headers.get("If-None-Match") == '"v1"':
            self.send_response(304)
            self.end_headers()
        else:
            self.answer(PAGE, ETag='"v1"')

    def do_dated(self):
        date = "Sun, 01 Nov 2026 08:00:00 GMT"
        if self.headers.get("If-Modified-Since") == date:
            self.send_response(304)
            self.end_headers()
        else:
            self.answer(PAGE, Last_Modified=date)

    def do_controlled(self):
        """The query is its Cache-Control."""
        self.answer(PAGE, Cache_Control=urllib.parse.unquote_plus(self.query))

    def do_once(self):
        """/once/WHAT: a page, then what is said: a status, or nothing in it."""
        if self.times == 1:
            self.do_plain()
        elif self.rest == "empty":
            self.answer(b"")
        else:
            self.answer(b"", status=int(self.rest))

    # ---- what was asked for, by host and path ----

    def do_asked_times(self):
        host, _, path = self.query.partition("/")
        self.answer(b"%d" % self.asked[host, "/" + path], media_type="text/plain")

    def do_connections(self):
        self.answer(b"%d" % self.connections[self.query], media_type="text/plain")

    def do_most_at_once(self):
        self.answer(b"%d" % self.at_once[self.query, "most"], media_type="text/plain")

    # ---- sending on ----

    def do_to(self):
        """/to?URL, or /to/STATUS?URL"""
        self.send_on(self.query, int(self.rest or 302))

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
