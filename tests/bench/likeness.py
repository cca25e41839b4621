#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""What postings or pages are like, in figures: likeness.py PROGRAM FILE|FOLDER...

To set made-up ones beside real ones; FILE is of postings, one a line, FOLDER of pages. Standard
library only.
"""

import glob
import json
import os
import re
import statistics
import subprocess
import sys


def quantile(values, share):
    return sorted(values)[min(len(values) - 1, int(len(values) * share))]


def spread(values, form="%.0f"):
    return " / ".join(form % quantile(values, share) for share in (0.1, 0.5, 0.9))


def matched(program, sources):
    """Findings, read from the program."""
    done = subprocess.run([program, "match", *sources], stdout=subprocess.PIPE,
                          stderr=subprocess.DEVNULL, text=True, check=False)
    return [json.loads(line) for line in done.stdout.splitlines()]


def of_findings(program, sources, kilobytes):
    found = matched(program, sources)
    mentions = sum(skill["mention_count"] for one in found for skill in one["skills"])
    return [("places that name a skill, a KB", "%.1f" % (mentions / kilobytes)),
            ("skills of a posting", "%.1f" % statistics.mean(len(one["skills"])
                                                             for one in found)),
            ("requirements of a posting", "%.1f" % statistics.mean(len(one["requirements"])
                                                                   for one in found))]


def of_lines(program, path):
    with open(path, encoding="utf-8") as file:
        texts = [json.loads(line)["description"] for line in file]
    sizes = [len(text.encode()) for text in texts]
    kilobytes = sum(sizes) / 1000
    words = [word for text in texts for word in re.findall(r"\w+", text)]
    lines = [line for text in texts for line in text.split("\n") if line.strip()]
    tenth = words[:100000]
    return [("postings", "%d" % len(texts)),
            ("bytes of text, 10 % / half / 90 %", spread(sizes)),
            ("words a KB", "%.0f" % (len(words) / kilobytes)),
            ("letters of a word", "%.2f" % statistics.mean(map(len, words))),
            ("different words in the first 100,000", "%d" % len({word.lower()
                                                                 for word in tenth})),
            ("lines with text, a KB", "%.1f" % (len(lines) / kilobytes)),
            ("of them items of lists", "%.0f %%" % (100 * statistics.mean(
                bool(re.match(r"\s*[-*•·]", line)) for line in lines))),
            *of_findings(program, [path], kilobytes)]


def of_page(page):
    """(bytes, share of scripts and styles, of tags, of text, tags a KB)."""
    bare = re.sub(rb"(?is)<(script|style|svg)\b.*?</\1\s*>|<!--.*?-->", b"", page)
    tags = re.findall(rb"<[a-zA-Z/][^>]*>", bare)
    in_tags = sum(map(len, tags))
    return (len(page), 100 * (len(page) - len(bare)) / len(page), 100 * in_tags / len(page),
            100 * (len(bare) - in_tags) / len(page), 1000 * len(tags) / len(page))


def of_pages(program, folder):
    sources = sorted(glob.glob(os.path.join(folder, "*.html")))
    rows = []
    for path in sources:
        with open(path, "rb") as file:
            rows.append(of_page(file.read()))
    columns = list(zip(*rows))
    kilobytes = sum(columns[0]) / 1000
    return [("pages", "%d" % len(sources)),
            ("bytes, 10 % / half / 90 %", spread(columns[0])),
            ("% scripts, styles, comments", spread(columns[1])),
            ("% tags", spread(columns[2])),
            ("% text", spread(columns[3])),
            ("tags a KB", spread(columns[4], "%.1f")),
            *of_findings(program, sources, kilobytes)]


def main(program, *paths):
    for path in paths:
        print(path)
        for name, value in (of_pages if os.path.isdir(path) else of_lines)(program, path):
            print("  %-40s %s" % (name, value))


if __name__ == "__main__":
    if len(sys.argv) < 3:
        sys.exit(__doc__)
    main(*sys.argv[1:])
