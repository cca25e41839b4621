#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""A manual page out of its source: a line "@NAME" gives way to parts/NAME.scd, which several
pages share.

    make.py PAGE.scd [SCDOC]     prints the whole source, or what scdoc makes of it
"""

import os
import re
import subprocess
import sys

PART = re.compile(r"^@([a-z-]+)\n", re.M)


def assemble(path):
    folder = os.path.join(os.path.dirname(os.path.abspath(path)), "parts")

    def part(match):
        with open(os.path.join(folder, match.group(1) + ".scd"), encoding="utf-8") as file:
            return file.read()

    with open(path, encoding="utf-8") as file:
        return PART.sub(part, file.read())


def main():
    page = assemble(sys.argv[1])
    if len(sys.argv) > 2:
        sys.exit(subprocess.run(sys.argv[2:], input=page.encode(), check=False).returncode)
    sys.stdout.write(page)


if __name__ == "__main__":
    main()
