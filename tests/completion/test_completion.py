#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Completion, asked of the shells themselves: each in a terminal of its own. Prints TAP.

    test_completion.py PROGRAM FOLDER      FOLDER holds skillgap, _skillgap and skillgap.fish

A shell that is not installed is left out.
"""

import json
import os
import pty
import re
import select
import shutil
import subprocess
import sys
import tempfile
import time

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), "../cli"))
import tap  # noqa: E402

FORMATS = "text json ndjson csv tsv markdown html"
VERDICTS = "ready one_away stretch far unclear"
# What it proves, what is typed, what is offered; "=": and nothing else; "-": not these
CASES = [
    ("first words are commands, boards and files", "skillgap ",
     "fetch gap watch help greenhouse: hn:latest posting.txt"),
    ("a first word begun is completed", "skillgap expl", "= explain"),
    ("options are completed", "skillgap gap --form", "= --format"),
    ("options without a command are those of gap", "skillgap --min", "= --min-fit"),
    ("options behind operands are completed", "skillgap plan posting.txt --pic", "= --pick"),
    ("formats are completed", "skillgap gap --format ", "= " + FORMATS),
    ("each command has formats of its own", "skillgap trend -f ", "= text json ndjson csv tsv markdown html"),
    ("letters together end in the option", "skillgap gap -vf ", "= " + FORMATS),
    ("values behind = are completed", "skillgap gap --format=c", "= csv"),
    ("a value in quotes is one word", "skillgap gap --title 'go | backend' --form", "= --format"),
    ("verdicts are completed", "skillgap gap --verdict ", "= " + VERDICTS),
    ("the next verdict of a list is completed", "skillgap gap --verdict ready,f", "= far"),
    ("strengths are completed", "skillgap gap --strength p", "= preferred"),
    ("areas are completed", "skillgap gap --area cloud-n", "= cloud-native"),
    ("skills of --have are completed", "skillgap gap posting.txt --have kubernete",
     "kubernetes"),
    ("the next skill of a list is completed", "skillgap gap --have go,kubernete", "kubernetes"),
    ("boards are completed", "skillgap greenh", "= greenhouse:"),
    ("what a board ends in is completed", "skillgap hn:l", "= hn:latest"),
    ("boards behind a command are completed", "skillgap fetch remotiv", "= remotive:all"),
    ("roles are completed", "skillgap gap role:go", "= role:go-specialist"),
    ("roles behind other sources are completed", "skillgap gap posting.txt role:back",
     "= role:backend-generalist"),
    ("sources that are files are completed", "skillgap match post", "= posting.txt"),
    ("folders are completed", "skillgap gap fol", "= folder"),
    ("the name to be explained is completed", "skillgap explain posting.txt kubernete",
     "kubernetes"),
    ("a source to be explained is completed", "skillgap explain posti", "= posting.txt"),
    ("profiles are completed, and no pictures", "skillgap gap --profile ", "cv.txt folder"),
    ("pictures are no profiles", "skillgap gap --profile ", "- photo.png"),
    ("dictionaries are completed", "skillgap gap -d ", "own.json folder"),
    ("the value of an option is no operand", "skillgap explain -f text posting.txt kubernete",
     "kubernetes"),
    ("options may stand before operands", "skillgap dict --format text show rabbitm",
     "= rabbitmq"),
    ("words of dict are completed", "skillgap dict ", "= list show resolve check test"),
    ("what dict list takes is completed", "skillgap dict list ", "= skills areas roles"),
    ("what dict show takes is completed", "skillgap dict show rabbitm", "= rabbitmq"),
    ("what dict check takes is completed", "skillgap dict check own", "= own.json"),
    ("words of profile are completed", "skillgap profile ", "= import init check show"),
    ("what profile import takes is completed", "skillgap profile import cv", "= cv.txt"),
    ("profile init has options of its own", "skillgap profile init --of", "= --offline"),
    ("sources of profile init are completed", "skillgap profile init personi", "= personio:"),
    ("commands that can be helped with are completed", "skillgap help wat", "= watch"),
    ("trend takes no source", "skillgap trend posti", "- posting.txt"),
    ("nothing is made up for expressions", "skillgap gap --title posti", "- posting.txt"),
]


def bare(word, typed):
    """A candidate without what stood before it: the option and '=', the list so far."""
    word = re.sub(r"^--[a-z-]+=", "", word.split("\t")[0].strip()).rstrip("/") or "/"
    return word + "/" if word.endswith(":/") else word.rpartition(",")[2]


class Terminal:
    """A shell in a terminal; what it completes comes in a file."""

    def __init__(self, argv, setup, env, folder):
        self.out = os.path.join(env["HOME"], "out")
        self.pid, self.fd = pty.fork()
        if self.pid == 0:
            os.chdir(folder)
            os.execvpe(argv[0], argv, env)
        self.send(setup.replace("@out@", self.out) + "\n: >%s.ready\n" % self.out)
        self.await_file(self.out + ".ready")

    def send(self, text):
        os.write(self.fd, text.encode())

    def await_file(self, path):
        end = time.monotonic() + 60
        while not os.path.exists(path):
            if select.select([self.fd], [], [], 0.01)[0]:
                os.read(self.fd, 65536)
            if time.monotonic() > end:
                raise SystemExit("Bail out! the shell does not answer")

    def complete(self, typed):
        if os.path.exists(self.out):
            os.remove(self.out)
        self.send(typed + "\t")
        self.await_file(self.out)
        self.send("\x15")
        with open(self.out, encoding="utf-8") as file:
            return file.read().splitlines()

    def close(self):
        self.send("\x15exit\n")
        os.close(self.fd)
        os.waitpid(self.pid, 0)


BASH = """bind 'set show-all-if-ambiguous on'; bind 'set bell-style none'
bind 'set page-completions off'; bind 'set completion-query-items 0'
. '@folder@/skillgap'
captured() { _skillgap "$@"; printf '%s\\n' "${COMPREPLY[@]}" >@out@.new; mv @out@.new @out@; }
complete -F captured skillgap
line() { printf '%s' "$READLINE_LINE" >@out@.new; mv @out@.new @out@.line; }
bind -x '"\\C-g": line'
"""
ZSH = """PS1='% '; fpath=('@folder@' $fpath); autoload -Uz compinit; compinit -D -u
compadd() {
if [[ ${@[1,(i)(-|--)]} == *-(O|A|D)\\ * ]]; then builtin compadd "$@"; return; fi
local -a hits; builtin compadd -A hits "$@"
(( $#hits )) && print -rl -- $hits >>@out@.new
builtin compadd "$@"; }
captured() { : >@out@.new; _main_complete; compstate[list]= compstate[insert]=
mv @out@.new @out@; }
zle -C captured list-choices captured; bindkey '^I' captured
"""


class Bash(Terminal):
    def __init__(self, folder, env, where):
        super().__init__(["bash", "--norc", "--noprofile", "-i"],
                         BASH.replace("@folder@", folder), env, where)

    def complete(self, typed):
        # A ":" begins a word to bash, so what stands before it is no part of the answer.
        word = typed.rpartition(" ")[2]
        before = word.rpartition(":")[0] + ":" if ":" in word else ""
        return [before + found for found in super().complete(typed) if found]

    def line(self, typed):
        """The command line behind a Tab."""
        super().send(typed + "\t\x07")
        self.await_file(self.out + ".line")
        with open(self.out + ".line", encoding="utf-8") as file:
            line = file.read()
        os.remove(self.out + ".line")
        self.send("\x15")
        return line


class Zsh(Terminal):
    def __init__(self, folder, env, where):
        super().__init__(["zsh", "-f", "-i"], ZSH.replace("@folder@", folder), env, where)


class Fish:
    def __init__(self, folder, env, where):
        self.file, self.env, self.where = os.path.join(folder, "skillgap.fish"), env, where

    def complete(self, typed):
        done = subprocess.run(["fish", "--no-config", "-c",
                               "source $argv[1]; complete -C $argv[2]", self.file, typed],
                              capture_output=True, text=True, env=self.env, cwd=self.where,
                              timeout=60)
        if done.stderr:
            return ["fish says: " + done.stderr]
        return done.stdout.splitlines()

    def close(self):
        pass


def judge(expected, found):
    want = set(expected.split()) - {"=", "-"}
    if expected.startswith("="):
        return found == want
    if expected.startswith("-"):
        return not found & want
    return want <= found


def try_shell(name, shell, commands):
    results = []
    for what, typed, expected in CASES:
        found = {bare(word, typed) for word in shell.complete(typed)}
        results.append(("%s: %s" % (name, what), judge(expected, found),
                        "%r offers %s" % (typed, sorted(found)[:40])))
    missing = []
    for command, options in commands.items():
        found = {word.split("\t")[0].rstrip("=")
                 for word in shell.complete("skillgap %s --" % command)}
        missing += [command + " " + option for option in options if option not in found]
    results.append((name + ": every option of every command is offered", not missing,
                    " ".join(missing)))
    return results


def try_lines(shell):
    """What bash then makes of the line."""
    lines = [("skillgap hn:l", "skillgap hn:latest "), ("skillgap green", "skillgap greenhouse:"),
             ("skillgap gap role:go", "skillgap gap role:go-specialist "),
             ("skillgap gap --format=cs", "skillgap gap --format=csv "),
             ("skillgap gap fold", "skillgap gap folder/"),
             ("skillgap gap --have \"go 3y, rabbitm", "skillgap gap --have \"go 3y,rabbitmq\" ")]
    return [("bash: %s becomes %s" % pair, shell.line(pair[0]) == pair[1], shell.line(pair[0]))
            for pair in lines]


def main():
    program, folder = map(os.path.abspath, sys.argv[1:])
    done = subprocess.run([program, "help", "--format", "ndjson"], capture_output=True, text=True,
                          check=True, timeout=60)
    records = [json.loads(line) for line in done.stdout.splitlines()]
    commands = {record["name"]: ["--" + option["name"] for option in record["options"]]
                for record in records if record["type"] == "command"}
    results = []
    with tempfile.TemporaryDirectory() as home:
        where = os.path.join(home, "where")
        os.makedirs(os.path.join(where, "folder"))
        for name in ("posting.txt", "cv.txt", "photo.png", "own.json"):
            with open(os.path.join(where, name), "w", encoding="utf-8") as file:
                file.write("Go\n")
        env = {"HOME": home, "TERM": "vt100", "LC_ALL": "C.UTF-8", "COLUMNS": "200",
               "PATH": os.path.dirname(program) + ":" + os.environ["PATH"]}
        env.update((key, os.environ[key]) for key in ("ASAN_OPTIONS", "UBSAN_OPTIONS")
                   if key in os.environ)
        for name, kind in (("bash", Bash), ("zsh", Zsh), ("fish", Fish)):
            if shutil.which(name) is None:
                results.append((name + " completes", tap.LEFT_OUT, "no " + name))
                continue
            shell = kind(folder, env, where)
            results += try_shell(name, shell, commands)
            if name == "bash":
                results += try_lines(shell)
            shell.close()
    sys.exit(tap.report(results))


if __name__ == "__main__":
    main()
