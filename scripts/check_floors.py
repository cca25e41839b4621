#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Folders are floors: checks what the compiler does not.

    check_floors.py [FOLDER]     check the sources under FOLDER (default: src and include beside
                                 scripts)
    check_floors.py --self-test  check that each rule can fail

Prints FILE:LINE: what is wrong, and exits 1 if anything is. Standard library only.
"""

import os
import re
import subprocess
import sys
import tempfile

# folder: folders it may include, besides itself and <skillgap/*.h>. The program and the public
# headers themselves have these and nothing else.
MAY_INCLUDE = {
    "base": set(),
    "dict": {"base"},
    "text": {"base", "dict"},
    "record": {"base"},
    "read": {"base", "dict", "text", "record"},
    "source": {"base", "dict", "record", "read"},
    "role": {"base", "dict"},
    "match": {"base", "dict", "role"},
    "profile": {"base", "dict", "text", "match"},
    "gap": {"base", "dict"},
    "report": {"base", "record"},
    "fetch": {"base"},
    "store": {"base"},
    "cli": set(),
    "skillgap": set(),
}
# third-party header: the one file that may include it; for libcurl the few around its loop
ONLY_IN = {
    "expat.h": ("read/xml.c",),
    "gumbo.h": ("text/html.c",),
    "pcre2.h": ("match/regex.c",),
    "curl/curl.h": ("fetch/http.c", "fetch/transfer.c", "fetch/broken.c", "fetch/proxy.c",
                    "fetch/resolve.c"),
    "jansson.h": ("base/json.c",),
    "zlib.h": ("read/gzip.c", "store/pack.c"),
    "sqlite3.h": ("store/db.c",),
}
# They overflow, keep hidden state, or depend on the locale or the zone.
BANNED = (
    "strcpy strcat sprintf vsprintf gets strtok atoi atol atof alloca isspace isalpha isdigit "
    "isalnum ispunct tolower toupper strtod localtime setlocale"
).split()
MAX_FILE_LINES = 500
MAX_FUNCTION_LINES = 80

# What stands beside each other at the top, besides names that start with a dot.
TOP = set("src include dictionaries tests scripts meson.build README.md LICENSE "
          "meson_options.txt".split())

INCLUDE = re.compile(r'^\s*#\s*include\s*(?:"([^"]+)"|<([^>]+)>)')
NOT_CODE = re.compile(
    r'/\*.*?\*/|//[^\n]*|"(?:\\.|[^"\\\n])*"|\'(?:\\.|[^\'\\\n])*\'', re.DOTALL
)
BANNED_CALL = re.compile(r"(?<![\w.])(?:%s)(?=\s*\()" % "|".join(BANNED))


def blank(match):
    """Comments and literals become spaces, so that lines keep their numbers."""
    return re.sub(r"[^\n]", " ", match.group())


def check_includes(path, lines, problem, headers):
    folder = path.split("/")[0]
    allowed = MAY_INCLUDE.get(folder)
    if allowed is None:
        problem(path, 1, "folder '%s' is on no floor" % folder)
        allowed = set()
    for number, line in enumerate(lines, 1):
        match = INCLUDE.match(line)
        if not match:
            continue
        name = match[1] or match[2]
        if name in ONLY_IN and path not in ONLY_IN[name]:
            problem(path, number, "<%s> is for %s alone" % (name, ", ".join(ONLY_IN[name])))
        floor = name.split("/")[0]
        if match[2]:
            if floor == "skillgap":
                headers.append((number, name))
            elif floor in MAY_INCLUDE and "/" in name:
                problem(path, number, "<%s> is a header of our own: quotes" % name)
            continue
        headers.append((number, name))
        if "/" not in name or ".." in name.split("/"):
            problem(path, number, '"%s" does not name its folder' % name)
        elif floor != folder and floor not in allowed:
            problem(path, number, "%s may not include %s" % (folder, floor))


def check_functions(path, code, problem):
    """A function starts at a '{' in the first column and ends at such a '}'."""
    start = 0
    for number, line in enumerate(code, 1):
        if line.startswith("{"):
            start = number
        elif line.startswith("}") and start:
            if number - start + 1 > MAX_FUNCTION_LINES:
                problem(path, start, "a function of %d lines" % (number - start + 1))
            start = 0


def check_cycles(includes, problem):
    """Depth first, without recursion; each cycle is told once, at the include that closes it."""
    state = {}
    for root in sorted(includes):
        if root in state:
            continue
        state[root] = "open"
        stack = [(root, iter(includes[root]))]
        while stack:
            path, rest = stack[-1]
            number, name = next(rest, (0, None))
            if name is None:
                state[path] = "done"
                stack.pop()
            elif state.get(name) == "open":
                problem(path, number, "including %s closes a circle" % name)
            elif name in includes and name not in state:
                state[name] = "open"
                stack.append((name, iter(includes[name])))


def check_top(names):
    """Tracked files, or those of a folder: nothing new stands at the top."""
    tops = {name.split("/")[0] for name in names}
    return ["%s:1: nothing else stands at the top" % top for top in sorted(tops - TOP)
            if not top.startswith(".")]


def tracked(root):
    """The files that belong to the repository; of a copy without history none are told."""
    done = subprocess.run(["git", "ls-files"], cwd=root, capture_output=True, text=True,
                          check=False)
    return done.stdout.splitlines() if done.returncode == 0 else []


def check(root):
    problems = []
    includes = {}

    def problem(path, number, what):
        problems.append("%s:%d: %s" % (path, number, what))

    for folder, folders, names in os.walk(root):
        folders.sort()
        for name in sorted(names):
            if not name.endswith((".c", ".h")):
                continue
            path = os.path.relpath(os.path.join(folder, name), root).replace(os.sep, "/")
            with open(os.path.join(folder, name), encoding="utf-8") as file:
                text = file.read()
            lines = text.splitlines()
            code = NOT_CODE.sub(blank, text).splitlines()
            check_includes(path, lines, problem, includes.setdefault(path, []))
            check_functions(path, code, problem)
            if len(lines) > MAX_FILE_LINES:
                problem(path, 1, "%d lines, more than %d" % (len(lines), MAX_FILE_LINES))
            for number, line in enumerate(code, 1):
                for match in BANNED_CALL.finditer(line):
                    problem(path, number, "%s() is banned" % match.group())
    check_cycles(includes, problem)
    return problems


def self_test():
    """Each case is a tree and the words that its problem must hold; none means no problem."""
    long_function = "void f(void)\n{\n%s}\n" % ("\tg();\n" * 80)
    cases = [
        ("a clean tree passes", None, {
            "base/a.h": '#include <skillgap/types.h>\n',
            "base/a.c": '#include "base/a.h"\n/* strcpy() */ const char *s = "atoi(x)";\n'
                        'int x_atoi(int); int y(void) { return x_atoi(1); }\n',
            "dict/d.h": '#include "base/a.h"\n',
            "match/regex.c": '#include <pcre2.h>\n#include "dict/d.h"\n',
            "base/f.c": long_function.replace("\tg();\n", "", 2),
        }),
        ("an include upwards fails", "base may not include dict",
         {"base/a.c": '#include "dict/dict.h"\n'}),
        ("an include sideways fails", "match may not include gap",
         {"match/a.c": '#include "gap/gap.h"\n'}),
        ("the program reads public headers only", "cli may not include base",
         {"cli/main.c": '#include "base/str.h"\n'}),
        ("brackets are no way round", "is a header of our own",
         {"cli/main.c": '#include <base/str.h>\n'}),
        ("a public header shows nothing private", "skillgap may not include base",
         {"skillgap/types.h": '#include "base/str.h"\n'}),
        ("a public header needs no library", "is for base/json.c alone",
         {"skillgap/types.h": "#include <jansson.h>\n"}),
        ("a circle of public headers fails", "closes a circle",
         {"skillgap/a.h": "#include <skillgap/b.h>\n",
          "skillgap/b.h": "#include <skillgap/a.h>\n"}),
        ("an include without its folder fails", "does not name its folder",
         {"base/a.c": '#include "str.h"\n'}),
        ("an include with dots fails", "does not name its folder",
         {"base/a.c": '#include "base/../dict/dict.h"\n'}),
        ("a new folder needs a floor", "is on no floor", {"cellar/a.c": "int x;\n"}),
        ("a third-party header stays at home", "is for base/json.c alone",
         {"record/a.c": "#include <jansson.h>\n"}),
        ("a circle of headers fails", "closes a circle",
         {"base/a.h": '#include "base/b.h"\n', "base/b.h": '#include "base/c.h"\n',
          "base/c.h": '#include "base/a.h"\n'}),
        ("a header that includes itself fails", "closes a circle",
         {"base/a.h": '#include "base/a.h"\n'}),
        ("a long file fails", "501 lines", {"base/a.c": "int x;\n" * 501}),
        ("a long function fails", "a function of 82 lines", {"base/a.c": long_function}),
    ]
    for name in BANNED:
        cases.append(("%s is banned" % name, "%s() is banned" % name,
                      {"base/a.c": "void f(void)\n{\n\t%s (1);\n}\n" % name}))

    failed = 0
    print("1..%d" % (len(cases) + 1))
    for number, (name, want, tree) in enumerate(cases, 1):
        with tempfile.TemporaryDirectory() as root:
            for path, text in tree.items():
                os.makedirs(os.path.join(root, os.path.dirname(path)), exist_ok=True)
                with open(os.path.join(root, path), "w", encoding="utf-8") as file:
                    file.write(text)
            got = check(root)
        good = not got if want is None else len(got) == 1 and want in got[0]
        failed += not good
        print("%s %d - %s" % ("ok" if good else "not ok", number, name))
        if not good:
            print("# got: %s" % got)
    good = (check_top(["src/a.c", ".github/x.md", "README.md"]) == []
            and len(check_top(["src/a.c", "notes.txt", "notes/a", "crash-0"])) == 3)
    failed += not good
    print("%s %d - what is new at the top fails" % ("ok" if good else "not ok", len(cases) + 1))
    return failed != 0


def main():
    if sys.argv[1:] == ["--self-test"]:
        return self_test()
    here = os.path.dirname(os.path.abspath(__file__))
    if len(sys.argv) > 1:
        problems = check(sys.argv[1])
    else:
        problems = check_top(tracked(os.path.join(here, ".."))) + [
            folder + "/" + line
            for folder in ("include", "src")
            for line in check(os.path.join(here, "..", folder))
        ]
    for line in problems:
        print(line)
    return bool(problems)


if __name__ == "__main__":
    sys.exit(main())
