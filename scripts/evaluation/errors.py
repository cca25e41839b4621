# SPDX-License-Identifier: MIT
"""What went wrong in labelled postings, for whoever mends it."""

import collections
import random

from .figures import SEED
from .labelled import RANK, has_group, same_strength, wrongly_asked

COLUMNS = ("false", "missed", "strength", "years", "groups")


def show(title, rows, limit):
    """rows: (name, posting, quote). The most frequent names first, each with its first quote."""
    by_name = collections.defaultdict(list)
    for name, posting, quote in rows:
        by_name[name].append((posting, quote))
    order = sorted(by_name.items(), key=lambda item: (-len(item[1]), item[0]))
    print("\n%s: %d, of %d names" % (title, len(rows), len(by_name)))
    for name, places in order[:limit]:
        posting, quote = places[0]
        print("  %3d  %-28s %s  %s" % (len(places), name, posting, quote))


def false_technologies(posting, dictionary):
    return [
        skill for skill in posting.found
        if dictionary.is_technology(skill) and skill not in posting.accepted
    ]


def years_differ(posting, row):
    return (row["min_years"] or None) != (posting.found[row["id"]]["min_years"] or None)


# ---- lists ---------------------------------------------------------------------------------------


def skill_errors(postings, dictionary, texts):
    errors = collections.defaultdict(list)
    for posting in postings:
        for skill in false_technologies(posting, dictionary):
            found = posting.found[skill]
            mention = found["mentions"][0]
            quote = texts.at(posting.id, mention["start"], mention["end"])
            errors["false technologies"].append((found["name"], posting.id, quote))
        for row in posting.labels:
            kind = "technologies" if row["technology"] else "practices"
            quote = texts.of(posting.id, row["surface"])
            if row["id"] is None:
                errors["%s the dictionary lacks" % kind].append((row["name"], posting.id, quote))
            elif row["id"] not in posting.found:
                errors["missed %s" % kind].append((row["name"], posting.id, quote))
            elif row["technology"]:
                found_errors(posting, row, quote, texts, errors)
        for skill in wrongly_asked(posting):
            quote = posting.requirements_of(skill)[0]["quote"]
            errors["negated, but asked"].append((dictionary.name[skill], posting.id, quote))
        for rows in posting.groups().values():
            if not has_group(posting, rows):
                want = " | ".join(row["name"] for row in rows)
                errors["missed alternatives"].append((want, posting.id, why_apart(
                    posting, rows, texts)))
    return errors


def why_apart(posting, rows, texts):
    """What was found instead of a group."""
    got = " ; ".join(sorted({
        "%s (%s)" % (" | ".join(requirement["any_of"]), requirement["rule"])
        for row in rows for requirement in posting.requirements_of(row["id"])
    }))
    return "got %s  %s" % (got or "nothing", texts.of(posting.id, rows[0]["surface"]))


def found_errors(posting, row, quote, texts, errors):
    found = posting.found[row["id"]]
    if not same_strength(posting, row):
        rules = ", ".join(sorted({
            "%s:%s" % (requirement["section"], requirement["rule"])
            for requirement in posting.requirements_of(row["id"])
        }))
        name = "%s for %s" % (found["strength"], row["strength"])
        errors["strength"].append((name, posting.id, "%s (%s)  %s" % (row["name"], rules, quote)))
    if years_differ(posting, row):
        name = "%s, %s for %s" % (row["name"], found["min_years"], row["min_years"])
        quote = texts.of(posting.id, row["surface"], with_digit=True)
        errors["years"].append((name, posting.id, quote))


def why_false(posting, members):
    """What the labels say of a gap that they do not have."""
    rows = [row for row in posting.labels if row["id"] in members]
    if not rows:
        return "not labelled"
    row = max(rows, key=lambda row: RANK[row["strength"]])
    if not row["technology"]:
        return "labelled a practice"
    if row["strength"] == "required":
        return "labelled required, in group %s" % row["group"] if row["group"] else "met"
    return "labelled %s" % row["strength"]


def why_missed(posting, members):
    """What was found of a gap that we do not show."""
    got = sorted({
        "%s %s: %s" % (" | ".join(requirement["any_of"]), requirement["strength"],
                       requirement["quote"])
        for member in members for requirement in posting.requirements_of(member)
    })
    return " ; ".join(got) or "not found"


def gap_errors(feelings):
    """One row a posting, whichever profiles it stands for."""
    errors = collections.defaultdict(dict)
    for feeling in feelings:
        posting = feeling.posting
        for members in feeling.false_gaps:
            quotes = [r["quote"] for m in sorted(members) for r in posting.requirements_of(m)]
            why = "%s  %s" % (why_false(posting, members), quotes[0] if quotes else "")
            errors["false gaps"][" | ".join(sorted(members)), posting.id] = why
        for members in feeling.missed_gaps:
            why = why_missed(posting, members)
            errors["missed gaps"][" | ".join(sorted(members)), posting.id] = why
        if feeling.verdict != feeling.true_verdict:
            name = "%s for %s" % (feeling.verdict, feeling.true_verdict)
            errors["verdicts"][name, posting.id] = feeling.profile
    return {
        title: [(name, posting, why) for (name, posting), why in rows.items()]
        for title, rows in errors.items()
    }


def show_errors(postings, feelings, dictionary, texts, limit):
    for errors in (skill_errors(postings, dictionary, texts), gap_errors(feelings)):
        for title, rows in errors.items():
            show(title, rows, limit)
    print("\nby posting, worst first: false / missed technologies, false / missed gaps, all three")
    rows = []
    for posting in postings:
        false = sorted(false_technologies(posting, dictionary))
        missed = sorted(
            row["name"] for row in posting.labels
            if row["technology"] and row["id"] not in posting.found
        )
        mine = [feeling for feeling in feelings if feeling.posting is posting]
        gaps = [sum(len(getattr(f, name)) for f in mine) for name in ("false_gaps", "missed_gaps")]
        rows.append((len(false) + len(missed), sum(gaps), posting.id, false, missed, gaps))
    rows.sort(key=lambda row: (-row[0], -row[1], row[2]))
    for count, gap_count, name, false, missed, gaps in rows:
        if count or gap_count:
            print("  %-24s %2d / %2d  %2d / %2d  +%s  -%s" % (
                name, len(false), len(missed), *gaps, ",".join(false) or "0",
                ",".join(missed) or "0"))


# ---- by skill ------------------------------------------------------------------------------------


def skill_table(postings, dictionary):
    """{name: counts}: how often each skill is labelled, and each way in which it went wrong."""
    table = collections.defaultdict(collections.Counter)
    for posting in postings:
        for skill in false_technologies(posting, dictionary):
            table[skill]["false"] += 1
        for row in posting.labels:
            counts = table[row["id"] or "(no entry) " + row["name"]]
            counts["labelled"] += 1
            counts["practice"] += not row["technology"]
            if row["id"] not in posting.found:
                counts["missed"] += 1
            elif row["technology"]:
                counts["strength"] += not same_strength(posting, row)
                counts["years"] += years_differ(posting, row)
        for rows in posting.groups().values():
            if not has_group(posting, rows):
                for row in rows:
                    table[row["id"] or "(no entry) " + row["name"]]["groups"] += 1
    return table


def show_skills(postings, dictionary, limit):
    table = skill_table(postings, dictionary)
    rows = [(sum(counts[column] for column in COLUMNS), name) for name, counts in table.items()]
    rows = sorted((row for row in rows if row[0]), key=lambda row: (-row[0], row[1]))
    print("\nby skill, most errors first: %d of %d" % (min(limit, len(rows)), len(rows)))
    print(("  %-32s %-5s" + " %8s" * 7) % ("skill", "list", "errors", "labelled", *COLUMNS))
    for total, name in rows[:limit]:
        counts = table[name]
        kind = "prac" if counts["practice"] else "tech"
        values = [counts[column] or "." for column in COLUMNS]
        print(("  %-32.32s %-5s" + " %8s" * 7) % (name, kind, total, counts["labelled"], *values))


# ---- practices -----------------------------------------------------------------------------------


def show_practices(postings, dictionary, texts, limit):
    """Their precision is judged by reading: a practice that nobody labelled may well be one."""
    found = [
        (posting, skill) for posting in postings for skill in posting.found.values()
        if dictionary.is_practice(skill["id"])
    ]
    random.Random(SEED).shuffle(found)
    labelled = sum(skill["id"] in posting.accepted for posting, skill in found)
    print("\n%d of %d practices found; %d are labelled" % (
        min(limit, len(found)), len(found), labelled))
    for posting, skill in found[:limit]:
        mention = skill["mentions"][0]
        mark = "labelled" if skill["id"] in posting.accepted else ""
        quote = texts.at(posting.id, mention["start"], mention["end"])
        print("  %-28s %-8s %s  %s" % (skill["name"], mark, posting.id, quote))
