#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""What was built was built hardened, by what readelf says of it. Prints TAP.

    hardening.py BUILD FORTIFIED PROGRAM LIBRARY...

BUILD: the build folder; FORTIFIED: whether sizes are checked (1), as without an optimiser or
under a sanitizer they are not (0). Left out without readelf.
"""

import json
import os
import re
import shutil
import subprocess
import sys

FLAGS = ("-fstack-protector-strong", "-fstack-clash-protection", "-fcf-protection",
         "-mbranch-protection=standard")


def readelf(*args):
    return subprocess.run(["readelf", "--wide", *args], check=True, stdout=subprocess.PIPE,
                          stderr=subprocess.DEVNULL, text=True).stdout


def segments(path):
    """[(type, flags)]"""
    found = re.findall(r"^  (\w+)\s+(?:0x\w+\s+){5}([RWE ]{3})", readelf("--segments", path),
                       re.MULTILINE)
    return [(kind, flags.replace(" ", "")) for kind, flags in found]


def undefined(path):
    return set(re.findall(r"UND (\w+)", readelf("--dyn-syms", path)))


def checks_of(path, is_program):
    """[(sentence, whether it is true)] of a program or library."""
    at = segments(path)
    dynamic = readelf("--dynamic", path)
    name = os.path.basename(os.path.realpath(path))
    kind = re.search(r"Type:\s+(\w+)", readelf("--file-header", path))[1]
    checks = []
    if is_program:
        checks.append(("can be loaded anywhere", kind == "DYN" and
                       bool(re.search(r"FLAGS_1.*\bPIE\b", dynamic))))
    return [("%s %s" % (name, sentence), good) for sentence, good in checks + [
        ("keeps what the loader wrote from being written again",
         any(kind == "GNU_RELRO" for kind, _ in at) and
         bool(re.search(r"BIND_NOW|FLAGS_1.*\bNOW\b", dynamic))),
        ("has a stack that nothing runs on", ("GNU_STACK", "RW") in at),
        ("has no part that is both written and run",
         bool(at) and not any("W" in flags and "E" in flags for _, flags in at)),
        ("has no relocations in its code", "TEXTREL" not in dynamic),
    ]]


def object_file(build, entry):
    return os.path.join(build, entry["output"])


def compiled(build):
    """What was compiled for users: src/, without what runs when the program is built."""
    with open(os.path.join(build, "compile_commands.json"), encoding="utf-8") as file:
        entries = json.load(file)
    return [entry for entry in entries
            if re.search(r"^src/(lib)?skillgap", entry["output"]) and entry["file"].endswith(".c")]


def can(flag, command):
    """Whether that compiler has the flag."""
    words = command.split()
    while words[0] in ("ccache", "sccache"):
        words.pop(0)
    done = subprocess.run([words[0], "-Werror", flag, "-x", "c", "-c", "-o", os.devnull, "-"],
                          input="int x;", text=True, stderr=subprocess.DEVNULL, check=False)
    return done.returncode == 0


def check_compiled(build, fortified):
    entries = compiled(build)
    flags = [flag for flag in FLAGS if can(flag, entries[0]["command"])]
    if fortified:
        flags.append("-D_FORTIFY_SOURCE=3")
    bare = [(flag, entry["file"]) for entry in entries for flag in flags
            if flag not in entry["command"].split()]
    results = [("all %d files were compiled with %s" % (len(entries), " ".join(flags)),
                len(entries) > 100 and not bare, str(bare[:3]))]
    if "-fcf-protection" in flags:
        objects = [object_file(build, entry) for entry in entries]
        unmarked = [path for path in objects if os.path.exists(path)
                    and not re.search(r"IBT, SHSTK", readelf("--notes", path))]
        results.append(("each of them marks where jumps may lead", not unmarked, str(unmarked[:3])))
    return results


def check_calls(paths, fortified):
    results = []
    for path in paths:
        name, calls = os.path.basename(os.path.realpath(path)), undefined(path)
        results.append(("%s looks after its stack" % name, "__stack_chk_fail" in calls, ""))
        if fortified:
            checked = [call for call in calls if call.endswith("_chk")]
            results.append(("%s checks sizes" % name, bool(checked), ""))
    return results


def main(build, fortified, *paths):
    if shutil.which("readelf") is None:
        print("1..0 # SKIP no readelf here")
        return 0
    fortified = fortified == "1"
    results = [(name, good, "") for i, path in enumerate(paths)
               for name, good in checks_of(path, i == 0)]
    results += check_calls(paths, fortified) + check_compiled(build, fortified)
    print("1..%d" % len(results))
    for number, (name, good, detail) in enumerate(results, 1):
        if not good:
            print("# " + detail)
        print("%s %d - %s" % ("ok" if good else "not ok", number, name))
    return any(not good for _, good, _ in results)


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
