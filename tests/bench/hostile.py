# SPDX-License-Identifier: MIT
"""hostile: pages of up to 16 MiB made to hurt, through the whole program.

Each must take less than 2 s of processor time and 400 MB, give findings or say that it was not
readable, and give the same bytes on every run.
"""

import os
import sys

from goal import Goal
from measure import Run
from vices import VICES

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


def outcome_of(run):
    return "ok" if OUTCOMES[0] in run.output else "inconclusive"


def hostile(bench):
    size, path = bench.of(16 * MIB - 1, 64 << 10), os.path.join(bench.folder, "page.html")
    worst = {name: [] for name in VICES}
    wrong = []
    for name, pieces in VICES.items():
        write(path, pieces, size)
        # 5: no posting one can judge, which is an outcome.
        runs = [Run([bench.program, "match", path], keep=True, allowed=(0, 5))
                for _ in range(bench.of(7, 2))]
        wrong.append(judge(name, runs))
        worst[name] = runs
        if bench.verbose:
            print("%-34s %6.1f MB  %5.2f s (to %.2f)  %4.0f MB  %s" % (
                name, os.path.getsize(path) / 1e6, sorted(run.cpu for run in runs)[len(runs) // 2],
                max(run.cpu for run in runs), max(run.memory for run in runs),
                outcome_of(runs[0])), flush=True)
    wrong = [one for one in wrong if one]
    if wrong:
        sys.exit("\n".join(wrong))
    return goals_of(worst)


def goals_of(runs):
    slow = max(runs, key=lambda name: sorted(run.cpu for run in runs[name])[len(runs[name]) // 2])
    large = max(runs, key=lambda name: max(run.memory for run in runs[name]))
    n = len(runs[slow])
    return [Goal("hostile: time of the slowest of %d pages, of 2 s" % len(runs),
                 [run.cpu for run in runs[slow]], [2.0] * n, most=1, note=slow),
            Goal("hostile: memory of the largest, of 400 MB",
                 [run.memory for run in runs[large]], [400.0] * n, most=1, unit="MB",
                 note=large)]
