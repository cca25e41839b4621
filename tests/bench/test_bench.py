#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Every benchmark works: test_bench.py PROGRAM. TAP; figures are not looked at.

A benchmark whose tools are not there is left out. --quick makes each take a second or so.
"""

import os
import shutil
import subprocess
import sys

HERE = os.path.dirname(os.path.abspath(__file__))
# name: the programs it needs, and how many rows of the table it prints
BENCHMARKS = {
    "start": (["hyperfine", "rg"], 5),
    "ndjson": ([], 1),
    "html": ([], 1),
    "mentions": ([], 0),  # none without Hyperscan
    "dictionary": ([], 3),
    "literals": (["rg", "grep"], 2),
    "fetch": (["curl"], 3),
    "hostile": ([], 2),
    "history": ([], 3),
    "jobs": ([], 2),
    "kept": (["hyperfine"], 2),
    "memory": ([], 5),
    "growth": (["gnuplot"], 0),
}


def run(name, program):
    done = subprocess.run([sys.executable, os.path.join(HERE, "bench.py"), "--quick", name,
                           program], stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)
    rows = [line for line in done.stdout.splitlines() if line.startswith(name + ":")]
    return done.returncode == 0 and len(rows) >= BENCHMARKS[name][1], done.stdout


def main(program):
    os.environ["PYTHONDONTWRITEBYTECODE"] = "1"
    print("1..%d" % len(BENCHMARKS))
    for number, (name, (needs, _)) in enumerate(BENCHMARKS.items(), 1):
        sentence = "%d - the benchmark %s works" % (number, name)
        missing = [need for need in needs if not shutil.which(need)]
        if missing:
            print("ok %s # SKIP no %s" % (sentence, missing[0]))
            continue
        works, said = run(name, program)
        print(("ok " if works else "not ok ") + sentence)
        if not works:
            for line in said.splitlines()[-20:]:
                print("# " + line)


if __name__ == "__main__":
    main(sys.argv[1])
