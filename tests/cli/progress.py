#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""What a terminal sees while a run takes its time: progress.py SERVER PROGRAM. Prints TAP."""

import os
import pty
import re
import select
import subprocess
import sys
import tempfile
import time

import tap

DRAWN = re.compile(r"\rreading ([^\r\x1b\n]*)\x1b\[K")


def screen(text):
    """The lines that stay on a terminal, with what was rewritten gone."""
    lines = []
    for line in text.replace("\r\n", "\n").split("\n"):
        for part in line.split("\r"):
            line = part.replace("\x1b[K", "") if part else line.rpartition("\r")[2]
        lines.append(line)
    return lines


class Cases:
    def __init__(self, program, base, folder):
        self.program, self.base = program, base
        self.results = []
        self.environment = dict(os.environ, XDG_CACHE_HOME=folder, HOME=folder, TERM="xterm",
                                COLUMNS="80")

    def check(self, name, good, detail=""):
        self.results.append((name, good, detail))

    def run(self, *args, stdout=subprocess.PIPE, stdin=subprocess.DEVNULL, feed=None, **variables):
        """On a terminal of its own for stderr (stdout too, if that is None): what it shows."""
        own, theirs = pty.openpty()
        run = subprocess.Popen([self.program, *args], stdin=stdin, stderr=theirs,
                               stdout=theirs if stdout is None else stdout,
                               env=dict(self.environment, **variables))
        os.close(theirs)
        shown, until = b"", time.monotonic() + 60
        if feed:
            feed(run)
        while time.monotonic() < until:
            if select.select([own], [], [], 1)[0]:
                try:
                    got = os.read(own, 65536)
                except OSError:
                    break
                if not got:
                    break
                shown += got
        os.close(own)
        out = run.stdout.read() if run.stdout else b""
        run.wait()
        return run.returncode, shown.decode(), out.decode()

    def waits(self, *ms):
        return ["--allow-private", "--no-cache", "--pause", "1",
                *["%s/wait/%d/%d" % (self.base, wait, i) for i, wait in enumerate(ms)]]

    def network(self):
        code, shown, _ = self.run("fetch", *self.waits(100, 1600, 1000, 100))
        drawn = DRAWN.findall(shown)
        host = self.base[7:]
        self.check("a run of more than a second says what is read, and where",
                   code == 0 and drawn and all(re.fullmatch(r"[1-4] of 4: " + host, text)
                                               for text in drawn), repr(shown))
        self.check("it is one line, and nothing of it stays",
                   "\n" not in shown and not "".join(screen(shown)).strip(), repr(shown))
        _, shown, _ = self.run("fetch", *self.waits(3000))
        self.check("a single request that takes long is shown while it does",
                   "\rreading " + host in shown, repr(shown))
        _, shown, _ = self.run("fetch", *self.waits(10, 10))
        self.check("a short run shows nothing", shown == "", repr(shown))

    def others(self):
        waits = self.waits(1500, 300)
        _, shown, _ = self.run("fetch", *waits, self.base + "/404")
        self.check("messages stand on lines of their own",
                   DRAWN.search(shown) and any(
                       line.startswith("skillgap: ") and "gone (404)" in line and
                       "reading" not in line for line in screen(shown)), repr(shown))
        _, shown, _ = self.run("fetch", *waits, stdout=None)
        self.check("so does output on the same terminal",
                   DRAWN.search(shown) and
                   [line[:1] for line in screen(shown)] == ["{", "{", ""], repr(shown))
        for name, args, variables in (
                ("--plain", ["gap", "--plain"], {}), ("--quiet", ["gap", "--quiet"], {}),
                ("--verbose", ["fetch", "--verbose"], {}),
                ("a terminal that cannot rewrite", ["fetch"], {"TERM": "dumb"})):
            _, shown, _ = self.run(*args, *waits, **variables)
            self.check("there is none with " + name, "reading" not in shown, repr(shown))
        done = subprocess.run([self.program, "fetch", *waits], stdin=subprocess.DEVNULL,
                              capture_output=True, text=True, timeout=60, env=self.environment)
        self.check("nor where stderr is no terminal", done.stderr == "", done.stderr)

    def files(self, folder):
        jobs = os.path.join(folder, "jobs\x1b[31m")
        os.mkdir(jobs)
        for i in range(12):
            with open(os.path.join(jobs, "%02d.txt" % i), "w", encoding="ascii") as file:
                file.write("Requirements\n" + "- Go, and more of it\n" * 1500)

        def drink_late(run):
            """More than a pipe holds waits until somebody reads it."""
            time.sleep(1.3)
            run.stdout.read()

        code, shown, _ = self.run("fetch", jobs, feed=drink_late)
        drawn = DRAWN.findall(shown)
        self.check("files of a folder are counted, and names cannot control the terminal",
                   code == 0 and drawn and drawn[0].partition(": ")[0].endswith(" of 12") and
                   drawn[0].partition(": ")[2][:-6] == jobs.replace("\x1b", "?") + "/",
                   repr(shown))

        def pour(run):
            for _ in range(4):
                run.stdin.write(b'{"title":"Engineer","description":"Go"}\n')
                run.stdin.flush()
                time.sleep(0.5)
            run.stdin.close()

        _, shown, _ = self.run("match", stdin=subprocess.PIPE, feed=pour)
        self.check("what comes by pipe is the progress of another", shown == "", repr(shown))


def main():
    script, program = sys.argv[1:3]
    with tap.server(script) as base, tempfile.TemporaryDirectory() as folder:
        cases = Cases(program, base, folder)
        cases.network()
        cases.others()
        cases.files(folder)
    return tap.report(cases.results)


if __name__ == "__main__":
    sys.exit(main())
