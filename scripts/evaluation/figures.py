# SPDX-License-Identifier: MIT
"""Shares with their n and a 95 % interval."""

import collections
import math
import random

RESAMPLES = 1000
SEED = 20261122
WIDTH = 36


def wilson(good, n):
    """For units drawn one by one, such as sentences."""
    if n == 0:
        return 0.0, 0.0
    z = 1.96
    middle = (good + z * z / 2) / (n + z * z)
    half = z * math.sqrt(good * (n - good) / n + z * z / 4) / (n + z * z)
    return max(0.0, middle - half), min(1.0, middle + half)


def bootstrap(parts, value):
    """Drawing postings anew, with what they hold: parts are one row of numbers a posting."""
    source = random.Random(SEED)
    values = []
    for _ in range(RESAMPLES):
        drawn = [sum(column) for column in zip(*source.choices(parts, k=len(parts)))]
        one = value(drawn)
        if one is not None:
            values.append(one)
    values.sort()
    if not values:
        return 0.0, 0.0
    return values[int(0.025 * len(values))], values[max(int(0.975 * len(values)) - 1, 0)]


def ratio(sums):
    return sums[0] / sums[1] if sums[1] else None


def harmonic(sums):
    """F1 of a precision (the first two) and a recall (the last two)."""
    precision, recall = ratio(sums[:2]), ratio(sums[2:])
    if precision is None or recall is None:
        return None
    return 2 * precision * recall / (precision + recall) if precision + recall else 0.0


def line(name, value, interval, rest):
    if value is None:
        return "%-*s       -                   %s" % (WIDTH, name, rest)
    return "%-*s  %6.3f  [%.3f, %.3f]  %s" % (WIDTH, name, value, *interval, rest)


class Figure:
    """A share or a mean: per posting a numerator and a denominator, summed over postings."""

    def __init__(self, name, unit, share=True):
        self.name, self.unit, self.share = name, unit, share
        self.parts = collections.defaultdict(lambda: [0, 0])

    def add(self, posting, good, n=1):
        self.parts[posting][0] += good
        self.parts[posting][1] += n

    def total(self):
        return [sum(part[i] for part in self.parts.values()) for i in (0, 1)]

    def value(self):
        return ratio(self.total())

    def rows(self, ids):
        return [tuple(self.parts.get(posting, (0, 0))) for posting in ids]

    def line(self, ids):
        good, n = self.total()
        counts = "%5d of %5d %s" if self.share else "%5d in %5d %s"
        interval = bootstrap(self.rows(ids), ratio) if n else None
        return line(self.name, self.value(), interval, counts % (good, n, self.unit))


class F1:
    """Of a precision and a recall."""

    def __init__(self, name, precision, recall):
        self.name, self.precision, self.recall = name, precision, recall

    def value(self):
        return harmonic(self.precision.total() + self.recall.total())

    def line(self, ids):
        rows = [a + b for a, b in zip(self.precision.rows(ids), self.recall.rows(ids))]
        return line(self.name, self.value(), bootstrap(rows, harmonic), "")


def share_line(name, good, n, unit):
    """A share of sentences."""
    return line(name, good / n if n else None, wilson(good, n), "%5d of %5d %s" % (good, n, unit))
