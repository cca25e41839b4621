#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""The examples of the library and of the pipe print what they should. Prints TAP.

    examples.py ROOT PROGRAM LIBRARY GAPS SANITIZED COMPILER...

ROOT is the source's folder, GAPS the example in C, built; COMPILER compiles C.
"""

import ctypes
import importlib.util
import os
import shutil
import subprocess
import sys
import tempfile

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "cli"))
import tap  # noqa: E402


def printed(name, wanted, command, **more):
    done = subprocess.run(command, capture_output=True, text=True, timeout=120, **more)
    with open(wanted, encoding="utf-8") as file:
        good = done.returncode == 0 and done.stdout == file.read() and not done.stderr
    return name, good, "%d\n%s%s" % (done.returncode, done.stdout, done.stderr)


def layout(name, path, compiler, headers):
    """What the example says of structs, put to a compiler."""
    spec = importlib.util.spec_from_file_location("example", path)
    example = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(example)
    lines = ["#include <stddef.h>", "#include <skillgap/skillgap.h>"]
    for one in vars(example).values():
        if not isinstance(one, type) or not issubclass(one, ctypes.Structure) or \
                one is ctypes.Structure:
            continue
        struct = "struct sg_" + one.__name__.lower()
        claims = ["sizeof(%s) == %d" % (struct, ctypes.sizeof(one))]
        claims += ["offsetof(%s, %s) == %d" % (struct, field, getattr(one, field).offset)
                   for field, *_ in one._fields_]
        lines += ['_Static_assert(%s, "%s");' % (claim, claim) for claim in claims]
    done = subprocess.run([*compiler, "-std=c11", "-fsyntax-only", "-I", headers, "-x", "c", "-"],
                          input="\n".join(lines) + "\n", capture_output=True, text=True)
    return name, done.returncode == 0 and len(lines) > 50, done.stderr


def ends_unread(name, command, path):
    """A pipe whose reader is gone before many postings were written, as behind head."""
    with open(path, "rb") as file, tempfile.TemporaryFile() as stdin:
        stdin.write(file.read() * 500)
        stdin.seek(0)
        process = subprocess.Popen(command, stdin=stdin, stdout=subprocess.PIPE,
                                   stderr=subprocess.PIPE)
        process.stdout.readline()
        process.stdout.close()
        said = process.stderr.read().decode()
        process.stderr.close()
        code = process.wait(timeout=60)
    return name, code == 0 and said == "", "exit %d\n%s" % (code, said)


def main():
    root, program, library, gaps, sanitized = sys.argv[1:6]
    examples = os.path.join(root, "scripts", "examples")
    data = os.path.join(root, "tests", "data")
    expected = os.path.join(data, "expected")
    python = os.path.join(examples, "requirements.py")
    results = [printed("gaps.c prints the gaps of its posting",
                       os.path.join(expected, "example-gaps.txt"), [gaps]),
               layout("requirements.py has the structs as the headers have them", python,
                      sys.argv[6:], os.path.join(root, "include"))]
    name = "requirements.py prints what a posting asks for"
    if sanitized == "none":
        results.append(printed(name, os.path.join(expected, "example-requirements.txt"),
                               [sys.executable, python,
                                os.path.join(data, "postings", "saltmarsh.txt"),
                                os.path.abspath(library)],
                               env=dict(os.environ, PYTHONDONTWRITEBYTECODE="1")))
    else:
        results.append((name, tap.LEFT_OUT, "Python has no sanitizer"))
    name = "required.mjs prints what postings from its stdin require"
    unread = "required.mjs ends without a word when nobody reads on"
    node = shutil.which("node")
    if node is None:
        results += [(name, tap.LEFT_OUT, "no node"), (unread, tap.LEFT_OUT, "no node")]
    else:
        with open(os.path.join(data, "postings", "veldt-oldmill-osprey.ndjson"), "rb") as stdin:
            results.append(printed(name, os.path.join(expected, "example-required.txt"),
                                   [node, os.path.join(examples, "required.mjs"),
                                    os.path.abspath(program)], stdin=stdin))
        results.append(ends_unread(unread, [node, os.path.join(examples, "required.mjs"),
                                            os.path.abspath(program)],
                                   os.path.join(data, "postings", "veldt-oldmill-osprey.ndjson")))
    sys.exit(tap.report(results))


if __name__ == "__main__":
    main()
