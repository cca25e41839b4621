# SPDX-License-Identifier: MIT
"""growth: what ten times as much costs: postings, skills, pages, workers.

Time is the processor's, of the whole program but for what it takes to start; the exponent is
that of the line through the logarithms: 1 is as much more time as there is more to do.
"""

import datetime
import math
import os
import statistics
import subprocess
import sys

import corpus
import page
import readme
from goal import plain
from measure import Run, machine, workers
from mentions import compete, written
from pile import first, length, pile

HERE = os.path.dirname(os.path.abspath(__file__))


class Series:
    """Figures (how much, seconds, MB) of something that grows."""

    def __init__(self, name, unit):
        self.name, self.unit, self.points = name, unit, []

    def add(self, amount, runs, start, what="cpu"):
        seconds = statistics.median(getattr(run, what) for run in runs) - start
        self.points.append((amount, max(seconds, 1e-5), max(run.memory for run in runs)))

    @property
    def exponent(self):
        """Of the upper half of the figures: in the lower, what is done once still shows."""
        points = self.points[-max(2, (len(self.points) + 1) // 2):]
        x = [math.log(point[0]) for point in points]
        y = [math.log(point[1]) for point in points]
        return statistics.linear_regression(x, y).slope

    def row(self):
        figures = ", ".join("%s: %s s" % (f"{amount:,}", plain(seconds))
                            for amount, seconds, _ in self.points)
        return "| %s | n^%.2f | %s | up to %.0f MB |" % (
            self.name, self.exponent, figures, max(point[2] for point in self.points))


def repeat(rounds, command, **options):
    return [Run(command, **options) for _ in range(rounds)]


def rounds_for(bench, amount, largest):
    """What takes long is measured less often."""
    return 1 if bench.quick or amount == largest else 3


def of_postings(bench, start):
    sizes = bench.of((100, 1000, 10000, 100000), (10, 20, 40))
    series, path = [], pile(bench, sizes[-1])
    most = length(path)
    sizes = [n for n in sizes if n <= most]
    kinds = [("match", 1), ("gap", 1), ("plan", 1)]
    if workers(bench.program, 2):
        kinds.append(("match", 2))
    for verb, n_workers in kinds:
        name = "%s of postings, %s" % (verb, "one worker" if n_workers == 1 else "two")
        series.append(Series(name, "postings"))
        command = [bench.program, verb, *workers(bench.program, n_workers), "-"]
        if verb == "plan":
            command += ["--have", "go, linux"]
        for n in sizes:
            runs = [Run(command, feed=first(path, n), allowed=(0, 4))
                    for _ in range(rounds_for(bench, n, sizes[-1]))]
            # What two save shows on the wall.
            series[-1].add(n, runs, start, "cpu" if n_workers == 1 else "wall")
            print("  %s %d" % (name, n), file=sys.stderr, flush=True)
    return series


def of_pages(bench, start):
    series = Series("match of one page", "bytes")
    sizes = bench.of((10 ** 3, 10 ** 4, 10 ** 5, 10 ** 6, 10 ** 7), (2000, 8000))
    for size in sizes:
        scale, content = 0.02, b""
        while len(content) < size * 0.9:
            posting = corpus.Postings().posting(0, scale)
            content = page.page_of(posting, min(1, size / 2e4)).encode()
            scale *= max(1.2, 0.95 * size / len(content))
        path = os.path.join(bench.folder, "page.html")
        with open(path, "wb") as file:
            file.write(content)
        # Small ones are read many times in one run, so that they show beside its start.
        copies = bench.of(max(1, 10 ** 5 // len(content)), 1)
        runs = repeat(rounds_for(bench, size, None), [bench.program, "match", *[path] * copies],
                      allowed=(0, 5))
        series.add(len(content), runs, start)
        amount, seconds, memory = series.points[-1]
        series.points[-1] = (amount, seconds / copies, memory)
    return [series]


def of_skills(bench, start):
    """Names looked for in texts in memory; a user's dictionary of so many skills read."""
    sizes = bench.of((500, 3000, 10000, 30000, 50000), (50, 200))
    scanned = Series("names in 4 MB of text, dictionary of skills", "skills")
    contests = compete(bench, [written(bench, n) for n in sizes], "--alone")
    for n, contest in zip(sizes, contests):
        scanned.points.append((n, statistics.median(contest.ours), contest.bytes / 1e6))
    read = Series("start with a user's dictionary", "skills")
    posting = os.path.join(HERE, "..", "data", "postings", "kestrel-grid.md")
    for n in sizes:
        command = [bench.program, "match", "--dictionary", written(bench, n), posting]
        read.add(n, repeat(rounds_for(bench, n, None), command), start)
    return [scanned, read]


def chart(series, path):
    """One panel for each thing that grows, both axes logarithmic."""
    panels = {}
    for one in series:
        panels.setdefault(one.unit, []).append(one)
    script = ["set terminal svg size 960,340 font 'sans,11' background '#ffffff'",
              "set output '%s'" % path, "set multiplot layout 1,%d" % len(panels),
              "set logscale xy", "set grid lc '#dddddd'", "set key top left",
              "set format x '10^{%L}'", "set format y '10^{%L}'", "set ylabel 's'"]
    for number, (unit, several) in enumerate(panels.items()):
        for i, one in enumerate(several):
            script.append("$data%d_%d << END" % (number, i))
            script += ["%g %g" % point[:2] for point in one.points]
            script.append("END")
        script.append("set xlabel '%s'" % unit)
        script.append("plot " + ", ".join(
            "$data%d_%d with linespoints pt 7 ps 0.6 lw 1.5 title \"%s: n^{%.2f}\""
            % (number, i, one.name, one.exponent) for i, one in enumerate(several)))
    script.append("unset multiplot")
    subprocess.run(["gnuplot"], input="\n".join(script) + "\n", text=True, check=True)


def growth(bench):
    start = statistics.median(run.cpu for run in repeat(9, [bench.program, "--version"]))
    series = of_skills(bench, start) + of_pages(bench, start) + of_postings(bench, start)
    # A process starts with the memory of the one that starts it, as far as is counted.
    floor = Run([bench.program, "--version"]).memory
    rows = ["Measured %s on %s, load %.0f." % (datetime.date.today().isoformat(), machine(),
                                               os.getloadavg()[0]), "",
            "| what | exponent | figures | memory* |", "|---|---|---|---|",
            *[one.row() for one in series], "",
            "*) %.0f MB and less are those of the program that measures." % floor]
    print("\n".join(rows))
    path = os.path.join(bench.folder if bench.quick else HERE, "growth.svg")
    chart(series, path)
    if os.path.getsize(path) < 1000:
        sys.exit("growth: no chart")
    if not bench.quick:
        readme.put("growth", rows)
    return []
