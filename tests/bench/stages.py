#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Instructions of our own code by stage, libraries left out.

    stages.py BUILD POSTINGS             a table for the sample postings
    stages.py BUILD POSTINGS --guard     TAP: fails where a stage takes 5 % more than stages.json
    stages.py BUILD POSTINGS --update    writes stages.json

BUILD is a release build, POSTINGS the folder of sample postings. A stage is a folder of src/;
instructions are counted by valgrind's callgrind, so that neither the machine nor what else it
does shows in them; the compiler does, so that figures of another one are not compared.
"""

import bisect
import glob
import json
import os
import re
import subprocess
import sys
import tempfile

FIGURES = os.path.join(os.path.dirname(os.path.abspath(__file__)), "stages.json")
ALLOWED = 1.05
SMALL = 0.02  # a stage with a smaller share of all is not held to its figure
SUFFIX = re.compile(r"('\d+)$")


def output_of(*command):
    return subprocess.run(command, check=True, stdout=subprocess.PIPE, text=True).stdout


class Functions:
    """Which folder of src/ the functions of a program come from."""

    def __init__(self, build):
        self.folders = {}  # name -> {file name: folder}
        for path in glob.glob(os.path.join(build, "src", "*.p", "*.c.o")):
            name = os.path.basename(path)[:-len(".c.o")]
            folder, _, file = name.partition("_")
            if "libskillgap-io" in path or "/sg-mk" in path or not file:
                continue
            for line in output_of("nm", "--defined-only", path).splitlines():
                address, kind, symbol = line.split(maxsplit=2)
                if kind in "tT":
                    self.folders.setdefault(symbol, {})[file + ".c"] = folder
        self.files = {}  # address of a function that is no other file's -> file name
        file = ""
        program = os.path.join(build, "src", "skillgap")
        for line in output_of("readelf", "--syms", "--wide", program).splitlines():
            fields = line.split()
            if len(fields) < 8 or fields[0] == "Num:":
                continue
            if fields[3] == "FILE":
                file = fields[7]
            elif fields[3] == "FUNC" and fields[4] == "LOCAL":
                self.files[int(fields[1], 16)] = file

    def folder_of(self, name, address):
        """None for a function of a library."""
        at = self.folders.get(SUFFIX.sub("", name), {})
        if address in self.files:
            return at.get(self.files[address])
        return next(iter(at.values()), None)


def self_costs(path, program):
    """{(function, its address): instructions} of the program in callgrind's output."""
    names, addresses, costs = {}, {}, {}
    objects, in_program, function, address, call = {}, False, None, 0, False

    def named(known, text):
        number, _, name = text.partition(" ")
        if name:
            known[number] = name
        return known.get(number, text)

    with open(path, encoding="utf-8", errors="replace") as file:
        for line in file:
            line = line.rstrip("\n")
            key, _, value = line.partition("=")
            if key == "ob":
                in_program = os.path.realpath(named(objects, value)) == program
            elif key == "cob":
                named(objects, value)
            elif key == "fn":
                function = named(names, value) if in_program else None
                if not in_program:
                    named(names, value)
            elif key == "cfn":
                named(names, value)
            elif key == "calls":
                call = True
            elif line[:2] == "0x" or line[:1] in ("+", "-", "*"):
                where, *numbers = line.split()
                if where[:2] == "0x":
                    address = int(where, 16)
                elif where != "*":
                    address += int(where, 0) if where[1:3] != "0x" else int(where, 16)
                if not call and function is not None:
                    addresses.setdefault(function, {}).setdefault(address, 0)
                    addresses[function][address] += int(numbers[0])
                call = False
    for name, at in addresses.items():
        costs[name] = at
    return costs


def count(build, functions, sources):
    """{folder: instructions} of matching the sources."""
    program = os.path.realpath(os.path.join(build, "src", "skillgap"))
    starts = sorted(functions.files)
    stages = {}
    with tempfile.NamedTemporaryFile() as out:
        done = subprocess.run(
            ["valgrind", "--tool=callgrind", "--dump-instr=yes", "--dump-line=no",
             "--callgrind-out-file=" + out.name, program, "match", *sources],
            stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, check=False)
        if done.returncode not in (0, 3):
            sys.exit("callgrind: status %d" % done.returncode)
        for name, at in self_costs(out.name, program).items():
            for address, instructions in at.items():
                folder = functions.folder_of(name, start_of(starts, functions, name, address))
                if folder is not None:
                    stages[folder] = stages.get(folder, 0) + instructions
    return stages


def start_of(starts, functions, name, address):
    """Where the function starts that an instruction is of, if several files have one so named."""
    if len(functions.folders.get(SUFFIX.sub("", name), {})) < 2:
        return None
    return starts[bisect.bisect_right(starts, address) - 1]


def corpora(build, postings, folder):
    """(name, sources, bytes) of what is measured."""
    program = os.path.join(build, "src", "skillgap")
    lines = os.path.join(folder, "postings.ndjson")
    with open(lines, "w", encoding="utf-8") as file:
        file.write(output_of(program, "fetch", postings))
    pages = sorted(glob.glob(os.path.join(postings, "*.html")))
    text = os.path.join(postings, "kestrel-grid.md")
    return [(name, sources, sum(os.path.getsize(path) for path in sources))
            for name, sources in (("ndjson", [lines]), ("html", pages), ("start", [text]))]


def measure(build, postings):
    functions = Functions(build)
    with tempfile.TemporaryDirectory() as folder:
        return {name: {"bytes": size, "stages": count(build, functions, sources)}
                for name, sources, size in corpora(build, postings, folder)}


def compiler_of(build):
    """The compilers that left their names in the program, of its libraries among them."""
    program = os.path.join(build, "src", "skillgap")
    comment = output_of("readelf", "--string-dump=.comment", program)
    return ", ".join(re.findall(r"\]\s+(.*)", comment))


def show(figures):
    stages = sorted({stage for at in figures.values() for stage in at["stages"]})
    print("%-10s" % "stage", *("%10s" % name for name in figures), "  instructions per byte")
    for stage in stages:
        print("%-10s" % stage, *("%10.1f" % (at["stages"].get(stage, 0) / at["bytes"])
                                 for at in figures.values()))
    print("%-10s" % "all", *("%10.1f" % (sum(at["stages"].values()) / at["bytes"])
                             for at in figures.values()))


def guard(figures, stored):
    checks = []
    for name, at in figures.items():
        allowed = stored.get(name, {}).get("stages", {})
        least = SMALL * sum(at["stages"].values())
        for stage, instructions in sorted(at["stages"].items()):
            if instructions >= least:
                checks.append((name, stage, instructions, allowed.get(stage, 0)))
    print("1..%d" % len(checks))
    for i, (name, stage, now, before) in enumerate(checks):
        print("%s %d - %s of %s takes no more instructions than stages.json says"
              % ("ok" if now <= before * ALLOWED else "not ok", i + 1, stage, name))
        if now > before * ALLOWED:
            print("# %d, not %d: make it cheaper, or scripts/bench guard --update and say why"
                  % (now, before))


def main(build, postings, mode="--show"):
    compiler = compiler_of(build)
    stored = {}
    if os.path.exists(FIGURES):
        with open(FIGURES, encoding="utf-8") as file:
            stored = json.load(file)
    if mode == "--guard" and stored.get("compiler") != compiler:
        print("1..0 # SKIP figures are of %s, not of %s" % (stored.get("compiler"), compiler))
        return
    figures = measure(build, postings)
    if mode == "--guard":
        guard(figures, stored)
    elif mode == "--update":
        with open(FIGURES, "w", encoding="utf-8") as file:
            json.dump({"compiler": compiler, **figures}, file, indent=1, sort_keys=True)
            file.write("\n")
    else:
        show(figures)


if __name__ == "__main__":
    main(*sys.argv[1:])
