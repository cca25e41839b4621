#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Writes the table of results.ndjson into README.md: readme.py [RESULTS [README]]

A line of results.ndjson is one run of one benchmark. Of several the table has the one whose
ratio is the worst for us, goal by goal. Standard library only.
"""

import json
import os
import sys

from goal import plain

HERE = os.path.dirname(os.path.abspath(__file__))
README = os.path.join(HERE, "README.md")


def worst(rows):
    """Of one goal's rows that with the worst median."""
    lower_is_better = not rows[0]["asked"].startswith(">=")
    return max(rows, key=lambda row: row["ratio"] if lower_is_better else -row["ratio"])


def lines_of(runs):
    loads = [run["load"] for run in runs]
    yield ("Measured %s on %s, load %.0f to %.0f. Of the runs of everything, how many stands before "
           "the \u00d7," % (max(run["date"] for run in runs), runs[-1]["machine"], min(loads),
                           max(loads)))
    yield "each goal shows the one with the worst median."
    yield ""
    yield "| goal | ours | beside | ratio | least to most | runs | asked | met |"
    yield "|---|---|---|---|---|---|---|---|"
    goals = {}
    for row in (row for run in runs for row in run["goals"]):
        goals.setdefault(row["name"], []).append(row)
    for name, rows in goals.items():
        row = worst(rows)
        yield "| %s | %s %s | %s %s | %s | %s to %s | %d \u00d7 %d | %s | %s |" % (
            name, plain(row["ours"]), row["unit"], plain(row["beside"]), row["unit"],
            plain(row["ratio"]), plain(row["least"]), plain(row["most"]), len(rows),
            row["runs"], row["asked"], row["met"])


def put(what, lines, path=README):
    """Puts lines into the place that README.md has for them."""
    begin, end = "<!-- %s -->" % what, "<!-- end of %s -->" % what
    with open(path, encoding="utf-8") as file:
        text = file.read()
    head, _, rest = text.partition(begin + "\n")
    _, found, tail = rest.partition(end)
    if not found:
        sys.exit("%s: no place for %s" % (path, what))
    with open(path, "w", encoding="utf-8") as file:
        file.write("%s%s\n\n%s\n\n%s%s" % (head, begin, "\n".join(lines), end, tail))


def main(results=os.path.join(HERE, "results.ndjson"), path=README):
    with open(results, encoding="utf-8") as file:
        put("results", lines_of([json.loads(line) for line in file]), path)


if __name__ == "__main__":
    main(*sys.argv[1:])
