# SPDX-License-Identifier: MIT
"""start: one posting from process start to exit, beside programs that do little.

hyperfine starts them, in rounds in which every command has its turn. The wall counts here, as
starting is what is measured; a round's figure is the least of its runs, since all that others do
on the machine can only add to it. What is started is a copy of the program, as an installed one is:
a file that was written in one go lies in memory in larger pieces than one that a linker wrote.
"""

import json
import os
import shutil
import subprocess
import sys

from goal import Goal

DATA = os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "data")


def times(commands, runs, result):
    """Seconds of each command, the least of so many runs."""
    done = subprocess.run(["hyperfine", "-N", "--warmup", "1", "--runs", str(runs), "--output",
                           "pipe", "--export-json", result, *commands],
                          stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True)
    if done.returncode != 0:
        sys.exit("hyperfine: " + done.stderr)
    with open(result, encoding="utf-8") as file:
        return [row["min"] for row in json.load(file)["results"]]


def start(bench):
    posting = bench.file or os.path.join(DATA, "postings", "kestrel-grid.md")
    page = os.path.join(DATA, "postings", "tidewatch-labs.html")
    profile = os.path.join(DATA, "profiles", "data.txt")
    program = shutil.copy(bench.program, bench.folder)
    commands = {
        "true": "/bin/true",
        "rg": "rg . %s" % posting,
        "version": "%s --version" % program,
        "match": "%s match %s" % (program, posting),
        "gap": "%s gap %s --profile %s" % (program, posting, profile),
        "page": "%s match %s" % (program, page),
    }
    slow = {"node": "node -e 0"} if shutil.which("node") else {}
    result = os.path.join(bench.folder, "hyperfine")
    rows = []
    for _ in range(bench.rounds):
        row = times(commands.values(), bench.of(40, 3), result)
        rows.append(row + (times(slow.values(), 2, result) if slow else []))
    at = {name: [row[i] for row in rows] for i, name in enumerate([*commands, *slow])}
    goals = [
        Goal("start: match one posting, beside /bin/true", at["match"], at["true"], most=2),
        Goal("start: gap report of one, beside /bin/true", at["gap"], at["true"], most=2),
        Goal("start: match one page, beside /bin/true", at["page"], at["true"]),
        Goal("start: match one posting, beside rg on it", at["match"], at["rg"], most=0.4),
        Goal("start: --version, beside /bin/true", at["version"], at["true"]),
    ]
    if "node" in at:
        goals.append(Goal("start: gap report of one, beside an empty Node script", at["gap"],
                          at["node"], note="what a script in Node takes before it does anything: "
                          "one that reports gaps takes more"))
    return [goal.in_milliseconds() for goal in goals]


def kept(bench):
    """A user's dictionary from the second run on, beside none and beside reading it anew."""
    posting = bench.file or os.path.join(DATA, "postings", "kestrel-grid.md")
    own = "%s --dictionary %s" % (bench.program + " match " + posting,
                                  os.path.join(DATA, "dictionaries", "nursing.json"))
    os.environ["XDG_CACHE_HOME"] = bench.folder
    commands = ["%s match %s" % (bench.program, posting), own, own + " --no-cache"]
    rows = [times(commands, bench.of(40, 3), os.path.join(bench.folder, "hyperfine"))
            for _ in range(bench.rounds)]
    without, again, anew = zip(*rows)
    return [Goal("kept: a user's dictionary, beside none", again, without).in_milliseconds(),
            Goal("kept: times as fast as reading it", again, anew,
                 inverse=True).in_milliseconds()]
