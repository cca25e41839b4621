# SPDX-License-Identifier: MIT
"""HTTPS on this machine only, in the name of any hosts: answers by method and address.

The certificate is made on the fly by the openssl program and signed by nobody else; whoever is
to trust it is given its file.
"""

import http.server
import ssl
import subprocess
import threading

ALLOW_ALL = b"User-agent: *\nAllow: /\n"


def make_certificate(folder, hosts):
    """The file of a key and a certificate for these hosts, and that of the certificate."""
    key, shown, both = (folder + name for name in ("/key.pem", "/shown.pem", "/both.pem"))
    names = ",".join("DNS:" + host for host in sorted(hosts))
    subprocess.run(["openssl", "req", "-x509", "-newkey", "ec", "-pkeyopt",
                    "ec_paramgen_curve:prime256v1", "-nodes", "-days", "30", "-subj",
                    "/CN=boards of the tests", "-addext", "subjectAltName=" + names,
                    "-keyout", key, "-out", shown],
                   check=True, stdin=subprocess.DEVNULL, capture_output=True)
    with open(both, "wb") as out:
        for part in (key, shown):
            with open(part, "rb") as file:
                out.write(file.read())
    return both, shown


class Handler(http.server.BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    timeout = 30
    disable_nagle_algorithm = True

    def log_message(self, *_):
        pass

    def do_GET(self):
        self.give("GET")

    def do_POST(self):
        self.sent = self.rfile.read(int(self.headers["Content-Length"]))
        self.give("POST")

    def give(self, method):
        address = "%s https://%s%s" % (method, self.headers["Host"].partition(":")[0], self.path)
        with self.server.lock:
            self.server.asked.append(address)
        answer = self.server.find(address)
        if answer is None and self.path == "/robots.txt":
            answer = ALLOW_ALL
        self.send_response(404 if answer is None else 200)
        body = answer or b"no such page\n"
        self.send_header("Content-Type", media_type(body))
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)


def media_type(body):
    if body[:1] in (b"{", b"["):
        return "application/json"
    if body.startswith(b"<?xml") or body.startswith(b"<rss"):
        return "application/xml"
    return "text/html; charset=utf-8" if body[:1] == b"<" else "text/plain"


class Server(http.server.ThreadingHTTPServer):
    """find(address) gives the bytes of "GET https://host/path?query", or None: not found."""

    request_queue_size = 64

    def __init__(self, certificate, find):
        super().__init__(("127.0.0.1", 0), Handler)
        self.find = find
        self.asked = []  # addresses in the order of asking
        self.lock = threading.Lock()
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        context.load_cert_chain(certificate)
        self.socket = context.wrap_socket(self.socket, server_side=True,
                                          do_handshake_on_connect=False)
        threading.Thread(target=self.serve_forever, daemon=True).start()

    def handle_error(self, *_):
        """Clients that do not like the certificate hang up; that is what they are tested for."""

    @property
    def to_here(self):
        return "::127.0.0.1:%d" % self.server_address[1]

    def take_asked(self):
        with self.lock:
            asked, self.asked[:] = self.asked[:], []
        return asked
