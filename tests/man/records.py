#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""skillgap-records(5) describes every key that there is in records, and none that is not. Prints TAP.

    records.py PROGRAM DATA PAGE
"""

import json
import os
import re
import subprocess
import sys
import tempfile

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), "../cli"))
import tap  # noqa: E402

PILE = ["postings", "other", "sources/himalayas_1.json", "broken/truncated.json.gz",
        "broken/empty-shell.html"]
# A posting of a board's list, and one that is at a place: no file says so.
GIVEN = {"@type": "JobPosting", "title": "Gopher", "description": "Five years of Go are required.",
         "jobLocation": {"address": "Oslo"},
         "skillgap": {"board": "lever", "source": "lever:acme", "remote": False}}


def described(path):
    """{section: {key: text}}"""
    with open(path, encoding="utf-8") as file:
        parts = re.split(r"^# (.+)$", file.read(), flags=re.M)
    return {title: dict(re.findall(r"^\*([@\w]+)\* \(.+\)\n((?:\t.*\n)*)", body, re.M))
            for title, body in zip(parts[1::2], parts[2::2])}


def run(program, data, home, *args):
    done = subprocess.run([os.path.abspath(program), *args, "-"], capture_output=True, cwd=data,
                          input=json.dumps(GIVEN).encode(), timeout=120,
                          env=dict(os.environ, HOME=home, XDG_CONFIG_HOME=""))
    return [json.loads(line) for line in done.stdout.splitlines()]


def main():
    program, data, page = sys.argv[1:4]
    sections = described(page)
    with tempfile.TemporaryDirectory() as home:
        fetched = run(program, data, home, "fetch", *PILE)
        documents = run(program, data, home, "extract", "--format", "ndjson", *PILE)
        findings = run(program, data, home, "match", *PILE)
    postings = [record for record in fetched if "@type" in record]
    sources = [record for record in fetched if record.get("type") == "source"]
    documents = [record for record in documents if record["type"] == "document"]
    findings = [record for record in findings if record["type"] == "findings"]
    objects = {
        "POSTING": postings,
        "POSTING SKILLGAP": [record["skillgap"] for record in postings],
        "DOCUMENT": documents,
        "SUMMARY": [record["posting"] for record in documents + findings],
        "FINDINGS": findings,
        "FINDINGS SKILLS": [skill for record in findings for skill in record["skills"]],
        "FINDINGS REQUIREMENTS": [wish for record in findings for wish in record["requirements"]],
        "FINDINGS FACTS": [fact for record in findings for fact in record["facts"]],
        "SOURCE": sources,
    }
    results = []
    for title, found in objects.items():
        keys = {key for record in found for key in record}
        said = set(sections.get(title, {}))
        results.append(("the keys of %s are described, and no other" % title, keys == said,
                        "%s" % sorted(keys ^ said)))
    inner = {
        ("DOCUMENT", "sections"): [part for record in documents for part in record["sections"]],
        ("FINDINGS SKILLS", "mentions"): [mention for record in findings
                                          for skill in record["skills"]
                                          for mention in skill["mentions"]],
        ("FINDINGS", "coverage"): [record["coverage"] for record in findings]
        + [left for record in findings for left in record["coverage"]["left"]],
    }
    for (title, key), found in inner.items():
        text = sections[title][key]
        missing = {name for record in found for name in record if "_%s_" % name not in text}
        results.append(("what is in %s is described" % key, found and not missing,
                        "%s" % sorted(missing)))
    words = {("FINDINGS FACTS", "kind"): [fact["kind"] for fact in objects["FINDINGS FACTS"]],
             ("FINDINGS REQUIREMENTS", "polarity"): [wish["polarity"] for wish
                                                     in objects["FINDINGS REQUIREMENTS"]],
             ("DOCUMENT", "sections"): [part["kind"] for part in inner["DOCUMENT", "sections"]]}
    for (title, key), found in words.items():
        missing = {word for word in found if "_%s_" % word not in sections[title][key]}
        results.append(("every word of %s of %s is described" % (key, title.lower()),
                        found and not missing, "%s" % sorted(missing)))
    results.append(("every key is explained", all(
        text for keys in sections.values() for text in keys.values()), ""))
    sys.exit(tap.report(results))


if __name__ == "__main__":
    main()
