# SPDX-License-Identifier: MIT
"""hostile: pages of up to 16 MiB made to hurt, through the whole program.

Each must take less than 2 s of processor time and 400 MB, give findings or say that it was not
readable, and give the same bytes on every run.
"""

import os
import statistics
import sys

from goal import Goal
from measure import Run

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), ".."))
from vices import VICES  # noqa: E402

MIB = 1 << 20
OUTCOMES = (b'"outcome":"ok"', b'"outcome":"inconclusive"')


def write(path, pieces, size):
    with open(path, "wb") as file:
        for piece in pieces(size):
            file.write(piece)


def judge(name, runs):
    """None, or what is wrong with the answers."""
    if len({run.hash for run in runs}) > 1:
        return "%s: not the same bytes on every run" % name
    if not any(outcome in runs[0].output for outcome in OUTCOMES):
        return "%s: no outcome: %s" % (name, runs[0].output[:200].decode(errors="replace"))
    return None


def time_of(runs):
    return statistics.median(run.cpu for run in runs)


def memory_of(runs):
    return max(run.memory for run in runs)


def describe(name, size, runs):
    print("%-34s %6.1f MB  %5.2f s (to %.2f)  %4.0f MB  %s" % (
        name, size / 1e6, time_of(runs), max(run.cpu for run in runs), memory_of(runs),
        runs[0].outcome), flush=True)


def hostile(bench):
    size, path = bench.of(16 * MIB - 1, 64 << 10), os.path.join(bench.folder, "page.html")
    every, wrong = {}, []

    def run(name, times):
        write(path, VICES[name], size)
        # 5: no posting one can judge, which is an outcome.
        runs = [Run([bench.program, "match", path], keep=True, allowed=(0, 5))
                for _ in range(times)]
        wrong.append(judge(name, runs))
        # A program starts with the memory of who starts it, as far as is counted.
        for one in runs:
            one.outcome = "ok" if OUTCOMES[0] in one.output else "inconclusive"
            one.output = b""
        return runs

    for name in VICES:
        every[name] = run(name, bench.of(3, 2))
        if bench.verbose:
            describe(name, os.path.getsize(path), every[name])
    # Those that count are measured as often as everything else.
    slow = max(every, key=lambda name: time_of(every[name]))
    large = max(every, key=lambda name: memory_of(every[name]))
    slowest, largest = run(slow, bench.rounds), run(large, bench.rounds)
    if any(wrong):
        sys.exit("\n".join(filter(None, wrong)))
    return [Goal("hostile: time of the slowest page, of 2 s",
                 [one.cpu for one in slowest], [2.0] * bench.rounds, most=1, note=slow),
            Goal("hostile: memory of the largest, of 400 MB",
                 [one.memory for one in largest], [400.0] * bench.rounds, most=1, unit="MB",
                 note=large)]
