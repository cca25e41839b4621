#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""skillgap-watch(1) describes every option that there is, and none that is not. Prints TAP.

    manual_watch.py PROGRAM PAGE EXAMPLES
"""

import os
import re
import shutil
import subprocess
import sys

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
import tap  # noqa: E402

# Of other programs, in the examples.
OTHERS = {"--user", "--now", "--remembered"}


def options_of(program, command):
    done = subprocess.run([os.path.abspath(program), command, "--help"], capture_output=True,
                          text=True, timeout=60)
    return set(re.findall(r"^ +(?:-\w, +)?(--[a-z-]+)", done.stdout, re.M))


def section(text, *names):
    parts = re.split(r"^# (.+)$", text, flags=re.M)
    return "".join(body for name, body in zip(parts[1::2], parts[2::2]) if name in names)


def main():
    program, page, examples = sys.argv[1:4]
    with open(page, encoding="utf-8") as file:
        text = file.read()
    results, known = [], set()
    for command, names in (("watch", ("OPTIONS OF WATCH", "OPTIONS FOR THE HISTORY")),
                           ("trend", ("OPTIONS OF TREND",))):
        there = options_of(program, command)
        said = set(re.findall(r"\*(--[a-z-]+)\*", section(text, *names)))
        known |= there
        missing = there - said - ({"--sources"} if command == "trend" else set())
        results.append(("every option of %s is described, and no other" % command,
                        len(there) > 5 and not missing and not said - there,
                        (sorted(missing), sorted(said - there))))
    named = set(re.findall(r"(?<![\w-])--[a-z][a-z-]+", text))
    results.append(("no option is named that is not there", not named - known - OTHERS,
                    sorted(named - known - OTHERS)))
    codes = re.findall(r"^\*(\d)\*$", section(text, "EXIT CODES"), re.M)
    results.append(("every exit code is described", codes == list("0123456"), codes))
    # Examples of the library and of pipes are programs; those of watch are named after what
    # reads them.
    absent = [name for name in os.listdir(examples)
              if not name.endswith((".c", ".mjs", ".py")) and "_%s_" % name not in text]
    results.append(("every example is named", not absent, absent))
    if shutil.which("scdoc") is None:
        results.append(("scdoc makes a page of it # SKIP no scdoc", True, ""))
    else:
        done = subprocess.run(["scdoc"], input=text.encode(), capture_output=True)
        results.append(("scdoc makes a page of it", done.returncode == 0 and
                        b".TH \"skillgap-watch\" \"1\"" in done.stdout, done.stderr))
    sys.exit(tap.report([(name, bool(good), str(detail)) for name, good, detail in results]))


if __name__ == "__main__":
    main()
