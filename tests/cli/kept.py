#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Dictionaries that are kept for the next run: kept.py DATA PROGRAM. Prints TAP."""

import json
import os
import stat
import struct
import subprocess
import sys
import tempfile

import tap

NOW = "2026-11-22T00:00:00Z"
SKILL = {"id": "zorbfly", "name": "Zorbfly", "kind": "tool", "tier": 3, "effort": "days",
         "patterns": ["Zorb[ -]?\\d+"], "docs": ["https://zorbfly.example/docs"]}


class Cases:
    def __init__(self, data, program, folder):
        self.postings = os.path.join(data, "postings")
        self.program, self.folder = program, folder
        self.cache = os.path.join(folder, "skillgap", "dictionaries")
        self.environment = dict(os.environ, HOME=folder, XDG_CACHE_HOME=folder,
                                XDG_CONFIG_HOME=folder)
        self.results = []
        self.dictionary = self.write("mine.json", SKILL)
        self.posting = os.path.join(folder, "posting.txt")
        with open(self.posting, "w", encoding="ascii") as file:
            file.write("Requirements\n\n- Zorb 7 and Go\n")

    def write(self, name, skill):
        path = os.path.join(self.folder, name)
        with open(path, "w", encoding="ascii") as file:
            json.dump({"area": "tools", "skills": [skill]}, file)
        return path

    def check(self, name, good, detail=""):
        self.results.append((name, good, detail))

    def match(self, *args, dictionary=None, sources=None):
        done = subprocess.run([*tap.UNDER, self.program, "match", "--now", NOW, "-d",
                               dictionary or self.dictionary, *args,
                               *(sources or [self.posting])], stdin=subprocess.DEVNULL,
                              capture_output=True, timeout=300, env=self.environment)
        return done.returncode, done.stdout, done.stderr

    def kept(self):
        return sorted(os.listdir(self.cache)) if os.path.isdir(self.cache) else []

    def sound(self):
        sources = [self.postings, self.posting]
        without = self.match("--no-cache", sources=sources)
        self.check("--no-cache keeps none", without[0] in (0, 4) and not self.kept(),
                   repr(self.kept()))
        first = self.match(sources=sources)
        kept = self.kept()
        self.check("one is kept", len(kept) == 1, repr(kept))
        path = os.path.join(self.cache, kept[0])
        self.check("it is its owner's alone",
                   stat.S_IMODE(os.stat(path).st_mode) == 0o600 and
                   stat.S_IMODE(os.stat(self.cache).st_mode) == 0o700)
        before = os.stat(path).st_mtime_ns
        second = self.match(sources=sources)
        self.check("the next run finds the same, byte for byte, and makes none",
                   without == first == second and b"zorbfly" in first[1] and
                   os.stat(path).st_mtime_ns == before and self.kept() == kept)
        return path

    def damaged(self, path):
        good = self.match()
        with open(path, "rb") as file:
            content = file.read()
        size = len(content)
        changed = [("cut to %d bytes" % n, content[:n])
                   for n in (0, 1, 7, 39, 40, 47, 48, 100, 1000, size // 2, size - 8, size - 1)]
        changed.append(("with a tail", content + b"\0" * 8))
        for at in [*range(0, 48, 3), 50, 300, 400, 1000, *range(5000, size, size // 12), size - 1]:
            changed.append(("byte %d changed" % at,
                            content[:at] + bytes([content[at] ^ 0x41]) + content[at + 1:]))
        for at in (16, 24, 32, 40):
            for value in (0, 1, 2 ** 32 - 1, 2 ** 63, 2 ** 64 - 1, size):
                changed.append(("number %d at %d" % (value, at),
                                content[:at] + struct.pack("=Q", value) + content[at + 8:]))
        wrong = []
        for what, bytes_ in changed:
            with open(path, "wb") as file:
                file.write(bytes_)
            if self.match() != good:
                wrong.append(what)
        self.check("one that is damaged is made anew, in silence", not wrong, repr(wrong))
        with open(path, "rb") as file:
            self.check("and is whole again", file.read() == content)

    def not_ones_own(self, path):
        good = self.match()
        os.chmod(path, 0o666)
        self.check("what others can write to is not used", self.match() == good and
                   stat.S_IMODE(os.stat(path).st_mode) == 0o600)
        elsewhere = os.path.join(self.folder, "elsewhere")
        os.rename(path, elsewhere)
        os.symlink(elsewhere, path)
        self.check("nor is a link followed", self.match() == good and not os.path.islink(path))
        os.remove(path)
        os.mkdir(path)
        self.check("a folder in its place does no harm", self.match() == good)
        os.rmdir(path)
        blocked = os.path.join(self.folder, "blocked")
        with open(blocked, "w", encoding="ascii"):
            pass
        before, self.environment["XDG_CACHE_HOME"] = self.environment["XDG_CACHE_HOME"], blocked
        self.check("a cache that cannot be written is done without", self.match() == good)
        self.environment["XDG_CACHE_HOME"] = before

    def edited(self):
        old = self.match()
        self.write("mine.json", dict(SKILL, name="Zorbhopper"))
        new = self.match()
        self.check("a change of the file is seen at once",
                   b"Zorbfly" in old[1] and b"Zorbhopper" in new[1])
        other = self.write("other.json", dict(SKILL, id="quux", name="Quux", patterns=[]))
        both = self.match("-d", other)
        self.check("two files are another dictionary than one", both[1] != new[1] and
                   self.match("-d", other) == both)
        self.check("and their order counts", self.match("-d", self.dictionary, dictionary=other)
                   == self.match("-d", self.dictionary, "--no-cache", dictionary=other))
        for i in range(10):
            self.match(dictionary=self.write("n.json", dict(SKILL, since=1990 + i)))
        self.check("no more than eight are kept", len(self.kept()) == 8, repr(self.kept()))
        wrong = self.match(dictionary=self.write("n.json", dict(SKILL, patterns=["("])))
        self.check("one that is wrong is kept by no run", wrong[0] == 3 and
                   wrong == self.match(dictionary=os.path.join(self.folder, "n.json")))


def main(data, program):
    with tempfile.TemporaryDirectory() as folder:
        cases = Cases(data, os.path.abspath(program), folder)
        path = cases.sound()
        cases.damaged(path)
        cases.not_ones_own(path)
        cases.edited()
    return tap.report(cases.results)


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
