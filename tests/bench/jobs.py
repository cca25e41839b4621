# SPDX-License-Identifier: MIT
"""Two postings at once beside one after the other: jobs.py PROGRAM FILE|FOLDER...

Runs take turns, first the one and then the other in front, and a ratio is that of two runs side
by side. It needs two processors to itself: what else runs takes of two threads more than of one,
or gives them more. How busy the machine was is shown, and how much processor time was lost
by sharing the work, which does not depend on it.
"""
import os
import statistics
import subprocess
import sys
import time

RUNS = 9


def run(command):
    """Seconds by the clock, and of the processors."""
    begun = time.monotonic()
    with open(os.devnull, "wb") as null:
        process = subprocess.Popen(command, stdout=null, stderr=null, stdin=subprocess.DEVNULL)
        _, status, usage = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode not in (0, 4):
        sys.exit("%s: status %d" % (" ".join(command[:3]), process.returncode))
    return time.monotonic() - begun, usage.ru_utime + usage.ru_stime


def row(name, values, unit):
    print("  %-40s %6.2f %s  (%.2f to %.2f)" % (name, statistics.median(values), unit,
                                               min(values), max(values)))


def main(program, *sources):
    load = open("/proc/loadavg", encoding="ascii").read().split()[0] \
        if os.path.exists("/proc/loadavg") else "?"
    print("%d processors, load %s before; %d runs each in turn, median (least to most)"
          % (os.cpu_count(), load, RUNS))
    for source in sources:
        for command in ("match", "gap"):
            one, two = [[program, command, "--jobs", jobs, source] for jobs in "12"]
            run(one)
            pairs = []
            for i in range(RUNS):
                first = run(two) if i % 2 else run(one)
                second = run(one) if i % 2 else run(two)
                pairs.append((second, first) if i % 2 else (first, second))
            print("%s %s" % (command, os.path.basename(source)))
            row("one at once", [a[0] for a, _ in pairs], "s")
            row("two at once", [b[0] for _, b in pairs], "s")
            row("times as fast", [a[0] / b[0] for a, b in pairs], "x")
            row("processor time of two beside one", [b[1] / a[1] for a, b in pairs], "x")


if __name__ == "__main__":
    main(*sys.argv[1:])
