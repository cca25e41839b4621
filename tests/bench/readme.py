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
BEGIN, END = "<!-- results: scripts/bench record writes these -->", "<!-- end of results -->"


def worst(rows):
    """Of one goal's rows that with the worst median."""
    lower_is_better = not rows[0]["asked"].startswith(">=")
    return max(rows, key=lambda row: row["ratio"] if lower_is_better else -row["ratio"])


def lines_of(runs):
    loads = [run["load"] for run in runs]
    yield BEGIN
    yield ""
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
    yield ""
    yield END


def main(results=os.path.join(HERE, "results.ndjson"), path=os.path.join(HERE, "README.md")):
    with open(results, encoding="utf-8") as file:
        runs = [json.loads(line) for line in file]
    with open(path, encoding="utf-8") as file:
        text = file.read()
    head, _, rest = text.partition(BEGIN)
    _, _, tail = rest.partition(END)
    if not tail:
        sys.exit("%s: no place for results" % path)
    with open(path, "w", encoding="utf-8") as file:
        file.write(head + "\n".join(lines_of(runs)) + tail)


if __name__ == "__main__":
    main(*sys.argv[1:])
