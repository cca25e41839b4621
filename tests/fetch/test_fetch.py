#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Runs the fetch test program against a server of its own: test_fetch.py SERVER PROGRAM.

The program's output is TAP and goes through as it is.
"""

import os
import subprocess
import sys


def main():
    server_script, program = sys.argv[1:3]
    environment = {
        name: value
        for name, value in os.environ.items()
        if not name.lower().endswith("_proxy") and name not in ("CURL_CA_BUNDLE", "SSL_CERT_FILE")
    }
    server = subprocess.Popen(
        [sys.executable, server_script], stdout=subprocess.PIPE, text=True, env=environment
    )
    try:
        ready = [server.stdout.readline().strip() for _ in range(3)]
        if not all(ready):
            sys.exit("Bail out! the test server did not start")
        return subprocess.run([program, *ready], env=environment, timeout=300).returncode
    finally:
        server.terminate()
        server.wait()


if __name__ == "__main__":
    sys.exit(main())
