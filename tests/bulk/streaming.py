#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Tallies through what other systems do with lines: streaming.py PROGRAM.

Small stand-ins keep the contracts of Hadoop Streaming (a mapper and a reducer read and write
lines; what has no tab gets one at its end; the reducer's lines come sorted) and of Spark's pipe()
(each partition's elements go in as lines, the lines that come out are elements). GNU parallel is
run itself where it is there. Prints TAP.
"""

import os
import random
import shutil
import subprocess
import sys
import tempfile

HERE = os.path.dirname(os.path.abspath(__file__))
sys.path[:0] = [os.path.join(HERE, ".."), os.path.join(HERE, "..", "cli")]
import tap  # noqa: E402
from postings import made_posting  # noqa: E402

POSTINGS, SPLITS = 300, 7
# As in the manual: one line serves as mapper, reducer, pipe and end. A split without
# postings has a tally too; its exit code (5), or that of a broken line (4), must not end the job.
TALLY = ("skillgap gap --tally --now 2026-11-22T00:00:00Z --have 'go 3y, postgresql' - "
         "2>/dev/null; test $? -le 5")


def piped(command, lines, environment):
    """Lines in, lines out, through a shell."""
    run = subprocess.run(["sh", "-c", command], input="".join(line + "\n" for line in lines),
                         text=True, capture_output=True, env=environment, check=True)
    return run.stdout.splitlines()


def splits_of(lines, n):
    """Parts of the input, one of them empty."""
    chance, splits = random.Random(3), [[] for _ in range(n - 1)]
    for line in lines:
        chance.choice(splits).append(line)
    return splits + [[]]


def hadoop(lines, environment):
    """mapred streaming -mapper "sh -c '...'" -reducer "sh -c '...'" -numReduceTasks 1"""
    shuffled = []
    for split in splits_of(lines, SPLITS):
        for line in piped(TALLY, split, environment):
            key, _, value = line.partition("\t")
            shuffled.append(key + "\t" + value)
    return piped(TALLY, sorted(shuffled), environment)


def spark(lines, environment):
    """rdd.pipe("sh -c '...'").coalesce(1).pipe("sh -c '...'")"""
    partitions = [piped(TALLY, split, environment) for split in splits_of(lines, SPLITS)]
    return piped(TALLY, [line for partition in partitions for line in partition], environment)


def parallel(lines, environment):
    """parallel --pipe --block 20k, half a block a process"""
    return piped("parallel --pipe --block 20k \"" + TALLY + "\" | " + TALLY, lines, environment)


def main(program):
    program = os.path.abspath(program)
    chance = random.Random(20261122)
    lines = [made_posting(i, chance) for i in range(POSTINGS)]
    with tempfile.TemporaryDirectory() as folder:
        environment = {"HOME": folder, "LC_ALL": "C.UTF-8",
                       "PATH": os.path.dirname(program) + ":" + os.environ["PATH"]}
        whole = piped(TALLY, lines, environment)
        results = [("%s gives the tally of the single run" % title,
                    run(lines, environment) == whole, "")
                   for title, run in (("Hadoop Streaming", hadoop), ("Spark's pipe()", spark))]
        if shutil.which("parallel"):
            got = parallel(lines, environment)
            results.append(("GNU parallel gives the tally of the single run", got == whole, ""))
        else:
            results.append(("GNU parallel gives the tally of the single run", tap.LEFT_OUT,
                            "needs GNU parallel"))
    return tap.report(results)


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
