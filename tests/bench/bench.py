#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Runs benchmarks and prints the table of goals; scripts/bench is its front door.

    bench.py [--quick] [--json FILE] NAME[,NAME...] PROGRAM [FILE]

A benchmark is a function that takes a Bench and returns Goals. --quick runs it on next to
nothing: to see that it works, its figures mean nothing. --json adds the figures to FILE, a line
for each benchmark.
"""

import argparse
import datetime
import importlib
import json
import os
import sys
import tempfile

from goal import table
from measure import machine

# In the order of the table: name, and the module that has a function of that name.
BENCHMARKS = {
    "start": "start",
    "ndjson": "beside",
    "html": "beside",
    "mentions": "mentions",
    "dictionary": "mentions",
    "literals": "literals",
    "fetch": "fetch",
    "hostile": "hostile",
    "history": "history",
    "jobs": "jobs",
    "kept": "start",
    "memory": "memory",
    "growth": "growth",
}
NOT_IN_ALL = {"growth"}


class Bench:
    """What a benchmark is given: the program, a folder to write to, how much to do."""

    def __init__(self, program, file, quick, folder):
        self.program = os.path.abspath(program)
        self.build = os.path.dirname(os.path.dirname(self.program))
        self.file, self.quick, self.folder = file, quick, folder
        self.verbose = not quick  # to print more than goals
        self.rounds = 2 if quick else 7

    def of(self, usual, quick):
        return quick if self.quick else usual

    def driver(self, name):
        """A program of tests/bench, built beside the one that is measured."""
        path = os.path.join(self.build, "tests", name)
        if not os.access(path, os.X_OK):
            sys.exit("%s is not there: build with -Dtests=enabled" % path)
        return path


def keep(path, goals):
    with open(path, "a", encoding="utf-8") as file:
        file.write(json.dumps({
            "date": datetime.date.today().isoformat(), "machine": machine(),
            "load": round(os.getloadavg()[0], 1),
            "goals": [goal.record() for goal in goals]}, ensure_ascii=False) + "\n")


def run(name, program, file, quick):
    function = getattr(importlib.import_module(BENCHMARKS[name]), name)
    with tempfile.TemporaryDirectory() as folder:
        return function(Bench(program, file, quick, folder))


def main():
    parser = argparse.ArgumentParser(usage=__doc__)
    parser.add_argument("--quick", action="store_true")
    parser.add_argument("--json")
    parser.add_argument("names")
    parser.add_argument("program")
    parser.add_argument("file", nargs="?")
    given = parser.parse_args()
    names = given.names.split(",")
    if names == ["all"]:
        names = [name for name in BENCHMARKS if name not in NOT_IN_ALL]
    for name in names:
        if name not in BENCHMARKS:
            sys.exit("there is no benchmark '%s'" % name)
    every = []
    for name in names:
        print("%s ..." % name, file=sys.stderr, flush=True)
        goals = run(name, given.program, given.file, given.quick)
        if given.json and goals:
            keep(given.json, goals)
        every += goals
    print("%s, load %.1f" % (machine(), os.getloadavg()[0]))
    print(table(every))


if __name__ == "__main__":
    main()
