#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Several postings at once: jobs.py SERVER DATA PROGRAM. Prints TAP.

What comes out must be the same bytes, messages included, however many work on it and whatever
takes how long; and a run that is ended early must end.
"""

import contextlib
import gzip
import json
import os
import re
import resource
import signal
import sqlite3
import subprocess
import sys
import tempfile
import time

import tap

NOW = "2026-11-22T00:00:00Z"
JOBS = ("1", "2", "8")


def lines_of(data):
    with open(os.path.join(data, "postings", "veldt-oldmill-osprey.ndjson"), "rb") as file:
        return [json.loads(line) for line in file if line.strip()]


def varied(postings, n):
    """n postings that no two share a key; every tenth is another's twin, long ones come first."""
    for i in range(n):
        posting = dict(postings[i % len(postings)])
        posting["url"] = "https://jobs.example/%d" % (i - 5 if i % 10 == 9 else i)
        posting["title"] = "%s %d" % (posting["title"], i // 7)
        posting["description"] += "\n\n- Go, Rust and PostgreSQL %d\n" % i * (400 if i % 16 == 0 else 1)
        posting.pop("identifier", None)
        yield posting


class Cases:
    def __init__(self, base, data, program, folder):
        self.base, self.data, self.program, self.folder = base, data, program, folder
        self.results = []
        self.environment = dict(os.environ, HOME=folder, XDG_CACHE_HOME=folder,
                                XDG_CONFIG_HOME=folder)
        self.postings = lines_of(data)

    def check(self, name, good, detail=""):
        self.results.append((name, good, detail))

    def run(self, *args, under=(), **more):
        done = subprocess.run([*under, *tap.UNDER, self.program, *args], capture_output=True,
                              timeout=300, env=self.environment, **more)
        return done.returncode, done.stdout, done.stderr

    def path(self, name, content):
        path = os.path.join(self.folder, name)
        with open(path, "wb") as file:
            file.write(content)
        return path

    def ndjson(self, name, n):
        return self.path(name, b"".join(json.dumps(one).encode() + b"\n"
                                        for one in varied(self.postings, n)))

    def same(self, name, command, *args, codes=(0,), **more):
        """The same for any number of jobs."""
        runs = {jobs: self.run(*command, "--now", NOW, "--jobs", jobs, *args, **more)
                for jobs in JOBS}
        first = runs["1"]
        different = [jobs for jobs in JOBS if runs[jobs] != first]
        self.check(name, not different and first[0] in codes and first[1],
                   "jobs %s; status %d; %s" % (different, first[0], first[2].decode()[-1000:]))
        return first

    # ---- the same bytes ------------------------------------------------------------

    def records(self):
        good = [json.dumps(one).encode() for one in varied(self.postings, 60)]
        for i, bad in ((3, b"{\"@type\":\"JobPosting\""), (11, b""), (12, b"  "), (30, b"[1,"),
                       (31, b"{}"), (40, b"\x00\xff"), (41, b"not a record"), (50, b"{\"a\":")):
            good.insert(i, bad)
        bad_lines = self.path("bad.ndjson", b"\n".join(good))
        for command in ("fetch", "extract", "match", "gap", "plan", "explain --unknown"):
            args = ["--have", "go 3y"] if command == "plan" else []
            self.same("lines, good and bad: " + command, command.split(), bad_lines, *args,
                      codes=(0, 4))
        self.same("a table of gaps", ["gap"], bad_lines, "--format", "csv", codes=(0, 4))
        self.same("groups beside each other", ["gap"], bad_lines, "--by", "company", codes=(0, 4))
        array = self.path("array.json", json.dumps(list(varied(self.postings, 50))).encode())
        self.same("many postings in one input", ["match"], array)
        self.same("a filter", ["match"], array, bad_lines, "--title", "[13579]$", codes=(0, 4))
        self.same("standard input", ["match"], input=b"\n".join(good), codes=(0, 4))
        first = self.same("documents", ["extract"], bad_lines, "--format", "ndjson", codes=(0, 4))
        self.same("documents are understood", ["match"], self.path("documents.ndjson", first[1]),
                  codes=(0, 4))

    def files(self):
        folder = os.path.join(self.folder, "mixed")
        os.mkdir(folder)
        for source in ("postings", "broken", "other"):
            for name in sorted(os.listdir(os.path.join(self.data, source))):
                path = os.path.join(self.data, source, name)
                if os.path.isfile(path):
                    with open(path, "rb") as file:
                        content = file.read()
                    self.path(os.path.join("mixed", "%s-%s" % (source, name)), content)
                    self.path(os.path.join("mixed", "b-" + name + ".gz"), gzip.compress(content))
        self.path(os.path.join("mixed", "a-large.html"),
                  b"<h1>Engineer</h1><h2>Requirements</h2>" + b"<li>Go and <b>Rust</b>" * 30000)
        self.path(os.path.join("mixed", "c-array.json"),
                  json.dumps(list(varied(self.postings, 40))).encode())
        for command in ("match", "gap"):
            self.same("a folder of everything: " + command, [command], folder, codes=(0, 4))
        names = [os.path.join(folder, name) for name in sorted(os.listdir(folder))]
        self.same("each file a source", ["match"], *names, *reversed(names), "role:go-specialist",
                  codes=(0, 4))
        sources = self.path("sources", "".join(
            "'%s'%s\n" % (name, " --title Engineer" if i % 2 else "")
            for i, name in enumerate(names)).encode())
        self.same("a file of sources", ["match", "--sources", sources], codes=(0, 4))

    def network(self):
        # The first answers take longest.
        pages = ["%s/wait/%d/%d" % (self.base, 60 * (8 - i), i) for i in range(8)]
        pages[3] = self.base + "/404"
        pages += ["%s/postings/%s" % (self.base, name) for name in
                  ("glassfin.html", "kestrel-grid.md", "tidewatch-labs.html", "saltmarsh.txt")]
        for command in ("fetch", "gap"):
            runs = [self.run(command, "--now", NOW, "--jobs", jobs, "--allow-private", "--no-cache",
                             "--pause", "0", "--per-host", "8", "--tries", "1", *pages)
                    for jobs in JOBS]
            for i, (code, out, err) in enumerate(runs):
                runs[i] = code, re.sub(rb'"fetched_at":"[^"]*"', b"", out), err
            self.check("pages in the order they were given, not that of answers: " + command,
                       all(run == runs[0] for run in runs) and runs[0][0] == 4 and runs[0][1],
                       repr([run[2] for run in runs]))

    # ---- the same history ----------------------------------------------------------

    def dump(self, home):
        """All that the database holds, in its own order; None where there is none."""
        path = os.path.join(home, "skillgap", "history.db")
        if not os.path.exists(path):
            return None
        with contextlib.closing(sqlite3.connect(path)) as database:
            return list(database.iterdump())

    def weeks(self, jobs, sources, weeks):
        """What watch says and remembers week by week, then an export taken in elsewhere, and what
        `gap --remember` keeps."""
        home = os.path.join(self.folder, "history-" + jobs)
        other = os.path.join(home, "other")
        environment = self.environment

        def run(state, *args, **more):
            self.environment = dict(environment, XDG_STATE_HOME=state)
            return self.run(*args, "--jobs", jobs, **more)

        got = []
        for number, files in enumerate(weeks):
            for name, postings in files.items():
                self.path(name, b"".join(json.dumps(one).encode() + b"\n" for one in postings))
            more = ["--dictionary", self.harbour] if number == len(weeks) - 1 else []
            got.append(run(home, "watch", "--sources", sources, "--have", "go 3y", *more,
                           "--now", "2026-11-%02dT00:00:00Z" % (number * 7 + 1)))
            got.append(self.dump(home))
        got.append(run(home, "watch", "--export"))
        got.append(run(other, "watch", "--import", "-", "--now", NOW, input=got[-1][1]))
        got.append(self.dump(other))
        got.append(run(os.path.join(home, "third"), "gap", "--remember", "--now", NOW,
                       os.path.join(self.folder, "many.a")))
        got.append(self.dump(os.path.join(home, "third")))
        self.environment = environment
        return got

    def history(self):
        """New, known, changed and gone postings; the same one twice at once, and copies."""
        name = "watch remembers and says the same, however many understand what is new"
        self.harbour = self.path("harbour.json", json.dumps({
            "area": "harbour", "skills": [{"id": "harbour-tides", "name": "Harbour Tides",
                                           "kind": "tool"}]}).encode())
        postings = list(varied(self.postings, 90))
        changed = [dict(one, description=one["description"] + "\n\n- Harbour Tides\n")
                   for one in postings[10:30]]
        # Twice the same address, with another text the second time; and a copy, twice, which must
        # stay one.
        twice = []
        for i, one in enumerate(postings[:12]):
            other = dict(one, description=one["description"] + "\n\n- Kafka\n")
            copy = dict(one, url="https://jobs.example/copy-%d" % i)
            twice += [one, other, one, copy, copy]
        sources = self.path("watched", ("%s/many.a\n%s/many.b\n" % ((self.folder,) * 2)).encode())
        weeks = [{"many.a": postings[:50], "many.b": twice},
                 {"many.a": postings[20:70], "many.b": twice},
                 {"many.a": changed + postings[40:], "many.b": twice[::-1]},
                 {"many.a": postings, "many.b": twice}]
        runs = {jobs: self.weeks(jobs, sources, weeks) for jobs in JOBS}
        first = runs["1"]
        if b"needs this part" in first[0][2]:
            self.results.append((name, tap.LEFT_OUT, "built without the history"))
            return
        different = [(jobs, i) for jobs in JOBS for i, (one, two) in enumerate(zip(first, runs[jobs]))
                     if one != two]
        codes = [run[0] for run in first if isinstance(run, tuple)]
        self.check(name, not different and codes == [0] * len(codes) and None not in first,
                   "%s; %s; %s" % (different, codes, first[0][2].decode()))

    # ---- ended early ---------------------------------------------------------------

    def endings(self):
        many = self.ndjson("many.ndjson", 400)
        for jobs in ("1", "4"):
            run = subprocess.Popen([self.program, "match", "--jobs", jobs, many],
                                   stdout=subprocess.PIPE, stderr=subprocess.PIPE,
                                   env=self.environment)
            run.stdout.readline()
            run.stdout.close()
            err = run.stderr.read()
            run.stderr.close()
            self.check("a closed pipe ends it quietly: %s at once" % jobs,
                       run.wait(60) == -signal.SIGPIPE and err == b"", repr(err))
        if os.path.exists("/dev/full"):
            runs = []
            for jobs in ("1", "4"):
                with open("/dev/full", "wb") as full:
                    run = subprocess.run([*tap.UNDER, self.program, "match", "--jobs", jobs, many],
                                         stdout=full, stderr=subprocess.PIPE, timeout=300,
                                         env=self.environment)
                runs.append((run.returncode, run.stderr))
            self.check("output that cannot be written ends it, with the same message",
                       runs[0] == runs[1] and runs[0][0] == 6, repr(runs))
        for number in (signal.SIGINT, signal.SIGTERM):
            run = subprocess.Popen([self.program, "match", "--jobs", "4", many, many],
                                   stdout=subprocess.PIPE, env=self.environment)
            run.stdout.readline()
            run.send_signal(number)
            out = run.stdout.read()
            self.check("%s ends it at once" % signal.Signals(number).name,
                       run.wait(60) == -number, "%d bytes" % len(out))

    def scarcity(self):
        name = "memory that gives out is told, and the run ends"
        small = self.ndjson("small.ndjson", 40)
        with open(self.program, "rb") as file:
            content = file.read()
        if tap.UNDER or b"__asan_init" in content or b"__tsan_init" in content:
            self.results.append((name, tap.LEFT_OUT, "memory is another's to count here"))
            return
        for room in (48, 64, 96, 160):
            done = self.run("match", "--now", NOW, "--jobs", "64", small,
                            preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_AS,
                                                                  (room << 20, room << 20)))
            self.check("%s: %d MiB" % (name, room),
                       done[0] == 0 or (done[0] in (4, 5, 6, 127) and done[2]),
                       "%d %s" % (done[0], done[2].decode()))

    # ---- when ----------------------------------------------------------------------

    def threads(self, run):
        try:
            return len(os.listdir("/proc/%d/task" % run.pid))
        except FileNotFoundError:
            return None

    def streaming(self):
        postings = [json.dumps(one).encode() + b"\n" for one in varied(self.postings, 64)]
        written = os.path.join(self.folder, "written")
        with open(written, "wb") as out:
            run = subprocess.Popen([*tap.UNDER, self.program, "match", "--jobs", "4"],
                                   stdin=subprocess.PIPE, stdout=out, env=self.environment)
        # Two lines tell a list of records from one.
        run.stdin.write(postings[17] + postings[18])
        run.stdin.flush()
        for posting in postings[19:27]:
            time.sleep(0.05)
            run.stdin.write(posting)
            run.stdin.flush()
        threads = most = self.threads(run)
        deadline = time.monotonic() + 60
        fed = False  # once in any case: a sanitizer has threads of its own
        while not fed or (most is not None and most < 4 and time.monotonic() < deadline):
            run.stdin.write(b"".join(postings))
            run.stdin.flush()
            fed = True
            most = None if most is None else max(most, self.threads(run) or 0)
        run.stdin.close()
        code = run.wait(60)
        with open(written, "rb") as out:
            lines = out.read().count(b"\n")
        if threads is None:
            self.results.append(("several at once start threads", tap.LEFT_OUT,
                                 "there is no /proc"))
        else:
            self.check("several at once are worked on by as many as were asked for", most >= 4,
                       "%d, then %d" % (threads, most))
        self.check("and all of them come out", code == 0 and lines >= 10 + 64,
                   "%d lines" % lines)

    def held_back(self):
        """What was read comes out while the next is waited for, as far as buffers go."""
        postings = [json.dumps(one).encode() + b"\n" for one in varied(self.postings, 40)]
        run = subprocess.Popen([*tap.UNDER, self.program, "fetch", "--jobs", "4"],
                               stdin=subprocess.PIPE, stdout=subprocess.PIPE,
                               env=self.environment)
        run.stdin.write(b"".join(postings[:32]))
        run.stdin.flush()
        got, deadline = 0, time.monotonic() + 60
        os.set_blocking(run.stdout.fileno(), False)
        expected = len(self.run("fetch", input=b"".join(postings[:32]))[1])
        while got < expected - 8192 and time.monotonic() < deadline:
            got += len(run.stdout.read() or b"")
            time.sleep(0.01)
        run.stdin.close()
        run.wait(60)
        self.check("nothing is held back while input is waited for", got >= expected - 8192,
                   "%d of %d bytes" % (got, expected))


def main(server, data, program):
    with tap.server(server) as base, tempfile.TemporaryDirectory() as folder:
        cases = Cases(base, data, os.path.abspath(program), folder)
        for part in (cases.records, cases.files, cases.network, cases.history, cases.endings,
                     cases.scarcity, cases.streaming, cases.held_back):
            begun = time.monotonic()
            part()
            print("# %s: %.1f s" % (part.__name__, time.monotonic() - begun), flush=True)
    return tap.report(cases.results)


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
