# SPDX-License-Identifier: MIT
"""history: watch and trend on a large history.

Remembers 1,000 postings made of the sample ones, multiplies them in the database to 100,000
over seven months: what watch with 50 new ones and trend take by the clock, but for the network,
and the size of the database. There is nobody to set them beside but what was promised.
"""

import contextlib
import json
import os
import random
import resource
import shutil
import sqlite3
import statistics
import subprocess
import sys
import time

from goal import Goal

SAMPLES = os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "data", "postings")
FIRST = 1000
MONTHS = 7


def texts(program):
    """The sample postings as HTML or text."""
    done = subprocess.run([program, "fetch", SAMPLES], capture_output=True, text=True)
    records = [json.loads(line) for line in done.stdout.splitlines()]
    return [one["description"] for one in records if one.get("description")]


def write(path, bodies, start, n, length=40):
    randomly = random.Random(start)
    with open(path, "w", encoding="utf-8") as file:
        for i in range(start, start + n):
            words = " ".join("w%d" % randomly.randrange(10**6) for _ in range(length))
            file.write(json.dumps({
                "@type": "JobPosting", "title": "Engineer", "url": "https://jobs.example/%d" % i,
                "hiringOrganization": {"name": "Company %d" % (i % 700)},
                "datePosted": "2026-10-01",
                "description": "<p>%s</p>" % words + "".join(
                    randomly.choice(bodies) for _ in range(3))}) + "\n")


def multiply(path, n):
    """Copies of all that is remembered, seen and gone at random over the months."""
    randomly = random.Random(1)
    with sqlite3.connect(path) as db:
        first = db.execute("SELECT max(id) FROM posting").fetchone()[0]
        db.execute("UPDATE posting SET duplicate_of = NULL")
        for k in range(1, n // first):
            db.execute("INSERT INTO posting SELECT id + ?, key + ?, content, company + ?, NULL,"
                       " dictionary, readable, skills, sketch FROM posting WHERE id <= ?",
                       (k * first, k * 7919, k % 20, first))
            db.execute("INSERT INTO body SELECT posting + ?, record FROM body WHERE posting <= ?",
                       (k * first, first))
        dictionary = db.execute("SELECT dictionary FROM run").fetchone()[0]
        for run in range(2, MONTHS + 1):
            db.execute("INSERT INTO run(id, at, dictionary, reported) SELECT ?, at + ?, ?, 1"
                       " FROM run WHERE id = 1", (run, (run - 1) * 30 * 86400, dictionary))
            db.execute("INSERT INTO reading VALUES(?, 1, 0, ?)", (run, n))
        db.execute("UPDATE source SET last_run = ?", (MONTHS,))
        db.execute("DELETE FROM sighting")
        for (posting,) in db.execute("SELECT id FROM posting").fetchall():
            since = randomly.randint(1, MONTHS)
            gone = randomly.choice([None] + list(range(since + 1, MONTHS + 1)))
            db.execute("INSERT INTO sighting VALUES(?, 1, ?, ?, ?)",
                       (posting, since, gone and gone - 1, gone))
        db.execute("UPDATE source SET name = 'hn:latest'")
        last = db.execute("SELECT strftime('%Y-%m-%dT%H:%M:%SZ', max(at) + 1800, 'unixepoch')"
                          " FROM run").fetchone()[0]
    return last


def timed(home, *command):
    env = {"PATH": os.environ["PATH"], "HOME": home, "COLUMNS": "80"}
    before, start = resource.getrusage(resource.RUSAGE_CHILDREN), time.monotonic()
    done = subprocess.run(command, capture_output=True, text=True, env=env)
    clock = time.monotonic() - start
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    if done.returncode != 0:
        sys.exit("%s ended with %d: %s" % (command[1], done.returncode, done.stderr))
    used = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    return clock, used, done.stdout


def history(bench):
    n, first = bench.of((100000, FIRST), (200, 100))
    program, bodies, home = bench.program, texts(bench.program), bench.folder
    sources = os.path.join(home, "sources")
    write(os.path.join(home, "all.ndjson"), bodies, 0, first)
    write(os.path.join(home, "new.ndjson"), bodies, 10**6, 50, 400)  # no copies of each other
    with open(sources, "w", encoding="utf-8") as file:
        file.write("~/all.ndjson\n")
    timed(home, program, "watch", "--sources", sources, "--now", "2026-03-02T00:00:00Z")
    database = os.path.join(home, ".local", "state", "skillgap", "history.db")
    now = multiply(database, n)
    # A source that was read just now is not asked again: all but the network is measured.
    with open(sources, "w", encoding="utf-8") as file:
        file.write("hn:latest\n~/new.ndjson\n")
    with contextlib.closing(sqlite3.connect(database)) as db:
        db.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    shutil.copy(database, database + ".before")
    watches, trends = [], []
    for _ in range(bench.rounds):
        for name in (database + "-wal", database + "-shm"):
            if os.path.exists(name):
                os.unlink(name)
        shutil.copy(database + ".before", database)
        watches.append(timed(home, program, "watch", "--sources", sources, "--now", now))
        trends.append(timed(home, program, "trend"))
    size = os.path.getsize(database) / n
    used = [statistics.median(run[1] for run in runs) for runs in (watches, trends)]
    return [Goal("history: watch with 50 new of %d, of 2 s" % n, [run[0] for run in watches],
                 [2.0] * bench.rounds, most=1,
                 note="%.2f s of the processor; %s" % (used[0], watches[0][2].splitlines()[1])),
            Goal("history: trend of %d, of 1 s" % n, [run[0] for run in trends],
                 [1.0] * bench.rounds, most=1, note="%.2f s of the processor" % used[1]),
            Goal("history: bytes a posting, of 6 KB", [size], [6000.0], most=1, unit="B")]
