# SPDX-License-Identifier: MIT
"""A goal: two sides measured in turn, the ratio of each pair of runs, and what is asked of it."""

import statistics

ROW = "%-58s %12s %12s  %-29s %-9s %s"
HEAD = ROW % ("goal", "ours", "beside", "ratio (least to most) of runs", "asked", "met")


def plain(value):
    """Three digits that count."""
    if value >= 100:
        return "%.0f" % value
    return "%.3g" % value


class Goal:
    """`ours` and `beside` hold one figure a run, those of the same index side by side. `ratio`
    is ours / beside, or with `inverse` beside / ours ("times as fast"); `most` or `least` is what
    is asked of it, or neither where it is only shown. `note` says what else is to be known."""

    def __init__(self, name, ours, beside, *, most=None, least=None, inverse=False,
                 unit="s", note=""):
        self.name, self.note, self.unit = name, note, unit
        self.most, self.least = most, least
        self.ratios = [b / a if inverse else a / b for a, b in zip(ours, beside)]
        self.ours = statistics.median(ours)
        self.beside = statistics.median(beside)

    def in_milliseconds(self):
        self.ours, self.beside, self.unit = self.ours * 1e3, self.beside * 1e3, "ms"
        return self

    @property
    def ratio(self):
        return statistics.median(self.ratios)

    @property
    def asked(self):
        if self.most is not None:
            return "<= %s" % plain(self.most)
        return ">= %s" % plain(self.least) if self.least is not None else ""

    @property
    def met(self):
        if self.most is not None:
            return "yes" if self.ratio <= self.most else "no"
        if self.least is not None:
            return "yes" if self.ratio >= self.least else "no"
        return ""

    def row(self):
        spread = "%s (%s to %s) of %d" % (plain(self.ratio), plain(min(self.ratios)),
                                          plain(max(self.ratios)), len(self.ratios))
        return ROW % (
            self.name, "%s %s" % (plain(self.ours), self.unit),
            "%s %s" % (plain(self.beside), self.unit), spread, self.asked, self.met)

    def record(self):
        return {"name": self.name, "ours": float(plain(self.ours)),
                "beside": float(plain(self.beside)), "unit": self.unit,
                "ratio": float("%.4g" % self.ratio), "asked": self.asked,
                "least": float("%.4g" % min(self.ratios)),
                "most": float("%.4g" % max(self.ratios)), "runs": len(self.ratios),
                "met": self.met, "note": self.note}


def table(goals):
    lines = [HEAD]
    for goal in goals:
        lines.append(goal.row())
        if goal.note:
            lines.append("    " + goal.note)
    return "\n".join(lines)
