# SPDX-License-Identifier: MIT
"""Many postings as lines, none of them like another: made up once, or those of FILE."""

import itertools
import os

import corpus

BLOCK = 200  # lines written at once


def pile(bench, n):
    """The path of n postings, one a line; of FILE's where there is one, however many it has."""
    if bench.file is not None:
        return bench.file
    path = os.path.join(bench.folder, "pile.ndjson")
    if not os.path.exists(path):
        corpus.main("ndjson", n, path)
    return path


def first(path, n):
    """Its first n lines, as they are read."""
    with open(path, "rb") as file:
        lines = itertools.islice(file, n)
        while block := b"".join(itertools.islice(lines, BLOCK)):
            yield block


def length(path):
    with open(path, "rb") as file:
        return sum(1 for _ in file)
