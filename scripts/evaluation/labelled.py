# SPDX-License-Identifier: MIT
"""Labelled postings beside what skillgap found in them: what counts as right.

A label is met by the skill that its name resolves to, whichever of the two lists (technologies,
practices) it stands in. What is found counts for technology precision if its kind is that of a
technology, and is right if it is labelled at all, or implied by what is labelled. Labels of a
name that the dictionary lacks are missed.
"""

import collections
import re

NO_TECHNOLOGY = {
    "practice", "concept", "role", "soft-skill", "certification",
    "degree", "course", "learning-site", "career",
}
RANK = {"negated": 0, "mentioned": 1, "preferred": 2, "required": 3}


def fold(name):
    return re.sub(r"[\s-]+", "", name).lower()


class Dictionary:
    """Names to ids as `dict resolve` has it, and the relations, from one `dict list`."""

    def __init__(self, rows, kinds):
        self.kind = {row["id"]: kinds.get(row["id"], row["kind"]) for row in rows}
        self.technologies = {row["id"] for row in rows if row["class"] == "technology"}
        self.name = {row["id"]: row["name"] for row in rows}
        self.implies = {row["id"]: row["implies"] for row in rows}
        self.wholes = {row["id"]: row["part_of"] for row in rows}
        self.exact, self.folded = {}, {}
        for names in (
            lambda row: [row["id"]],
            lambda row: [row["name"]],
            lambda row: row["aliases"],
            lambda row: [re.sub(r"\s*\([^()]*\)$", "", row["name"])],
        ):
            for row in rows:
                for name in names(row):
                    self.exact.setdefault(name, row["id"])
                    self.folded.setdefault(fold(name), row["id"])

    def resolve(self, name):
        return self.exact.get(name) or self.folded.get(fold(name))

    def is_counted(self, skill):
        """Whether verdicts count it, by the program's own class."""
        return skill in self.technologies

    def is_technology(self, skill):
        """Whether technology precision counts it, by its kind."""
        return self.kind.get(skill, "tool") not in NO_TECHNOLOGY

    def is_practice(self, skill):
        return self.kind.get(skill) in ("practice", "concept")

    def with_implied(self, skills):
        """The skills and all that they imply, however far."""
        found, left = set(), [skill for skill in skills if skill]
        while left:
            skill = left.pop()
            if skill not in found:
                found.add(skill)
                left += self.implies.get(skill, [])
        return found


# ---- one posting -----------------------------------------------------------------------------


class Posting:
    """Labels and findings of one posting, by dictionary id."""

    def __init__(self, label, findings, dictionary):
        self.id = label["id"]
        self.findings = findings
        self.labels = []
        for field in ("technologies", "practices"):
            for row in label[field]:
                skill = dictionary.resolve(row["name"])
                self.labels.append(dict(row, id=skill, technology=field == "technologies"))
        names = list(label.get("negated") or [])
        names += [row["name"] for row in self.labels if row["strength"] == "negated"]
        asked = {row["id"] for row in self.labels if row["strength"] != "negated"}
        self.negated = {dictionary.resolve(name) for name in names} - asked - {None}
        self.found = {skill["id"]: skill for skill in findings["skills"]}
        labelled = {row["id"] for row in self.labels} | self.negated
        self.accepted = dictionary.with_implied(labelled)

    def requirements_of(self, skill):
        return [r for r in self.findings["requirements"] if skill in r["any_of"]]

    def groups(self):
        """Labelled alternatives: {letter: rows}, those of at least two members."""
        groups = collections.defaultdict(list)
        for row in self.labels:
            if row.get("group") and row["strength"] != "negated":
                groups[row["group"]].append(row)
        return {
            letter: rows for letter, rows in groups.items()
            if len({row["id"] or row["name"] for row in rows}) > 1
        }


def same_strength(posting, row):
    """Unspecified passes for mentioned; for required too where no known heading stands above."""
    got = posting.found[row["id"]]["strength"]
    want = row["strength"]
    if want == "negated":
        return got is None
    if got == "unspecified":
        return want == "mentioned" or (want == "required" and any(
            requirement["section"] == "other" and requirement["strength"] == got
            for requirement in posting.requirements_of(row["id"])
        ))
    return got == want


def has_group(posting, rows):
    """One requirement holds two members or more, and at most one is too many or missing."""
    want = {row["id"] or row["name"] for row in rows}
    for requirement in posting.findings["requirements"]:
        got = set(requirement["any_of"])
        if len(got & want) >= 2 and len(got ^ want) <= 1:
            return True
    return False


def wrongly_asked(posting):
    """Skills that the posting says it does not want, and that we say it asks for."""
    return sorted(
        skill for skill in posting.negated
        if any(requirement["polarity"] == "asked" for requirement in posting.requirements_of(skill))
    )
