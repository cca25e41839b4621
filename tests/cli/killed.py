#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Runs that are killed (SIGKILL) at any moment: killed.py SERVER PROGRAM [TIMES]. Prints TAP.

Every run asks for all pages and replaces the copies that earlier runs left. After each of them
the program itself says, offline, which copies it can read.
"""

import json
import os
import random
import subprocess
import sys
import tempfile
import time

import tap

PAGES = 60


class Runs:
    def __init__(self, program, base, folder):
        self.folder = os.path.join(folder, "skillgap", "pages")
        self.environment = dict(os.environ, XDG_CACHE_HOME=folder, HOME=folder)
        pages = ["%s/postings/tidewatch-labs.html?%d" % (base, i) for i in range(PAGES)]
        self.command = [*tap.UNDER, program, "fetch", "--allow-private", "--pause", "0",
                        "--per-host", "8", *pages]

    def start(self):
        return subprocess.Popen(self.command, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL,
                                stderr=subprocess.DEVNULL, env=self.environment)

    def whole(self, *args):
        return subprocess.run([*self.command, *args], stdin=subprocess.DEVNULL,
                              capture_output=True, text=True, timeout=600, env=self.environment)

    def readable(self):
        """The sources of copies that can be read."""
        records = [json.loads(line) for line in self.whole("--offline").stdout.splitlines()]
        return {one["skillgap"]["source"] for one in records if "skillgap" in one}

    def damaged(self):
        """Copies with a name of their own that are not whole."""
        found = []
        for name in os.listdir(self.folder) if os.path.isdir(self.folder) else []:
            with open(os.path.join(self.folder, name), "rb") as file:
                head, _, rest = file.read().partition(b"\n")
            words = head.split()
            if not name.startswith("new-") and (
                    len(words) != 6 or len(rest) != int(words[3]) + int(words[4])):
                found.append(name)
        return found


def kill_times(runs, times, longest, chance):
    """(copies damaged, copies lost, kills), all runs together. A run that came to its end before
    it was to be killed does not count."""
    damaged, lost, killed, good, left = [], set(), 0, set(), 5 * times
    while killed < times and left > 0:
        left -= 1
        run = runs.start()
        time.sleep(chance.uniform(0, longest))
        killed += run.poll() is None
        run.kill()
        run.wait()
        damaged += runs.damaged()
        now = runs.readable()
        lost |= good - now
        good = now
    return damaged, lost, killed


def seconds_of(runs):
    start = time.monotonic()
    runs.whole()
    return time.monotonic() - start


def main():
    script, program = sys.argv[1:3]
    times = int(sys.argv[3]) if len(sys.argv) > 3 else 15
    results = []
    with tap.server(script) as base, tempfile.TemporaryDirectory() as elsewhere, \
            tempfile.TemporaryDirectory() as folder:
        longest = min(seconds_of(Runs(program, base, elsewhere)) for _ in range(3))
        runs = Runs(program, base, folder)
        damaged, lost, killed = kill_times(runs, times, longest, random.Random(7))
        print("# %d runs killed before their end, in the first %.2f s" % (killed, longest))
        results.append(("a run killed at any moment leaves whole copies only", not damaged,
                        " ".join(damaged)))
        results.append(("and no copy that was there is lost", not lost, " ".join(lost)))
        results.append(("and so many were killed before their end", killed == times,
                        "%d of %d" % (killed, times)))
        done = runs.whole()
        results.append(("and the next run completes", done.returncode == 0 and
                        len(done.stdout.splitlines()) == PAGES, done.stderr[:500]))
        results.append(("and all its copies can be read", len(runs.readable()) == PAGES, ""))
    return tap.report(results)


if __name__ == "__main__":
    sys.exit(main())
