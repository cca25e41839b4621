# SPDX-License-Identifier: MIT
"""Findings beside a bare parse of the same bytes: beside.py PROGRAM PARSER FILE...

Runs take turns, so that what else the machine does falls on both, and processor time is
counted. A ratio is that of two runs side by side; its spread says what it is worth.
"""
import os
import statistics
import subprocess
import sys

RUNS = 11


def seconds(command):
    with open(os.devnull, "wb") as null:
        process = subprocess.Popen(command, stdout=null, stderr=null)
        _, status, usage = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode not in (0, 3, 4):
        sys.exit("%s: status %d" % (" ".join(command[:3]), process.returncode))
    return usage.ru_utime + usage.ru_stime


def row(name, values, unit):
    print("%-36s %8.2f %s  (%.2f to %.2f)" % (name, statistics.median(values), unit,
                                             min(values), max(values)))


def main(program, parser, *files):
    megabytes = sum(os.path.getsize(path) for path in files) / 1e6
    match, parse = [program, "match", *files], [parser, *files]
    seconds(match)
    seconds(parse)
    pairs = [(seconds(match), seconds(parse)) for _ in range(RUNS)]
    print("%d files, %.1f MB, %d runs each in turn, median (least to most)"
          % (len(files), megabytes, RUNS))
    row("skillgap match", [megabytes / ours for ours, _ in pairs], "MB/s")
    row("bare parse", [megabytes / bare for _, bare in pairs], "MB/s")
    row("match as a multiple of the parse", [ours / bare for ours, bare in pairs], "x   ")


if __name__ == "__main__":
    main(*sys.argv[1:])
