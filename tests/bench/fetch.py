#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""2,000 pages of 8 KB that take 50 ms each, 50 in flight: skillgap beside curl --parallel.

    fetch.py PROGRAM [ROUNDS]

One after the other in each round, so that what slows the machine slows both; a ratio is that of
two runs of one round, and the median of these is shown. Absolute times of a shared machine mean
little. Both have the same limits of size and time; skillgap also reads each page into a posting,
and asks for robots.txt first. Standard library and curl.
"""

import os
import statistics
import subprocess
import sys
import tempfile
import time
import urllib.request

PAGES, IN_FLIGHT, DELAY_MS, BYTES = 2000, 50, 50, 8000


def write_config(path, urls, target):
    """The addresses for curl, and where each page goes."""
    with open(path, "w", encoding="ascii") as file:
        for i, url in enumerate(urls):
            file.write('url = "%s"\noutput = "%s"\n' % (url, target.replace("#", str(i))))


def main():
    program, rounds = sys.argv[1], int(sys.argv[2]) if len(sys.argv) > 2 else 7
    here = os.path.dirname(os.path.abspath(__file__))
    server = subprocess.Popen(
        [sys.executable, os.path.join(here, "server.py"), str(DELAY_MS), str(BYTES)],
        stdout=subprocess.PIPE, text=True)
    try:
        base = "http://127.0.0.1:" + server.stdout.readline().strip()
        urls = ["%s/%d" % (base, i) for i in range(PAGES)]
        with tempfile.TemporaryDirectory() as folder:
            config = os.path.join(folder, "urls")
            curl = ["curl", "--silent", "--parallel", "--parallel-max", str(IN_FLIGHT),
                    "--max-filesize", "16777216", "--max-time", "30", "--compressed",
                    "--config", config]
            ours = [program, "fetch", "--allow-private", "--pause", "0", "--per-host",
                    str(IN_FLIGHT)]
            measure([
                ("curl --parallel", curl, "/dev/null"),
                ("skillgap fetch --no-cache", [*ours, "--no-cache", *urls], None),
                ("curl --parallel, a file for each page", curl, "#"),
                ("skillgap fetch, a copy of each page", [*ours, *urls], None),
            ], rounds, base, urls, folder)
    finally:
        server.terminate()
        server.wait()


def counts_of(base):
    """Connections and requests since it was last asked."""
    opener = urllib.request.build_opener(urllib.request.ProxyHandler({}))
    with opener.open(base + "/counts") as answer:
        return [int(word) for word in answer.read().split()]


def run(command, fresh, base):
    """Seconds, connections and requests. `fresh` is a folder of its own: file systems are slow
    to use again what was deleted a moment ago."""
    environment = {name: value for name, value in os.environ.items()
                   if not name.lower().endswith("_proxy")}
    environment["XDG_CACHE_HOME"] = fresh
    start = time.monotonic()
    subprocess.run(command, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL,
                   stderr=subprocess.DEVNULL, env=environment, check=True)
    return (time.monotonic() - start, *counts_of(base))


def measure(commands, rounds, base, urls, folder):
    runs = {name: [] for name, _, _ in commands}
    counts_of(base)
    for i in range(rounds):
        for name, command, output in commands:
            fresh = os.path.join(folder, "%d %s" % (i, name))
            os.mkdir(fresh)
            if output is not None:
                write_config(os.path.join(folder, "urls"), urls,
                             os.path.join(fresh, output) if output == "#" else output)
            runs[name].append(run(command, fresh, base))
    print("%d pages of %d bytes, %d ms each, %d in flight, %d rounds"
          % (PAGES, BYTES, DELAY_MS, IN_FLIGHT, rounds))
    print("%-38s %8s %17s %11s %8s" % ("", "median", "x curl", "connections", "requests"))
    for number, (name, _, _) in enumerate(commands):
        beside = runs[commands[number - number % 2][0]]
        ratios = [ours[0] / theirs[0] for ours, theirs in zip(runs[name], beside)]
        print("%-38s %6.2f s %5.2f (%.2f-%.2f) %11d %8d"
              % (name, statistics.median(one[0] for one in runs[name]),
                 statistics.median(ratios), min(ratios), max(ratios), *runs[name][-1][1:]))


if __name__ == "__main__":
    main()
