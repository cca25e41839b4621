#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Pages made to hurt a parser: hostile_html.py PROGRAM [--small]

Each is read up to a report, twice: in less than two seconds of processor time and 400 MB, to an
answer or an inconclusive one, the same bytes both times. --small: a twentieth of each and no
limits, for builds with sanitizers. Prints TAP.
"""

import json
import os
import subprocess
import sys
import tempfile

import tap

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), ".."))
from vices import VICES  # noqa: E402

MOST_SECONDS, MOST_MB = 2.0, 400
INCONCLUSIVE = 5  # exit code: the page was no readable posting
TOO_LARGE = 16 << 20


def wide_findings(program, folder, scale, items):
    """Two postings that each ask for these items and for one of sixty thousand skills."""
    path = os.path.join(folder, "wide.ndjson")
    page = os.path.join(folder, "page.html")
    with open(page, "w", encoding="ascii") as out:
        out.write("<!DOCTYPE html><html><head><title>Engineer</title></head><body><h1>Engineer</h1>"
                  "<h2>Requirements</h2><ul><li>" + "<li>".join(items) + "</ul>")
    line = subprocess.run([program, "match", page], capture_output=True, check=True).stdout
    found = json.loads(line)
    wide = dict(found["requirements"][-1],
                any_of=["skill-%d" % i for i in range(60000 // scale)])
    found["requirements"].append(wide)
    with open(path, "w") as out:
        for number in range(2):
            found["posting"]["key"] = "%016x" % number
            out.write(json.dumps(found) + "\n")
    return path


def run(program, path, form, environment):
    """Exit code, output, seconds of processor time and megabytes at the peak, those of this
    script included, of which the program is a copy at first."""
    with tempfile.TemporaryFile() as out:
        process = subprocess.Popen(
            [program, *form, path], stdin=subprocess.DEVNULL, stdout=out,
            stderr=subprocess.DEVNULL, env=environment)
        _, status, usage = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
        out.seek(0)
        return (process.returncode, out.read(), usage.ru_utime + usage.ru_stime,
                usage.ru_maxrss / 1024)


def outcome_of(output):
    lines = output.splitlines()
    return json.loads(lines[0]).get("outcome") if lines else None


def judge(program, path, form, limits, environment):
    """What is wrong, and the figures."""
    first, second = (run(program, path, form, environment) for _ in range(2))
    seconds, megabytes = min(first[2], second[2]), first[3]
    wrong = []
    if first[0] not in (0, INCONCLUSIVE):
        wrong.append("exit code %d" % first[0])
    if first[:2] != second[:2]:
        wrong.append("another output the second time")
    if form[0] == "match" and outcome_of(first[1]) not in ("ok", "inconclusive"):
        wrong.append("outcome %s" % outcome_of(first[1]))
    if limits and seconds >= MOST_SECONDS:
        wrong.append("takes too long")
    if limits and megabytes >= MOST_MB:
        wrong.append("takes too much memory")
    figures = "%.2f s, %.0f MB" % (seconds, megabytes)
    return "; ".join(wrong), figures


def main():
    program, small = sys.argv[1], "--small" in sys.argv
    scale = 20 if small else 1
    results = []
    with tempfile.TemporaryDirectory() as folder:
        environment = dict(os.environ, HOME=folder, XDG_CONFIG_HOME=folder)

        def judge_file(name, path, form):
            wrong, figures = judge(program, path, form, not small, environment)
            print("# %s: %s" % (name, figures), flush=True)
            results.append(("%s: read in time, the same bytes twice" % name, not wrong,
                            wrong + ", " + figures))

        path = os.path.join(folder, "hostile.html")
        for name, pieces in VICES.items():
            with open(path, "wb") as out:
                out.writelines(pieces((TOO_LARGE - 1) // scale))
            judge_file(name, path, ["match"])
        for items in (["Go", "Rust", "SQL"], ["Go", "Kafka"], ["Go"], []):
            wide = wide_findings(program, folder, scale, items or ["COBOL"])
            for form in ("text", "html", "json", "markdown"):
                judge_file("%s and one of sixty thousand skills as %s"
                           % (", ".join(items) or "Nothing", form), wide,
                           ["gap", "--have", "cobol", "--now", "2026-11-22T00:00:00Z",
                            "--format", form])
        with open(path, "wb") as out:
            out.write(b"<p>" + b"x" * TOO_LARGE)
        process = subprocess.run([program, "match", path], capture_output=True, env=environment)
        results.append(("a page of more than 16 MiB is a source that failed: too large",
                        process.returncode != 0 and b"larger than 16 MiB" in process.stderr,
                        "exit code %d" % process.returncode))
    return tap.report(results)


if __name__ == "__main__":
    sys.exit(main())
