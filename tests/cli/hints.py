#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Advice is for people at a terminal: at most three lines, on stderr. Prints TAP.

    hints.py PROGRAM DATA
"""

import os
import pty
import subprocess
import sys
import tempfile

NOW = ["--now", "2026-11-22T00:00:00Z"]
PERSON = ["--profile", "profiles/backend.json"]
ONE = "postings/fjordpay-payments.html"


class Prover:
    def __init__(self, program, data):
        self.program, self.data, self.home = os.path.abspath(program), data, tempfile.mkdtemp()
        self.number = self.failed = 0

    def run(self, args, terminal):
        """What stdout and stderr get; stderr is a terminal or a pipe."""
        env = dict(os.environ, HOME=self.home)
        env.pop("XDG_CONFIG_HOME", None)
        master, slave = pty.openpty()
        done = subprocess.Popen([self.program, *args, *NOW], stdin=subprocess.DEVNULL,
                                stdout=subprocess.PIPE, cwd=self.data, env=env,
                                stderr=slave if terminal else subprocess.PIPE)
        out, err = done.communicate(timeout=60)
        os.close(slave)
        if terminal:
            err = b""
            while True:
                try:
                    part = os.read(master, 65536)
                except OSError:  # the other end is closed
                    break
                if not part:
                    break
                err += part
        os.close(master)
        return out.decode(), [line for line in err.decode().splitlines()
                              if line.startswith(("next:", "try:"))]

    def prove(self, name, args, wanted, terminal=True):
        out, hints = self.run(args, terminal)
        good = len(hints) <= 3 and "next:" not in out
        good = good and (any(wanted in hint for hint in hints) if wanted else not hints)
        self.number += 1
        self.failed += not good
        if not good:
            print("# %r" % hints)
        print("%s %d - %s" % ("ok" if good else "not ok", self.number, name))


def main():
    prover = Prover(*sys.argv[1:3])
    print("1..5")
    prover.prove("without a profile comparing is suggested", [ONE],
                 'skillgap --have "go 3y, postgresql" ' + ONE)
    prover.prove("of one posting an explanation of what is missing is suggested", [ONE, *PERSON],
                 "skillgap explain %s kafka" % ONE)
    prover.prove("where stderr is no terminal nothing is suggested", [ONE], None, False)
    prover.prove("programs that read JSON get no advice", [ONE, "--format", "json"], None)
    prover.prove("who wants only the exit code gets no advice", [ONE, "--quiet"], None)
    sys.exit(prover.failed > 0)


if __name__ == "__main__":
    main()
