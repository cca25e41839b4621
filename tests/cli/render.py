#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Pages that are empty until their scripts run: render.py SERVER PROGRAM. Prints TAP.

What runs the scripts is a stand-in, and Chromium where it is installed.
"""

import json
import os
import shutil
import signal
import subprocess
import sys
import tempfile
import time

import tap

STAND_IN = """\
import os, subprocess, sys, time
how, url = sys.argv[1], sys.argv[-1]
with open(sys.argv[2], "a") as told:
    print(len(sys.argv), sys.argv[3], url, file=told)
print("a complaint", file=sys.stderr)
if how == "sleep" or how == "leave":
    subprocess.Popen([sys.executable, "-c", "import time; time.sleep(60) # " + url])
if how == "sleep":
    time.sleep(60)
if how == "much":
    os.write(1, b"x" * 3000000)
if how == "nothing":
    sys.exit(0)
print("<html><head><title>Ferry Engineer</title></head><body><h1>Ferry Engineer</h1>"
      "<h2>Requirements</h2><ul><li>5+ years of Go</li><li>na\\u00efve PostgreSQL</li></ul>"
      "<p>We move ferries about the fjords, with a timetable that the weather writes, and look "
      "for somebody who writes the other half of it, with care and in time.</p>".encode(
          "ascii", "xmlcharrefreplace").decode())
sys.stdout.flush()
sys.exit(3 if how == "fail" else 0)
"""


class Cases:
    def __init__(self, program, base, folder):
        self.program, self.base, self.folder = program, base, folder
        self.page = base + "/scripted"
        self.results = []
        self.environment = dict(os.environ, XDG_CACHE_HOME=folder, HOME=folder)
        self.told = os.path.join(folder, "told")
        self.stand_in = os.path.join(folder, "a stand-in.py")
        with open(self.stand_in, "w", encoding="ascii") as file:
            file.write(STAND_IN)

    def run(self, *args, **options):
        return subprocess.run([self.program, *args], stdin=subprocess.DEVNULL,
                              capture_output=True, text=True, timeout=120,
                              env=self.environment, **options)

    def render(self, how, *args):
        command = "%s '%s' %s %s \"two words\"" % (sys.executable, self.stand_in, how, self.told)
        if os.path.exists(self.told):
            os.remove(self.told)
        return self.run("fetch", "--allow-private", "--pause", "1", "--render", command, *args)

    def calls(self):
        if not os.path.exists(self.told):
            return []
        with open(self.told, encoding="ascii") as file:
            return file.read().splitlines()

    def check(self, name, good, detail=""):
        self.results.append((name, good, detail))

    def left_over(self, mark):
        """Processes that still hold the mark in their command line."""
        found = []
        if not os.path.isdir("/proc"):
            return found
        for pid in filter(str.isdigit, os.listdir("/proc")):
            try:
                with open("/proc/%s/cmdline" % pid, "rb") as file:
                    if mark.encode() in file.read() and int(pid) != os.getpid():
                        found.append(pid)
            except OSError:
                pass
        return found

    def without(self):
        done = self.run("--allow-private", self.page)
        self.check("a page that is empty until its scripts run is said to be, with two ways out",
                   done.returncode == 5 and self.page + ": the page is empty until its scripts run"
                   "\ntry:  save the page in your browser, then: skillgap saved.html\n"
                   "try:  --render 'chromium --headless --dump-dom'\n" in done.stderr, done.stderr)
        record = json.loads(self.run("fetch", "--allow-private", self.page).stdout)
        self.check("it is inconclusive, not a posting that asks for nothing",
                   record["skillgap"]["outcome"] == "inconclusive", str(record))

    def works(self):
        done = self.render("page", self.page)
        record = json.loads(done.stdout or "{}")
        self.check("--render gives the page its text",
                   done.returncode == 0 and record.get("title") == "Ferry Engineer" and
                   "PostgreSQL" in record.get("description", ""), done.stdout + done.stderr)
        self.check("the command is split like a shell would, and the URL comes last",
                   self.calls() == ["5 two words " + self.page], str(self.calls()))
        self.check("complaints of the command are not shown", done.stderr == "", done.stderr)
        verbose = self.render("page", "-v", self.page)
        self.check("--verbose has a line for it",
                   "RUN %s: " % self.page[7:] in verbose.stderr, verbose.stderr)
        done = self.render("page", self.base + "/postings/tidewatch-labs.html")
        self.check("a page with text is not rendered",
                   done.returncode == 0 and self.calls() == [], str(self.calls()))
        done = self.render("page", "--offline", self.page)
        self.check("--offline renders nothing",
                   done.returncode == 5 and self.calls() == [], done.stderr)
        pages = ["%s?%d" % (self.page, i) for i in range(3)]
        done = self.render("page", *pages, self.base + "/postings/tidewatch-labs.html")
        self.check("several pages are rendered in turn, and the others still read",
                   done.returncode == 0 and len(done.stdout.splitlines()) == 4 and
                   len(self.calls()) == 3, done.stderr)

    def refused(self):
        command = "%s '%s' page %s x" % (sys.executable, self.stand_in, self.told)
        if os.path.exists(self.told):
            os.remove(self.told)
        self.run("fetch", "--render", command, self.page)
        self.check("a private address reaches no renderer without --allow-private",
                   self.calls() == [])
        here = os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "data", "broken",
                            "empty-shell.html")
        done = self.render("page", here)
        self.check("a file is not rendered", done.returncode == 5 and self.calls() == [],
                   done.stderr)
        done = self.render("page", self.base + "/to?file:///etc/passwd")
        self.check("nor what sends on to a file", done.returncode == 5 and self.calls() == [],
                   done.stderr)

    def fails(self):
        for how, what in (("fail", "ended with an error"), ("nothing", "gave an empty page")):
            done = self.render(how, self.page)
            self.check("a renderer that %s leaves the page inconclusive and is told"
                       % what.replace("gave", "gives").replace("ended", "ends"),
                       done.returncode == 5 and what in done.stderr and
                       "empty until its scripts run" in done.stderr, done.stderr)
        done = self.render("much", "--max-size", "1", self.page)
        self.check("its output is held to the size limit",
                   done.returncode == 5 and "gave more than the size limit" in done.stderr,
                   done.stderr)
        start = time.monotonic()
        done = self.render("sleep", "--timeout", "1", self.page + "?sleeps")
        self.check("it gets the timeout of a request",
                   "gave no page in time" in done.stderr and time.monotonic() - start < 10,
                   done.stderr)
        self.check("and is ended with all that it started", not self.left_over("?sleeps"))
        start = time.monotonic()
        done = self.render("leave", self.page + "?leaves")
        self.check("what it leaves running is not waited for, and is ended",
                   done.returncode == 0 and time.monotonic() - start < 10 and
                   not self.left_over("?leaves"), done.stderr)
        done = self.run("fetch", "--allow-private", "--render", "no-such-program-at-all", self.page,
                        self.page + "?2")
        self.check("a renderer that is not there is told once",
                   done.stderr.count("no-such-program-at-all: there is no such program") == 1,
                   done.stderr)
        for command in ("chromium 'open", "", "   "):
            done = self.run("fetch", "--render", command, self.page)
            self.check("--render %r is wrong usage" % command,
                       done.returncode == 2 and "--render" in done.stderr, done.stderr)

    def interrupted(self):
        command = "%s '%s' sleep %s x" % (sys.executable, self.stand_in, self.told)
        mark = self.page + "?interrupted"
        run = subprocess.Popen([self.program, "fetch", "--allow-private", "--render",
                                command, mark], stdout=subprocess.DEVNULL,
                               stderr=subprocess.DEVNULL, env=self.environment)
        until = time.monotonic() + 20
        while len(self.left_over(mark)) < 3 and time.monotonic() < until:
            time.sleep(0.05)
        run.send_signal(signal.SIGINT)
        status = run.wait()
        time.sleep(0.2)
        self.check("interrupting ends the renderer too",
                   status == -signal.SIGINT and not self.left_over(mark),
                   "%d %s" % (status, self.left_over(mark)))

    def chromium(self):
        name = "Chromium runs the scripts of a page"
        if not shutil.which("chromium"):
            self.results.append((name, tap.LEFT_OUT, "chromium is not installed"))
            return
        done = self.run("match", "--allow-private", "--timeout", "60", "--render",
                        "chromium --headless --no-sandbox --disable-gpu --dump-dom",
                        self.page + "?chromium")
        record = json.loads(done.stdout or "{}")
        found = {skill["id"] for skill in record.get("skills", [])}
        self.check(name, done.returncode == 0 and {"go", "postgresql", "kafka"} <= found,
                   done.stderr + done.stdout[:500])


def main():
    script, program = sys.argv[1:3]
    with tap.server(script) as base, tempfile.TemporaryDirectory() as folder:
        cases = Cases(program, base, folder)
        cases.without()
        cases.works()
        cases.refused()
        cases.fails()
        cases.interrupted()
        cases.chromium()
    return tap.report(cases.results)


if __name__ == "__main__":
    sys.exit(main())
