#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Runs a test program of the fetcher: test_fetch.py SERVER PROGRAM.

The program gets what the server says about itself, and an empty folder that is gone after it;
only the folder when SERVER is "-". Its output is TAP and goes through as it is.
"""

import os
import shlex
import subprocess
import sys
import tempfile


def main():
    server_script, program = sys.argv[1:3]
    under = shlex.split(os.environ.get("SKILLGAP_TEST_UNDER", ""))
    environment = {
        name: value
        for name, value in os.environ.items()
        if not name.lower().endswith("_proxy") and name not in ("CURL_CA_BUNDLE", "SSL_CERT_FILE")
    }
    with tempfile.TemporaryDirectory() as folder:
        if server_script == "-":
            return subprocess.run([*under, program, folder], env=environment).returncode
        server = subprocess.Popen(
            [sys.executable, server_script], stdout=subprocess.PIPE, text=True, env=environment
        )
        try:
            ready = [server.stdout.readline().strip() for _ in range(3)]
            if not all(ready):
                sys.exit("Bail out! the test server did not start")
            return subprocess.run([*under, program, *ready, folder], env=environment).returncode
        finally:
            server.terminate()
            server.wait()


if __name__ == "__main__":
    sys.exit(main())
