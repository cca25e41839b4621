#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""The commands of skillgap-cookbook(7) print what stands there. Prints TAP.

    cookbook.py PROGRAM DATA PAGE [--update]

In a block, `$ ` starts a command, `> ` goes on with it, other lines are what it prints. What needs
a program that is not there is left out; --update writes into the page what is printed.
"""

import os
import re
import shutil
import subprocess
import sys
import tempfile

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
import tap  # noqa: E402

OTHERS = ("jq", "mlr", "parallel")


def commands(text):
    """[start, end, command, output] of each command; the places are those of the output."""
    found, lines, inside, at = [], text.splitlines(keepends=True), False, 0
    for line in lines:
        at += len(line)
        if line.startswith("```"):
            inside = not inside
        elif inside and line.startswith("$ "):
            found.append([at, at, line[2:], ""])
        elif inside and line.startswith("> ") and found and not found[-1][3]:
            found[-1][0] = found[-1][1] = at
            found[-1][2] += line[2:]
        elif inside and found and found[-1][1] == at - len(line):
            found[-1][1] = at
            found[-1][3] += line
    return found


def missing(command):
    """A program it needs that is not there, or None."""
    return next((word for word in OTHERS if re.search(r"\b%s\b" % word, command) and
                 shutil.which(word) is None), None)


def environment(program, home):
    env = {"PATH": os.path.dirname(os.path.abspath(program)) + ":" + os.environ["PATH"],
           "HOME": home, "LC_ALL": "C.UTF-8"}
    env.update((key, value) for key, value in os.environ.items()
               if key in ("ASAN_OPTIONS", "UBSAN_OPTIONS", "LD_LIBRARY_PATH"))
    return env


def main():
    program, data, page = sys.argv[1:4]
    with open(page, encoding="utf-8") as file:
        text = file.read()
    results, changed = [], []
    with tempfile.TemporaryDirectory() as folder:
        shutil.copytree(os.path.join(data, "postings"), os.path.join(folder, "jobs"))
        shutil.copy(os.path.join(data, "profiles", "backend.json"),
                    os.path.join(folder, "me.json"))
        os.mkdir(os.path.join(folder, "home"))
        env = environment(program, os.path.join(folder, "home"))
        for start, end, command, output in commands(text):
            name = "it prints what stands there: " + command.splitlines()[0]
            if missing(command):
                results.append((name, tap.LEFT_OUT, "no " + missing(command)))
                continue
            # As on a terminal: messages stand among what is printed.
            done = subprocess.run(["bash", "-c", command], cwd=folder, env=env, text=True,
                                  stdout=subprocess.PIPE, stderr=subprocess.STDOUT, timeout=120)
            results.append((name, done.stdout == output, done.stdout))
            changed.append((start, end, done.stdout))
    results.append(("there are commands in it", len(results) > 10, str(len(results))))
    if "--update" in sys.argv:
        for start, end, printed in reversed(changed):
            text = text[:start] + printed + text[end:]
        with open(page, "w", encoding="utf-8") as file:
            file.write(text)
    sys.exit(tap.report(results))


if __name__ == "__main__":
    main()
