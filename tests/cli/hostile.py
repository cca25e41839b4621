#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""The program against servers that are slow, broken and lying: hostile.py SERVER PROGRAM.

A source that fails is one record, one line on stderr (with "try:" below it where something can
be done) and exit 5, and costs neither much time nor much memory. Prints TAP.
"""

import json
import os
import re
import shutil
import socket
import subprocess
import sys
import tempfile
import time

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), ".."))
import tap  # noqa: E402
import tls_server  # noqa: E402

BROWSER = "save the page in your browser, then: skillgap saved.html"
MOST_KIB = 96 << 10  # of resident memory: several times what a page may have
GREENHOUSE = "GET https://boards-api.greenhouse.io/v1/boards/%s/jobs?content=true"


def name_of_this_machine():
    """A name that is not spelled like one and that the system says is this machine, or None."""
    names = [socket.gethostname()]
    try:
        with open("/etc/hosts", encoding="utf-8", errors="replace") as file:
            names += [name for line in file for name in line.partition("#")[0].split()[1:]]
    except OSError:
        pass
    for name in names:
        try:
            found = {entry[4][0] for entry in socket.getaddrinfo(name, 80)}
        except OSError:
            continue
        if "localhost" not in name and found <= {"127.0.0.1", "127.0.1.1", "::1"}:
            return name
    return None


class Cases:
    def __init__(self, program, ports, folder):
        self.program, self.folder, self.results = program, folder, []
        self.port, self.secure_port, self.certificate = ports
        self.base = "http://127.0.0.1:" + self.port
        self.to_here = "::127.0.0.1:" + self.port
        self.environment = {name: value for name, value in os.environ.items()
                            if not name.lower().endswith("_proxy")}
        self.environment.update(HOME=folder, XDG_CACHE_HOME=folder)

    def check(self, name, good, detail=""):
        self.results.append((name, good, detail))

    def run(self, *args, **variables):
        """What it said, and what it cost."""
        start = time.monotonic()
        with open(os.path.join(self.folder, "out"), "w+b") as out, \
                open(os.path.join(self.folder, "err"), "w+b") as err:
            run = subprocess.Popen([*tap.UNDER, self.program, "fetch", "--pause", "0", *args],
                                   stdin=subprocess.DEVNULL, stdout=out, stderr=err,
                                   env=dict(self.environment, **variables))
            _, status, usage = os.wait4(run.pid, 0)
            run.returncode = os.waitstatus_to_exitcode(status)
            for stream, name in ((out, "stdout"), (err, "stderr")):
                stream.seek(0)
                setattr(run, name, stream.read())
        run.seconds, run.kib = time.monotonic() - start, usage.ru_maxrss
        return run

    def fails(self, name, why, *args, mend=None, seconds=20, **variables):
        """The last of args is the source, on whose path the line on stderr ends."""
        run = self.run(*args, **variables)
        path = re.sub(r"^[a-z]+://[^/]*|\?.*", "", args[-1])
        lines = run.stderr.decode().splitlines()
        records = [json.loads(line) for line in run.stdout.decode().splitlines()]
        told = re.match(r"skillgap: (\S*?)(?::\d+:\d+)?: (.*)", lines[0] if lines else "")
        self.check(name,
                   run.returncode == 5 and told is not None and told[1].endswith(path) and
                   re.fullmatch(why, told[2]) is not None and
                   lines[1:] == (["try:  " + mend] if mend else []) and
                   [(one["type"], one["outcome"], one["why"]) for one in records] ==
                   [("source", "failed", told[2])] and
                   run.seconds < (100 if tap.UNDER else seconds) and run.kib < self.most_kib(),
                   "exit %d, %.1f s, %d KiB\n%s\n%s" % (run.returncode, run.seconds, run.kib,
                                                        run.stderr.decode(), records))

    def most_kib(self):
        """Sanitizers and the like have their own idea of memory."""
        if tap.UNDER:
            return 1 << 40
        if not hasattr(self, "limit"):
            with open(self.program, "rb") as file:
                self.limit = MOST_KIB if b"__asan_init" not in file.read() else 1 << 40
        return self.limit

    def here(self, path):
        return ("--allow-private", "--tries", "1", self.base + path)

    def slow(self):
        why = "answers too slowly: not all was there after 1 s"
        for name, path in (("slow headers", "/slow-headers"), ("a slow body", "/slow")):
            self.fails(name + " are left after the time that is given" if name[-1] == "s" else
                       name + " is left after the time that is given", why, "--timeout", "1",
                       *self.here(path), mend="--timeout 4")
        self.fails("a server that says nothing is left after the time that is given",
                   "no answer in 1 s", "--timeout", "1", *self.here("/silent"),
                   mend="--timeout 4")

    def large(self):
        limit = "more than the 16 MiB limit"
        self.fails("a body without an end is left at the limit", limit, *self.here("/endless"))
        self.fails("1 MB that inflates to 1 GB is left at the limit, in little memory", limit,
                   *self.here("/bomb"))
        self.fails("a page of 100 MB is refused before it comes", "100 MB, " + limit,
                   *self.here("/size/100000000"), seconds=5)
        self.fails("headers without an end are left at the limit",
                   "sends more than 64 KiB of headers", *self.here("/header-flood"))

    def broken(self):
        self.fails("a body shorter than its announced length is no page",
                   "the page broke off before its end", *self.here("/short"))
        run = self.run(*self.here("/long"))
        self.check("a body longer than its announced length is read to that length",
                   run.returncode == 0 and b"Go or Rust" in run.stdout and
                   b"Kafka" not in run.stdout and run.stderr == b"", run.stderr.decode())
        self.fails("a connection reset in the middle of a body is no page",
                   "the page broke off before its end", *self.here("/reset/always"))
        self.fails("a damaged gzip body is no page", ".*damaged.*", *self.here("/damaged-gzip"))

    def redirects(self):
        self.fails("a redirect in a circle is left after ten",
                   "sends on in a circle, or more than 10 times", *self.here("/loop"))
        self.fails("a redirect to file:// is not followed",
                   "sends on to what is not an http or https address", *self.here("/to-file"))
        # What is asked for by a proxy is public; where it sends on to is judged like any other.
        proxy = {"http_proxy": self.base}
        private = "leads to the private address "
        self.fails("a redirect to loopback is not followed", private + "127.0.0.1",
                   "http://jobs.example/to?http://127.0.0.1:%s/plain" % self.port,
                   mend="--allow-private", **proxy)
        self.fails("a redirect to [::1] is not followed", private + r"\[?::1\]?",
                   "http://jobs.example/to?http://[::1]/", mend="--allow-private", **proxy)
        self.fails("a redirect to 169.254.169.254 is not followed", private + "169.254.169.254",
                   "http://jobs.example/to-metadata", mend="--allow-private", **proxy)

    def names(self):
        own = name_of_this_machine()
        name = "a name that resolves to loopback is refused"
        if own is None:
            self.check(name, tap.LEFT_OUT, "this machine has no such name")
        else:
            self.fails(name, r"leads to the private address \S+",
                       "http://%s:%s/plain" % (own, self.port), mend="--allow-private")
        self.fails("a public name whose connection ends on loopback is refused",
                   "leads to the private address 127.0.0.1", "--connect-to", self.to_here,
                   "http://jobs.example/plain", mend="--allow-private")
        run = self.run("--allow-private", "--no-cache",
                       "https://localhost:%s/plain" % self.secure_port,
                       CURL_CA_BUNDLE=self.certificate)
        self.check("a trusted certificate is good for its own name",
                   run.returncode == 0, run.stderr.decode())
        self.fails("a certificate for another name is refused",
                   ".*certificate.*", "--allow-private", "--tries", "1", "--connect-to",
                   "::127.0.0.1:" + self.secure_port, "https://jobs.example/plain",
                   CURL_CA_BUNDLE=self.certificate)

    def pauses(self):
        asked = "/busy/429/9/day"
        self.fails("429 with a Retry-After of a day is told at once and not waited for",
                   r"wants no request for 24 hours \(429\)", "--allow-private",
                   self.base + asked + "?86400", mend="try again after that, or " + BROWSER,
                   seconds=10)
        run = self.run("--allow-private", "--no-cache",
                       "%s/asked-times?127.0.0.1:%s%s?86400" % (self.base, self.port, asked))
        self.check("and such a host is asked once", b'"description":"1"' in run.stdout or
                   b'"description":"1\\n"' in run.stdout, run.stdout.decode())

    def bytes(self):
        def text(path):
            run = self.run(*self.here(path))
            good = run.returncode == 0 and run.stderr == b""
            return json.loads(run.stdout.decode("utf-8"))["description"] if good else None

        got = text("/invalid-utf-8")
        self.check("bytes that are no UTF-8 cost no posting, and what comes out is UTF-8",
                   got is not None and "Go" in got and "or Rust" in got, repr(got))
        for label in ("utf-8", "iso-8859-1"):
            got = text("/mislabelled/" + label)
            self.check("a page mislabelled as %s is read for what it is" % label,
                       got is not None and "caf\u00e9 \u201cGo\u201d or Rust" in got, repr(got))

    def json(self):
        self.fails("JSON that is cut off is no posting",
                   "no valid JSON: premature end of input near .*", *self.here("/cut-json"))
        run = self.run(*self.here("/html-as-json/posting"))
        self.check("a posting in HTML that says it is JSON is read for what it is",
                   run.returncode == 0 and b"Go or Rust" in run.stdout and run.stderr == b"",
                   run.stderr.decode())

    def boards(self):
        if shutil.which("openssl") is None:
            self.check("a board that answers with HTML instead of JSON is told", tap.LEFT_OUT,
                       "openssl is missing")
            return
        answers = {GREENHOUSE % "sorry": b"<!doctype html><title>Sorry</title><p>Back soon.",
                   GREENHOUSE % "short": b'{"jobs":[{"id":1,"title":"Engineer","content":"<p>Go'}
        both, trusted = tls_server.make_certificate(self.folder, ["boards-api.greenhouse.io"])
        server = tls_server.Server(both, answers.get)
        args = ("--allow-private", "--no-cache", "--connect-to", server.to_here)
        self.fails("a board that answers with HTML instead of JSON is told",
                   "Greenhouse answers with a page instead of its data", *args,
                   "greenhouse:sorry", mend="try again later", CURL_CA_BUNDLE=trusted)
        self.fails("a board whose JSON is cut off is told",
                   "no valid JSON: premature end of input near .*", *args, "greenhouse:short",
                   CURL_CA_BUNDLE=trusted)
        server.shutdown()

    def secrets(self):
        """What an address says of who asks is in nothing that is shown or stored."""
        typed = self.base.replace("http://", "http://me:sesame@") + "/plain?key=open"
        run = self.run("--verbose", "--allow-private", typed)
        record = json.loads(run.stdout)
        self.check("an address with a password in it is refused, and the password never shown",
                   run.returncode == 5 and b"sesame" not in run.stdout + run.stderr and
                   run.stderr.startswith(b"skillgap: 127.0.0.1:") and
                   record["source"] == self.base.replace("http://", "http://*@") +
                   "/plain?key=open", (run.stdout + run.stderr).decode())
        run = self.run("ftp://me:sesame@files.example/")
        self.check("nor is that of an address that nobody can read", run.returncode == 2 and
                   b"'ftp://*@files.example/'" in run.stderr, run.stderr.decode())
        run = self.run(*self.here("/cut-json?key=open"))
        self.check("a query is in no message, whatever is wrong with the page",
                   run.stderr.startswith(b"skillgap: 127.0.0.1:") and
                   b"open" not in run.stderr, run.stderr.decode())
        stored = [os.path.join(folder, name)
                  for folder, _, names in os.walk(os.path.join(self.folder, "skillgap"))
                  for name in names]
        self.check("no password is in a stored copy", stored and not any(
            b"sesame" in open(path, "rb").read() for path in stored), str(len(stored)))

    def robots(self):
        args = ("--allow-private", "--no-cache", "--connect-to", self.to_here)
        why = "the site's robots.txt forbids programs to read this"
        run = self.run(*args, "http://long-robots.example/plain")
        self.check("a robots.txt of 10 MB is read to its limit, and what it allows is read",
                   run.returncode == 0 and b"Backend Engineer" in run.stdout and
                   run.kib < self.most_kib() and run.seconds < 10, run.stderr.decode())
        self.fails("and what a robots.txt of 10 MB forbids is not", why, *args,
                   "http://long-robots.example/private", mend=BROWSER)
        self.fails("a robots.txt that forbids is obeyed", why, *args,
                   "http://forbids.example/private", mend=BROWSER)
        run = self.run(*args, "http://127.0.0.1:%s/asked-times?forbids.example/private" % self.port)
        self.check("and what it forbids was not asked for", b'"description":"0' in run.stdout,
                   run.stdout.decode())


def main():
    script, program = sys.argv[1:3]
    with tap.servers(script) as ports, tempfile.TemporaryDirectory() as folder:
        cases = Cases(program, ports, folder)
        cases.slow()
        cases.large()
        cases.broken()
        cases.redirects()
        cases.names()
        cases.pauses()
        cases.bytes()
        cases.json()
        cases.boards()
        cases.robots()
        cases.secrets()
    return tap.report(cases.results)


if __name__ == "__main__":
    sys.exit(main())
