#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""2,000 pages of 8 KB that take 50 ms each, 50 in flight: the fetcher beside curl --parallel.

    fetch.py BENCH_FETCH [ROUNDS]

One after the other in each round, so that what slows the machine slows both; medians. Absolute
times of a shared machine mean little; the ratio does. Standard library and curl.
"""

import os
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
import urllib.request

PAGES, IN_FLIGHT, DELAY_MS, BYTES = 2000, 50, 50, 8000


def main():
    program, rounds = sys.argv[1], int(sys.argv[2]) if len(sys.argv) > 2 else 7
    here = os.path.dirname(os.path.abspath(__file__))
    environment = {name: value for name, value in os.environ.items()
                   if not name.lower().endswith("_proxy")}
    server = subprocess.Popen(
        [sys.executable, os.path.join(here, "server.py"), str(DELAY_MS), str(BYTES)],
        stdout=subprocess.PIPE, text=True)
    try:
        base = "http://127.0.0.1:" + server.stdout.readline().strip()
        with tempfile.TemporaryDirectory() as folder:
            urls = os.path.join(folder, "urls")
            with open(urls, "w", encoding="ascii") as file:
                for i in range(PAGES):
                    file.write('url = "%s/%d"\noutput = "/dev/null"\n' % (base, i))
            copies = os.path.join(folder, "copies")
            ours = [program, base, str(PAGES), str(IN_FLIGHT)]
            commands = [
                ("curl --parallel --parallel-max %d" % IN_FLIGHT,
                 ["curl", "--silent", "--parallel", "--parallel-max", str(IN_FLIGHT),
                  "--max-filesize", "16777216", "--max-time", "30", "--compressed",
                  "--config", urls]),
                ("the fetcher", ours),
                ("the fetcher, storing each page", [*ours, copies]),
            ]
            measure(commands, rounds, base, environment, copies)
    finally:
        server.terminate()
        server.wait()


def counts_of(base):
    opener = urllib.request.build_opener(urllib.request.ProxyHandler({}))
    with opener.open(base + "/counts") as answer:
        return [int(word) for word in answer.read().split()]


def measure(commands, rounds, base, environment, copies):
    times = {name: [] for name, _ in commands}
    counts = {}
    counts_of(base)
    for _ in range(rounds):
        for name, command in commands:
            shutil.rmtree(copies, ignore_errors=True)
            start = time.monotonic()
            subprocess.run(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
                           env=environment, check=True)
            times[name].append(time.monotonic() - start)
            counts[name] = counts_of(base)
    first = statistics.median(times[commands[0][0]])
    print("%-40s %8s %8s %8s %12s %9s" % ("%d pages, %d ms each, %d in flight"
                                          % (PAGES, DELAY_MS, IN_FLIGHT), "median", "least",
                                          "x curl", "connections", "requests"))
    for name, _ in commands:
        median = statistics.median(times[name])
        print("%-40s %6.2f s %6.2f s %8.2f %12d %9d"
              % (name, median, min(times[name]), median / first, *counts[name]))


if __name__ == "__main__":
    main()
