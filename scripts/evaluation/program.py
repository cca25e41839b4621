# SPDX-License-Identifier: MIT
"""Running skillgap, and reading NDJSON; whatever is missing ends in one clear line."""

import json
import os
import re
import subprocess
import sys

NOW = "2026-11-22T00:00:00Z"
# 1, 4 and 5 are answers too: a condition, or sources that failed.
ANSWERS = (0, 1, 4, 5)


def stop(text):
    sys.exit("evaluate: " + text)


def parse(text, name):
    """Records of NDJSON; lines are those of \\n alone."""
    rows = []
    for number, line in enumerate(text.split("\n"), 1):
        if line.strip():
            try:
                rows.append(json.loads(line))
            except ValueError as error:
                stop("%s:%d: no JSON: %s" % (name, number, error))
    return rows


def present(path):
    if not os.path.exists(path):
        stop("%s: there is no such file" % path)
    return path


def read(path):
    present(path)
    try:
        with open(path, encoding="utf-8") as file:
            return parse(file.read(), path)
    except OSError as error:
        stop("%s: %s" % (path, error.strerror))


def write(rows):
    """NDJSON to hand to the program."""
    return "".join(json.dumps(row) + "\n" for row in rows).encode("utf-8")


def posting(name, description, title=""):
    """A JobPosting of that text."""
    return {"@type": "JobPosting", "identifier": str(name), "title": title,
            "description": description}


def by_id(rows, kind):
    return {row["posting"]["id"]: row for row in rows if row.get("type") == kind}


class Program:
    def __init__(self, path):
        self.path = path
        if not os.path.isfile(path) or not os.access(path, os.X_OK):
            stop("%s is not there: build it first, or name it with --program" % path)

    def run(self, *arguments, stdin=b""):
        done = subprocess.run([self.path, *arguments], input=stdin, capture_output=True)
        if done.returncode not in ANSWERS:
            stop("%s %s: exit %d\n%s" % (self.path, " ".join(arguments), done.returncode,
                                         done.stderr.decode("utf-8", "replace")))
        return done.stdout

    def records(self, *arguments, stdin=b""):
        return parse(self.run(*arguments, stdin=stdin).decode("utf-8"), arguments[0])

    def dictionary(self):
        return self.records("dict", "list", "--format", "ndjson")

    def documents(self, source, stdin=b""):
        return by_id(self.records("extract", source, "--format", "ndjson", stdin=stdin),
                     "document")

    def findings_of(self, postings):
        """Findings of postings made here, by their identifier."""
        return by_id(self.records("match", "-", stdin=write(postings)), "findings")

    def report(self, findings, profile):
        """The report on findings (NDJSON) for the profile in a file."""
        return json.loads(self.run("gap", "-", "--profile", profile, "--format", "json",
                                   "--now", NOW, stdin=findings))


class Texts:
    """Readable texts by posting, to quote from."""

    def __init__(self, documents):
        self.bytes = {key: row["text"].encode("utf-8") for key, row in documents.items()}

    def at(self, name, start, end):
        """Around a place: its line, cut to what stands near it."""
        text = self.bytes.get(name, b"")
        left = max(text.rfind(b"\n", 0, start) + 1, start - 60)
        right = text.find(b"\n", end)
        right = min(len(text) if right < 0 else right, end + 60)
        parts = (text[left:start], text[start:end], text[end:right])
        before, middle, after = (part.decode("utf-8", "replace") for part in parts)
        return "%s[%s]%s" % (before.lstrip(), middle, after.rstrip())

    def of(self, name, surface, with_digit=False):
        """Around a place where a labelled surface stands, best as a word (on a line of digits)."""
        text = self.bytes.get(name, b"")
        plain = re.escape(surface.encode("utf-8"))
        word = rb"(?<!\w)%s(?!\w)" % plain
        patterns = [rb"(?<=\d)[^\n]*?(%s)|(%s)[^\n]*\d" % (word, word)] if with_digit else []
        for pattern in patterns + [b"(%s)" % word, b"(%s)" % plain]:
            match = re.search(pattern, text, re.I)
            if match:
                return self.at(name, *match.span(match.lastindex))
        return "(not in the extracted text: %s)" % surface
