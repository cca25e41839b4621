#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Exit codes: every combination of what can go wrong, and every condition that can hold. Prints TAP.

    exits.py PROGRAM DATA
"""

import itertools
import os
import shutil
import subprocess
import sys
import tempfile

# In the order that counts: the first of a combination decides.
CAUSES = [
    (2, "usage", ["--top", "none"]),
    (3, "bad profile", ["--profile", "broken/broken-profile.json"]),
    (6, "no output", []),
    (5, "nothing readable", []),
    (1, "condition", []),
    (4, "failed source", ["broken/truncated.json.gz"]),
]

# What --have holds of Kestrel Grid's six required, and of Tidewatch Labs' required and nice.
KESTREL, TIDEWATCH = "postings/kestrel-grid.md", "postings/tidewatch-labs.html"
SOME, REQUIRED = "go", "go, postgresql, docker, rest"
ALL = REQUIRED + ", redis, terraform"
CONDITIONS = [
    # posting, held, options, code
    (TIDEWATCH, SOME, [], 0),
    (TIDEWATCH, SOME, ["--fail-on", "never"], 0),
    (TIDEWATCH, SOME, ["--fail-on", "required"], 1),
    (TIDEWATCH, SOME, ["--fail-on", "any"], 1),
    (TIDEWATCH, REQUIRED, ["--fail-on", "required"], 0),
    (TIDEWATCH, REQUIRED, ["--fail-on", "any"], 1),
    (TIDEWATCH, ALL, ["--fail-on", "any"], 0),
    (TIDEWATCH, ALL, ["--fail-under", "1"], 0),
    (TIDEWATCH, REQUIRED, ["--fail-under", "1"], 1),
    (TIDEWATCH, REQUIRED, ["--fail-under", "0.8"], 0),
    (KESTREL, SOME, ["--fail-under", "0"], 0),
    (KESTREL, SOME, ["--fail-under", "0.9"], 1),
    (KESTREL, SOME, ["--fail-under", "0.9", "--fail-on", "never"], 1),
    (KESTREL, SOME, ["--fail-under", "0", "--fail-on", "required"], 1),
    # The condition is about all postings, whatever is shown of them.
    (KESTREL, SOME, ["--fail-on", "required", "--verdict", "ready"], 1),
    (KESTREL, SOME, ["--fail-on", "required", "--quiet"], 1),
]


class Prover:
    def __init__(self, program, data):
        self.program, self.data, self.home = os.path.abspath(program), data, tempfile.mkdtemp()
        self.number = self.failed = 0

    def run(self, args, full=False):
        env = dict(os.environ, HOME=self.home)
        env.pop("XDG_CONFIG_HOME", None)
        with open("/dev/full" if full else os.devnull, "wb") as out:
            return subprocess.run([self.program, "gap", *args], stdout=out,
                                  stdin=subprocess.DEVNULL, stderr=subprocess.DEVNULL, cwd=self.data, env=env,
                                  timeout=60).returncode

    def prove(self, name, want, got):
        self.number += 1
        self.failed += want != got
        if want != got:
            print("# exit %d, not %d" % (got, want))
        print("%s %d - %s" % ("ok" if want == got else "not ok", self.number, name))

    def prove_combination(self, chosen):
        names = {name for _, name, _ in chosen}
        args = [arg for _, _, extra in chosen for arg in extra] + ["--format", "json"]
        args.append("broken/empty-shell.html" if "nothing readable" in names else KESTREL)
        if "condition" in names:
            args += ["--fail-under", "0.9"]
        if "bad profile" not in names:
            args += ["--have", SOME]
        self.prove("%s: exit %d" % (" and ".join(name for _, name, _ in chosen) or "nothing",
                                    chosen[0][0] if chosen else 0),
                   chosen[0][0] if chosen else 0, self.run(args, "no output" in names))


    def prove_alone(self, sources, code):
        """The program without the object that asks the network, which it may be installed without."""
        alone = shutil.copy(self.program, self.home)
        got = subprocess.run([alone, "match", "--offline", *sources], cwd=self.data,
                             stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL,
                             stderr=subprocess.DEVNULL, timeout=60,
                             env=dict(os.environ, HOME=self.home)).returncode
        self.prove("the program alone, %s: exit %d" % (" and ".join(sources), code), code, got)


def main():
    prover = Prover(*sys.argv[1:3])
    full = os.path.exists("/dev/full")
    causes = [cause for cause in CAUSES if full or cause[0] != 6]
    print("1..%d" % (2 ** len(causes) + len(CONDITIONS) + 2))
    for n in range(len(causes) + 1):
        for chosen in itertools.combinations(causes, n):
            prover.prove_combination(chosen)
    for posting, held, options, code in CONDITIONS:
        prover.prove("%s with %s, %s: exit %d" % (os.path.basename(posting), held,
                                                  " ".join(options) or "no condition", code),
                     code, prover.run([posting, "--have", held, *options]))
    prover.prove_alone(["greenhouse:acme"], 5)
    prover.prove_alone(["https://jobs.example/1", KESTREL], 4)
    sys.exit(prover.failed > 0)


if __name__ == "__main__":
    main()
