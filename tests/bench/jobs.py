# SPDX-License-Identifier: MIT
"""jobs: two postings at once beside one after the other, as lines and as pages.

The wall counts. It needs two processors to itself: what else runs takes of two threads more than
of one, or gives them more; what sharing the work costs by itself shows in the processor's time.
"""

import os
import sys
import threading
import time

import corpus
import page
from goal import Goal
from measure import Run, in_turn


def pile(bench):
    """Made-up postings, one a line, or those in FILE."""
    if bench.file is not None:
        return bench.file
    path = os.path.join(bench.folder, "lines.ndjson")
    with open(path, "w", encoding="utf-8") as file:
        file.writelines(map(corpus.line_of, corpus.Postings().many(bench.of(1500, 40))))
    return path


def folder(bench):
    path = os.path.join(bench.folder, "pages")
    os.mkdir(path)
    for number, posting in enumerate(corpus.Postings().many(bench.of(300, 10))):
        with open(os.path.join(path, "%d.html" % number), "w", encoding="utf-8") as file:
            file.write(page.page_of(posting))
    return path


def at_once(command):
    """The wall of two runs at once: what two processors give here when nothing is shared."""
    start = time.monotonic()
    both = [threading.Thread(target=Run, args=(command,)) for _ in range(2)]
    for one in both:
        one.start()
    for one in both:
        one.join()
    return time.monotonic() - start


def jobs(bench):
    goals = []
    for name, source in (("lines", pile(bench)), ("pages", folder(bench))):
        command = [bench.program, "match", "--jobs"]
        rows = in_turn(bench.rounds, lambda: Run([*command, "1", source]),
                       lambda: Run([*command, "2", source]),
                       lambda: at_once([*command, "1", source]))
        if len({run.hash for row in rows for run in row[:2]}) != 1:
            sys.exit("%s: the findings differ" % name)
        lost = sorted(two.cpu / one.cpu for one, two, _ in rows)[len(rows) // 2]
        goals.append(Goal("jobs: two workers on %s, times as fast as one" % name,
                          [two.wall for _, two, _ in rows], [one.wall for one, _, _ in rows],
                          least=1.6, inverse=True,
                          note="processor time of two beside one: %.2f" % lost))
        goals.append(Goal("jobs: two programs at once on %s, times as fast as in turn" % name,
                          [both for _, _, both in rows], [2 * one.wall for one, _, _ in rows],
                          inverse=True))
    return goals
