#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Memory gives out at any allocation of the whole program. Prints TAP.

    program.py PROGRAM FAILING DATA [POINTS]

FAILING is the library that makes allocations fail. Of each command POINTS allocations are tried
(20 if not given, 0: all of them), alone and with all that follow. The program must neither crash
nor hang, and what it says must be true: exit 6, or all is as if nothing had happened.
"""

import os
import shutil
import subprocess
import sys
import tempfile

NOW = ["--now", "2026-11-22T00:00:00Z"]
ONE = "postings/kestrel-grid.md"
COMMANDS = [
    ["fetch", ONE, "postings/tidewatch-labs.html"],
    ["extract", "postings/tidewatch-labs.html"],
    ["match", ONE, "postings/tidewatch-labs.html"],
    ["gap", ONE, "--profile", "profiles/backend.json"],
    ["gap", ONE, "role:go-specialist", "--format", "html", "--have", "go 3y"],
    ["plan", ONE, "--profile", "profiles/data.txt"],
    ["plan", "--rubric", ONE],
    ["explain", ONE],
    ["explain", "--unknown", ONE],
    ["profile", "import", "profiles/backend.json", "--output", "-"],
    ["profile", "check", "profiles/data.txt"],
    ["dict", "show", "go"],
    ["match", "--sources", "@names", "--null"],
    ["watch", "--sources", "@sources"],
    ["trend"],
]


class Runner:
    def __init__(self, program, failing, data):
        self.program, self.data = os.path.abspath(program), os.path.abspath(data)
        self.failing = os.path.abspath(failing)
        self.folder = tempfile.mkdtemp()
        self.sources = os.path.join(self.folder, "sources")
        with open(self.sources, "w", encoding="utf-8") as file:
            file.write(os.path.join(self.data, ONE) + "\n")
        self.names = os.path.join(self.folder, "names")
        with open(self.names, "w", encoding="utf-8") as file:
            file.write(os.path.join(self.data, ONE) + "\0role:go-specialist\0")

    def run(self, args, at=0, onwards=False):
        """(exit code, stdout, stderr, whether an allocation failed), each time from nothing."""
        home = os.path.join(self.folder, "home")
        shutil.rmtree(home, ignore_errors=True)
        os.mkdir(home)
        seen, told = os.pipe()
        env = {"HOME": home, "PATH": os.environ["PATH"], "LD_PRELOAD": self.failing,
               "SG_FAIL_AT": str(at), "SG_FAIL_TOLD": str(told)}
        env.update({"SG_FAIL_ALL": "1"} if onwards else {})
        if "LD_LIBRARY_PATH" in os.environ:
            env["LD_LIBRARY_PATH"] = os.environ["LD_LIBRARY_PATH"]
        lists = {"@sources": self.sources, "@names": self.names}
        args = [lists.get(word, word) for word in args]
        try:
            done = subprocess.run([self.program, *args, *([] if args[0] in ("trend", "dict") else NOW)],
                                  capture_output=True, cwd=self.data, env=env, pass_fds=[told],
                                  stdin=subprocess.DEVNULL, timeout=30, check=False)
            result = done.returncode, done.stdout, done.stderr.decode("utf-8", "replace")
        except subprocess.TimeoutExpired:
            result = "hangs", b"", ""
        os.close(told)
        fired = os.read(seen, 1) != b""
        os.close(seen)
        return (*result, fired)

    def count(self, args):
        """How many allocations there are: the first that is too far, by halving."""
        low, high = 1, 2
        while self.run(args, high)[3]:
            low, high = high, high * 2
        while high - low > 1:
            middle = (low + high) // 2
            low, high = (middle, high) if self.run(args, middle)[3] else (low, middle)
        return low


def try_all(runner, args, points):
    fed = runner.run(args)
    n = runner.count(args)
    step = 1 if points == 0 else max(1, n // points)
    problems, tried = [], 0
    for onwards in (False, True):
        for at in range(1, n + 1, step):
            code, out, err, _ = runner.run(args, at, onwards)
            tried += 1
            # Alone, one that jansson wants may cost a byte of a text; see starve.h.
            as_ever = code == fed[0] and (out == fed[1] or not onwards)
            if code == 127 and "thread-local data" in err:
                continue  # the loader of glibc ends a program for want of these
            if not as_ever and code != 6:
                problems.append("allocation %d%s: exit %s: %s" % (
                    at, " and all after it" if onwards else "", code, err.strip()[:200]))
            elif not as_ever and err == "":
                problems.append("allocation %d: exit 6, and not a word" % at)
    return n, tried, problems


def main(program, failing, data, points="20"):
    runner = Runner(program, failing, data)
    history = "needs this part" not in runner.run(["trend"])[2]
    commands = [args for args in COMMANDS if history or args[0] not in ("watch", "trend")]
    print("1..%d" % len(commands))
    bad = total = 0
    for number, args in enumerate(commands, 1):
        n, tried, problems = try_all(runner, args, int(points))
        total += tried
        bad += bool(problems)
        print("# %d allocations, %d rounds" % (n, tried))
        for problem in problems[:8]:
            print("# " + problem)
        print("%s %d - %s survives the loss of an allocation, and the end of memory"
              % ("not ok" if problems else "ok", number, " ".join(args)), flush=True)
    print("# %d rounds in all" % total)
    shutil.rmtree(runner.folder)
    return bad > 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
