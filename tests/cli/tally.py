#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Tallies add up, in any order and any grouping, to the single run: tally.py PROGRAM DATA PAGE.

Piles of postings are cut into shards by chance, with a fixed seed; the postings are those of
the samples and made ones that differ in company and in what they ask. Prints TAP.
"""

import json
import os
import random
import re
import subprocess
import sys
import tempfile

import tap

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), ".."))
from postings import made_posting  # noqa: E402

NOW = ["--now", "2026-11-22T00:00:00Z"]
ROUNDS = 8
PROFILES = {"no profile": [], "a profile": ["--have", "go 3y, postgresql, docker 2y, linux"],
            "practices counted": ["--have", "go 3y, kafka", "--count", "practices"]}


class Runs:
    """Runs of the program in a folder."""

    def __init__(self, program, folder):
        self.program, self.folder = program, folder

    def __call__(self, *args, text=b""):
        run = subprocess.run([*tap.UNDER, self.program, *args], input=text, capture_output=True,
                             cwd=self.folder, env={"HOME": self.folder, "LC_ALL": "C.UTF-8"},
                             check=False, timeout=120)
        return run.returncode, run.stdout, run.stderr.decode()

    def write(self, name, content):
        with open(os.path.join(self.folder, name), "wb") as file:
            file.write(content)
        return name


def pile(runs, data):
    """Findings of the samples and of made postings, a line each, marked where they are twice."""
    chance = random.Random(20261122)
    made = "\n".join(made_posting(i, chance) for i in range(120)) + "\n"
    # One of them stands in the pile twice, so that a mark travels into a shard.
    made += made.split("\n")[7] + "\n"
    return runs("match", *NOW, os.path.join(data, "postings"), runs.write("made.ndjson",
                                                                        made.encode()))[1]


def add_by_chance(runs, args, names, chance):
    """Adds tallies two or three at a time until one is left; its bytes."""
    names = list(names)
    step = 0
    while True:
        taken = [names.pop(chance.randrange(len(names)))
                 for _ in range(min(len(names), chance.randrange(2, 4)))]
        code, out, err = runs("gap", "--tally", *NOW, *args, *taken)
        if code != 0:
            return err.encode()
        if not names:
            return out
        step += 1
        names.append(runs.write("sum%d.tally" % step, out))


def splits(runs, args, lines, chance):
    """Shards of the pile, tallied; their names."""
    shards = [[] for _ in range(chance.randrange(2, 7))]
    for line in lines:
        chance.choice(shards).append(line)
    names = []
    for i, shard in enumerate(shard for shard in shards if shard):
        part = runs.write("part%d.ndjson" % i, b"\n".join(shard) + b"\n")
        runs("gap", "--tally", *NOW, *args, part, "-o", "part%d.tally" % i)
        names.append("part%d.tally" % i)
    return names


def sums(runs, findings):
    """Any sum of any shards is the single run."""
    lines = findings.strip().split(b"\n")
    for title, args in PROFILES.items():
        whole = runs("gap", "--tally", *NOW, *args, "-", text=findings)[1]
        chance = random.Random(7)
        wrong = 0
        for _ in range(ROUNDS):
            names = splits(runs, args, lines, chance)
            wrong += add_by_chance(runs, args, names, chance) != whole
        yield ("shards of %d postings add up to the single run, with %s" % (len(lines), title),
               wrong == 0 and len(whole) > 1000, "%d of %d differ" % (wrong, ROUNDS))


def without_postings(report):
    """A report as far as sums can make it."""
    report = json.loads(report)
    report["postings"] = []
    report["best"] = report["best"][:0]
    return report


def reports(runs, findings):
    """A tally's report is that of the postings."""
    for title, args in PROFILES.items():
        whole = runs("gap", "--tally", *NOW, *args, "-", text=findings)[1]
        runs.write("whole.tally", whole)
        got = runs("gap", *NOW, *args, "--format", "json", "whole.tally")[1]
        want = runs("gap", *NOW, *args, "--format", "json", "-", text=findings)[1]
        yield ("a tally's report says what that of its postings says, with %s" % title,
               without_postings(got) == without_postings(want), "")
    one = findings.split(b"\n")[0] + b"\n"
    args = PROFILES["practices counted"]
    seen = [json.loads(runs("gap", *NOW, *args, "--format", "json", *sources, text=one)[1])["seen"]
            for sources in (["whole.tally"], ["whole.tally", "-"], ["-", "whole.tally"])]
    yield ("postings beside a tally are added to it", seen == [seen[0], seen[0] + 1, seen[0] + 1],
           str(seen))


def described(page):
    """What the manual page says of keys, by the last word of the heading."""
    keys, section = {}, ""
    for line in page.splitlines():
        if line.startswith("# JSON TALLY"):
            section = line.split()[-1].lower()
        found = re.match(r"\*(\w+)\* \(", line)
        if found:
            keys.setdefault(section, set()).add(found.group(1))
    return keys


def manual(runs, findings, page):
    """skillgap-tally(5) has the keys that there are, and no other."""
    runs.write("foreign.ndjson", json.dumps(
        {"type": "findings", "v": 1, "posting": {"title": "Dev"},
         "skills": [{"id": "zz9", "name": "ZZ Nine"}],
         "requirements": [{"any_of": ["zz9"], "strength": "required", "quote": "ZZ Nine"},
                          {"any_of": ["go"], "strength": "required", "min_years": 9,
                           "quote": "9 years of Go"}]}).encode())
    runs.write("pile.ndjson", findings)
    tally = json.loads(runs("gap", "--tally", *NOW, *PROFILES["a profile"], "pile.ndjson",
                            "foreign.ndjson")[1])
    keys = {"tally": set(tally)}
    for name in ("skills", "roles", "facts"):
        keys[name] = {key for node in tally[name] for key in node}
    with open(page, encoding="utf-8") as file:
        said = described(file.read())
    yield "skillgap-tally(5) has every key and no other", said == keys, str(
        {name: said.get(name, set()) ^ keys[name] for name in keys})


def hostile(whole):
    """Tallies that are none, and what is wrong with them."""
    good = json.loads(whole)
    for path, value, message in [
            ("companies", ["zz"], "companies[0]"), ("companies", {}, "companies"),
            ("skills", [{"asked": True}], "skills[0].id"),
            ("skills", [{"id": "go", "required": 1, "companies": [9999999]}], "no such company"),
            ("skills", [{"id": "go", "required": 1, "companies": [0]}], "no such company"),
            ("skills", [{"id": "go", "required": 1, "or": [{"id": "x"}]}], "needs id and n"),
            ("facts", [{"kind": "shoe_size", "n": 1}], "facts[0].kind"),
            ("v", 2, "reads 1 only")]:
        yield dict(good, **{path: value}), message


def refusals(runs, findings):
    """What does not go with a tally is said, and nothing comes of it."""
    have = PROFILES["a profile"]
    whole = runs("gap", "--tally", *NOW, *have, "-", text=findings)[1]
    runs.write("whole.tally", whole)
    for title, args, code, message in [
            ("no profile", [], 3, "made with a profile"),
            ("another profile", ["--have", "rust"], 3, "another profile"),
            ("other things counted", [*have, "--count", "practices"], 3, "another --count"),
            ("a table of postings", [*have, "--table", "postings", "--format", "csv"], 2,
             "no postings"),
            ("groups", [*have, "--by", "company"], 2, "no postings")]:
        got = runs("gap", *NOW, *args, "whole.tally")
        yield ("a tally with %s is refused" % title,
               got[0] == code and not got[1] and message in got[2], "%r" % (got,))
    got = runs("plan", *NOW, *have, "whole.tally")
    yield "a plan takes no tally", got[0] == 2 and "without postings" in got[2], "%r" % (got,)
    other = json.dumps(dict(json.loads(whole), dictionary="0123456789abcdef")).encode()
    got = runs("gap", *NOW, *have, "-", text=other)
    yield ("a tally of another dictionary is refused", got[0] == 3 and "dictionary" in got[2],
           "%r" % (got,))
    for i, (tally, message) in enumerate(hostile(whole)):
        got = runs("gap", *NOW, *have, "-", text=json.dumps(tally).encode())
        yield ("a tally is checked before it is added, %d" % i,
               got[0] == 5 and message in got[2] and got[2].count("\n") <= 2, "%r" % (got,))
    got = runs("gap", *NOW, *have, "-", text=whole[:len(whole) // 2])
    yield "half a tally is none", got[0] == 5, "%r" % (got,)


def failures(runs, findings):
    """Sources that failed are counted, and told with the report."""
    runs.write("broken.json", b'{"@type": "JobPosting", ')
    runs.write("empty.ndjson", b"")
    runs.write("some.ndjson", findings)
    code, out, _ = runs("gap", "--tally", *NOW, "some.ndjson", "broken.json")
    yield ("a tally counts the sources that failed", code == 4 and json.loads(out)["failed"] == 1,
           "exit %d" % code)
    empty = runs("gap", "--tally", *NOW, "some.ndjson", "empty.ndjson")
    yield ("a shard without postings has not failed",
           empty[0] == 0 and json.loads(empty[1])["failed"] == 0, "%r" % (empty[2],))
    code, report, _ = runs("gap", *NOW, "--format", "json", "-", text=out)
    sources = json.loads(report)["sources"]
    yield ("its report tells of them and has their exit code", code == 4
           and any("1 source failed" in (s["why"] or "") for s in sources), "exit %d" % code)
    again = runs("gap", "--tally", *NOW, "-", text=out)
    yield "they are counted once", again[0] == 4 and again[1] == out, "exit %d" % again[0]


def main(program, data, page):
    with tempfile.TemporaryDirectory() as folder:
        runs, data = Runs(os.path.abspath(program), folder), os.path.abspath(data)
        findings = pile(runs, data)
        results = [*sums(runs, findings), *reports(runs, findings), *refusals(runs, findings),
                   *failures(runs, findings), *manual(runs, findings, page)]
    return tap.report(results)


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
