#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""What the running program has given up, by what the kernel says of it. Prints TAP.

    sandbox.py [SERVER] PROGRAM DATA

The program is looked at while it waits for its input at a named pipe, or for a slow answer.
Left out where the kernel has no seccomp. Linux; standard library only.
"""

import contextlib
import os
import subprocess
import sys
import tempfile
import time

import tap

POSTING = b"<h1>Engineer</h1><h2>Requirements</h2><ul><li>3+ years of Go</li><li>Kafka</li></ul>"
NOW = ["--now", "2026-11-22T00:00:00Z"]
# Everything that reads a SOURCE, and what comes after that.
COMMANDS = [["fetch"], ["extract"], ["match"], ["gap"], ["plan"], ["plan", "--rubric"],
            ["explain"], ["profile", "init", "--output", "-"]]


class Prover:
    def __init__(self, program, data):
        self.program, self.data = os.path.abspath(program), os.path.abspath(data)
        self.folder = tempfile.mkdtemp()
        self.results = []
        self.pipes = 0

    def environment(self, **more):
        kept = {name: value for name, value in os.environ.items()
                if name.endswith("SAN_OPTIONS") or name == "PATH"}
        return dict(kept, HOME=self.folder, **more)

    def start(self, args, stdin=subprocess.DEVNULL, **more):
        return subprocess.Popen([self.program, *args], cwd=self.data, stdin=stdin,
                                stdout=subprocess.PIPE, stderr=subprocess.PIPE,
                                env=self.environment(**more))

    def run(self, args, **more):
        process = self.start(args, **more)
        out, err = process.communicate(timeout=60)
        return process.returncode, out, err.decode("utf-8", "replace")

    @contextlib.contextmanager
    def waiting(self, args, **more):
        """The program as it waits for a posting at a pipe, which it gets afterwards."""
        self.pipes += 1
        pipe = os.path.join(self.folder, "pipe%d" % self.pipes)
        os.mkfifo(pipe)
        process = self.start([*args, pipe], **more)
        with open(pipe, "wb") as end:  # both are there once this returns
            yield process
            end.write(POSTING)
        self.out, self.err = process.communicate(timeout=60)
        self.code = process.returncode

    def prove(self, name, good, detail=""):
        self.results.append((name, good, str(detail)))


def status(pid):
    """How many filters its calls go through, and whether it can gain no rights any more."""
    with open("/proc/%s/status" % pid, encoding="utf-8") as file:
        pairs = dict(line.rstrip("\n").split(":\t", 1) for line in file if ":\t" in line)
    return int(pairs.get("Seccomp_filters", -1)), pairs.get("NoNewPrivs", "-").strip()


# Who runs this may live with less rights already.
OURS = status("self")
GIVEN_UP = (OURS[0] + 1, "1")


def prove_commands(prover):
    for command in COMMANDS:
        with prover.waiting(command) as process:
            seen = status(process.pid)
        prover.prove("%s reads its SOURCE with its rights given up" % " ".join(command),
                     seen == GIVEN_UP and prover.code == 0, (seen, prover.code, prover.err))
    with prover.waiting(["match"], SKILLGAP_SANDBOX="off") as process:
        seen = status(process.pid)
    prover.prove("SKILLGAP_SANDBOX=off keeps them", seen == OURS and prover.code == 0, seen)
    process = prover.start(["match"], stdin=subprocess.PIPE)
    tries = 400
    while status(process.pid) != GIVEN_UP and process.poll() is None and tries > 0:
        time.sleep(0.05)
        tries -= 1
    seen = status(process.pid)
    process.communicate(POSTING, timeout=60)
    prover.prove("stdin is read with them given up", seen == GIVEN_UP, seen)


def prove_same(prover):
    sources = ["postings/kestrel-grid.md", "postings/tidewatch-labs.html"]
    bad = []
    for command in COMMANDS:
        if command[0] == "explain":
            continue
        args = [*command, *sources, *NOW]
        if prover.run(args)[:2] != prover.run(args, SKILLGAP_SANDBOX="off")[:2]:
            bad.append(command)
    prover.prove("what comes out is the same without them", not bad, bad)


def prove_writing(prover):
    path = os.path.join(prover.folder, "made", "here")
    os.makedirs(os.path.dirname(path))
    code, _, err = prover.run(["gap", "postings/kestrel-grid.md", "--output", path, *NOW])
    prover.prove("a report goes where it was asked to go",
                 code == 0 and os.listdir(os.path.dirname(path)) == ["here"], err)
    link = os.path.join(prover.folder, "link")
    os.symlink(path, link)
    code, _, err = prover.run(["plan", "postings/kestrel-grid.md", "--output", link, *NOW])
    prover.prove("through a link, too", code == 0 and os.path.islink(link), err)
    code, out, err = prover.run(["gap", "postings/kestrel-grid.md", "--output", "/dev/stdout", *NOW])
    prover.prove("and to /dev/stdout", code == 0 and len(out) > 100, err)
    code, _, err = prover.run(["profile", "import", "profiles/backend.json"])
    made = os.path.join(prover.folder, ".config/skillgap/profile.txt")
    prover.prove("a profile is made where there was no folder, for its owner only",
                 code == 0 and os.stat(made).st_mode & 0o777 == 0o600
                 and os.stat(os.path.dirname(made)).st_mode & 0o777 == 0o700, err)


def prove_network(prover, address):
    # An address that answers late: seen while it waits.
    process = prover.start(["fetch", "--allow-private", address + "/wait/700", *NOW])
    seen, deadline = None, time.monotonic() + 20
    while process.poll() is None and seen != GIVEN_UP and time.monotonic() < deadline:
        seen = status(process.pid)
        time.sleep(0.01)
    out, err = process.communicate(timeout=60)
    prover.prove("with the network the rest is given up all the same",
                 seen == GIVEN_UP and process.returncode == 0 and out != b"",
                 (seen, process.returncode, err.decode()))
    copies = os.path.join(prover.folder, ".cache/skillgap/pages")
    modes = {os.stat(os.path.join(copies, name)).st_mode & 0o777 for name in os.listdir(copies)}
    prover.prove("copies of pages are kept all the same, for their owner only",
                 modes == {0o600} and os.stat(copies).st_mode & 0o777 == 0o700, modes)
    code, again, err = prover.run(["fetch", "--offline", "--allow-private", address + "/wait/700", *NOW])
    prover.prove("copies are read without the network", code == 0 and again == out, err)


def main():
    *server, program, data = sys.argv[1:]
    prover = Prover(program, data)
    with prover.waiting(["match"]) as process:
        seen = status(process.pid)
    if OURS[0] < 0 or seen[0] != OURS[0] + 1:
        print("1..0 # SKIP no seccomp here, or it was not built in")
        return 0
    prove_commands(prover)
    prove_same(prover)
    prove_writing(prover)
    if server:
        with tap.server(server[0]) as address:
            prove_network(prover, address)
    return tap.report(prover.results)


if __name__ == "__main__":
    sys.exit(main())
