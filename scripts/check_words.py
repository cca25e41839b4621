#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Words that must not be in the tree: things left for later, and one machine's own names.

    check_words.py [ROOT]       check all tracked files (default: the tree this script is in)
    check_words.py --self-test  check that each rule can fail

Prints FILE:LINE: what is wrong, and exits 1 if anything is. Standard library only.
"""

import os
import re
import subprocess
import sys
import tempfile

# What is refused, and why. The expressions are written so that they do not find themselves.
RULES = [
    (r"\b(?:TO[D]O|FIX[M]E|X[X]X|HA[C]K)\b", "left for later"),
    (r"(?<![\w.:/])/(?:wor[k]|hom[e]|roo[t]|User[s]|mn[t])/[\w.-]", "a path of one machine"),
    (r"(?<![\w.:/$}])/tm[p]/[\w.-]", "a path of one machine"),
    (r"[A-Za-z]:\\User[s]\\", "a path of one machine"),
    (r"\b[\w.-]+\.(?:interna[l]|corp|la[n]|loca[l])(?::\d+|/[\w])", "a host of one network"),
    (
        r"://[^/\s]*(?:artifactory|nexus|verdaccio|devpi)\S*/(?:repository|api|simple)\b",
        "a private registry",
    ),
]
RULES = [(re.compile(pattern), why) for pattern, why in RULES]
# Files that quote the outside world as it is.
EXEMPT = ("tests/data/", "tests/fuzz/corpus/", "scripts/check_words.py")


def files_of(root):
    """Tracked and not yet tracked files, without the ignored; in a bare copy, all files."""
    try:
        out = subprocess.run(
            ["git", "-C", root, "ls-files", "-z", "--cached", "--others", "--exclude-standard"],
            capture_output=True, check=True,
        ).stdout
        return sorted(set(name for name in out.decode("utf-8", "replace").split("\0") if name))
    except (OSError, subprocess.CalledProcessError):
        return sorted(
            os.path.relpath(os.path.join(folder, name), root)
            for folder, _, names in os.walk(root)
            if not re.search(r"(^|/)(\.git|build[^/]*)(/|$)", os.path.relpath(folder, root))
            for name in names
        )


def check(root, names):
    problems = []
    for name in names:
        if name.startswith(EXEMPT):
            continue
        try:
            with open(os.path.join(root, name), "rb") as file:
                data = file.read()
        except OSError:  # deleted, but not yet in the index
            continue
        if b"\0" in data:
            continue
        for number, line in enumerate(data.decode("utf-8", "replace").splitlines(), 1):
            for pattern, why in RULES:
                match = pattern.search(line)
                if match:
                    problems.append("%s:%d: %s: %s" % (name, number, why, match.group()))
    return problems


def self_test():
    slash = "/"
    cases = [
        ("clean text passes", "#!/usr/bin/env bash\n# https://x.example/work/a todo\n", None),
        ("a note for later fails", "/* TO" + "DO: later */", "left for later"),
        ("a mark fails", "// X" + "XX", "left for later"),
        ("a folder of a workplace fails", "cp " + slash + "wor" + "k/main/x .", "a path"),
        ("a home folder fails", "cd " + slash + "hom" + "e/someone", "a path"),
        ("a temporary file with a name fails", "cat " + slash + "tm" + "p/notes", "a path"),
        ("a host of one network fails", "https://pkg.build.interna" + "l/simple", "a host"),
        ("a registry fails", "https:/" + "/nexus.site.example/api/npm", "a private registry"),
    ]
    failed = 0
    print("1..%d" % len(cases))
    for number, (name, text, want) in enumerate(cases, 1):
        with tempfile.TemporaryDirectory() as root:
            with open(os.path.join(root, "a.txt"), "w", encoding="utf-8") as file:
                file.write(text)
            got = check(root, ["a.txt"])
        good = not got if want is None else len(got) == 1 and want in got[0]
        failed += not good
        print("%s %d - %s" % ("ok" if good else "not ok", number, name))
        if not good:
            print("# got: %s" % got)
    return failed != 0


def main():
    if sys.argv[1:] == ["--self-test"]:
        return self_test()
    here = os.path.dirname(os.path.abspath(__file__))
    root = sys.argv[1] if len(sys.argv) > 1 else os.path.dirname(here)
    problems = check(root, files_of(root))
    for line in problems:
        print(line)
    return bool(problems)


if __name__ == "__main__":
    sys.exit(main())
