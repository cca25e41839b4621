#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Dictionary files against their JSON Schemas, which editors use, and both against the program.

    test_schema.py PROGRAM DICTIONARIES DATA

What the schema refuses, `skillgap dict check` must not call clean; what is in the tree, both must
accept. Needs python3-jsonschema. Prints TAP.
"""

import glob
import json
import os
import subprocess
import sys
import tempfile

import jsonschema

SKILL = {"id": "frobnitz", "name": "Frobnitz", "kind": "tool"}
AMBIGUOUS = dict(SKILL, ambiguous={"names": ["Frobnitz"]}, yes=["a", "b"], no=["c", "d"])
# What is wrong with a file that holds this one skill.
BAD_SKILLS = {
    "no id": {"name": "Frobnitz", "kind": "tool"},
    "an id with a space": dict(SKILL, id="frob nitz"),
    "an id with two hyphens": dict(SKILL, id="frob--nitz"),
    "a long id": dict(SKILL, id="x" * 49),
    "no name": {"id": "frobnitz", "kind": "tool"},
    "an empty name": dict(SKILL, name=""),
    "no kind": {"id": "frobnitz", "name": "Frobnitz"},
    "an unknown kind": dict(SKILL, kind="gadget"),
    "an unknown member": dict(SKILL, alias=[]),
    "a tier too high": dict(SKILL, tier=4),
    "a tier that is no whole number": dict(SKILL, tier=1.5),
    "a step too low": dict(SKILL, step=0),
    "an unknown role": dict(SKILL, role="smith"),
    "an unknown effort": dict(SKILL, effort="years"),
    "a line to show that is empty": dict(SKILL, show=""),
    "a line to show that begins with a space": dict(SKILL, show=" a"),
    "a year too early": dict(SKILL, since=1939),
    "aliases that are no list": dict(SKILL, aliases="x"),
    "an alias that is no text": dict(SKILL, aliases=[7]),
    "a link that is not https": dict(SKILL, docs=["http://frobnitz.example/"]),
    "an empty pattern": dict(SKILL, patterns=[""]),
    "a rule without names": dict(SKILL, ambiguous={"alone": True}, yes=["a", "b"], no=["c", "d"]),
    "a rule with an unknown member": dict(
        AMBIGUOUS, ambiguous={"names": ["Frobnitz"], "unless": []}),
    "a rule without sentences": dict(SKILL, ambiguous={"names": ["Frobnitz"]}),
    "a flag that is no flag": dict(AMBIGUOUS, ambiguous={"names": ["Frobnitz"], "alone": "yes"}),
}


class Tests:
    def __init__(self, program, tmp):
        self.program, self.tmp = program, tmp
        self.n = self.failed = 0

    def say(self, name, problem):
        self.n += 1
        self.failed += problem is not None
        if problem is not None:
            print("# " + "\n# ".join(str(problem).splitlines()))
        print("%s %d - %s" % ("ok" if problem is None else "not ok", self.n, name), flush=True)

    def check(self, path):
        """Exit code of the linter."""
        env = {"PATH": os.environ["PATH"], "HOME": self.tmp}
        env.update((k, v) for k, v in os.environ.items() if k.endswith("SAN_OPTIONS"))
        return subprocess.run([self.program, "dict", "check", path], env=env,
                              stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
                              check=False).returncode

    def accepted(self, validator, path):
        with open(path, encoding="utf-8") as file:
            error = jsonschema.exceptions.best_match(validator.iter_errors(json.load(file)))
        name = "%s is as its schema says" % os.path.basename(path)
        self.say(name, None if error is None else "%s: %s" % (error.json_path, error.message))

    def refused(self, validator, name, skill):
        document = {"area": "mine", "skills": [skill]}
        path = os.path.join(self.tmp, "mine.json")
        with open(path, "w", encoding="utf-8") as file:
            json.dump(document, file)
        problem = None
        if validator.is_valid(document):
            problem = "the schema accepts it"
        elif self.check(path) == 0:
            problem = "the program accepts it"
        self.say("%s is refused" % name, problem)


def main():
    program, dictionaries, data = sys.argv[1:]

    def validator(name):
        with open(os.path.join(dictionaries, name), encoding="utf-8") as file:
            schema = json.load(file)
        jsonschema.Draft202012Validator.check_schema(schema)
        return jsonschema.Draft202012Validator(schema)

    def files(*pattern):
        return sorted(glob.glob(os.path.join(*pattern)))

    skill = validator("schema.json")
    with tempfile.TemporaryDirectory() as tmp:
        tests = Tests(program, tmp)
        for path in files(dictionaries, "skills", "*.json") + files(data, "dictionaries", "*.json"):
            tests.accepted(skill, path)
        role = validator("schema-role.json")
        for path in files(dictionaries, "roles", "*.json"):
            tests.accepted(role, path)
        tests.accepted(validator("schema-roadmap.json"), os.path.join(dictionaries, "roadmap.json"))
        tests.accepted(validator("schema-rubric.json"), os.path.join(dictionaries, "rubric.json"))
        for name, bad in BAD_SKILLS.items():
            tests.refused(skill, name, bad)
        print("1..%d" % tests.n)
    return tests.failed > 0


if __name__ == "__main__":
    sys.exit(main())
