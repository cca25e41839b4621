# SPDX-License-Identifier: MIT
"""memory: most memory of many postings from a pipe, beside few.

None is like another, and COMPANIES companies have them: a tally grows with the companies that
ask for each skill, and a report with its rows. With FILE, of as many postings as that has.
"""

import os
import re

from goal import Goal
from measure import Run
from pile import first, pile

COMPANIES = 500
COMPANY = re.compile(rb'("hiringOrganization": \{"name": )"[^"]*"')
# What Python starts has Python's memory counted as its own, from before it was another program.
TIME = "/usr/bin/time"


def named(blocks):
    """The same postings, of COMPANIES companies."""
    number = 0
    for block in blocks:
        lines = block.splitlines(keepends=True)
        for i, line in enumerate(lines):
            lines[i] = COMPANY.sub(rb'\g<1>"Company %d"' % (number % COMPANIES), line, count=1)
            number += 1
        yield b"".join(lines)


def peak(bench, command, path, n):
    """Most memory of one run, in MB."""
    feed = named(first(path, n))
    if not os.access(TIME, os.X_OK):
        return Run(command, feed=feed).memory
    result = os.path.join(bench.folder, "peak")
    Run([TIME, "-f", "%M", "-o", result, *command], feed=feed)
    with open(result, encoding="utf-8") as file:
        return int(file.read()) / 1024


def memory(bench):
    few, many = bench.of((1000, 100000), (20, 100))
    path = pile(bench, many)
    rounds, goals = bench.of(2, 1), []
    for command in (["match"], ["gap", "--tally", "--have", "go 3y, postgresql"], ["gap"]):
        small, large = [[peak(bench, [bench.program, *command, "-"], path, n)
                         for _ in range(rounds)] for n in (few, many)]
        asked = {} if command == ["gap"] else {"most": 1.1}
        name = " ".join(command[:2])
        goals.append(Goal("memory: %s of %d postings, beside %d" % (name, many, few), large, small,
                          unit="MB", **asked))
        if asked:
            goals.append(Goal("memory: %s of %d postings, of 64 MB" % (name, many), large,
                              [64.0] * rounds, most=1, unit="MB"))
    return goals
