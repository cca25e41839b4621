#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""skillgap-report(5) describes every column and key that there is, and none that is not. Prints TAP.

    manual.py PROGRAM DATA PAGE
"""

import json
import os
import re
import subprocess
import sys
import tempfile

ENTRY = re.compile(r"^\*(\w+)\* \((.+)\)$")
# Where the objects of a section are found in a report.
SECTIONS = {
    "JSON REPORT": lambda report: [report],
    "JSON PROFILE": lambda report: [report["profile"]],
    "JSON BEST": lambda report: report["best"],
    "JSON POSTINGS": lambda report: report["postings"],
    "JSON REQUIREMENTS": lambda report: [wish for posting in report["postings"]
                                         for wish in posting["requirements"]],
    "JSON GAPS": lambda report: report["gaps"],
    "JSON AREAS": lambda report: report["areas"],
    "JSON ROLES": lambda report: report["roles"].values(),
    "JSON BESIDES": lambda report: report["besides"],
    "JSON SOURCES": lambda report: report["sources"],
}


def read_page(path):
    """Sections by heading: fields in order, and those with no word of explanation."""
    sections, bare, section = {}, [], None
    with open(path, encoding="utf-8") as file:
        lines = file.read().splitlines()
    for number, line in enumerate(lines):
        entry = ENTRY.match(line)
        if line.startswith("# "):
            section = sections.setdefault(line[2:], [])
        elif entry and section is not None:
            section.append(entry.group(1))
            if not (number + 1 < len(lines) and lines[number + 1].startswith("\t")):
                bare.append(entry.group(1))
    return sections, bare


class Prover:
    def __init__(self, program, data):
        self.program, self.data, self.home = os.path.abspath(program), data, tempfile.mkdtemp()
        self.number = self.failed = 0

    def run(self, *args):
        env = dict(os.environ, HOME=self.home)
        env.pop("XDG_CONFIG_HOME", None)
        return subprocess.run([self.program, "postings", "other", "broken/truncated.json.gz",
                               "--profile", "profiles/backend.json", "--have", "kafka", *args],
                              capture_output=True, cwd=self.data, env=env, timeout=120).stdout

    def prove(self, name, problems):
        self.number += 1
        self.failed += bool(problems)
        for problem in problems:
            print("# " + problem)
        print("%s %d - %s" % ("not ok" if problems else "ok", self.number, name))


def main():
    prover = Prover(*sys.argv[1:3])
    sections, bare = read_page(sys.argv[3])
    print("1..%d" % (3 + len(SECTIONS) + 1))
    for table in ("gaps", "postings", "requirements"):
        header = prover.run("--format", "tsv", "--table", table).decode().split("\n")[0].split("\t")
        described = sections.get("TABLE " + table.upper(), [])
        prover.prove("the columns of the table of %s are described in their order" % table,
                     [] if header == described else ["%s\n# %s" % (header, described)])
    report = json.loads(prover.run("--format", "json"))
    for heading, find in SECTIONS.items():
        objects = list(find(report))
        keys = {key for found in objects for key in found}
        described = sections.get(heading, [])
        problems = ["not described: " + key for key in sorted(keys - set(described))]
        problems += ["not there: " + key for key in described if key not in keys]
        prover.prove("the keys of %s are described" % heading, problems)
    # Keys that are columns too are explained there.
    columns = {name for title, names in sections.items() if title.startswith("TABLE")
               for name in names}
    prover.prove("every field is explained", sorted(set(bare) - columns))
    sys.exit(prover.failed > 0)


if __name__ == "__main__":
    main()
