# SPDX-License-Identifier: MIT
"""fetch: pages that take 50 ms each, 50 in flight, beside curl --parallel; and matched meanwhile.

The wall is measured: a network is waited for. Both sides have the same limits of size and time;
skillgap also asks for robots.txt and reads each page into a posting. That all pages were asked
for is counted by the server.
"""

import glob
import itertools
import os
import subprocess
import sys
import urllib.request

import corpus
import page
from goal import Goal
from measure import Run, column, workers

HERE = os.path.dirname(os.path.abspath(__file__))
IN_FLIGHT, DELAY_MS, BYTES = 50, 50, 8000


def contents(bench):
    """Made-up pages of at most 8 KB, the posting in them a short one; or the pages in a folder
    FILE, as often as it takes."""
    if bench.file is not None:
        paths = sorted(glob.glob(os.path.join(bench.file, "*.html")))
        if not paths:
            sys.exit("%s: no *.html in it" % bench.file)
        for path in itertools.cycle(paths):
            with open(path, "rb") as file:
                yield file.read()
    postings = corpus.Postings()
    for number in itertools.count():
        content = page.page_of(postings.posting(number, 0.33), 0.4).encode()
        if len(content) <= BYTES:
            yield content


def write_pages(bench):
    folder, n = os.path.join(bench.folder, "pages"), bench.of(2000, 20)
    os.makedirs(folder)
    for i, content in enumerate(itertools.islice(contents(bench), n)):
        with open(os.path.join(folder, "%d.html" % i), "wb") as file:
            file.write(content)
    return folder, n


class Server:
    """A process that answers slowly; `pages` is a folder of what it answers."""

    def __init__(self, pages):
        self.process = subprocess.Popen(
            [sys.executable, os.path.join(HERE, "server.py"), str(DELAY_MS), pages],
            stdout=subprocess.PIPE, text=True)
        self.base = "http://127.0.0.1:" + self.process.stdout.readline().strip()
        self.opener = urllib.request.build_opener(urllib.request.ProxyHandler({}))

    def counts(self):
        """Connections and requests since it was last asked."""
        with self.opener.open(self.base + "/counts") as answer:
            return [int(word) for word in answer.read().split()]

    def stop(self):
        self.process.terminate()
        self.process.wait()
        self.process.stdout.close()


class Pages:
    """The commands to compare, and what they need."""

    def __init__(self, bench, server, folder, n):
        self.bench, self.server, self.n, self.runs = bench, server, n, 0
        self.urls = ["%s/%d.html" % (server.base, i) for i in range(n)]
        self.files = [os.path.join(folder, "%d.html" % i) for i in range(n)]
        self.environment = {name: value for name, value in os.environ.items()
                            if not name.lower().endswith("_proxy")}
        self.jobs = workers(bench.program, 2)

    def fresh(self):
        """A folder of its own for each run: file systems are slow to use again what was deleted
        a moment ago."""
        self.runs += 1
        path = os.path.join(self.bench.folder, "run%d" % self.runs)
        os.mkdir(path)
        return path

    def run(self, command, folder=None):
        self.server.counts()
        environment = {**self.environment, "XDG_CACHE_HOME": folder or self.fresh()}
        run = Run(command, env=environment)
        run.connections, requests = self.server.counts()
        if requests < self.n:
            sys.exit("%s: %d requests for %d pages" % (command[0], requests, self.n))
        return run

    def curl(self, kept):
        folder = self.fresh()
        config = os.path.join(folder, "urls")
        with open(config, "w", encoding="ascii") as file:
            for i, url in enumerate(self.urls):
                target = os.path.join(folder, "%d" % i) if kept else "/dev/null"
                file.write('url = "%s"\noutput = "%s"\n' % (url, target))
        return self.run(["curl", "--silent", "--parallel", "--parallel-max", str(IN_FLIGHT),
                         "--max-filesize", "16777216", "--max-time", "30", "--compressed",
                         "--config", config], folder)

    def ours(self, verb, *options):
        run = self.run([self.bench.program, verb, "--allow-private", "--pause", "0",
                        "--per-host", str(IN_FLIGHT), *options, *self.urls])
        if run.lines < self.n:
            sys.exit("%s: %d lines for %d pages" % (verb, run.lines, self.n))
        return run

    def match_files(self):
        run = Run([self.bench.program, "match", *self.jobs, *self.files])
        if run.lines < self.n:
            sys.exit("match: %d lines for %d pages" % (run.lines, self.n))
        return run


def fetch(bench):
    folder, n = write_pages(bench)
    server = Server(folder)
    try:
        pages = Pages(bench, server, folder, n)
        makers = [lambda: pages.curl(False), lambda: pages.ours("fetch", "--no-cache"),
                  lambda: pages.curl(True), lambda: pages.ours("fetch"),
                  lambda: pages.ours("match", "--no-cache", *pages.jobs), pages.match_files]
        rows = [[make() for make in makers] for _ in range(bench.rounds)]
    finally:
        server.stop()
    wall = [column(rows, i, "wall") for i in range(len(makers))]
    larger = list(map(max, wall[1], wall[5]))
    note = "%d pages, %d ms each, %d in flight; connections: curl %d, ours %d" % (
        n, DELAY_MS, IN_FLIGHT, rows[0][0].connections, rows[0][1].connections)
    return [Goal("fetch: %d pages, beside curl --parallel" % n, wall[1], wall[0], most=1.05,
                 note=note),
            Goal("fetch: a copy of each page kept, beside curl -o", wall[3], wall[2], most=1.05),
            Goal("fetch: matched while fetching, beside the larger of both", wall[4], larger,
                 most=1.15, note="match alone of the same pages, %s: %.2f s"
                 % ("two workers" if pages.jobs else "one worker, it has no more",
                    min(wall[5])))]
