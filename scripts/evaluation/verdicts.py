# SPDX-License-Identifier: MIT
"""Three people before every posting: the verdict and the unmet required technologies, as the
labels make them true and as the program reports them.

By the labels, what is asked is: each labelled group of alternatives as one requirement, and each
other labelled skill, the same set of skills only once. It counts if its strength (of
alternatives the highest) is required and it is a technology (of alternatives one is).
Technology is what the labels list as one; `classes=True` takes the dictionary's classes
instead, on this side too, which shows how much of a difference is one of classes only.
"""

import tempfile

from .labelled import RANK

# What three people hold; the figures of "what the user feels" are theirs.
PROFILES = {
    "Go back end": "Go, PostgreSQL, Redis, Docker, Kubernetes, gRPC, Protocol Buffers, Linux, Git, "
                   "SQL, Amazon Web Services, Prometheus",
    "Python data": "Python, SQL, pandas, NumPy, scikit-learn, Apache Airflow, Apache Spark, dbt, "
                   "Snowflake, PostgreSQL, Docker, Git",
    "front end": "JavaScript, TypeScript, React, Next.js, HTML, CSS, Tailwind CSS, Redux, Jest, "
                 "webpack, Node.js, Git, Figma",
}
MET = {"met", "likely"}


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


def labelled_requirements(posting):
    """{members: rows}: groups, then what stands alone; the same set of skills once."""
    groups = list(posting.groups().values())
    grouped = {id(row) for rows in groups for row in rows}
    wanted = {}
    for rows in groups + [[row] for row in posting.labels if id(row) not in grouped]:
        members = frozenset(row["id"] or row["name"] for row in rows)
        wanted.setdefault(members, []).extend(rows)
    return wanted


def labelled_verdict(posting, held, dictionary, classes=False):
    """Verdict and unmet requirements (as sets of ids) that the labels make true."""
    unmet, total = [], 0
    for members, rows in labelled_requirements(posting).items():
        technology = any(
            dictionary.is_counted(row["id"]) if classes and row["id"] else row["technology"]
            for row in rows
        )
        if strength_of(rows) != "required" or not technology:
            continue
        total += 1
        if not any(
            member in held or held & set(dictionary.wholes.get(member, ())) for member in members
        ):
            unmet.append(members)
    return verdict_of(len(unmet), total), unmet


def reported_verdict(row):
    """The same from a row of our report."""
    serving = {"required", "unspecified"} if row["by_title_only"] else {"required"}
    unmet = [
        frozenset(requirement["any_of"]) for requirement in row["requirements"]
        if requirement["class"] == "technology" and requirement["polarity"] == "asked"
        and requirement["strength"] in serving and requirement["status"] not in MET
    ]
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

    def __init__(self, profile, posting, row, held, dictionary, classes=False):
        self.profile, self.posting = profile, posting
        self.true_verdict, true_unmet = labelled_verdict(posting, held, dictionary, classes)
        self.verdict, unmet = reported_verdict(row)
        # The same sets first, so that no pair is taken apart by one that only overlaps.
        same = [members for members in unmet if members in true_unmet]
        self.false_gaps = unmatched([m for m in unmet if m not in same],
                                    [m for m in true_unmet if m not in same])
        self.missed_gaps = unmatched([m for m in true_unmet if m not in same],
                                     [m for m in unmet if m not in same])


def feel(program, findings, postings, dictionary):
    """Every posting before every profile, by the labels' classes and by the dictionary's.

    Duplicates have no row in a report and are left out.
    """
    feelings, by_classes = [], []
    for profile, names in PROFILES.items():
        names = [name.strip() for name in names.split(",")]
        held = dictionary.with_implied(dictionary.resolve(name) for name in names)
        with tempfile.NamedTemporaryFile("w", suffix=".txt", encoding="utf-8") as file:
            file.write("\n".join(names) + "\n")
            file.flush()
            report = program.report(findings, file.name)
        rows = {row["posting"]["id"]: row for row in report["postings"]}
        for posting in postings:
            if posting.id in rows:
                one = (profile, posting, rows[posting.id], held, dictionary)
                feelings.append(Feeling(*one))
                by_classes.append(Feeling(*one, classes=True))
    return feelings, by_classes
