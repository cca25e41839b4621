# SPDX-License-Identifier: MIT
"""Composed sentences: names that are also words, and requirements under a heading.

Ambiguous names, one sentence a line: {"text", "skills": ids that must be found, "absent": ids
that must not, "spans": [[start, end, id]]}. The sentence, as plain text, is the whole
description of a posting without title. It is right if no skill is missing and no absent one is
found; the places are counted apart.

Requirements, one line each: {"text", "section", "requirements": [{"skill" or "any_of",
"strength", "min_years", "at_least", "open", "proficiency"}], "facts": {kind: value}}. The line
is the only item of a list under a heading of that text; without section it is a paragraph; under
"Title" it is the title of a posting that says nothing else. It is right if every requirement is
among those found (same members, strength, years and number asked; `open` where the expectation
says it; strength `negated` means that it is not asked; `unspecified` found passes for `mentioned`,
and for `required` where the line has no heading), none that is negated is asked as well,
and every fact is there with that value. Counted apart: proficiency, lists found open where
nothing is said of it, and what nobody expected; an expectation need not name all that a line
says.
"""

import collections
import html

from .align import Alignment
from .figures import share_line
from .program import posting, write

TITLE = "Title"
EMPTY = {"skills": [], "requirements": [], "facts": []}


def show_skills(title, table, limit):
    """table: {skill: Counter}; the worst first."""
    columns = sorted({column for counts in table.values() for column in counts})
    rows = sorted(table.items(), key=lambda item: (-sum(item[1].values()), item[0]))
    print("\n%s" % title)
    for skill, counts in rows[:limit]:
        print("  %-28s %s" % (skill, "  ".join(
            "%s %d" % (column, counts[column]) for column in columns if counts[column])))


# ---- ambiguous names -----------------------------------------------------------------------------


def judge_names(row, found):
    """What is missing, and what is found that must not be."""
    return sorted(set(row["skills"]) - found), sorted(set(row["absent"]) & found)


def count_places(row, findings, text):
    """Of the spans those with a mention of that skill over them, and of its mentions those over
    a span."""
    places = Alignment(row["text"], text)
    wanted = [(start, end, skill) for start, end, skill in row["spans"]]
    names = {skill for _, _, skill in wanted}
    got = [
        (*span, skill["id"]) for skill in findings["skills"] if skill["id"] in names
        for mention in skill["mentions"]
        for span in [places.span(mention["start"], mention["end"])] if span
    ]
    hit = sum(any(meets(a, b) for b in got) for a in wanted)
    right = sum(any(meets(a, b) for b in wanted) for a in got)
    return hit, len(wanted), right, len(got)


def meets(a, b):
    return a[2] == b[2] and a[0] < b[1] and b[0] < a[1]


def ambiguity(program, rows, keywords, limit):
    postings = [posting(number, row["text"]) for number, row in enumerate(rows)]
    found = program.findings_of(postings)
    documents = program.documents("-", stdin=write(postings))
    failed, table, places = [], collections.defaultdict(collections.Counter), [0, 0, 0, 0]
    for number, row in enumerate(rows):
        findings = found.get(str(number), EMPTY)
        missing, false = judge_names(row, {skill["id"] for skill in findings["skills"]})
        if missing or false:
            failed.append((row["text"], missing, false))
        for skill in missing:
            table[skill]["missed"] += 1
        for skill in false:
            table[skill]["false"] += 1
        if str(number) in documents:
            counts = count_places(row, findings, documents[str(number)]["text"])
            places = [a + b for a, b in zip(places, counts)]
    print("ambiguous names: %d sentences, 95 %% Wilson intervals" % len(rows))
    print(share_line("sentences right", len(rows) - len(failed), len(rows), "sentences"))
    if keywords:
        hits = keywords({str(number): row["text"] for number, row in enumerate(rows)})
        right = sum(
            judge_names(row, {skill for _, _, skill in hits[str(number)]}) == ([], [])
            for number, row in enumerate(rows)
        )
        print(share_line("sentences right, keywords", right, len(rows), "sentences"))
    print(share_line("places found", *places[:2], "spans"))
    print(share_line("of these skills, mentions in place", *places[2:], "mentions"))
    for text, missing, false in failed[:limit]:
        print("  %s\n    missed: %s; false: %s" % (
            text, ", ".join(missing) or "none", ", ".join(false) or "none"))
    if table:
        show_skills("by skill, most errors first", table, limit)


# ---- requirements --------------------------------------------------------------------------------


def line_as_posting(number, row):
    text = html.escape(row["text"], quote=False)
    if row["section"] == TITLE:
        return posting(number, "<p>Hello.</p>", title=row["text"])
    if not row["section"]:
        return posting(number, "<p>%s</p>" % text)
    heading = html.escape(row["section"], quote=False)
    return posting(number, "<h2>%s</h2><ul><li>%s</li></ul>" % (heading, text))


def members_of(want):
    return frozenset(want.get("any_of") or [want["skill"]])


def strength_of(got):
    return got["strength"] if got["polarity"] == "asked" else "negated"


def same_strength(want, got, headed):
    """`unspecified` passes for `mentioned`, and for `required` where the line has no heading."""
    strength = strength_of(got)
    if strength == "unspecified" and want["strength"] in ("mentioned", "required"):
        return want["strength"] == "mentioned" or not headed
    return want["strength"] == strength


def same(want, got, headed):
    return (
        members_of(want) == frozenset(got["any_of"])
        and same_strength(want, got, headed)
        and want["min_years"] == got["min_years"]
        and want.get("at_least", 1) == got["min_count"]
        and want.get("open", got["open"]) == got["open"]
    )


def judge_line(row, findings):
    """What is wrong: [(kind, skills, text)]."""
    wrong, headed = [], bool(row["section"])
    for want in row["requirements"]:
        if not any(same(want, got, headed) for got in findings["requirements"]):
            differs = what_differs(want, findings, headed)
            wrong.append((differs, members_of(want), say_wanted(want)))
    asked = {s for w in row["requirements"] if w["strength"] != "negated" for s in members_of(w)}
    for want in row["requirements"]:
        wrongly = [
            got for got in findings["requirements"] if want["strength"] == "negated"
            and got["polarity"] == "asked" and set(got["any_of"]) & members_of(want) - asked
        ]
        if wrongly:
            wrong.append(("asked", members_of(want), "not asked: " + say_wanted(want)))
    for kind, value in (row.get("facts") or {}).items():
        got = [str(fact["value"]) for fact in findings["facts"] if fact["kind"] == kind]
        if str(value) not in got:
            wrong.append(("facts", frozenset([kind]), "%s=%s" % (kind, value)))
    return wrong


def what_differs(want, findings, headed):
    """The first of: found at all, members, strength, years, number, open."""
    members = members_of(want)
    named = {skill["id"] for skill in findings["skills"]}
    if not members <= named:
        return "missed"
    group = [got for got in findings["requirements"] if frozenset(got["any_of"]) == members]
    if not group:
        return "groups"
    group = [got for got in group if same_strength(want, got, headed)]
    if not group:
        return "strength"
    if not any(got["min_years"] == want["min_years"] for got in group):
        return "years"
    group = [got for got in group if got["min_years"] == want["min_years"]]
    if not any(got["min_count"] == want.get("at_least", 1) for got in group):
        return "number"
    return "open"


def say(members, strength, years, count, is_open):
    words = [" | ".join(sorted(members)), strength or "none"]
    words += ["%d years" % years] if years else []
    words += ["%d of them" % count] if count != 1 else []
    return " ".join(words + (["open"] if is_open else []))


def say_wanted(want):
    return say(members_of(want), want["strength"], want["min_years"], want.get("at_least", 1),
               want.get("open"))


def say_got(findings):
    got = [
        say(got["any_of"], strength_of(got), got["min_years"], got["min_count"], got["open"])
        for got in findings["requirements"]
    ]
    got += ["%s=%s" % (fact["kind"], fact["value"]) for fact in findings["facts"]]
    return "; ".join(got) or "nothing"


def beside(row, findings, is_technology):
    """Asked technologies that nobody expected, and more that is asked of what was expected."""
    wanted = {skill for want in row["requirements"] for skill in members_of(want)}
    asked = [
        got for got in findings["requirements"]
        if got["polarity"] == "asked" and got["strength"] in ("required", "preferred")
    ]
    new = {s for got in asked for s in got["any_of"] if s not in wanted and is_technology(s)}
    more = [
        got for got in asked if set(got["any_of"]) & wanted
        and not any(members_of(want) == frozenset(got["any_of"]) for want in row["requirements"])
    ]
    return sorted(new), more


def requirements(program, rows, dictionary, limit):
    postings = [line_as_posting(number, row) for number, row in enumerate(rows)]
    found = program.findings_of(postings)
    failed, table = [], collections.defaultdict(collections.Counter)
    counts, extra = collections.Counter(), []
    for number, row in enumerate(rows):
        findings = found.get(str(number), EMPTY)
        wrong = judge_line(row, findings)
        if wrong:
            failed.append((row, wrong, findings))
        for kind, names, _ in wrong:
            counts[kind] += 1
            for name in names:
                table[name][kind] += 1
        for want in row["requirements"]:
            for got in findings["requirements"]:
                if same(want, got, bool(row["section"])):
                    counts["same"] += 1
                    counts["proficiency"] += want["proficiency"] == got["proficiency"]
                    counts["alternatives"] += "any_of" in want
                    counts["opened"] += "any_of" in want and got["open"] and "open" not in want
                    break
        new, more = beside(row, findings, dictionary.is_counted)
        counts["new"] += bool(new)
        counts["more"] += bool(more)
        if new or more:
            extra.append((row, findings))
    show_requirements(rows, failed, table, counts, extra, limit)


def show_requirements(rows, failed, table, counts, extra, limit):
    n = len(rows)
    total = sum(len(row["requirements"]) for row in rows)
    facts = sum(len(row.get("facts") or {}) for row in rows)
    print("requirements: %d lines, 95 %% Wilson intervals" % n)
    print(share_line("lines right", n - len(failed), n, "lines"))
    print(share_line("requirements right", counts["same"], total, "requirements"))
    print(share_line("facts right", facts - counts["facts"], facts, "facts"))
    print(share_line("of those right, same proficiency", counts["proficiency"], counts["same"],
                     "requirements"))
    print(share_line("open, though nobody says so", counts["opened"], counts["alternatives"],
                     "alternatives right"))
    print(share_line("lines that ask an unexpected tech.", counts["new"], n, "lines"))
    print(share_line("lines that ask a skill once more", counts["more"], n, "lines"))
    for row, wrong, findings in failed[:limit]:
        print("  [%s] %s" % (row["section"] or "no section", row["text"]))
        for kind, _, text in wrong:
            print("    %-8s expected %s" % (kind, text))
        print("    got %s" % say_got(findings))
    if extra and limit:
        print("\nasked, though nobody expected it")
    for row, findings in extra[:limit]:
        print("  [%s] %s\n    got %s" % (
            row["section"] or "no section", row["text"], say_got(findings)))
    if table:
        show_skills("by skill, most errors first", table, limit)
