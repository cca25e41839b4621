# SPDX-License-Identifier: MIT
"""What the tests of the program against a server share: the server, and TAP."""

import contextlib
import subprocess
import sys


@contextlib.contextmanager
def server(script):
    """tests/server.py while it runs; its address."""
    process = subprocess.Popen([sys.executable, script], stdout=subprocess.PIPE, text=True)
    try:
        yield "http://127.0.0.1:" + process.stdout.readline().strip()
    finally:
        process.terminate()
        process.wait()


def report(results):
    """Prints [(name, good, detail)] as TAP; whether any is bad."""
    print("1..%d" % len(results))
    for number, (name, good, detail) in enumerate(results, 1):
        for line in "" if good else detail.splitlines():
            print("# " + line)
        print("%s %d - %s" % ("ok" if good else "not ok", number, name.replace("#", "")))
    return any(not good for _, good, _ in results)
