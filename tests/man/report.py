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
    "JSON REPORT": lambda said: [said["report"], said["groups"], said["models"], said["team"]],
    "JSON PROFILE": lambda said: [said["report"]["profile"], said["plan"]["profile"]],
    "JSON BEST": lambda said: said["report"]["best"],
    "JSON POSTINGS": lambda said: said["report"]["postings"],
    "JSON REQUIREMENTS": lambda said: [wish for posting in said["report"]["postings"]
                                       for wish in posting["requirements"]],
    "JSON GAPS": lambda said: said["report"]["gaps"],
    "JSON AREAS": lambda said: said["report"]["areas"],
    "JSON ROLES": lambda said: said["report"]["roles"].values(),
    "JSON BESIDES": lambda said: said["report"]["besides"],
    "JSON SOURCES": lambda said: said["report"]["sources"] + said["plan"]["sources"],
    "JSON PLAN": lambda said: [said["plan"]],
    "JSON STEPS": lambda said: said["plan"]["steps"],
    "JSON RUBRIC": lambda said: [said["rubric"]],
    "JSON RUBRIC AREAS": lambda said: said["rubric"]["areas"],
    "JSON CONTRAST": lambda said: [said["groups"]["contrast"]],
    "JSON CONTRAST SKILLS": lambda said: said["groups"]["contrast"]["skills"],
    "JSON MODELS": lambda said: said["models"]["models"],
    "JSON TEAM": lambda said: [said["team"]["team"]],
}
# What is a column, is a key of these objects too.
ROWS = {"steps": lambda said: said["plan"]["steps"],
        "rubric": lambda said: said["rubric"]["areas"],
        "team": lambda said: said["team"]["team"]["items"]}

ONE = ["--profile", "profiles/backend.json", "--have", "kafka"]
PILE = ["postings", "other", "broken/truncated.json.gz"]
TABLES = {
    "gaps": PILE + ONE + ["--table", "gaps"],
    "postings": PILE + ONE + ["--table", "postings"],
    "requirements": PILE + ONE + ["--table", "requirements"],
    "steps": ["plan"] + PILE + ONE,
    "rubric": ["plan"] + PILE + ONE + ["--rubric"],
    "contrast": PILE + ONE + ["--by", "role"],
    "team": PILE + ["--profile", "profiles/backend.json", "--profile", "profiles/data.txt"],
}
REPORTS = {
    "report": PILE + ONE,
    "plan": TABLES["steps"],
    "rubric": TABLES["rubric"],
    "groups": TABLES["contrast"],
    "models": ["role:go-specialist", "role:backend-generalist", "--by", "source"] + ONE,
    "team": TABLES["team"],
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
        return subprocess.run([self.program, *args], capture_output=True, cwd=self.data, env=env,
                              timeout=120).stdout

    def prove(self, name, problems):
        self.number += 1
        self.failed += bool(problems)
        for problem in problems:
            print("# " + problem)
        print("%s %d - %s" % ("not ok" if problems else "ok", self.number, name))


def main():
    prover = Prover(*sys.argv[1:3])
    sections, bare = read_page(sys.argv[3])
    print("1..%d" % (len(TABLES) + len(SECTIONS) + len(ROWS) + 1))
    for table, args in TABLES.items():
        header = prover.run(*args, "--format", "tsv").decode().split("\n")[0].split("\t")
        described = sections.get("TABLE " + table.upper(), [])
        prover.prove("the columns of the table of %s are described in their order" % table,
                     [] if header == described else ["%s\n# %s" % (header, described)])
    said = {name: json.loads(prover.run(*args, "--format", "json"))
            for name, args in REPORTS.items()}
    for table, find in ROWS.items():
        columns = set(sections.get("TABLE " + table.upper(), []))
        prover.prove("the columns of the table of %s are keys, too" % table,
                     ["no key: " + name for row in find(said) for name in columns - set(row)][:5]
                     or ([] if find(said) else ["no row"]))
    for heading, find in SECTIONS.items():
        objects = list(find(said))
        keys = {key for found in objects for key in found}
        described = sections.get(heading, [])
        problems = ["not described: " + key for key in sorted(keys - set(described))]
        problems += ["not there: " + key for key in described if key not in keys]
        prover.prove("the keys of %s are described" % heading, problems)
    # Keys that are columns too, or keys of the report, are explained there.
    columns = {name for title, names in sections.items()
               if title.startswith("TABLE") or title == "JSON REPORT" for name in names}
    prover.prove("every field is explained", sorted(set(bare) - columns))
    sys.exit(prover.failed > 0)


if __name__ == "__main__":
    main()
