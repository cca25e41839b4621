#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""The program against a server on loopback: fetch.py SERVER PROGRAM. Prints TAP."""

import json
import os
import subprocess
import sys


class Cases:
    def __init__(self, program, base):
        self.program, self.base = program, base
        self.results = []

    def run(self, *args):
        return subprocess.run([self.program, *args], stdin=subprocess.DEVNULL, capture_output=True,
                              text=True, timeout=60)

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
        piped = subprocess.run([self.program, "gap", "--format", "json", "--now",
                                "2026-11-22T00:00:00Z"], input=done.stdout, text=True,
                               capture_output=True, timeout=60)
        self.check("the pipeline's report equals the one command's, failed sources included",
                   report.stdout == piped.stdout and piped.returncode == 4,
                   report.stdout[:200] + piped.stdout[:200])


def main():
    server_script, program = sys.argv[1:3]
    server = subprocess.Popen([sys.executable, server_script], stdout=subprocess.PIPE, text=True)
    try:
        port = server.stdout.readline().strip()
        cases = Cases(program, "http://127.0.0.1:" + port)
        cases.posting()
        cases.private()
        cases.failures()
    finally:
        server.terminate()
        server.wait()
    print("1..%d" % len(cases.results))
    for number, (name, good, detail) in enumerate(cases.results, 1):
        for line in "" if good else detail.splitlines():
            print("# " + line)
        print("%s %d - %s" % ("ok" if good else "not ok", number, name))
    return any(not good for _, good, _ in cases.results)


if __name__ == "__main__":
    sys.exit(main())
