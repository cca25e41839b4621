#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""The commands of README.md print what stands there. Prints TAP.

    readme.py PROGRAM ROOT [--update]

They run in ROOT, on the day after the youngest sample posting; blocks are written and read as in
skillgap-cookbook(7). What needs a program that is not there is left out; --update writes into the
page what is printed.
"""

import os
import subprocess
import sys
import tempfile

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), "cli"))
import cookbook  # noqa: E402
import tap  # noqa: E402

NOW = "2026-11-22T00:00:00Z"
# Stages before the report know no day that would show.
WRAPPER = """#!/bin/sh
case $1 in
match) exec "%(program)s" "$@" ;;
*) exec "%(program)s" "$@" --now %(now)s ;;
esac
"""


def main(program, root, *options):
    page = os.path.join(root, "README.md")
    with open(page, encoding="utf-8") as file:
        text = file.read()
    results, changed = [], []
    with tempfile.TemporaryDirectory() as folder:
        wrapper = os.path.join(folder, "skillgap")
        with open(wrapper, "w", encoding="ascii") as file:
            file.write(WRAPPER % {"program": os.path.abspath(program), "now": NOW})
        os.chmod(wrapper, 0o755)
        env = dict(cookbook.environment(wrapper, folder), COLUMNS="80")
        for start, end, command, shown in cookbook.commands(text):
            missing = cookbook.missing(command)
            if missing:
                results.append((command.strip(), tap.LEFT_OUT, "no " + missing))
                continue
            done = subprocess.run(["bash", "-o", "pipefail", "-c", command], cwd=root, env=env,
                                  capture_output=True, text=True, timeout=60, check=False)
            changed.append((start, end, done.stdout))
            results.append((command.strip(), done.stdout == shown, done.stdout + done.stderr))
    if "--update" in options:
        for start, end, output in reversed(changed):
            text = text[:start] + output + text[end:]
        with open(page, "w", encoding="utf-8") as file:
            file.write(text)
    return tap.report(results)


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
