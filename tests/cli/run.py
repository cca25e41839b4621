#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Runs the declarative cases of a folder against the program and prints TAP.

    run.py PROGRAM DATA FOLDER
    run.py --update PROGRAM DATA FOLDER     write the files that Stdout names anew, for review
    run.py --without=PART PROGRAM DATA FOLDER   leave out the cases that need what was not built

A case is a file NAME.test of "Field: value" lines; README.md beside this file lists the fields.
"""

import difflib
import os
import re
import shlex
import subprocess
import sys
import tempfile

REPEATED = {"Stdout-has", "Stdout-lacks", "Stderr-has", "Stderr-lacks", "Env", "Write", "Same-as"}
FIELDS = REPEATED | {"Args", "Pipe", "Stdin", "Stdin-text", "Stdout", "Stdout-empty", "Exit",
                     "Timeout", "Stderr-lines", "Folder", "Needs"}


def read_case(path):
    case = {field: [] for field in REPEATED}
    with open(path, encoding="utf-8") as file:
        for number, line in enumerate(file, 1):
            line = line.rstrip("\n")
            if not line or line.startswith("#"):
                continue
            field, colon, value = line.partition(":")
            if not colon or field not in FIELDS:
                sys.exit("%s:%d: no such field: %s" % (path, number, field))
            value = value[1:] if value.startswith(" ") else value
            if field in REPEATED:
                case[field].append(value)
            else:
                case[field] = value
    return case


# Any edit of a dictionary changes it, and a report with it.
VERSION = re.compile(rb'(dictionary(?:":"| ))[0-9a-f]{16}')


def difference(want, got):
    """What a person reviews: lines that differ, or that only their ends do."""
    lines = [text.decode("utf-8", "replace").splitlines() for text in (want, got)]
    return list(difflib.unified_diff(*lines, "wanted", "got", lineterm="")) or ["other line ends"]


class Runner:
    def __init__(self, program, data, update):
        self.program = os.path.abspath(program)
        self.data = os.path.abspath(data)
        self.update = update

    def fill(self, text, tmp):
        return text.replace("@data@", self.data).replace("@tmp@", tmp)

    def run(self, args, stdin, env, timeout, folder=None):
        return subprocess.run([self.program, *args], input=stdin, capture_output=True, env=env,
                              timeout=timeout, cwd=folder)

    def environment(self, case, tmp):
        env = {"PATH": os.environ["PATH"], "HOME": tmp, "LC_ALL": "C.UTF-8", "COLUMNS": "80"}
        for name in ("ASAN_OPTIONS", "UBSAN_OPTIONS", "LD_LIBRARY_PATH"):
            if name in os.environ:
                env[name] = os.environ[name]
        for setting in case["Env"]:
            name, _, value = self.fill(setting, tmp).partition("=")
            env[name] = value
        return env

    def stdin_of(self, case, tmp):
        if "Stdin-text" in case:
            return case["Stdin-text"].encode().decode("unicode_escape").encode("latin-1")
        if "Stdin" in case:
            with open(self.fill(case["Stdin"], tmp), "rb") as file:
                return file.read()
        return b""

    def problems(self, case, tmp):
        """What is not as the case says; a list of texts."""
        env, found = self.environment(case, tmp), []
        timeout = float(case.get("Timeout", 60))
        folder = self.fill(case["Folder"], tmp) if "Folder" in case else None
        for text in case["Write"]:
            name, _, content = text.partition(" ")
            target = os.path.join(tmp, name.encode().decode("unicode_escape"))
            os.makedirs(os.path.dirname(target), exist_ok=True)
            with open(target, "wb") as file:
                file.write(content.encode().decode("unicode_escape").encode("latin-1"))
        stdin = self.stdin_of(case, tmp)
        for stage in [text for text in case.get("Pipe", "").split(" | ") if text]:
            stdin = self.run(shlex.split(self.fill(stage, tmp)), stdin, env, timeout,
                             folder).stdout
        args = shlex.split(self.fill(case.get("Args", ""), tmp))
        done = self.run(args, stdin, env, timeout, folder)
        out, err = done.stdout.decode("utf-8", "replace"), done.stderr.decode("utf-8", "replace")
        if done.returncode != int(case.get("Exit", 0)):
            found.append("exit %d\n%s" % (done.returncode, err))
        for name, text, has, lacks in (("stdout", out, "Stdout-has", "Stdout-lacks"),
                                       ("stderr", err, "Stderr-has", "Stderr-lacks")):
            found += ["%s lacks: %s\n%s" % (name, want, text[:4000]) for want in case[has]
                      if self.fill(want, tmp) not in text]
            found += ["%s has: %s" % (name, unwanted) for unwanted in case[lacks]
                      if self.fill(unwanted, tmp).encode().decode("unicode_escape") in text]
        if "Stdout-empty" in case and out:
            found.append("stdout is not empty:\n%s" % out[:1000])
        if "Stderr-lines" in case and len(err.splitlines()) != int(case["Stderr-lines"]):
            found.append("stderr has %d lines:\n%s" % (len(err.splitlines()), err))
        for other in case["Same-as"]:
            twin = self.run(shlex.split(self.fill(other, tmp)), b"", env, timeout, folder)
            if twin.stdout != done.stdout:
                found.append("not the same bytes as: %s" % other)
        if "Stdout" in case and self.update:
            with open(self.fill(case["Stdout"], tmp), "wb") as file:
                file.write(VERSION.sub(rb"\1@version@", done.stdout))
        elif "Stdout" in case:
            with open(self.fill(case["Stdout"], tmp), "rb") as file:
                want = file.read()
            got = VERSION.sub(rb"\1@version@", done.stdout)
            if want != got:
                found += difference(want, got)
        return found


def main():
    arguments = [word for word in sys.argv[1:] if not word.startswith("--")]
    absent = {word.partition("=")[2] for word in sys.argv[1:] if word.startswith("--without=")}
    program, data, folder = arguments
    runner = Runner(program, data, "--update" in sys.argv)
    paths = sorted(os.path.join(top, name) for top, _, names in os.walk(folder)
                   for name in names if name.endswith(".test"))
    failed = 0
    print("1..%d" % len(paths))
    for number, path in enumerate(paths, 1):
        case, name = read_case(path), os.path.relpath(path, folder)[:-5]
        if case.get("Needs") in absent:
            print("ok %d - %s # SKIP built without %s" % (number, name, case["Needs"]))
            continue
        with tempfile.TemporaryDirectory() as tmp:
            try:
                found = runner.problems(case, tmp)
            except subprocess.TimeoutExpired:
                found = ["took too long"]
        for problem in found:
            for line in problem.splitlines():
                print("# " + line)
        failed += bool(found)
        print("%s %d - %s" % ("not ok" if found else "ok", number, name))
    sys.exit(failed > 0)


if __name__ == "__main__":
    main()
