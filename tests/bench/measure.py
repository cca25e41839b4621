# SPDX-License-Identifier: MIT
"""Runs programs in turn and says what they took.

Output always goes through a pipe and is read to its end: written to nowhere, some programs stop
at the first thing they find.
"""

import hashlib
import os
import platform
import subprocess
import sys
import threading
import time


class Run:
    """One run: processor and wall seconds, most memory in MB, output in bytes, lines and hash."""

    def __init__(self, command, *, feed=None, env=None, allowed=(0,), keep=False):
        start = time.monotonic()
        process = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL,
                                   stdin=subprocess.PIPE if feed else subprocess.DEVNULL, env=env)
        if feed:
            threading.Thread(target=give, args=(process.stdin, feed), daemon=True).start()
        digest, self.bytes, self.lines, kept = hashlib.sha256(), 0, 0, []
        while chunk := process.stdout.read1(1 << 18):
            self.bytes += len(chunk)
            self.lines += chunk.count(b"\n")
            digest.update(chunk)
            if keep:
                kept.append(chunk)
        _, status, usage = os.wait4(process.pid, 0)
        self.wall = time.monotonic() - start
        process.stdout.close()
        process.returncode = self.status = os.waitstatus_to_exitcode(status)
        if self.status not in allowed:
            sys.exit("%s: status %d" % (" ".join(command[:3]), self.status))
        self.cpu = usage.ru_utime + usage.ru_stime
        self.memory = usage.ru_maxrss / 1024
        self.hash = digest.hexdigest()
        self.output = b"".join(kept)


def give(pipe, chunks):
    try:
        for chunk in chunks:
            pipe.write(chunk)
        pipe.close()
    except BrokenPipeError:
        pass


def workers(program, n):
    """The options for n workers; none where the program has no --jobs and always one."""
    there = b"--jobs" in Run([program, "help", "match"], keep=True).output
    return ["--jobs", str(n)] if there else []


def in_turn(rounds, *makers, first=True):
    """[[Run of each maker], ...]: every round runs each of them once; a first run of each does
    not count, so that files are in memory."""
    for make in makers if first else ():
        make()
    return [[make() for make in makers] for _ in range(rounds)]


def column(rows, index, what="cpu"):
    return [getattr(row[index], what) for row in rows]


def machine():
    model = platform.machine()
    try:
        with open("/proc/cpuinfo", encoding="utf-8") as file:
            model = next(line.partition(":")[2].strip() for line in file
                         if line.startswith("model name"))
    except (OSError, StopIteration):
        pass
    return "%s, %d processors" % (model, os.cpu_count() or 1)
