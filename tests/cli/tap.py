# SPDX-License-Identifier: MIT
"""What the tests of the program against a server share: the server, and TAP."""

import contextlib
import os
import shlex
import subprocess
import sys

# What programs are run under, such as valgrind; see `meson test --setup valgrind`.
UNDER = shlex.split(os.environ.get("SKILLGAP_TEST_UNDER", ""))

LEFT_OUT = object()  # in place of good or bad


@contextlib.contextmanager
def servers(script):
    """tests/server.py while it runs: its ports of HTTP and HTTPS, and its certificate's file."""
    process = subprocess.Popen([sys.executable, script], stdout=subprocess.PIPE, text=True)
    try:
        yield [process.stdout.readline().strip() for _ in range(3)]
    finally:
        process.terminate()
        process.wait()


@contextlib.contextmanager
def server(script):
    """The same; its address."""
    with servers(script) as (port, _, _):
        yield "http://127.0.0.1:" + port


def report(results):
    """Prints [(name, good, detail)] as TAP; whether any is bad. What is LEFT_OUT says in its
    detail why."""
    print("1..%d" % len(results))
    for number, (name, good, detail) in enumerate(results, 1):
        skip = " # SKIP " + detail if good is LEFT_OUT else ""
        for line in "" if good or skip else detail.splitlines():
            print("# " + line)
        print("%s %d - %s%s" % ("ok" if good or skip else "not ok", number,
                                name.replace("#", ""), skip))
    return any(not good for _, good, _ in results)
