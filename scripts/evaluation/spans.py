# SPDX-License-Identifier: MIT
"""Postings with annotated spans: {"id", "text", "spans": [[start, end, layer, surface]]}, offsets
in bytes; of the layers only KNOWLEDGE is compared.

A second opinion, nothing to tune on: such labels are not exhaustive, and hold much that is no
technology (degrees, fields of study, whole clauses), so neither precision nor recall can come
near 1. Exact: same start and end. Overlap: of ours, those that meet a labelled one; of the
labelled ones, those that meet one of ours. One place counts once, whatever its skills are.
"""

from .align import Alignment
from .figures import F1, Figure
from .program import posting, write

LAYER = "KNOWLEDGE"
# The same layer of the technology part of SkillSpan (Zhang et al. 2022, "SkillSpan: Hard and Soft
# Skill Extraction from English Job Postings"), exact spans. The first row is of trained models;
# the others were run side by side in 2026-11. Precision where it is known.
PEERS = (
    ("supervised transformer models", None, 0.689),
    ("a lexicon from the training data", None, 0.563),
    ("freehire's method", 0.581, 0.489),
    ("OfflineCV", None, 0.415),
    ("career-ops", 0.679, 0.347),
)


def plain(text):
    """Placeholders such as <ADDRESS> would be read as HTML; as many bytes, but no tag."""
    return text.replace("<", "[").replace(">", "]")


def overlap(span, others):
    return any(span[0] < end and start < span[1] for start, end in others)


def count(figures, name, got, labelled):
    """figures: exact precision and recall, overlapping precision and recall."""
    same = len(got & labelled)
    figures[0].add(name, same, len(got))
    figures[1].add(name, same, len(labelled))
    figures[2].add(name, sum(overlap(span, labelled) for span in got), len(got))
    figures[3].add(name, sum(overlap(span, got) for span in labelled), len(labelled))


def figures_named(label):
    return [
        Figure("%s %s%s" % (how, what, label), "found" if what == "precision" else "labelled")
        for how in ("exact", "overlap") for what in ("precision", "recall")
    ]


def with_f1(figures, label):
    exact, over = figures[:2], figures[2:]
    return [*exact, F1("exact F1" + label, *exact), *over, F1("overlap F1" + label, *over)]


def our_spans(findings, alignment, keep):
    """Places that we found, as places of the given text, and how many could not be placed."""
    spans = [
        alignment.span(mention["start"], mention["end"])
        for skill in findings["skills"] if keep(skill["id"]) for mention in skill["mentions"]
    ]
    return {span for span in spans if span}, spans.count(None)


def skillspan(program, rows, dictionary, keywords):
    postings = [posting(row["id"], plain(row["text"])) for row in rows]
    found = program.findings_of(postings)
    documents = program.documents("-", stdin=write(postings))
    hits = keywords({row["id"]: plain(row["text"]) for row in rows}) if keywords else {}
    runs = {
        "": lambda skill: dictionary.is_technology(skill) or dictionary.is_practice(skill),
        ", tech. only": dictionary.is_technology,
    }
    tables = {label: figures_named(label) for label in list(runs) + [", keywords"]}
    lost = 0
    for row in rows:
        name = row["id"]
        labelled = {(span[0], span[1]) for span in row["spans"] if span[2] == LAYER}
        alignment = Alignment(plain(row["text"]), documents[name]["text"])
        for label, keep in runs.items():
            spans, unplaced = our_spans(found[name], alignment, keep)
            lost += 0 if label else unplaced
            count(tables[label], name, spans, labelled)
        count(tables[", keywords"], name, {
            (start, end) for start, end, skill in hits.get(name, []) if runs[""](skill)
        }, labelled)
    show(rows, tables, bool(keywords), lost)


def show(rows, tables, keywords, lost):
    ids = [row["id"] for row in rows]
    print("annotated spans: %d postings, layer %s, technologies and practices" % (len(ids), LAYER))
    print("(a second opinion: labels are not exhaustive and hold much that is no technology)")
    for label, figures in tables.items():
        if label != ", keywords" or keywords:
            for figure in with_f1(figures, label):
                print(figure.line(ids))
    if lost:
        print("%d mentions have no place in the given text" % lost)
    print("others, exact F1 (precision), on SkillSpan TECH:")
    for name, precision, value in PEERS:
        print("  %-34s  %6.3f%s" % (name, value, "  (%.3f)" % precision if precision else ""))
