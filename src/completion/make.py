#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Completion of a shell, out of the tables of options. Standard library only.

    make.py bash|zsh|fish HELP > FILE

HELP is what `skillgap help --format ndjson` prints. What is the same whatever the tables say
stands in skillgap.SHELL beside this file; its line "@tables@" gives way to what is made here.
"""

import json
import os
import re
import sys

# What a board's short form can end in, where that is not a name one has to know.
ENDS = {"hn": ["latest"]}
# Sources that are no boards.
OTHER_SOURCES = ["https://", "sitemap:"]
# Endings of files that an option wants; the others take any file.
ENDINGS = {"profile": "json txt md csv pdf", "dictionary": "json"}


class Tables:
    """commands: name -> record; sources: [(word, what it is)]; a word that ends in ":" or "/" is
    to be completed by whoever types."""

    def __init__(self, path):
        self.commands, self.sources = {}, []
        with open(path, encoding="utf-8") as file:
            for record in map(json.loads, file):
                if record["type"] == "command":
                    self.commands[record["name"]] = record
                else:
                    self.add_board(record)
        self.sources += [(word, "address") for word in OTHER_SOURCES]

    def add_board(self, board):
        label = board["label"] + (" (--opt-in)" if board["opt_in"] else "")
        ends = ENDS.get(board["name"], [])
        if board["all"]:
            ends = ends + ["all"]
        for end in ends or [""]:
            self.sources.append(("%s:%s" % (board["name"], end), label))

    def top(self):
        """Commands that can be a first word."""
        return [record for name, record in self.commands.items() if " " not in name]


def value_kind(option):
    """How an option's value is completed: a kind, and its words. None: it takes no value."""
    if option["value"] is None:
        return None
    if option["choices"]:
        return ("words" if option["type"] == "choice" else "list", " ".join(option["choices"]))
    if option["value"] == "FILE":
        return ("files", ENDINGS.get(option["name"], ""))
    kinds = {"SKILLS": "skill_list", "AREA": "areas", "COMMAND": "programs"}
    return (kinds.get(option["value"], "nothing"), "")


def ways(record):
    """[(first word or "", [kind of each operand behind it], whether the last may be repeated)]"""
    parts = re.split(r"\|(?![^\[]*\])", record["operands"])
    made = []
    for part in parts:
        words = part.split()
        first = words.pop(0) if re.match(r"[a-z]", words[0]) else ""
        kinds = [operand_kind(record["name"], word) for word in words]
        made.append((first, [kind for kind in kinds if kind], part.rstrip("]").endswith("...")))
    return made


def operand_kind(command, word):
    bare = word.strip("[]").replace("...", "")
    kinds = {"SOURCE": ("sources", ""), "FILE": ("files", ""), "NAME": ("skills", ""),
             "COMMAND": ("commands", ""), "OPTION": None}
    if bare in kinds:
        return kinds[bare]
    if re.fullmatch(r"[a-z|]+", bare):
        return ("words", bare.replace("|", " "))
    raise SystemExit("%s: nobody knows how to complete %s" % (command, word))


def quote(text):
    return "'" + text.replace("'", "'\\''") + "'"


# ---- bash ---------------------------------------------------------------------------------

def bash_case(of, groups):
    """A case statement; groups: (kind, words) -> patterns."""
    lines = ["\tcase %s in" % of]
    for (kind, words), patterns in groups.items():
        lines += ["\t%s) kind=%s values=%s ;;" % (" | \\\n\t\t".join(patterns), kind, quote(words))]
    return lines + ["\tesac"]


def bash(tables):
    lines = ["_skillgap_commands=%s" % quote(" ".join(r["name"] for r in tables.top())),
             "_skillgap_boards=%s" % quote(" ".join(word for word, _ in tables.sources)),
             "", "# The options of a command.", "_skillgap_options()", "{", "\tcase $1 in"]
    for name, record in tables.commands.items():
        options = ["--" + option["name"] for option in record["options"]]
        lines.append("\t%s) REPLY=%s ;;" % (quote(name), quote(" ".join(options))))
    lines += ["\tesac", "}", "", "# How the value of an option of a command is completed.",
              "_skillgap_value()", "{", "\tkind= values="]
    groups = {}
    for name, record in tables.commands.items():
        for option in record["options"]:
            kind = value_kind(option)
            words = ["--" + option["name"]] + (["-" + option["brief"]] if option["brief"] else [])
            for word in words if kind else []:
                groups.setdefault(kind, []).append(quote("%s %s" % (name, word)))
    lines += bash_case('"$1 $2"', groups) + ["}", ""]
    lines += ["# The same of its operand $3, whose first is $2.", "_skillgap_operand()", "{",
              "\tkind=nothing values="]
    groups = {}
    for name, record in tables.commands.items():
        first_words = [first for first, _, _ in ways(record) if first]
        if first_words:
            groups.setdefault(("words", " ".join(first_words)), []).append("'%s '*' 1'" % name)
        for first, kinds, many in ways(record):
            for at, kind in enumerate(kinds, 2 if first else 1):
                last = many and at == len(kinds) + bool(first)
                groups.setdefault(kind, []).append(
                    "'%s '%s' '%s" % (name, first or "*", "*" if last else "%d" % at))
    return lines + bash_case('"$1 $2 $3"', groups) + ["}"]


# ---- zsh ----------------------------------------------------------------------------------

def zsh_text(text):
    """For a description within the quotes of a specification."""
    return re.sub(r"([\[\]:\\])", r"\\\1", text).replace("'", "'\\''")


def zsh_action(kind, name):
    kind, words = kind
    return {
        "words": ":%s:(%s)" % (name, words),
        "list": ":%s:_values -s , %s %s" % (name, name, words),
        "files": ":%s:%s" % (name, "_files -g \"*.(%s)(-.)\"" % words.replace(" ", "|")
                             if words else "_files"),
        "skill_list": ":%s:_sequence _skillgap_skills" % name,
        "skills": ":%s:_skillgap_skills" % name,
        "areas": ":%s:_skillgap_areas" % name,
        "programs": ":%s:_command_names -e" % name,
        "sources": ":%s:_skillgap_sources" % name,
        "commands": ":%s:_skillgap_commands" % name,
        "nothing": ":%s: " % name,
    }[kind]


def zsh_option(option):
    text = "[%s]" % zsh_text(option["help"])
    kind = value_kind(option)
    if kind:
        text += zsh_action(kind, zsh_text(option["value"]))
    long, brief = "--" + option["name"], option["brief"] and "-" + option["brief"]
    names = [long + ("=" if kind else "")] + ([brief + ("+" if kind else "")] if brief else [])
    alone = "*" if option["repeat"] else "(%s)" % " ".join(filter(None, [brief, long]))
    return ["'%s'%s'%s'" % (alone, name, text) for name in names]


def zsh(tables):
    lines = ["_skillgap_commands() {", "\tlocal -a commands=("]
    lines += ["\t\t'%s:%s'" % (r["name"], zsh_text(r["summary"])) for r in tables.top()]
    lines += ["\t)", "\t_describe -t commands command commands", "}", "",
              "_skillgap_boards() {", "\tlocal -a open=("]
    for end, close in ((True, "\t)\n\tlocal -a whole=("), (False, "\t)")):
        lines += ["\t\t'%s:%s'" % (word.replace(":", "\\:"), zsh_text(label))
                  for word, label in tables.sources if (word[-1] in ":/") == end]
        lines.append(close)
    lines += ["\t_describe -t boards board open -S '' -- whole", "}"]
    for name, record in tables.commands.items():
        function = "_skillgap_of_" + name.replace(" ", "_")
        lines += ["", "%s() {" % function, "\tlocal -a options=("]
        lines += ["\t\t" + spec for option in record["options"] for spec in zsh_option(option)]
        lines += ["\t)"] + zsh_operands(record) + ["}"]
    return lines


def zsh_operands(record):
    firsts = [way for way in ways(record) if way[0]]
    if not firsts:
        specs = []
        for _, kinds, many in ways(record):
            for at, kind in enumerate(kinds, 1):
                last = many and at == len(kinds)
                specs.append(quote(("*" if last else "%d" % at) + zsh_action(kind, kind[0])))
        return ["\t_arguments -s -S $options " + " ".join(specs)]
    lines = ["\tlocal -a line", "\tlocal state",
             "\t_arguments -s -S -C $options '1:what:(%s)' '*:: :->rest'"
             % " ".join(first for first, _, _ in firsts),
             "\tcase $state-$line[1] in"]
    for first, kinds, many in firsts:
        for kind in kinds[:1]:
            action = zsh_action(kind, kind[0]).split(":", 2)[2]
            if action.startswith("("):
                action = "_values %s %s" % (kind[0], action.strip("()"))
            guard = "" if many else "(( CURRENT == 2 )) && "
            lines.append("\trest-%s) %s%s ;;" % (first, guard, action))
    return lines + ["\tesac"]


# ---- fish ---------------------------------------------------------------------------------

def fish_quote(text):
    return "'" + text.replace("\\", "\\\\").replace("'", "\\'") + "'"


def fish_value(kind):
    kind, words = kind
    return {
        "words": "-x -a " + fish_quote(words),
        "list": "-x -a " + fish_quote("(__skillgap_list %s)" % words),
        "files": "-r -F" if not words else
                 "-x -a " + fish_quote("(__skillgap_files %s)" % words),
        "skill_list": "-x -a '(__skillgap_list (__skillgap_ids skills))'",
        "skills": "-f -a '(__skillgap_ids skills)'",
        "areas": "-x -a '(__skillgap_ids areas)'",
        "programs": "-x -a '(__fish_complete_command)'",
        "sources": "-F -a '(__skillgap_sources)'",
        "commands": "-f -a '(__skillgap_commands)'",
        "nothing": "-x",
    }[kind]


def fish(tables):
    valued = {word for record in tables.commands.values() for option in record["options"]
              if value_kind(option)
              for word in ("--" + option["name"], option["brief"] and "-" + option["brief"])}
    lines = ["set -g __skillgap_names " + " ".join(r["name"] for r in tables.top()),
             "set -g __skillgap_valued " + " ".join(sorted(filter(None, valued))), "",
             "function __skillgap_commands"]
    lines += ["\tprintf '%%s\\t%%s\\n' %s %s" % (r["name"], fish_quote(r["summary"]))
              for r in tables.top()]
    lines += ["end", "", "function __skillgap_boards"]
    lines += ["\tprintf '%%s\\t%%s\\n' %s %s" % (fish_quote(word), fish_quote(label))
              for word, label in tables.sources]
    lines += ["end", ""]
    for name, record in tables.commands.items():
        begin = "complete -c skillgap -n \"__skillgap_is '%s'\"" % name
        for option in record["options"]:
            kind = value_kind(option)
            lines.append(" ".join(filter(None, [
                begin, option["brief"] and "-s " + option["brief"], "-l " + option["name"],
                kind and fish_value(kind), "-d " + fish_quote(option["help"])])))
        lines += fish_operands(name, record)
    return lines


def fish_operands(name, record):
    lines = []
    begin = "complete -c skillgap -n \"__skillgap_at '%s' '%s' %s\" "
    firsts = [first for first, _, _ in ways(record) if first]
    if firsts:
        lines.append(begin % (name, "", "1") + "-f -a " + fish_quote(" ".join(firsts)))
    for first, kinds, many in ways(record):
        for at, kind in enumerate(kinds, 2 if first else 1):
            last = many and at == len(kinds) + bool(first)
            value = fish_value(kind).replace("-x", "-f").replace("-r -F", "-F")
            lines.append(begin % (name, first, "%d%s" % (at, "+" if last else "")) + value)
        if not kinds:
            lines.append("complete -c skillgap -n \"__skillgap_is '%s'\" -f" % name)
    return lines


def main():
    shell, path = sys.argv[1:]
    here = os.path.dirname(os.path.abspath(__file__))
    with open(os.path.join(here, "skillgap." + shell), encoding="utf-8") as file:
        frame = file.read()
    made = {"bash": bash, "zsh": zsh, "fish": fish}[shell](Tables(path))
    sys.stdout.write(frame.replace("@tables@\n", "\n".join(made) + "\n"))


if __name__ == "__main__":
    main()
