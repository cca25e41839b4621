# SPDX-License-Identifier: MIT
"""literals: the whole program on 1 MiB of text, beside rg and grep with the names it knows.

rg takes a minute for it each time and grep half of that, so that this is the benchmark to wait for.
rg and grep get 3,000 skills' names, fewer than the program knows, and print every one they find;
the program prints findings, understood. Both sides read the same file.
"""

import json
import os
import sys

import corpus
from goal import Goal
from measure import Run, column, in_turn

SIZE = 1 << 20


def text_file(bench):
    """1 MiB of postings in one file: made-up ones, or those in FILE."""
    path = os.path.join(bench.folder, "text.txt")
    size, most = 0, bench.of(SIZE, SIZE // 128)
    if bench.file is None:
        found = map(corpus.file_of, corpus.Postings().many(most))
    else:
        with open(bench.file, encoding="utf-8") as file:
            found = [json.loads(line)["description"] + "\n" for line in file]
    with open(path, "wb") as file:
        for text in found:
            size += file.write(text.encode()[:most - size])
            if size >= most:
                break
    return path


def names_file(bench):
    path = os.path.join(bench.folder, "names")
    skills = corpus.Dictionary(bench.of(3000, 100)).skills
    names = {corpus.matched(name) for skill in skills
             for name in [skill["name"], *skill.get("aliases", [])]}
    with open(path, "w", encoding="utf-8") as file:
        file.writelines(name + "\n" for name in sorted(names))
    return path, len(names)


def literals(bench):
    text, (names, n) = text_file(bench), names_file(bench)
    flags = ["-o", "-w", "-i", "-F", "-f", names, text]
    # A match that is given to nobody is not looked for, and colours would be more to print.
    others = [["rg", "-j1", "--no-line-number", *flags], ["grep", *flags]]
    plain = {**os.environ, "LC_ALL": "C.UTF-8"}
    ours = Run([bench.program, "match", text], keep=True)
    found = sum(skill["mention_count"] for line in ours.output.splitlines()
                for skill in json.loads(line)["skills"])
    rows = in_turn(bench.rounds, lambda: Run([bench.program, "match", text]),
                   *[lambda command=command: Run(command, env=plain) for command in others],
                   first=False)
    hits = [rows[0][i + 1].lines for i in range(2)]
    if min(hits) < found / bench.of(3, 100):
        sys.exit("literals: %d mentions, rg %d, grep %d hits" % (found, *hits))
    note = "%d names, %d KB; %d mentions understood, %d hits" % (n, os.path.getsize(text) // 1000,
                                                                 found, hits[0])
    return [Goal("literals: findings of 1 MiB, times rg -F -f", column(rows, 0), column(rows, 1),
                 inverse=True, least=200, note=note),
            Goal("literals: findings of 1 MiB, times grep -F -f", column(rows, 0),
                 column(rows, 2), inverse=True, least=200,
                 note="%d hits" % hits[1])]
