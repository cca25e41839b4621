# SPDX-License-Identifier: MIT
"""Labelled postings beside what skillgap found in them: the rules that `evaluate` counts by."""

import collections
import re

NO_TECHNOLOGY = {
    "practice", "concept", "role", "soft-skill", "certification",
    "degree", "course", "learning-site", "career",
}
MET = {"met", "likely"}
RANK = {"negated": 0, "mentioned": 1, "preferred": 2, "required": 3}


def fold(name):
    return re.sub(r"[\s-]+", "", name).lower()


class Dictionary:
    """Names to ids as `dict resolve` has it, and the relations, from one `dict list`."""

    def __init__(self, rows, kinds):
        self.kind = {row["id"]: kinds.get(row["id"], row["kind"]) for row in rows}
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

    def is_technology(self, skill):
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
    got = posting.found[row["id"]]["strength"]
    want = row["strength"]
    if want == "negated":
        return got is None
    if got == "unspecified":
        return want == "mentioned" or (want == "required" and any(
            requirement["section"] == "other" for requirement in posting.requirements_of(row["id"])
        ))
    return got == want


def has_group(posting, rows):
    want = {row["id"] or row["name"] for row in rows}
    for requirement in posting.findings["requirements"]:
        got = set(requirement["any_of"])
        if len(got & want) >= 2 and len(got ^ want) <= 1:
            return True
    return False


def wrongly_asked(posting):
    return sorted(
        skill for skill in posting.negated
        if any(requirement["polarity"] == "asked" for requirement in posting.requirements_of(skill))
    )


# ---- verdicts --------------------------------------------------------------------------------


def verdict_of(unmet, total):
    if total == 0:
        return "unclear"
    if unmet == 0:
        return "ready"
    if unmet == 1:
        return "one_away"
    return "stretch" if 2 * (total - unmet) >= total else "far"


def strength_of(rows):
    """Of alternatives: the highest."""
    return max((row["strength"] for row in rows), key=RANK.get)


def labelled_verdict(posting, held, dictionary):
    """Verdict and unmet requirements (as sets of ids) that the labels make true."""
    wanted = list(posting.groups().values())
    grouped = {id(row) for rows in wanted for row in rows}
    wanted += [[row] for row in posting.labels if id(row) not in grouped]
    unmet, total = [], 0
    for rows in wanted:
        if strength_of(rows) != "required" or not any(row["technology"] for row in rows):
            continue
        total += 1
        members = {row["id"] or row["name"] for row in rows}
        if not any(
            member in held or held & set(dictionary.wholes.get(member, ())) for member in members
        ):
            unmet.append(members)
    return verdict_of(len(unmet), total), unmet


def reported_verdict(row):
    """The same from a row of our report."""
    unmet = []
    for skill in row["unmet"]:
        members = {skill}
        for requirement in row["requirements"]:
            if (skill in requirement["any_of"] and requirement["strength"] != "preferred"
                    and requirement["status"] not in MET | {"not_asked"}):
                members = set(requirement["any_of"])
                break
        unmet.append(members)
    return row["verdict"], unmet


def unmatched(some, others):
    """Those of some that share no member with one of others; each other serves once."""
    left, alone = list(others), []
    for members in some:
        for other in left:
            if members & other:
                left.remove(other)
                break
        else:
            alone.append(members)
    return alone


class Feeling:
    """One posting before one profile."""

    def __init__(self, profile, posting, row, held, dictionary):
        self.profile, self.posting = profile, posting
        self.true_verdict, true_unmet = labelled_verdict(posting, held, dictionary)
        self.verdict, unmet = reported_verdict(row)
        self.false_gaps = unmatched(unmet, true_unmet)
        self.missed_gaps = unmatched(true_unmet, unmet)
