#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""The program against a server on loopback: fetch.py SERVER PROGRAM. Prints TAP."""

import json
import os
import subprocess
import sys
import tempfile
import time

import tap


class Cases:
    def __init__(self, program, base, folder):
        self.program, self.base = program, base
        self.results = []
        self.environment = dict(os.environ, XDG_CACHE_HOME=folder, HOME=folder)
        self.copies = os.path.join(folder, "skillgap", "pages")

    def run(self, *args, **variables):
        return subprocess.run([*tap.UNDER, self.program, *args], stdin=subprocess.DEVNULL,
                              capture_output=True, text=True, timeout=60,
                              env=dict(self.environment, **variables))

    def check(self, name, good, detail=""):
        self.results.append((name, good, detail))

    def posting(self):
        url = self.base + "/postings/tidewatch-labs.html"
        done = self.run("fetch", "--allow-private", url)
        record = json.loads(done.stdout or "{}")
        self.check("a page on the network becomes a posting",
                   done.returncode == 0 and record.get("title") == "Backend Engineer",
                   done.stderr)
        self.check("the posting says when it was fetched",
                   (record.get("skillgap") or {}).get("fetched_at") is not None, done.stdout[:300])
        done = self.run(url, "--allow-private", "--now", "2026-11-22T00:00:00Z")
        self.check("a report comes straight from an address",
                   done.returncode == 0 and "PostgreSQL" in done.stdout, done.stderr)

    def private(self):
        done = self.run(self.base + "/postings/tidewatch-labs.html")
        self.check("a private address is refused without --allow-private",
                   done.returncode == 5 and "--allow-private" in done.stderr, done.stderr)

    def failures(self):
        url = self.base + "/404"
        done = self.run("fetch", "--allow-private", url)
        record = json.loads(done.stdout or "{}")
        self.check("a failed source travels as a record",
                   done.returncode == 5 and record.get("type") == "source" and
                   record.get("outcome") == "failed", done.stdout + done.stderr)
        here = os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "data", "postings",
                            "kestrel-grid.md")
        done = self.run("match", "--allow-private", url, here)
        kinds = [json.loads(line)["type"] for line in done.stdout.splitlines()]
        self.check("one of two sources failing is exit 4 and stops nothing",
                   done.returncode == 4 and kinds == ["source", "findings"], done.stdout[:300])
        report = self.run("gap", "--allow-private", "--format", "json", "--now",
                          "2026-11-22T00:00:00Z", url, here)
        piped = subprocess.run([*tap.UNDER, self.program, "gap", "--format", "json", "--now",
                                "2026-11-22T00:00:00Z"], input=done.stdout, text=True,
                               capture_output=True, timeout=60, env=self.environment)
        self.check("the pipeline's report equals the one command's, failed sources included",
                   report.stdout == piped.stdout and piped.returncode == 4,
                   report.stdout[:200] + piped.stdout[:200])

    def options(self):
        page = self.base + "/tagged?1"
        first = self.run("fetch", "-v", "--allow-private", page)
        again = self.run("fetch", "-v", "--allow-private", page)
        self.check("a page that has not changed is not sent again",
                   "/tagged: 200, " in first.stderr and "/tagged: 304, " in again.stderr,
                   first.stderr + again.stderr)
        offline = self.run("fetch", "-v", "--allow-private", "--offline", page)
        self.check("--offline answers from the copy and asks nobody",
                   offline.returncode == 0 and "/tagged: cached" in offline.stderr and
                   json.loads(offline.stdout)["title"] == "Backend Engineer" and
                   len(offline.stderr.splitlines()) == 1, offline.stderr)
        absent = self.run("fetch", "--allow-private", "--offline", self.base + "/plain?never")
        self.check("--offline without a copy says so",
                   absent.returncode == 5 and "there is no stored copy of it" in absent.stderr and
                   "try:  run it once without --offline" in absent.stderr, absent.stderr)
        before = os.listdir(self.copies)
        self.run("fetch", "--allow-private", "--no-cache", self.base + "/plain?uncached")
        self.check("--no-cache stores nothing", os.listdir(self.copies) == before)
        large = self.run("fetch", "--allow-private", "--max-size", "1", self.base + "/size/2000000")
        self.check("--max-size refuses a larger page as a failed source",
                   large.returncode == 5 and "2 MB, more than the 1 MiB limit" in large.stderr and
                   "try:  --max-size 16" in large.stderr, large.stderr)
        once = self.run("fetch", "-v", "--allow-private", "--tries", "1",
                        self.base + "/busy/500/1/cli")
        self.check("--tries 1 asks once",
                   once.stderr.count("/busy/500/1/cli: 500") == 1 and once.returncode == 5,
                   once.stderr)
        start = time.monotonic()
        self.run("fetch", "--allow-private", "--pause", "700", *[self.base + "/plain?a"] * 2)
        self.check("--pause is kept between two pages of a host",
                   time.monotonic() - start >= 0.7)
        wrong = self.run("fetch", "--per-host", "0", page)
        self.check("--per-host 0 is wrong usage",
                   wrong.returncode == 2 and "a number from 1 to 50" in wrong.stderr, wrong.stderr)
        to = "::127.0.0.1:" + self.base.rpartition(":")[2]
        done = self.run("fetch", "--allow-private", "--no-cache", "--pause", "0", "--per-host",
                        "40", "--connect-to", to,
                        *["http://forty.example/wait/500/%d" % i for i in range(80)])
        most = self.run("fetch", "--allow-private", "--no-cache",
                        self.base + "/most-at-once?forty.example")
        most = int(json.loads(most.stdout)["description"])
        self.check("--per-host 40 keeps 40 requests to a host under way",
                   done.returncode == 0 and 20 < most <= 40, "%d\n%s" % (most, done.stderr))
        forbidden = self.run("fetch", "--allow-private", "--connect-to", to,
                             "http://forbids-us.example/plain")
        self.check("what robots.txt forbids is a failed source with a way out",
                   forbidden.returncode == 5 and
                   "the site's robots.txt forbids programs to read this" in forbidden.stderr and
                   "try:  save the page in your browser" in forbidden.stderr, forbidden.stderr)

    def who_asks(self):
        def agent(*args, **variables):
            done = self.run("extract", "--allow-private", "--no-cache", *args,
                            self.base + "/headers", **variables)
            lines = [line for line in done.stdout.splitlines() if "User-Agent" in line]
            return lines[0].partition("User-Agent: ")[2] if lines else done.stderr

        own = "skillgap/" + self.run("--version").stdout.split()[1]
        self.check("the program says who asks", agent(SKILLGAP_CONTACT="") == own, agent())
        said = agent(SKILLGAP_CONTACT="me@mail.example")
        self.check("SKILLGAP_CONTACT adds whom to write to",
                   said == own + " (+me@mail.example)", said)
        said = agent("--user-agent", "other/1", SKILLGAP_CONTACT="me@mail.example")
        self.check("--user-agent is said as it is", said == "other/1", said)
        for contact in ("a b", "me)", "x" * 151, "me\r\nX: y", "m\u00fc@x.example"):
            done = self.run("fetch", self.base + "/plain", SKILLGAP_CONTACT=contact)
            self.check("a contact %r is wrong usage" % contact[:20],
                       done.returncode == 2 and "SKILLGAP_CONTACT" in done.stderr, done.stderr)

    def parts(self):
        """One source, several requests, of which some fail."""
        to = "::127.0.0.1:" + self.base.rpartition(":")[2]
        for command in ("fetch", "extract", "match", "gap", "explain"):
            done = self.run(command, "--allow-private", "--no-cache", "--pause", "1", "--verbose",
                            "--connect-to", to, "http://parts.example/site-of-parts.xml")
            self.check("%s --verbose has a line for each request" % command,
                       done.stderr.count("GET parts.example/") == 5, done.stderr)
            self.check("%s counts requests of one source that failed" % command,
                       done.returncode == 4 and
                       "skillgap: 2 of 4 requests failed\n" in done.stderr, done.stderr)


def main():
    script, program = sys.argv[1:3]
    with tap.server(script) as base, tempfile.TemporaryDirectory() as folder:
        cases = Cases(program, base, folder)
        cases.posting()
        cases.private()
        cases.failures()
        cases.options()
        cases.who_asks()
        cases.parts()
    return tap.report(cases.results)


if __name__ == "__main__":
    sys.exit(main())
