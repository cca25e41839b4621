# SPDX-License-Identifier: MIT
"""Postings without labels: how much of them was understood, and where nearly nothing was."""

import collections
import re

from .postings import lines_understood

FIRST_WORDS = 3


def asked_of(findings):
    return [row for row in findings["requirements"] if row["polarity"] == "asked"]


def folded(text):
    return re.sub(r"\W+", " ", text).strip().lower()


def headings(document):
    """[(kind, first line)] of the sections."""
    text = document["text"].encode("utf-8")
    rows = []
    for section in document["sections"]:
        part = text[section["start"]:section["end"]].decode("utf-8", "replace").strip()
        rows.append((section["kind"], part.split("\n")[0]))
    return rows


def frequent(texts, key, limit):
    """[(n, first text)] of those with the same key."""
    groups = collections.defaultdict(list)
    for text in texts:
        groups[key(text)].append(text)
    order = sorted(groups.items(), key=lambda item: (-len(item[1]), item[0]))
    return [(len(group), group[0]) for _, group in order[:limit]]


def show_posting(findings, document, limit):
    place = findings["posting"]
    print("\n%s  %s: %d requirements, %d skills, %d of %d lines%s" % (
        place["id"], place["title"], len(asked_of(findings)), len(findings["skills"]),
        findings["coverage"]["understood"], findings["coverage"]["lines"],
        "" if findings["outcome"] == "ok" else ", " + findings["outcome"]))
    for kind, heading in headings(document) if document else []:
        print("  %-16s %s" % (kind, heading[:76]))
    for left in findings["coverage"]["left"][:limit]:
        print("  left: %s" % left["quote"])


def understood(program, path, fewest, limit):
    found = [row for row in program.records("match", path) if row["type"] == "findings"]
    found = [row for row in found if not row["posting"]["duplicate_of"]]
    names = [row["posting"]["id"] for row in found]
    print("%d postings without labels, duplicates left out; inconclusive: %d" % (
        len(found), sum(row["outcome"] != "ok" for row in found)))
    if not found:
        return
    print(lines_understood(zip(names, found)).line(names))
    numbers = sorted(len(asked_of(row)) for row in found)
    print("requirements a posting: least %d, median %d, most %d; postings with none: %d" % (
        numbers[0], numbers[len(numbers) // 2], numbers[-1], numbers.count(0)))
    print("postings without a requirement line: %d" % sum(
        row["coverage"]["lines"] == 0 for row in found))

    left = [line["quote"] for row in found for line in row["coverage"].get("left", [])]
    print("\nlines left, most frequent first: %d" % len(left))
    for n, text in frequent(left, folded, limit):
        print("  %3d  %s" % (n, text[:160]))
    print("\nby their first %d words" % FIRST_WORDS)
    for n, text in frequent(left, lambda t: " ".join(folded(t).split()[:FIRST_WORDS]), limit):
        print("  %3d  %s" % (n, text[:160]))
    if fewest:
        documents = program.documents(path)
        order = sorted(found, key=lambda row: (len(asked_of(row)), row["posting"]["id"]))
        print("\nfewest requirements")
        for row in order[:fewest]:
            show_posting(row, documents.get(row["posting"]["id"]), limit)
