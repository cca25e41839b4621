# SPDX-License-Identifier: MIT
"""The figures of labelled postings."""

from .figures import F1, Figure
from .labelled import has_group, same_strength, wrongly_asked
from .verdicts import PROFILES


def names_found(postings, dictionary, label=""):
    """What keywords can be asked too: technologies and practices, without any understanding."""
    precision = Figure("technology precision" + label, "found")
    recall = Figure("technology recall" + label, "labelled")
    practices = Figure("practice recall" + label, "labelled")
    for posting in postings:
        for skill in posting.found:
            if dictionary.is_technology(skill):
                precision.add(posting.id, skill in posting.accepted)
        for row in posting.labels:
            (recall if row["technology"] else practices).add(
                posting.id, row["id"] in posting.found)
    return [precision, recall, F1("technology F1" + label, precision, recall), practices]


def understanding(postings):
    strength = Figure("strength accuracy", "technologies found")
    years = Figure("years accuracy", "labelled with years")
    invented = Figure("years where none are labelled", "technologies found")
    groups = Figure("alternatives found", "groups")
    negated = Figure("negated wrongly asked", "negated")
    for posting in postings:
        for row in posting.labels:
            if not row["technology"] or row["id"] not in posting.found:
                continue
            strength.add(posting.id, same_strength(posting, row))
            got = posting.found[row["id"]]["min_years"]
            if row["min_years"]:
                years.add(posting.id, got == row["min_years"])
            else:
                invented.add(posting.id, bool(got))
        for rows in posting.groups().values():
            groups.add(posting.id, has_group(posting, rows))
        negated.add(posting.id, len(wrongly_asked(posting)), len(posting.negated))
    return [strength, years, invented, groups, negated, lines_understood(
        (posting.id, posting.findings) for posting in postings)]


def lines_understood(findings):
    understood = Figure("requirement lines understood", "lines")
    for name, row in findings:
        coverage = row.get("coverage") or {"lines": 0, "understood": 0}
        understood.add(name, coverage["understood"], coverage["lines"])
    return understood


def felt(feelings, profile, label=""):
    """One profile, or all three."""
    equal = Figure("equal verdicts, %s%s" % (profile, label), "verdicts")
    false = Figure("false gaps, %s%s" % (profile, label), "postings", share=False)
    missed = Figure("missed gaps, %s%s" % (profile, label), "postings", share=False)
    for feeling in feelings:
        if profile in (feeling.profile, "all three"):
            name = feeling.posting.id
            equal.add(name, feeling.verdict == feeling.true_verdict)
            false.add(name, len(feeling.false_gaps))
            missed.add(name, len(feeling.missed_gaps))
    return [equal, false, missed]


def show_figures(postings, feelings, by_classes, keyword_postings, dictionary):
    ids = [posting.id for posting in postings]
    figures = names_found(postings, dictionary)
    if keyword_postings:
        both = zip(figures, names_found(keyword_postings, dictionary, ", keywords"))
        figures = [figure for pair in both for figure in pair]
    figures += understanding(postings)
    for profile in list(PROFILES) + ["all three"]:
        figures += felt(feelings, profile)
    figures += felt(by_classes, "all three", ", by class")

    print("%d postings, dictionary %s" % (len(postings), postings[0].findings["dictionary"]))
    if len(feelings) < len(PROFILES) * len(postings):
        print("%d of %d verdicts: the others are duplicates" % (
            len(feelings), len(PROFILES) * len(postings)))
    for figure in figures:
        print(figure.line(ids))
