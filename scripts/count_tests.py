#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Sums up what `meson test` left behind: count_tests.py BUILD_FOLDER...

Meson counts programs; this counts the tests in them, one for each "ok" and "not ok" line of
TAP, and one for a program without such lines. A program that failed in another way (crashed,
was too slow, stopped before its last test) is one failure more. A folder without results is a
build that failed. Prints what failed on stderr and "N passed, N failed" on stdout; exits 1 if
any failed. Standard library only.
"""

import json
import os
import re
import sys

TAP_LINE = re.compile(
    r"^(not )?ok\b(?:[ \t]+\d+)?[ \t-]*(.*?)[ \t]*(?:#[ \t]*(skip|todo)\b.*)?$", re.I | re.M
)
GOOD = ("OK", "EXPECTEDFAIL")


def count(test):
    """Passed tests and names of failed ones of one program."""
    passed, failed = 0, []
    if test["result"] == "SKIP":
        return passed, failed
    for bad, name, directive in TAP_LINE.findall(test.get("stdout") or ""):
        if directive.lower() == "skip" or (bad and directive):
            continue
        if bad:
            failed.append(name)
        else:
            passed += 1
    if test["result"] in GOOD:
        passed += not passed and not failed
    elif not failed:
        failed.append(test["result"].lower())
    return passed, failed


def main():
    passed = failed = 0
    for folder in sys.argv[1:]:
        try:
            with open(os.path.join(folder, "meson-logs", "testlog.json"), encoding="utf-8") as log:
                tests = [json.loads(line) for line in log if line.strip()]
        except FileNotFoundError:
            tests = []
        if not tests:
            print("failed: %s: it was not built" % folder, file=sys.stderr)
            failed += 1
        for test in tests:
            good, bad = count(test)
            passed += good
            failed += len(bad)
            for name in bad:
                print("failed: %s: %s: %s" % (folder, test["name"], name), file=sys.stderr)
    print("%d passed, %d failed" % (passed, failed))
    return failed != 0


if __name__ == "__main__":
    sys.exit(main())
