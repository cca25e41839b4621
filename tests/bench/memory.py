# SPDX-License-Identifier: MIT
"""Peak memory of few and of many postings from a pipe: memory.py PROGRAM POSTINGS [FEW MANY].

POSTINGS: records, one a line, which come again and again with other addresses and titles.
"""
import json
import os
import subprocess
import sys

FEW, MANY, MOST_MIB, MOST_GROWTH = 1000, 100000, 64, 1.1


def lines(postings, n):
    for i in range(n):
        posting = dict(postings[i % len(postings)])
        posting["url"] = "https://jobs.example/%d" % i
        posting["title"] = "%s %d" % (posting.get("title") or "Engineer", i // len(postings))
        posting.pop("identifier", None)
        yield json.dumps(posting).encode() + b"\n"


def peak(command, postings, n):
    """MiB of resident memory at most."""
    with open(os.devnull, "wb") as null:
        process = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=null, stderr=null)
        for line in lines(postings, n):
            process.stdin.write(line)
        process.stdin.close()
        _, status, usage = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode not in (0, 4):
        sys.exit("%s: status %d" % (" ".join(command), process.returncode))
    return usage.ru_maxrss / 1024


def main(program, path, few=FEW, many=MANY):
    few, many = int(few), int(many)
    with open(path, encoding="utf-8") as file:
        postings = [json.loads(line) for line in file if '"JobPosting"' in line]
    print("%-20s %12s %12s %8s   goal: at most %d MiB, %.1f times" % (
        "", "%d" % few, "%d" % many, "times", MOST_MIB, MOST_GROWTH))
    for command in ("match", "gap"):
        for jobs in ("1", "2"):
            low, high = [peak([program, command, "--jobs", jobs], postings, n)
                         for n in (few, many)]
            print("%-20s %8.1f MiB %8.1f MiB %8.2f" % (command + " --jobs " + jobs, low, high,
                                                      high / low), flush=True)


if __name__ == "__main__":
    main(*sys.argv[1:])
