# SPDX-License-Identifier: MIT
"""ndjson and html: findings beside a bare parse of the same bytes.

Processor time is counted, so that what else the machine does falls on neither side. The parser
says how many lines or pages it parsed, and there must be as many findings.
"""

import glob
import os
import sys

import corpus
import page
from goal import Goal
from measure import Run, column, in_turn, workers

# 3: nothing of a source could be read; 4: some could not; 5: no posting one can judge.
STATUSES = (0, 3, 4, 5)


def compare(bench, name, parser, files, most):
    driver = bench.driver(parser)
    parsed = Run([driver, *files], keep=True)
    documents = int(parsed.output.split()[0])
    ours = [bench.program, "match", *workers(bench.program, 1), *files]
    rows = in_turn(bench.rounds, lambda: Run(ours, allowed=STATUSES),
                   lambda: Run([driver, *files]))
    megabytes = sum(os.path.getsize(path) for path in files) / 1e6
    findings = rows[0][0].lines
    if findings < documents * 0.9:
        sys.exit("%s: %d findings of %d documents" % (name, findings, documents))
    note = "%d findings of %d documents, %.1f MB: %.1f MB/s, bare parse %.1f MB/s" % (
        findings, documents, megabytes, megabytes / min(column(rows, 0)),
        megabytes / min(column(rows, 1)))
    return Goal(name, column(rows, 0), column(rows, 1), most=most, note=note)


def ndjson(bench):
    path = bench.file
    if path is None:
        path = os.path.join(bench.folder, "postings.ndjson")
        with open(path, "w", encoding="utf-8") as file:
            file.writelines(map(corpus.line_of, corpus.Postings().many(bench.of(1500, 30))))
    return [compare(bench, "ndjson: findings, beside parsing the JSON", "bench_json", [path], 1.9)]


def html(bench):
    folder = bench.file
    if folder is None:
        folder = os.path.join(bench.folder, "pages")
        os.makedirs(folder, exist_ok=True)
        for posting in corpus.Postings().many(bench.of(200, 6)):
            with open(os.path.join(folder, "%d.html" % posting["number"]), "w",
                      encoding="utf-8") as file:
                file.write(page.page_of(posting))
    files = sorted(glob.glob(os.path.join(folder, "*.html")))
    if not files:
        sys.exit("%s: no *.html in it" % folder)
    return [compare(bench, "html: findings, beside gumbo's parse and free", "bench_html", files,
                    0.9)]
