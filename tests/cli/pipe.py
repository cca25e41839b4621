#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Pipes: postings come out as they come in, and whoever stops reading is no error. Prints TAP.

    pipe.py PROGRAM DATA
"""

import os
import select
import signal
import subprocess
import sys

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
import tap  # noqa: E402


def start(program, *words):
    return subprocess.Popen([program, *words], stdin=subprocess.PIPE, stdout=subprocess.PIPE,
                            stderr=subprocess.PIPE)


def answer(process):
    """One line as soon as it is there; what there was of it after a minute without."""
    line = b""
    while not line.endswith(b"\n") and select.select([process.stdout], [], [], 60)[0]:
        more = os.read(process.stdout.fileno(), 1 << 16)
        if not more:
            break
        line += more
    return line


def as_they_come(program, lines, *words):
    """Gives one posting at a time and waits for what becomes of it."""
    process, answers = start(program, *words), []
    for line in lines:
        process.stdin.write(line)
        process.stdin.flush()
        answers.append(answer(process))
        if not answers[-1]:
            break
    rest, said = process.communicate()
    good = (len(answers) == len(lines) and all(one.count(b"\n") == 1 for one in answers) and
            not rest and process.returncode == 0)
    return good, "%s\n%s\n%s" % ([one[:200] for one in answers], rest[:200], said)


def until_half_a_line(program, lines):
    """Half a posting behind a whole one does not keep the whole one back."""
    process = start(program, "match", "-")
    process.stdin.write(lines[0] + lines[1][:len(lines[1]) // 2])
    process.stdin.flush()
    first = answer(process)
    rest, said = process.communicate(lines[1][len(lines[1]) // 2:])
    good = first.count(b"\n") == 1 and rest.count(b"\n") == 1 and process.returncode == 0
    return good, "%s\n%s\n%s" % (first[:200], rest[:200], said)


def head(program, lines):
    """As `match | head -1`: the reader goes after the first line."""
    process = start(program, "match", "-")
    process.stdin.write(lines[0])
    process.stdin.flush()
    first = process.stdout.readline()
    process.stdout.close()
    try:
        for _ in range(1000):
            process.stdin.write(lines[1])
        process.stdin.close()
    except BrokenPipeError:
        pass
    said = process.stderr.read()
    code = process.wait(60)
    return (first.startswith(b'{"type":"findings"') and said == b"" and
            code == -signal.SIGPIPE), "%d %s %s" % (code, first[:200], said)


def main():
    program, data = os.path.abspath(sys.argv[1]), sys.argv[2]
    with open(os.path.join(data, "postings", "veldt-oldmill-osprey.ndjson"), "rb") as file:
        lines = file.readlines()
    results = [
        ("fetch gives each posting as it comes", *as_they_come(program, lines, "fetch", "-")),
        ("extract gives each document as its posting comes",
         *as_they_come(program, lines, "extract", "-f", "ndjson", "-")),
        ("match gives the findings of each posting as it comes",
         *as_they_come(program, lines, "match", "-")),
        ("half a posting does not keep back the one before", *until_half_a_line(program, lines)),
        ("a reader that has enough ends it by SIGPIPE, without a word", *head(program, lines))]
    sys.exit(tap.report(results))


if __name__ == "__main__":
    main()
