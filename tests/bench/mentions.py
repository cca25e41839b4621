# SPDX-License-Identifier: MIT
"""mentions and dictionary: names found in plain text in memory, beside Hyperscan's literals; and
what more skills cost.

Both sides look for the same names, in the same process, in turn, and count where one stands
alone. Hyperscan is told nothing of a space that may be a hyphen, so it finds a little less.
"""

import glob
import json
import os
import subprocess
import sys

import corpus
from goal import Goal

WORDING = os.path.join(corpus.SKILLS, "..", "wording", "*.json")
MOST_LESS = 0.15  # share of what we find that Hyperscan may not


def texts(bench):
    """A file of texts, NUL behind each: of made-up postings, or of those in FILE."""
    path = os.path.join(bench.folder, "texts")
    if bench.file is None:
        found = map(corpus.file_of, corpus.Postings().many(bench.of(900, 10)))
    else:
        with open(bench.file, encoding="utf-8") as file:
            found = [json.loads(line)["description"] for line in file]
    with open(path, "wb") as file:
        for text in found:
            file.write(text.encode().replace(b"\0", b"") + b"\0")
    return path


class Contest:
    """What bench_mentions says of one dictionary."""

    def __init__(self, described, found):
        (self.skills, self.literals, self.bytes, self.beside_bytes,
         self.ready, self.beside_ready) = map(float, described)
        self.words, self.candidates, self.hits, self.beside_hits = map(float, found)
        self.ours, self.beside = [], []

    def note(self, megabytes, best):
        text = "%.0f literals, %.0f %% of the words are candidates, %.0f hits, %.0f MB/s" % (
            self.literals, 100 * self.candidates / self.words, self.hits, megabytes / best)
        if self.beside_hits:
            text += "; Hyperscan %.0f hits" % self.beside_hits
        return text


def compete(bench, dictionaries, *options):
    """A Contest for each dictionary: comma-separated files."""
    path = texts(bench)
    done = subprocess.run([bench.driver("bench_mentions"), *options, str(bench.rounds), path,
                           *dictionaries], stdout=subprocess.PIPE, text=True)
    if done.returncode != 0:
        sys.exit("bench_mentions: status %d" % done.returncode)
    rows = [line.split("\t") for line in done.stdout.splitlines()]
    described = {row[1]: row[2:] for row in rows if row[0] == "dictionary"}
    contests = [Contest(described[row[1]], row[2:]) for row in rows if row[0] == "found"]
    for _, number, ours, beside in (row for row in rows if row[0] == "round"):
        contests[int(number)].ours.append(float(ours) / 1e6)
        contests[int(number)].beside.append(float(beside) / 1e6)
    for contest in contests:
        contest.megabytes = os.path.getsize(path) / 1e6
        if contest.hits == 0 or (contest.beside_bytes and contest.beside_hits <
                                 contest.hits * (1 - MOST_LESS)):
            sys.exit("bench_mentions: %d hits, Hyperscan %d" % (contest.hits,
                                                               contest.beside_hits))
    return contests


def written(bench, skills):
    path = os.path.join(bench.folder, "%d.json" % skills)
    if not os.path.exists(path):
        # In a process of its own: this one's memory shows in that of those it measures.
        subprocess.run([sys.executable, corpus.__file__, "dictionary", str(skills), path],
                       check=True)
    return path


def mentions(bench):
    sizes = bench.of((3000, 30000), (100, 400))
    wording = "," + ",".join(sorted(glob.glob(WORDING)))
    names = [written(bench, n) for n in sizes]
    contests = compete(bench, names + [name + wording for name in names])
    if not contests[0].beside_bytes:
        print("mentions: built without Hyperscan (libhyperscan-dev; meson setup --reconfigure)")
        return []
    goals = []
    for i, contest in enumerate(contests):
        what = "mentions: names of %d skills%s" % (sizes[i % 2], " and cues" if i > 1 else "")
        goals.append(Goal(what + ", times Hyperscan", contest.ours, contest.beside, inverse=True,
                          least=(2, 4)[i % 2],
                          note=contest.note(contest.megabytes, min(contest.ours))))
        goals[-1].in_milliseconds()
    return goals


def dictionary(bench):
    sizes = bench.of((500, 3000, 30000, 50000), (50, 100, 200, 400))
    contests = compete(bench, [written(bench, n) for n in sizes], "--alone")
    first = contests[0]
    return [Goal("dictionary: names of %d skills, beside %d" % (sizes[i], sizes[0]),
                 contest.ours, first.ours, most=(None, 1.2, 2.0, None)[i],
                 note=contest.note(contest.megabytes, min(contest.ours))).in_milliseconds()
            for i, contest in enumerate(contests) if i > 0]
