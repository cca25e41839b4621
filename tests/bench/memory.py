# SPDX-License-Identifier: MIT
"""memory: most memory of many postings from a pipe, beside few.

A report keeps a row a posting, so that gap grows by design; its tallies do not.
"""

import itertools
import json

import corpus
from goal import Goal
from measure import Run


def numbered(lines, n):
    """n of the lines, over and over; each pass has titles and addresses of its own."""
    for i, line in zip(range(n), itertools.cycle(lines)):
        posting = dict(line, url="https://jobs.example/%d" % i)
        posting["title"] = "%s %d" % (posting.get("title", "Engineer"), i // len(lines))
        posting.pop("identifier", None)
        yield json.dumps(posting).encode() + b"\n"


def memory(bench):
    few, many = bench.of((1000, 100000), (20, 100))
    lines = [json.loads(corpus.line_of(one)) for one in corpus.Postings().many(bench.of(2000, 20))]
    rounds, goals = bench.of(2, 1), []
    for command in (["match"], ["gap", "--tally", "--have", "go 3y, postgresql"], ["gap"]):
        small, large = [[Run([bench.program, *command, "-"], feed=numbered(lines, n)).memory
                         for _ in range(rounds)] for n in (few, many)]
        asked = {} if command == ["gap"] else {"most": 1.1}
        name = " ".join(command[:2])
        goals.append(Goal("memory: %s of %d postings, beside %d" % (name, many, few), large, small,
                          unit="MB", **asked))
        if asked:
            goals.append(Goal("memory: %s of %d postings, of 64 MB" % (name, many), large,
                              [64.0] * rounds, most=1, unit="MB"))
    return goals
