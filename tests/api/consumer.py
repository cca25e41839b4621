#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""The program that uses public headers only: consumer.py CONSUMER POSTINGS WANTED. Exit 1 if it
prints anything but what is in WANTED."""

import subprocess
import sys


def main():
    consumer, postings, wanted = sys.argv[1:4]
    done = subprocess.run([consumer, postings], capture_output=True, text=True, timeout=60)
    with open(wanted, encoding="utf-8") as file:
        right = done.returncode == 0 and done.stdout == file.read()
    if not right:
        print(done.stdout + done.stderr)
    return not right


if __name__ == "__main__":
    sys.exit(main())
