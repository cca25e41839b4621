#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""The libraries export what the public headers declare, and keep no state. Prints TAP.

    symbols.py HEADERS SANITIZED LIBRARY [IO_LIBRARY FEATURES]

HEADERS is the folder include/skillgap; FEATURES are fetch, store or both, joined by a comma.
"""

import os
import re
import shutil
import subprocess
import sys

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "cli"))
import tap  # noqa: E402

IO_HEADERS = {"io.h": "fetch", "store.h": "store"}


def declared(folder):
    """The header of each public function."""
    functions = {}
    for name in sorted(os.listdir(folder)):
        with open(os.path.join(folder, name), encoding="utf-8") as file:
            text = re.sub(r"/\*.*?\*/", "", file.read(), flags=re.S)
        for match in re.finditer(r"^SG_API\b[^;]*?\b(sg_\w+)\s*\(", text, re.M):
            functions[match.group(1)] = name
    return functions


def speaks_of_threads(path):
    with open(path, encoding="utf-8") as file:
        return "thread" in file.read().lower()


def exported(library):
    """The version of each exported symbol; that of the nodes themselves left out."""
    done = subprocess.run(["nm", "-D", "--defined-only", "--with-symbol-versions", library],
                          capture_output=True, text=True, check=True)
    symbols = {}
    for line in done.stdout.splitlines():
        _, kind, name = line.split()
        name, _, version = name.partition("@")
        if kind != "A":
            symbols[name] = version.lstrip("@")
    return symbols


def writable(library):
    """Bytes of data that can be written to once the library is loaded."""
    done = subprocess.run(["readelf", "-SW", library], capture_output=True, text=True, check=True)
    sizes = re.findall(r"\] (\.data|\.bss|\.tdata|\.tbss) +\w+ +\w+ \w+ (\w+)", done.stdout)
    return sum(int(size, 16) for _, size in sizes)


def check(name, library, wanted, sanitized):
    there = exported(library)
    absent = sorted("%s of <skillgap/%s>: add it to src/%s.map" % (one, header, name)
                    for one, header in wanted.items() if one not in there)
    others = sorted(set(there) - set(wanted))
    bare = sorted(one for one in there if not re.fullmatch(r"SKILLGAP_\d+\.\d+", there[one]))
    results = [(name + " exports every function that its headers declare", not absent, absent),
               (name + " exports nothing else", not others, others),
               ("every symbol of it has a version", not bare, bare)]
    if sanitized == "none":
        # What the compiler's own start-up files hold is 16 bytes.
        size = writable(library)
        results.append((name + " keeps no state of its own", size <= 16, size))
    return results


def main():
    folder, sanitized, libraries = sys.argv[1], sys.argv[2], sys.argv[3:]
    if shutil.which("nm") is None or not sys.platform.startswith("linux"):
        sys.exit(tap.report([("exported symbols", tap.LEFT_OUT, "no nm, or no ELF")]))
    functions = declared(folder)
    pure = {one: header for one, header in functions.items() if header not in IO_HEADERS}
    silent = [name for name in sorted(os.listdir(folder))
              if not speaks_of_threads(os.path.join(folder, name))]
    results = [("headers declare functions", len(pure) > 50, len(pure)),
               ("every header says what threads may do", not silent, silent)]
    results += check("libskillgap", libraries[0], pure, sanitized)
    if libraries[1:]:
        built = libraries[2].split(",")
        wanted = {one: header for one, header in functions.items()
                  if IO_HEADERS.get(header) in built}
        results += check("libskillgap-io", libraries[1], wanted, "io")
    sys.exit(tap.report([(name, good, str(detail)) for name, good, detail in results]))


if __name__ == "__main__":
    main()
