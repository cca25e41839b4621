#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""The program against nginx with the sample postings as files: nginx.py DATA PROGRAM.

Prints TAP; skips when nginx is not installed.
"""

import json
import os
import shutil
import socket
import subprocess
import sys
import tempfile
import time

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), ".."))
import tap  # noqa: E402
import tls_server  # noqa: E402

# Everything it writes stays in one folder; {port} is where it listens.
CONFIGURATION = """
daemon off;
pid {folder}/pid;
error_log {folder}/error.log;
events {{ }}
http {{
	log_format brief "$server_protocol $connection $request_uri";
	access_log {folder}/access.log brief;
	client_body_temp_path {folder}/body;
	proxy_temp_path {folder}/proxy;
	fastcgi_temp_path {folder}/fastcgi;
	uwsgi_temp_path {folder}/uwsgi;
	scgi_temp_path {folder}/scgi;
	types {{ text/html html; text/plain txt; application/json json; }}
	gzip on;
	gzip_min_length 1;
	server {{
		listen 127.0.0.1:{port};
		server_name jobs.example;
		root {folder}/site;
		absolute_redirect off;
		location = /old.html {{ return 301 /tidewatch-labs.html; }}
		location = /busy.html {{ return 503; }}
	}}
	{secure}
}}
"""
SECURE = """
	server {{
		listen 127.0.0.1:{port} ssl http2;
		server_name jobs.example;
		ssl_certificate {folder}/both.pem;
		ssl_certificate_key {folder}/both.pem;
		root {folder}/site;
	}}
"""
PAGES = ["tidewatch-labs.html", "brackwater.html", "larkmoor.html", "quillbank.html",
         "saltmarsh.txt", "pebble-thread.html", "vantaa-rail.html"]


def find_nginx():
    """It is not in everybody's PATH where it is installed."""
    return shutil.which("nginx") or shutil.which("nginx", path="/usr/sbin:/usr/local/sbin")


def free_port():
    with socket.socket() as any_port:
        any_port.bind(("127.0.0.1", 0))
        return any_port.getsockname()[1]


def start(folder, data):
    """A server that answers, its port, and that of HTTP/2 over TLS: None where it has none."""
    port, secure_port, secure = free_port(), None, ""
    able = subprocess.run([find_nginx(), "-V"], capture_output=True, text=True).stderr
    if shutil.which("openssl") and "http_v2" in able and "http_ssl" in able:
        tls_server.make_certificate(folder, ["jobs.example"])
        secure_port = free_port()
        secure = SECURE.format(folder=folder, port=secure_port)
    site = os.path.join(folder, "site")
    shutil.copytree(os.path.join(data, "postings"), site)
    with open(os.path.join(site, "robots.txt"), "w", encoding="ascii") as file:
        file.write("User-agent: *\nDisallow: /fjordpay\n")
    if os.getuid() == 0:  # its workers are nobody then, and read these
        os.chmod(folder, 0o755)
        for name in os.listdir(site):
            os.chmod(os.path.join(site, name), 0o644)
    path = os.path.join(folder, "nginx.conf")
    with open(path, "w", encoding="ascii") as file:
        file.write(CONFIGURATION.format(folder=folder, port=port, secure=secure))
    server = subprocess.Popen([find_nginx(), "-p", folder, "-c", path],
                              stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    for _ in range(100):
        try:
            socket.create_connection(("127.0.0.1", port), 1).close()
            return server, port, secure_port
        except OSError:
            time.sleep(0.05)
    server.terminate()
    sys.exit("nginx does not listen")


def cases(program, port, secure_port, folder):
    environment = {name: value for name, value in os.environ.items()
                   if not name.lower().endswith("_proxy")}
    environment.update(HOME=folder, XDG_CACHE_HOME=os.path.join(folder, "cache"),
                       CURL_CA_BUNDLE=os.path.join(folder, "shown.pem"))

    def run(*args, to=port, secure="80"):
        return subprocess.run(
            [*tap.UNDER, program, *args, "--allow-private", "--pause", "0", "--connect-to",
             "jobs.example:%s:127.0.0.1:%d" % (secure, to)], stdin=subprocess.DEVNULL,
            capture_output=True, text=True, timeout=60, env=environment)

    urls = ["http://jobs.example/" + page for page in PAGES]
    first = run("fetch", "-v", *urls)
    titles = [json.loads(line).get("title") for line in first.stdout.splitlines()]
    yield ("files of a web server become postings, in the order they were named",
           first.returncode == 0 and len(titles) == len(PAGES) and
           titles[:2] == ["Backend Engineer", "Site Tools Engineer"], first.stdout + first.stderr)
    yield ("robots.txt is asked for first and once", [
        "/robots.txt: 200" in line for line in first.stderr.splitlines()] ==
        [True] + [False] * len(PAGES), first.stderr)
    again = run("fetch", "-v", *urls)
    yield ("what has not changed is not sent again, and reads the same",
           again.stderr.count(": 304") == len(PAGES) and
           [json.loads(line)["description"] for line in again.stdout.splitlines()] ==
           [json.loads(line)["description"] for line in first.stdout.splitlines()], again.stderr)
    moved = run("fetch", "http://jobs.example/old.html")
    yield ("a redirect is followed", moved.returncode == 0 and
           json.loads(moved.stdout).get("title") == "Backend Engineer", moved.stderr)
    gone = run("fetch", "http://jobs.example/nothing.html")
    yield ("a page that is gone is said to be", gone.returncode == 5 and
           "skillgap: jobs.example/nothing.html: gone (404)" in gone.stderr, gone.stderr)
    forbidden = run("fetch", "http://jobs.example/fjordpay-payments.html")
    yield ("a page that robots.txt forbids is not read", forbidden.returncode == 5 and
           "robots.txt forbids" in forbidden.stderr, forbidden.stderr)
    busy = run("fetch", "--tries", "1", "http://jobs.example/busy.html", urls[0])
    yield ("a page that fails stops nothing", busy.returncode == 4 and
           "503" in busy.stderr and '"Backend Engineer"' in busy.stdout, busy.stderr)
    report = run(*urls, "--have", "go, postgresql", "--now", "2026-11-22T00:00:00Z")
    files = run(*(os.path.join(folder, "site", page) for page in PAGES), "--have",
                "go, postgresql", "--now", "2026-11-22T00:00:00Z")
    yield ("the report on addresses is that on the files, but for the sources",
           report.stdout.partition("\nSOURCES")[0] == files.stdout.partition("\nSOURCES")[0] and
           report.returncode == 0, report.stdout + files.stdout)
    yield from http_2(run, secure_port, folder)


def http_2(run, port, folder):
    name = "over TLS all pages come by HTTP/2"
    if port is None:
        yield name, tap.LEFT_OUT, "this nginx, or no openssl, cannot do it"
        return
    log = os.path.join(folder, "access.log")
    open(log, "w").close()
    urls = ["https://jobs.example/tidewatch-labs.html?%d" % i for i in range(60)]
    done = run("fetch", "-v", "--per-host", "20", *urls, to=port, secure="443")
    with open(log, encoding="ascii") as file:
        asked = [line.split() for line in file]
    yield (name, done.returncode == 0 and len(done.stdout.splitlines()) == 60 and
           done.stderr.count(", HTTP/2") == 61 and
           {version for version, _, _ in asked} == {"HTTP/2.0"}, done.stderr[:2000])
    connections = {connection for _, connection, _ in asked}
    yield ("and 20 at once share few connections", len(asked) == 61 and len(connections) <= 2,
           "%d requests, %d connections" % (len(asked), len(connections)))


def main():
    data, program = sys.argv[1:3]
    if find_nginx() is None:
        print("1..0 # SKIP nginx is not installed")
        return 0
    with tempfile.TemporaryDirectory() as folder:
        server, port, secure_port = start(folder, data)
        try:
            results = list(cases(program, port, secure_port, folder))
        finally:
            server.terminate()
            server.wait()
    return tap.report(results)


if __name__ == "__main__":
    sys.exit(main())
