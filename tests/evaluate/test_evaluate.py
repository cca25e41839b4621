#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Is what `scripts/evaluate` prints what a person counts? Prints TAP.

    test_evaluate.py EVALUATE PROGRAM DATA

The figures were worked out by hand from the files in DATA/evaluate; tests/data/README.md says
how. The rules alone are tried on labels and findings made up here.
"""

import os
import re
import shutil
import subprocess
import sys
import tempfile

sys.dont_write_bytecode = True
EVALUATE, PROGRAM, DATA = (os.path.abspath(path) for path in sys.argv[1:4])
DATA = os.path.join(DATA, "evaluate")
sys.path.insert(0, os.path.dirname(EVALUATE))
from evaluation import (  # noqa: E402
    align, errors, figures, keywords, labelled, sentences, spans, verdicts,
)

FIGURE = re.compile(r"^(\S.*?)  +([0-9.]+|-)  .*?(\d+) (?:of|in) +(\d+) ", re.M)
F1 = re.compile(r"^(\S.*F1.*?)  +([0-9.]+)  \[", re.M)
SKILLS = {"go": "language", "rust": "language", "python": "language", "grpc": "protocol",
          "rest": "protocol", "eks": "cloud", "kubernetes": "tool", "goroutines": "concept"}


class Skipped(Exception):
    pass


def same(got, want):
    if got != want:
        raise AssertionError("got %r, not %r" % (got, want))


def evaluate(*arguments, program=PROGRAM, exit_code=0):
    done = subprocess.run([sys.executable, EVALUATE, "--program", program, *arguments],
                          capture_output=True, text=True, encoding="utf-8")
    if done.returncode != exit_code:
        raise AssertionError("exit %d: %s" % (done.returncode, done.stderr))
    return done.stdout if exit_code == 0 else done.stderr


def counts(output):
    """{name: (good, n)}"""
    return {name: (int(good), int(n)) for name, _, good, n in FIGURE.findall(output)}


def file(name):
    return os.path.join(DATA, name)


# ---- made up -------------------------------------------------------------------------------------


def dictionary(kinds=None):
    implies = {"eks": ["kubernetes"]}
    wholes = {"goroutines": ["go"]}
    return labelled.Dictionary([
        {"id": skill, "name": skill.capitalize(), "kind": kind, "aliases": [skill + "lang"],
         "class": "practice" if kind == "concept" else "technology",
         "implies": implies.get(skill, []), "part_of": wholes.get(skill, [])}
        for skill, kind in SKILLS.items()
    ], kinds or {})


def label(name, strength="required", years=None, group=None):
    return {"name": name, "surface": name, "strength": strength, "min_years": years,
            "group": group}


def asked(*members, strength="required", years=None, **more):
    row = {"any_of": list(members), "strength": strength, "polarity": "asked",
           "min_years": years, "min_count": 1, "open": False, "proficiency": None,
           "section": "required", "quote": "", "class": "technology", "status": "missing"}
    return dict(row, **more)


def findings(*requirements, facts=()):
    skills = {}
    for row in requirements:
        for skill in row["any_of"]:
            skills[skill] = {"id": skill, "name": skill, "strength": row["strength"],
                             "min_years": row["min_years"], "mentions": []}
    return {"skills": list(skills.values()), "requirements": list(requirements),
            "facts": list(facts)}


def posting(technologies, found=(), practices=(), negated=()):
    return labelled.Posting(
        {"id": "p", "technologies": technologies, "practices": list(practices),
         "negated": list(negated)}, findings(*found), dictionary())


def want(*members, strength="required", years=None, **more):
    row = {"any_of": list(members)} if len(members) > 1 else {"skill": members[0]}
    return dict(row, strength=strength, min_years=years, proficiency=None, **more)


def line(*wanted, **facts):
    return {"text": "", "section": None, "requirements": list(wanted), "facts": facts}


# ---- rules ---------------------------------------------------------------------------------------


def a_name_resolves_by_id_then_name_then_alias_then_folded():
    names = dictionary()
    same([names.resolve(name) for name in ("go", "Go", "golang", "GO-Lang", "Zig")],
         ["go", "go", "go", "go", None])


def what_a_labelled_skill_implies_is_accepted():
    same(posting([label("eks")]).accepted, {"eks", "kubernetes"})


def a_practice_by_label_is_accepted_as_a_technology_found():
    one = posting([], [asked("rest"), asked("go")], practices=[label("rest")])
    same(errors.false_technologies(one, dictionary()), ["go"])


def a_kind_from_a_file_decides_what_precision_counts():
    one = posting([], [asked("rest")])
    same(errors.false_technologies(one, dictionary({"rest": "concept"})), [])


def unspecified_passes_for_mentioned_and_for_required_without_a_heading():
    def passes(strength, section):
        one = posting([label("go", strength)],
                      [asked("go", strength="unspecified", section=section)])
        return labelled.same_strength(one, one.labels[0])
    same([passes("mentioned", "required"), passes("required", "other"),
          passes("required", "required"), passes("preferred", "other")],
         [True, True, False, False])


def alternatives_need_two_members_and_at_most_one_difference():
    rows = [label("go", group="a"), label("rust", group="a"), label("python", group="a")]

    def found(*members):
        one = posting(rows, [asked(*members)])
        return labelled.has_group(one, one.groups()["a"])
    same([found("go", "rust", "python"), found("go", "rust"), found("go", "rust", "eks"),
          found("go", "rust", "python", "eks"), found("go")], [True, True, False, True, False])


def a_negated_skill_is_wrongly_asked_only_if_no_label_asks_for_it():
    same(labelled.wrongly_asked(posting([], [asked("go")], negated=["Go"])), ["go"])
    same(labelled.wrongly_asked(posting([label("go")], [asked("go")], negated=["Go"])), [])
    same(labelled.wrongly_asked(
        posting([], [asked("go", polarity="not_required")], negated=["Go"])), [])


def alternatives_are_one_requirement_and_the_same_skill_is_asked_once():
    one = posting([label("go", group="a"), label("rust", "preferred", group="a"), label("eks"),
                   label("EKS"), label("python", "preferred")])
    same(verdicts.labelled_verdict(one, set(), dictionary()),
         ("far", [{"go", "rust"}, {"eks"}]))
    same(verdicts.labelled_verdict(one, {"rust"}, dictionary()), ("one_away", [{"eks"}]))


def a_labelled_practice_is_no_gap_unless_classes_decide():
    one = posting([label("goroutines")], practices=[label("rest")])
    same(verdicts.labelled_verdict(one, set(), dictionary()), ("one_away", [{"goroutines"}]))
    same(verdicts.labelled_verdict(one, set(), dictionary(), classes=True),
         ("one_away", [{"rest"}]))


def who_holds_the_whole_is_not_asked_for_its_part():
    same(verdicts.labelled_verdict(posting([label("goroutines")]), {"go"}, dictionary()),
         ("ready", []))


def what_serves_the_verdict_of_a_report_is_what_is_unmet():
    rows = [asked("go"), asked("rust", strength="preferred"), asked("eks", status="met"),
            asked("python", strength="unspecified"), asked("goroutines", **{"class": "practice"})]
    row = {"verdict": "x", "by_title_only": False, "requirements": rows}
    same(verdicts.reported_verdict(row), ("x", [{"go"}]))
    same(verdicts.reported_verdict(dict(row, by_title_only=True)), ("x", [{"go"}, {"python"}]))


def gaps_are_paired_first_with_the_same_then_with_one_that_overlaps():
    one = posting([label("go", group="a"), label("rust", group="a"), label("rust")])
    row = {"verdict": "far", "by_title_only": False, "requirements": [asked("rust")]}
    feeling = verdicts.Feeling("", one, row, set(), dictionary())
    same((feeling.false_gaps, feeling.missed_gaps), ([], [{"go", "rust"}]))


def wilson_intervals_are_those_of_the_textbook():
    same(["%.3f" % x for x in figures.wilson(2, 3) + figures.wilson(0, 10)],
         ["0.208", "0.939", "0.000", "0.278"])


def a_bootstrap_interval_of_equal_postings_is_their_share():
    figure = figures.Figure("x", "y")
    for name in "abc":
        figure.add(name, 1, 2)
    same(figures.bootstrap(figure.rows("abc"), figures.ratio), (0.5, 0.5))
    assert "3 of     6 y" in figure.line("abc"), figure.line("abc")


def a_line_is_right_when_every_requirement_is_the_same():
    wanted = line(want("go", "rust", years=5), seniority="senior")
    fact = {"kind": "seniority", "value": "senior"}
    kinds = lambda *got, facts=(fact,): [  # noqa: E731
        kind for kind, _, _ in sentences.judge_line(wanted, findings(*got, facts=facts))]
    same(kinds(asked("rust", "go", years=5)), [])
    same(kinds(asked("rust", "go")), ["years"])
    same(kinds(asked("rust", "go", years=5, strength="preferred")), ["strength"])
    same(kinds(asked("rust", years=5), asked("go", years=5)), ["groups"])
    same(kinds(asked("rust", years=5)), ["missed"])
    same(kinds(asked("rust", "go", years=5, min_count=2)), ["number"])
    same(kinds(asked("rust", "go", years=5), facts=()), ["facts"])


def open_is_judged_where_the_expectation_says_it():
    got = findings(asked("go", "rust", open=True))
    same(sentences.judge_line(line(want("go", "rust")), got), [])
    same(sentences.judge_line(line(want("go", "rust", open=True)), got), [])
    same(len(sentences.judge_line(line(want("go", "rust", open=False)), got)), 1)


def negated_means_that_the_skill_is_not_asked():
    wanted = line(want("go", strength="negated"))
    never = asked("go", strength=None, polarity="excluded")
    same(sentences.judge_line(wanted, findings(never)), [])
    kinds = [kind for kind, _, _ in sentences.judge_line(wanted, findings(never, asked("go")))]
    same(kinds, ["asked"])


def a_line_stands_under_its_heading():
    make = lambda section: sentences.line_as_posting(  # noqa: E731
        7, {"text": "C & <b>", "section": section})
    same(make("Must have")["description"],
         "<h2>Must have</h2><ul><li>C &amp; &lt;b&gt;</li></ul>")
    same(make(None)["description"], "<p>C &amp; &lt;b&gt;</p>")
    same(make("Title")["title"], "C & <b>")


def places_survive_other_spaces_and_signs():
    given, read = "Ünter  a\n• Go", "Ünter a\n\n- Go"
    alignment = align.Alignment(given, read)
    start = read.encode().index(b"Go")
    place = given.encode().index(b"Go")
    same(alignment.span(start, start + 2), (place, place + 2))
    same(alignment.span(start - 2, start + 2), None)


def spans_overlap_when_they_share_a_byte():
    same([spans.overlap((2, 4), [(0, 2)]), spans.overlap((2, 4), [(3, 9)])], [False, True])


def names_of_a_file_are_lines_or_a_table():
    with tempfile.TemporaryDirectory() as folder:
        path = os.path.join(folder, "names")
        for text, names in (("Go\nZig\n", {"go": "go", "zig": "zig"}),
                            ("id\tname\taliases\ngo\tGo\tgolang|go lang\n",
                             {"go": "go", "golang": "go", "go lang": "go"})):
            with open(path, "w", encoding="utf-8") as names_file:
                names_file.write(text)
            same(keywords.read_names(path, dictionary()), names)


# ---- runs ----------------------------------------------------------------------------------------


def figures_of_labelled_postings_are_those_counted_by_hand():
    output = evaluate(DATA)
    got = counts(output)
    same({name: got.get(name) for name in LABELLED}, LABELLED)
    same(dict(F1.findall(output)), {"technology F1": "0.908"})


LABELLED = {
    "technology precision": (11, 12),
    "technology recall": (9, 10),
    "practice recall": (2, 3),
    "strength accuracy": (8, 9),
    "years accuracy": (2, 3),
    "years where none are labelled": (0, 6),
    "alternatives found": (1, 2),
    "negated wrongly asked": (0, 1),
    "equal verdicts, Go back end": (3, 3),
    "false gaps, Go back end": (3, 3),
    "missed gaps, Go back end": (1, 3),
    "equal verdicts, front end": (2, 3),
    "false gaps, front end": (4, 3),
    "equal verdicts, all three": (8, 9),
    "false gaps, all three": (10, 9),
    "missed gaps, all three": (3, 9),
    "false gaps, all three, by class": (7, 9),
}


def errors_are_shown_by_skill_with_their_sort():
    output = evaluate(DATA, "--per-skill", "9")
    rows = [line.split() for line in output.split("by skill")[1].splitlines()[2:]]
    same({row[0]: row[1:] for row in rows if row[0] != "(no"}, {
        "angular": ["tech", "1", "1", ".", ".", ".", ".", "1"],
        "django": ["tech", "1", "1", ".", ".", "1", ".", "."],
        "docker": ["tech", "1", "0", "1", ".", ".", ".", "."],
        "functional-programming": ["prac", "1", "1", ".", "1", ".", ".", "."],
        "react": ["tech", "1", "1", ".", ".", ".", ".", "1"],
        "typescript": ["tech", "1", "1", ".", ".", ".", "1", "."],
    })


def practices_are_shown_with_their_quote():
    output = evaluate(DATA, "--practices", "50")
    assert "[Code review]" in output, output


def every_list_of_errors_has_its_quote():
    output = evaluate(DATA, "--errors", "9")
    for text in ("technologies the dictionary lacks: 1", "required for preferred", "[Docker]",
                 "TypeScript, None for 3", "React | Angular"):
        assert text in output, text


def sentences_of_ambiguous_names_are_judged_one_by_one():
    output = evaluate("--ambiguity", file("ambiguity.ndjson"))
    same(counts(output), {"sentences right": (2, 3), "places found": (2, 3),
                          "of these skills, mentions in place": (2, 2)})
    assert "Experience with Python.\n    missed: rust; false: python" in output, output


def lines_are_judged_one_by_one():
    output = evaluate("--requirements", file("requirements.ndjson"))
    got = counts(output)
    same([got[name] for name in ("lines right", "requirements right", "facts right")],
         [(5, 6), (5, 8), (1, 2)])
    assert "years    expected linux required 3 years" in output, output


def spans_are_compared_exactly_and_by_overlap():
    output = evaluate("--spans", file("spans.ndjson"))
    got = counts(output)
    same([got["%s %s" % (how, what)] for how in ("exact", "overlap")
          for what in ("precision", "recall")], [(1, 3), (1, 3), (2, 3), (2, 3)])
    same(dict(F1.findall(output))["overlap F1"], "0.667")


def unlabelled_postings_show_what_is_left():
    output = evaluate("--understood", file("unlabelled.ndjson"), "--fewest", "1")
    same(counts(output), {"requirement lines understood": (4, 7)})
    assert "    2  A love of tall mountains" in output, output
    assert "poor  Engineer: 1 requirements" in output and "full  Engineer" not in output, output
    assert "  required         Requirements" in output, output


def keywords_stand_in_the_same_table():
    if not shutil.which("rg"):
        raise Skipped("ripgrep is not there")
    got = counts(evaluate(DATA, "--baseline", "--names", file("names.txt"),
                          "--ambiguity", file("ambiguity.ndjson")))
    same([got[name + ", keywords"] for name in (
        "technology precision", "technology recall", "practice recall", "sentences right")],
        [(3, 4), (2, 10), (0, 3), (1, 3)])


def the_same_run_prints_the_same_bytes():
    arguments = (DATA, "--practices", "9", "--understood", file("unlabelled.ndjson"))
    same(evaluate(*arguments), evaluate(*arguments))


def what_is_missing_is_said_in_one_line():
    for arguments, program, text in (
        (("--spans", "/no/such.ndjson"), PROGRAM, "/no/such.ndjson: there is no such file"),
        (("--understood", "/no/such.ndjson"), PROGRAM, "/no/such.ndjson: there is no such file"),
        (("/no/such",), PROGRAM, "/no/such/postings.ndjson: there is no such file"),
        ((DATA, "--kinds", "/no/such"), PROGRAM, "/no/such: there is no such file"),
        ((DATA,), "/no/program", "/no/program is not there: build it first"),
        (("--requirements", file("names.txt")), PROGRAM, "names.txt:1: no JSON"),
    ):
        message = evaluate(*arguments, program=program, exit_code=1)
        assert text in message and message.count("\n") == 1, message
    assert "nothing to evaluate" in evaluate(exit_code=2)


def main():
    tests = [
        value for name, value in list(globals().items())
        if callable(value) and getattr(value, "__module__", "") == "__main__" and "_" in name
    ]
    tests = [test for test in tests if test.__code__.co_argcount == 0]
    print("1..%d" % len(tests))
    failed = 0
    for number, test in enumerate(tests, 1):
        name = test.__name__.replace("_", " ")
        try:
            test()
            print("ok %d - %s" % (number, name))
        except Skipped as why:
            print("ok %d - %s # SKIP %s" % (number, name, why))
        except Exception as error:  # a crash is a failure of this test alone
            failed += 1
            print("not ok %d - %s" % (number, name))
            for text in ("%s: %s" % (type(error).__name__, error)).splitlines():
                print("# " + text)
        sys.stdout.flush()
    return failed != 0


if __name__ == "__main__":
    sys.exit(main())
