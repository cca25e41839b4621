#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""watch, trend and the history: weeks that go by, and all that can go wrong with the database.

    history.py PROGRAM DATA [--update]     --update writes the expected reports anew, for review

Prints TAP.
"""

import csv
import http.server
import io
import json
import os
import random
import re
import shutil
import signal
import sqlite3
import subprocess
import sys
import tempfile
import threading
import time
import uuid
import xml.etree.ElementTree

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
import tap  # noqa: E402

SANITIZED = "ASAN_OPTIONS" in os.environ
PROFILE = "Go 3y\nPostgreSQL\nDocker\n"


def advert(number, company, skills, day, title="Backend Engineer"):
    return {
        "@context": "https://schema.org", "@type": "JobPosting", "title": title,
        "url": "https://jobs.example/%s" % number, "datePosted": day,
        "hiringOrganization": {"@type": "Organization", "name": company},
        "description": "<p>The harbour %s.</p><h3>Requirements</h3><ul>%s</ul>" % (
            number, "".join("<li>%s</li>" % skill for skill in skills)),
    }


class Home:
    """A user with sources, a profile and a history."""

    def __init__(self, program, folder):
        self.program = os.path.abspath(program)
        self.folder = folder
        self.config = os.path.join(folder, ".config", "skillgap")
        os.makedirs(self.config, exist_ok=True)
        self.write(".config/skillgap/profile.txt", PROFILE)

    @property
    def database(self):
        return os.path.join(self.folder, ".local", "state", "skillgap", "history.db")

    def write(self, name, text):
        path = os.path.join(self.folder, name)
        os.makedirs(os.path.dirname(path), exist_ok=True)
        with open(path, "w", encoding="utf-8") as file:
            file.write(text)

    def adverts(self, name, adverts):
        self.write(name, "".join(json.dumps(one) + "\n" for one in adverts))

    def sources(self, *lines):
        self.write(".config/skillgap/sources", "".join(line + "\n" for line in lines))

    def environment(self):
        env = {"PATH": os.environ["PATH"], "HOME": self.folder, "LC_ALL": "C.UTF-8",
               "COLUMNS": "80"}
        for name in ("ASAN_OPTIONS", "UBSAN_OPTIONS", "LD_LIBRARY_PATH"):
            if name in os.environ:
                env[name] = os.environ[name]
        return env

    def run(self, *args, **more):
        done = subprocess.run([self.program, *args], capture_output=True, text=True, timeout=120,
                              env=self.environment(), cwd=self.folder, **more)
        return done.returncode, done.stdout, done.stderr.replace(self.folder, "~")

    def watch(self, day, *args, **more):
        return self.run("watch", "--now", day + "T07:00:00Z", *args, **more)

    def ask(self, sql):
        with sqlite3.connect(self.database) as database:
            return database.execute(sql).fetchall()


class Cases:
    def __init__(self, program, data, update):
        self.program, self.data, self.update = program, data, update
        self.results = []

    def check(self, name, good, detail=""):
        self.results.append((name, bool(good), str(detail)))

    def home(self, folder):
        return Home(self.program, folder)


# ---- twelve weeks ---------------------------------------------------------------------------

MONDAYS = ["2026-08-31", "2026-09-07", "2026-09-14", "2026-09-21", "2026-09-28", "2026-10-05",
           "2026-10-12", "2026-10-19", "2026-10-26", "2026-11-02", "2026-11-09", "2026-11-16"]
STACKS = [["Go", "PostgreSQL"], ["Go", "Kubernetes", "Terraform"], ["Java", "Kafka", "Oracle"],
          ["Python", "Django", "Redis"], ["Go", "Docker", "Kafka"]]


def board(week):
    """What the large list shows in a week: fifty companies that stay, and what comes and goes."""
    adverts = [advert(i, "Company %02d" % i, STACKS[i % 5], "2026-08-20") for i in range(50)]
    if week >= 2:  # one that fits, one that does not
        adverts.append(advert(100, "Moss & Rail", ["Go", "PostgreSQL"], "2026-09-12"))
        adverts.append(advert(101, "Ondine", ["COBOL", "Fortran", "Ada"], "2026-09-13"))
    if week >= 7:  # the one that fits is taken; one far away goes, too
        adverts = [one for one in adverts if one["url"].rsplit("/")[-1] not in ("100", "2")]
    if week >= 9:  # fourteen new companies want Java and Spring
        adverts += [advert(200 + i, "Newcomer %02d" % i, ["Java", "Kafka", "Spring"],
                           "2026-10-30") for i in range(14)]
    return adverts


def week(home, number):
    home.adverts("board.ndjson", board(number))
    large = [advert(300 + i, "Large & Sons", ["Rust", "Kafka", "Terraform"], "2026-09-20")
             for i in range(25)]
    home.adverts("large.ndjson", ([advert(300, "Large & Sons", ["Rust", "Kafka", "Terraform"],
                                          "2026-08-20")] if number < 3 else large))
    lines = ["# mine", "~/board.ndjson --title 'engineer|developer'", "~/large.ndjson"]
    if number == 5:
        os.remove(os.path.join(home.folder, "large.ndjson"))
    if number >= 8:
        home.adverts("added.ndjson", [advert(400 + i, "Added %02d" % i, ["Rust", "Kafka", "Nomad"],
                                             "2026-10-01") for i in range(30)])
        lines.append("~/added.ndjson    # since October")
    if number == 10:
        home.write(".config/skillgap/profile.txt", PROFILE + "Kubernetes 1y\n")
    home.sources(*lines)


def twelve_weeks(cases, folder):
    home = cases.home(folder)
    path = os.path.join(cases.data, "expected", "twelve-weeks.txt")
    got = []
    for number, monday in enumerate(MONDAYS):
        week(home, number)
        code, out, err = home.watch(monday)
        got.append("=== %s: exit %d\n%s%s" % (monday, code, out, err))
    text = "".join(got)
    if cases.update:
        with open(path, "w", encoding="utf-8") as file:
            file.write(text)
    with open(path, encoding="utf-8") as file:
        want = file.read()
    cases.check("twelve weeks give twelve reports as expected", text == want, text)
    silent = [i for i, part in enumerate(got) if part.count("\n") == 1]
    cases.check("weeks without news are silent", silent == [1, 4, 6, 11], silent)
    cases.check("twenty-five adverts of one company are no rise",
                "Rust risen" not in text and "Terraform risen" not in text)
    cases.check("a source that was added raises nothing", "Nomad" not in text)
    cases.check("what fourteen companies ask anew is called",
                "Java, Spring Framework risen" in got[9].split("\n")[1], got[9])
    code, out, _ = home.watch("2026-11-17", "-v")
    cases.check("-v says that nothing changed",
                (code, out) == (0, "nothing changed; 3 sources read, 0 new\n"), out)
    code, out, _ = home.run("trend", "--since", "2026-08-01", "--top", "3")
    with open(os.path.join(cases.data, "expected", "trend.txt"),
              "w" if cases.update else "r", encoding="utf-8") as file:
        want = file.write(out) and out if cases.update else file.read()
    cases.check("trend shows months, n and companies of what every month has", out == want, out)
    code, out, _ = home.run("gap", "--remembered", "--now", "2026-11-17T00:00:00Z", "--format",
                            "json")
    cases.check("gap --remembered reads what is still open",
                len(json.loads(out)["postings"]) == 50 + 14 + 25 + 30, out[:300])


def copies(cases, folder):
    """The same text elsewhere is one posting, which comes up elsewhere when the first is gone."""
    home = cases.home(folder)
    lines = ["The harbour wants a developer for tide tables, line %d of many." % i
             for i in range(20)]

    def copy(number):
        one = advert(number, "Moss & Rail", ["Go", "PostgreSQL"], "2026-08-20")
        return dict(one, description="<p>%s</p>%s" % (" ".join(lines), one["description"]))

    home.adverts("others.ndjson", [advert(10 + i, "Other %d" % i, ["Java"], "2026-08-20")
                                   for i in range(3)])
    home.sources("~/others.ndjson", *("~/jobs/%d.ndjson" % i for i in range(3)))
    os.makedirs(os.path.join(folder, "jobs"))

    def files(*numbers):
        for i in range(3):
            home.adverts("jobs/%d.ndjson" % i, [copy(i)] * (i in numbers) +
                         [advert(20 + i, "Keeps on %d" % i, ["Java"], "2026-08-20")])

    files(0, 1, 2)
    done = home.watch(MONDAYS[0])
    cases.check("copies count once", "Remembered 7 postings" in done[1], done)
    files(1, 2)
    done = home.watch(MONDAYS[1])
    cases.check("when the first is gone one copy comes up, and only one",
                "1 new worth a look; 1 near one gone" in done[1] and "/jobs.example/1" in done[1]
                and "/jobs.example/2" not in done[1] and "1 new, 1 gone, 7 known" in done[1], done)
    cases.check("and then is known", home.watch(MONDAYS[2]) == (0, "", ""))
    files(2)
    done = home.watch(MONDAYS[3])
    cases.check("so does the next", "1 new, 1 gone, 7 known" in done[1] and
                "/jobs.example/2" in done[1], done)
    files(0, 2)
    done = home.watch(MONDAYS[4])
    known = home.ask("SELECT count(DISTINCT posting) FROM sighting JOIN posting ON id = posting"
                     " WHERE gone_run IS NULL AND duplicate_of IS NULL")
    cases.check("the first, back again, is no news, and counts as a copy",
                done == (0, "", "") and known == [(7,)], (done, known))


def slow_rise(cases, folder):
    """Two more companies a week, and other news each week that would hide it."""
    home = cases.home(folder)
    home.sources("~/board.ndjson")
    adverts, called = [advert(i, "Company %02d" % i, STACKS[i % 5], "2026-08-20")
                       for i in range(60)], []
    for number, monday in enumerate(MONDAYS):
        home.adverts("board.ndjson", adverts)
        out = home.watch(monday)[1]
        called += [number] if "Elixir risen" in out.split("\n")[0] else []
        adverts += [advert("e%d-%d" % (number, i), "Late %d-%d" % (number, i),
                           ["Elixir", "Oracle"], monday) for i in range(2)]
        adverts.append(advert("n%d" % number, "Other %d" % number, STACKS[number % 5], monday))
    cases.check("a rise that takes weeks is called, though every week has other news",
                called and called[0] <= 6, called)
    cases.check("and not every week again", all(b - a >= 2 for a, b in zip(called, called[1:])),
                called)


def widths(cases, folder):
    home = two_weeks(cases, folder, 0, 9)
    environment, wide = home.environment, []
    for width in (60, 69, 70, 79, 80, 200):
        home.environment = lambda width=width: dict(environment(), COLUMNS=str(width))
        out = home.watch(MONDAYS[9], "--dry-run")[1] + home.watch(MONDAYS[9], "--dry-run",
                                                                  "--plain")[1]
        out += home.run("trend")[1] + home.run("trend", "--plain")[1]
        wide += [line for line in out.splitlines() if len(line) > width]
    cases.check("no line is wider than the terminal", not wide, wide)


# ---- formats and options ----------------------------------------------------------------------

def two_weeks(cases, folder, first=0, second=2):
    """A home in its second week, not watched yet."""
    home = cases.home(folder)
    week(home, first)
    home.watch(MONDAYS[first])
    week(home, second)
    return home


def formats(cases, folder):
    home = two_weeks(cases, folder)
    code, out, _ = home.watch(MONDAYS[2], "--dry-run", "--format", "json")
    news = json.loads(out)
    cases.check("json has counts and changes",
                code == 0 and news["new"] == 2 and news["since"] == "2026-08-31T07:00:00Z" and
                [row["change"] for row in news["changes"]] == ["new", "new", "same", "same",
                                                               "same"], out)
    _, out, _ = home.watch(MONDAYS[2], "--dry-run", "--format", "ndjson")
    cases.check("ndjson has the same rows",
                [json.loads(line) for line in out.splitlines()] == news["changes"], out)
    _, out, _ = home.watch(MONDAYS[2], "--dry-run", "--format", "csv")
    cases.check("csv has a row for each change",
                out.startswith("change,verdict,") and out.count("\n") == 6, out)
    rows = list(csv.reader(io.StringIO(out)))
    _, out, _ = home.watch(MONDAYS[2], "--dry-run", "--format", "tsv")
    cases.check("tsv has the same cells", [line.split("\t") for line in out.splitlines()] == rows,
                out)
    code, out, _ = home.watch(MONDAYS[2], "--dry-run", "--fail-on-change")
    cases.check("--fail-on-change ends with 1", code == 1 and out, out)
    cases.check("--dry-run remembers nothing", home.ask("SELECT count(*) FROM run") == [(1,)])
    code, out, err = home.watch(MONDAYS[2], "--output", "/dev/full")
    again = home.watch(MONDAYS[2])
    cases.check("a report that cannot be written comes again",
                code == 6 and again[0] == 0 and "new worth a look" in again[1], (err, again))


def for_people(cases, folder):
    """Markdown and HTML: the first line of one, the title of the other is that of the text."""
    home = cases.home(folder)
    home.sources("~/board.ndjson")
    home.adverts("board.ndjson", [advert(1, "First", ["Go"], "2026-08-20")])
    first = home.watch(MONDAYS[0], "--dry-run", "--format", "markdown")[1]
    cases.check("a first report in Markdown says what was remembered",
                first.startswith("# Remembered 1 posting from 1 source.\n") and
                "1 ready, 0 one away" in first, first)
    home.watch(MONDAYS[0])
    home.adverts("board.ndjson", [
        advert(2, "A | *B* <b> [x](y)", ["Go", "PostgreSQL"], "2026-09-01", "Go `x` | <i>"),
        advert(3, "Far", ["COBOL", "Fortran", "Ada"], "2026-09-01")])
    text, marks, page = (home.watch(MONDAYS[1], "--dry-run", "--format", word)[1]
                         for word in ("text", "markdown", "html"))
    subject = text.split("\n")[0]
    cases.check("Markdown begins with the subject, and HTML has it as its title",
                subject == "1 new worth a look; 1 near one gone" and
                marks.startswith("# %s\n\nsince Monday 31 August 2026 · 1 source · " % subject) and
                "<title>%s</title>" % subject in page and ">%s</h1>" % subject in page, marks)
    row = [line for line in marks.splitlines() if "jobs.example/2" in line]
    cases.check("a posting is a row of a table whatever is in it", len(row) == 1 and
                len(re.findall(r"(?<!\\)\|", row[0])) == 8 and
                "[Go \\`x\\` \\| ](https://jobs.example/2)" in row[0] or
                "\\<i\\>" in row[0], row)
    cases.check("what went and what is far is said", "\n- [Backend Engineer](" in marks and
                "(you were ready for it)" in marks and
                "1 more new, none nearer than two skills away" in marks and
                "1 more new, none nearer than two skills away" in page, marks)
    home.adverts("board.ndjson", [
        advert(2, "=cmd|' /C calc'!A0", ["Go"], "2026-09-01", "@SUM(1)"),
        advert(3, "+1+2", ["Go"], "2026-09-01", "-2+3\ttab")])
    for word, separator in (("csv", ","), ("tsv", "\t")):
        out = home.watch(MONDAYS[1], "--dry-run", "--format", word)[1]
        rows = list(csv.reader(io.StringIO(out), delimiter=separator))
        cells = [cell for line in rows[1:] for cell in line]
        cases.check("no cell of %s is a formula" % word,
                    {"'=cmd|' /C calc'!A0", "'@SUM(1)", "'+1+2"} <= set(cells) and
                    not [cell for cell in cells if cell[:1] in "=+-@\t" and cell], cells)
    home.watch(MONDAYS[1])
    done = [home.run("watch", "--now", MONDAYS[2] + "T07:00:00Z", "--format", word)
            for word in ("markdown", "html", "csv", "tsv")]
    cases.check("without news nothing is written in any format", done == [(0, "", "")] * 4, done)
    done = home.run("watch", "--now", MONDAYS[3] + "T07:00:00Z", "--dry-run", "--have", "go 3y",
                    "-v")
    home.adverts("board.ndjson", [advert(9, "New", ["Go"], "2026-09-01")])
    os.remove(os.path.join(home.config, "profile.txt"))
    out = home.watch(MONDAYS[3], "--dry-run", "--have", "go 3y")[1]
    cases.check("skills that are only typed are a profile, too", "WORTH A LOOK" in out and
                "\nready " in out, out)


def trend_formats(cases, folder):
    home = cases.home(folder)
    for number in (0, 3, 7):
        week(home, number)
        home.watch(MONDAYS[number])
    marks = home.run("trend", "--format", "markdown", "--top", "2")[1].splitlines()
    cases.check("a trend in Markdown has a column for each month and as many rows as asked for",
                marks[0] == "# Demand over time" and
                marks[4] == "| skill | 2026-08 | 2026-09 | 2026-10 | now | n | companies | change |"
                and len([line for line in marks if line.startswith("| ")]) == 4, marks)
    rows = list(csv.reader(io.StringIO(home.run("trend", "--format", "csv")[1])))
    tabs = home.run("trend", "--format", "tsv")[1]
    cases.check("csv and tsv have a row for each skill and month, and one for now",
                rows[0][:6] == ["skill", "name", "month", "n", "of", "share"] and
                {row[2] for row in rows[1:]} == {"2026-08", "2026-09", "2026-10", "now"} and
                [line.split("\t") for line in tabs.splitlines()] == rows, tabs)


ATOM = "{http://www.w3.org/2005/Atom}"


def atom(cases, folder):
    """Entries that a reader takes for what they are, whatever a posting holds."""
    home = cases.home(folder)
    home.sources("~/board.ndjson")
    home.adverts("board.ndjson", [advert(1, "First", ["Go"], "2026-08-20")])
    home.watch(MONDAYS[0])
    home.adverts("board.ndjson", [
        advert("2?a=1&b=%22", "A & <B> \"C\" \u0007\u202e]]>", ["Go", "PostgreSQL"], "2026-09-01",
               "Go </title><script>x()</script>"),
        advert(3, "Far", ["COBOL", "Fortran", "Ada"], "2026-09-01")])
    feeds = [home.watch(MONDAYS[1], "--dry-run", "--format", "atom") for _ in range(2)]
    code, out, err = feeds[0]
    root = xml.etree.ElementTree.fromstring(out)
    entries = root.findall(ATOM + "entry")
    titles = [entry.findtext(ATOM + "title") for entry in entries]
    cases.check("atom is well-formed and has the new ones worth a look, and the near ones gone",
                code == 0 and root.tag == ATOM + "feed" and len(entries) == 2 and
                titles[0].startswith("ready: Go x() · A & <B> \"C\"") and
                titles[1].startswith("gone: Backend Engineer"), out)
    needed = [part.findtext(ATOM + name) for part in [root, *entries]
              for name in ("id", "title", "updated")]
    ids = needed[0::3]
    cases.check("all have an id of their own, a title and the time of --now",
                all(needed) and len(set(ids)) == 3 and
                all(uuid.UUID(one[9:]).version == 8 and one.startswith("urn:uuid:")
                    for one in ids) and set(needed[2::3]) == {MONDAYS[1] + "T07:00:00Z"}, needed)
    cases.check("and a link to the posting and text",
                entries[0].find(ATOM + "link").get("href").startswith("https://jobs.example/2") and
                "2 of 2 required" in entries[0].findtext(ATOM + "content") and
                root.findtext(ATOM + "author/" + ATOM + "name"), out)
    cases.check("the same news have the same bytes", feeds[0] == feeds[1])
    later = home.watch(MONDAYS[2], "--dry-run", "--format", "atom")[1]
    cases.check("and the same ids on another day", re.findall("<id>.*</id>", later) ==
                re.findall("<id>.*</id>", out), later)
    home.watch(MONDAYS[2])
    cases.check("without news there is no feed",
                home.watch(MONDAYS[3], "--format", "atom") == (0, "", ""))
    home = two_weeks(cases, os.path.join(folder, "moved"), 8, 9)
    root = xml.etree.ElementTree.fromstring(home.watch(MONDAYS[9], "--format", "atom")[1])
    titles = [entry.findtext(ATOM + "title") for entry in root.findall(ATOM + "entry")]
    cases.check("what moved is an entry", "Java risen" in titles, titles)


def housekeeping(cases, folder):
    home = two_weeks(cases, folder)
    home.watch(MONDAYS[2])
    first = home.run("watch", "--export")[1]
    other = cases.home(os.path.join(folder, "other"))
    other.write("export.ndjson", first)
    other.sources("~/board.ndjson --title 'engineer|developer'", "~/large.ndjson")
    week(other, 2)
    code, _, err = other.run("watch", "--import", "export.ndjson", "--now", "2026-09-15T00:00:00Z")
    cases.check("an export can be taken in elsewhere", code == 0, err)
    cases.check("and comes out as it was", other.run("watch", "--export")[1] == first)
    cases.check("and watching goes on from there", other.watch(MONDAYS[3]) == (0, "", ""),
                other.watch(MONDAYS[3]))
    code, _, err = home.watch("2026-09-15", "--import",
                              os.path.join(folder, "other", "export.ndjson"))
    cases.check("an import overwrites nothing", code != 0 and "already" in err, err)
    done = home.run("gap", os.path.join(folder, "other", "export.ndjson"), "--format", "csv",
                    "--table", "postings")
    cases.check("an export is a SOURCE", done[1].count("https://jobs.example/") == 53, done)
    code, _, err = home.watch("2026-09-15", "--forget", "https://jobs.example/7")
    left = home.ask("SELECT count(*) FROM posting")[0][0]
    home.watch("2026-09-16")
    cases.check("a posting that is forgotten stays so",
                (code, left, home.ask("SELECT count(*) FROM posting")[0][0]) == (0, 52, 52), err)
    week(home, 7)
    home.watch("2026-10-19")
    home.watch("2026-11-25", "--keep", "30")
    cases.check("--keep forgets what has been gone for longer",
                home.ask("SELECT count(*) FROM posting JOIN sighting ON id = posting"
                         " WHERE gone_run IS NOT NULL") == [(0,)])
    home.run("gap", "--remember", "large.ndjson", "--now", "2026-11-26T00:00:00Z")
    cases.check("gap --remember stores its SOURCE by its name",
                home.ask("SELECT count(*) FROM sighting JOIN source ON source.id = source"
                         " WHERE name = 'large.ndjson'") == [(25,)])


# ---- what can go wrong -----------------------------------------------------------------------

def one_line(done, code, words):
    lines = done[2].splitlines()
    return (done[0] == code and len([x for x in lines if x.startswith("skillgap:")]) == 1 and
            words in done[2])


def kills(cases, folder):
    """kill -9 at random points of a run: nothing lost, nothing doubled, the next report right."""
    rounds = 20 if SANITIZED else 100
    randomly = random.Random(5)
    for name, runs, monday in (("a first run", 1, MONDAYS[0]), ("a later run", 2, MONDAYS[9])):
        home = cases.home(os.path.join(folder, name[2:7]))
        before = None
        if runs == 1:
            week(home, 0)
        else:
            two_weeks(cases, home.folder, 0, 9)
            with sqlite3.connect(home.database) as database:
                database.execute("PRAGMA wal_checkpoint(TRUNCATE)")
            with open(home.database, "rb") as file:
                before = file.read()
        start = time.monotonic()
        want = home.watch(monday)[1]
        length = time.monotonic() - start
        rows = home.ask("SELECT key FROM posting ORDER BY key")
        bad, killed = [], 0
        for _ in range(rounds):
            was_killed, problem = kill_once(home, monday, randomly.uniform(0, length * 1.05),
                                            before, (want, rows, runs))
            killed += was_killed
            bad += [problem] if problem else []
        cases.check("%d kills at random points of %s lose and double nothing" % (rounds, name),
                    not bad, bad[:2])
        cases.check("many of them were before the end of %s" % name, killed > rounds // 4, killed)


def kill_once(home, monday, after, before, wanted):
    """Whether it was killed in time, and what is wrong then."""
    want, rows, runs = wanted
    shutil.rmtree(os.path.join(home.folder, ".local"))
    if before is not None:
        os.makedirs(os.path.dirname(home.database))
        with open(home.database, "wb") as file:
            file.write(before)
    report = os.path.join(home.folder, "report")
    with open(report, "w", encoding="utf-8") as out:
        process = subprocess.Popen([home.program, "watch", "--now", monday + "T07:00:00Z"],
                                   stdout=out, stderr=subprocess.DEVNULL,
                                   env=home.environment(), cwd=home.folder)
        time.sleep(after)
        process.send_signal(signal.SIGKILL)
        killed = process.wait() == -signal.SIGKILL
    with open(report, encoding="utf-8") as file:
        written = file.read()
    code, out, err = home.watch(monday)
    whole = home.ask("PRAGMA integrity_check") == [("ok",)]
    kept = home.ask("SELECT count(*) FROM run")[0][0] == runs + 1
    right = (written, out) == (want, "") if kept else out == want
    same = rows == home.ask("SELECT key FROM posting ORDER BY key")
    good = code == 0 and not err and whole and right and same
    return killed, None if good else (code, whole, kept, same, written, out, err)


def locked(cases, folder):
    home = two_weeks(cases, folder)
    database = sqlite3.connect(home.database, isolation_level=None)
    database.execute("BEGIN IMMEDIATE")
    done = home.watch(MONDAYS[2])
    cases.check("a locked database is one line and 6", one_line(done, 6, "another run"), done)
    done = home.run("gap", "--remembered")
    cases.check("reading does not wait for it", done[0] == 0 and not done[2], done)
    database.execute("ROLLBACK")
    database.close()
    cases.check("and nothing is lost", home.watch(MONDAYS[2])[1].startswith("1 new worth a look"))


def clock(cases, folder):
    home = two_weeks(cases, folder)
    done = home.watch("2026-01-05")
    cases.check("a clock that went back is one line",
                one_line(done, 0, "clock") and "1 new worth a look" in done[1], done)
    week(home, 3)
    done = home.watch(MONDAYS[3])
    cases.check("and the next report is right", done[0] == 0 and "24 new" in done[1], done)


def older(cases, folder):
    home = two_weeks(cases, folder)
    home.ask("DROP TABLE forgotten")
    home.ask("PRAGMA user_version = 1")
    done = home.watch(MONDAYS[2])
    cases.check("an older history is brought to the form of today",
                done[0] == 0 and "1 new worth a look" in done[1] and
                home.ask("PRAGMA user_version") == [(2,)], done)
    home.ask("PRAGMA user_version = 0")
    week(home, 3)
    done = home.watch(MONDAYS[3])
    cases.check("one that stopped half-way is saved", one_line(done, 0, "53 postings saved") and
                "24 new" in done[1], done)
    home.ask("PRAGMA user_version = 99")
    done = home.watch(MONDAYS[4])
    cases.check("one of a newer program is left alone", one_line(done, 6, "newer skillgap"), done)


def damaged(cases, folder):
    home = two_weeks(cases, folder)
    size = os.path.getsize(home.database)
    with open(home.database, "r+b") as file:
        file.seek(size // 2 // 4096 * 4096)
        file.write(b"\xa5" * 8192)
    done = home.watch(MONDAYS[2])
    kept = [name for name in os.listdir(os.path.dirname(home.database)) if "damaged" in name]
    cases.check("damage is said, and what can be read is saved",
                one_line(done, 0, "51 postings saved, 0 lost") and
                done[1].startswith("1 new worth a look") and len(kept) == 1, done)
    cases.check("and the next run goes on", home.watch(MONDAYS[3])[0] == 0)
    for end in ("-wal", "-shm"):
        if os.path.exists(home.database + end):
            os.remove(home.database + end)
    home.ask("UPDATE body SET record = substr(record, 1, 20) WHERE posting = 3")
    done = home.run("gap", "--remembered")
    cases.check("damage that is found on reading is said, with what saves the rest",
                "is damaged" in done[2] and "try:  skillgap watch --salvage" in done[2], done)
    done = home.run("watch", "--salvage")
    cases.check("which keeps the damaged file", done[0] == 0 and "is kept beside it" in done[2] and
                "1 lost" in done[2] and home.run("gap", "--remembered")[2] == "", done)
    with open(home.database, "wb") as file:
        file.write(b"not a database at all, but some text\n" * 500)
    for end in ("-wal", "-shm"):
        if os.path.exists(home.database + end):
            os.remove(home.database + end)
    done = home.watch(MONDAYS[4])
    cases.check("a file of something else is put aside", done[0] == 0 and "damaged" in done[2],
                done)


def no_room(cases, folder):
    """A small disk of its own, empty and with a history on it that fills it."""
    home = two_weeks(cases, folder, 0, 9)
    probe = subprocess.run(["unshare", "-rm", "mount", "-t", "tmpfs", "none", folder],
                           capture_output=True)
    if probe.returncode != 0:
        cases.check("a full disk is one line and 6 # SKIP no tmpfs can be mounted here", True)
        return
    state = os.path.dirname(home.database)
    saved = os.path.join(folder, "saved.db")
    with sqlite3.connect(home.database) as database:
        database.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    shutil.copy(home.database, saved)
    for kilobytes, name in ((64, "empty"), (os.path.getsize(saved) // 1024 + 72, "small")):
        script = "\n".join([
            "mount -t tmpfs -o size=%dk none '%s'" % (kilobytes, state),
            "test %s = empty || cp '%s' '%s'" % (name, saved, home.database),
            "'%s' watch --now %sT07:00:00Z" % (home.program, MONDAYS[9]), "code=$?",
            "cp '%s' '%s/after.db'" % (home.database, folder),
            "cp '%s-wal' '%s/after.db-wal'" % (home.database, folder), "exit $code"])
        done = subprocess.run(["unshare", "-rm", "sh", "-c", script], capture_output=True,
                              text=True, env=home.environment(), cwd=folder)
        err = "".join(line + "\n" for line in done.stderr.splitlines() if "cp:" not in line)
        done = (done.returncode, done.stdout, err)
        cases.check("a full disk is one line and 6: %s" % name, one_line(done, 6, "disk"), done)
    for end in ("", "-wal"):
        if os.path.exists(os.path.join(folder, "after.db" + end)):
            shutil.copy(os.path.join(folder, "after.db" + end), home.database + end)
    done = home.watch(MONDAYS[9])
    cases.check("and nothing is lost when there is room again",
                done[0] == 0 and "69 new, 1 gone, 119 known" in done[1] and home.ask(
                    "SELECT count(*) FROM posting") == [(120,)], done)


def read_only(cases, folder):
    home = two_weeks(cases, folder)
    os.chmod(folder, 0o755)

    def nobody():
        os.setgid(65534)
        os.setuid(65534)

    if os.getuid() != 0 or not os.access(home.program, os.X_OK):
        cases.check("a read-only folder is one line and 6 # SKIP needs root", True)
        return
    for top, folders, files in os.walk(folder):
        for name in folders:
            os.chmod(os.path.join(top, name), 0o555)
        for name in files:
            os.chmod(os.path.join(top, name), 0o444)
    try:
        done = home.watch(MONDAYS[2], preexec_fn=nobody)
    except (PermissionError, subprocess.SubprocessError):
        cases.check("a read-only folder is one line and 6 # SKIP the program is out of reach", True)
        return
    cases.check("a read-only folder is one line and 6", one_line(done, 6, "read-only"), done)
    done = home.run("gap", "--remembered", "--format", "csv", preexec_fn=nobody)
    cases.check("what is remembered there can still be read", done[0] == 0 and
                done[1].startswith("id,name"), done)


def dictionaries(cases, folder):
    """A rule that changed is no change of demand, and closes no gap."""
    home = cases.home(folder)
    home.sources("~/board.ndjson")
    adverts = [advert(i, "Company %02d" % i, STACKS[i % 5] + (["Fishbone"] if i % 2 else []),
                      "2026-08-20") for i in range(60)]
    home.adverts("board.ndjson", adverts)
    home.watch(MONDAYS[0])
    home.write(".config/skillgap/dictionaries/own.json", json.dumps({
        "area": "databases", "skills": [
            {"id": "fishbone", "name": "Fishbone", "kind": "database", "tier": 3}]}))
    done = home.watch(MONDAYS[1], "-v")
    cases.check("a skill that the dictionary learnt has not risen",
                done == (0, "nothing changed; 1 source read, 0 new\n", ""), done)
    home.adverts("board.ndjson", adverts + [advert(90, "Late", ["Fishbone"], "2026-09-12")])
    done = home.watch(MONDAYS[2])
    cases.check("and is known of what was remembered before",
                "same     Fishbone      required by 31 of 61" in done[1], done)
    os.remove(os.path.join(home.config, "dictionaries", "own.json"))
    done = home.watch(MONDAYS[3])
    cases.check("one that it forgot is no closed gap", done == (0, "", ""), done)


def empty_source(cases, folder):
    home = cases.home(folder)
    home.sources("~/board.ndjson", "~/large.ndjson")
    week(home, 3)
    home.sources("~/board.ndjson", "~/large.ndjson")
    home.watch(MONDAYS[3])
    home.write("large.ndjson", "")
    done = [home.watch(monday) for monday in MONDAYS[4:8]]
    cases.check("a source without postings is told to be silent after two weeks, once",
                [("large.ndjson silent" in one[1]) for one in done] == [False, True, False, False],
                done)
    cases.check("and its last good answer is kept", "75 known" not in done[1][1] and
                "77 known" in done[1][1], done[1])


class Board(http.server.BaseHTTPRequestHandler):
    """The list of a board; what it lists and how it ends can be set."""

    status, jobs, asked = 200, [], 0

    def log_message(self, *_):
        pass

    def do_GET(self):
        body = json.dumps({"jobs": Board.jobs}).encode()
        Board.asked += self.path == "/jobs"
        self.send_response(Board.status if self.path == "/jobs" else 404)
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)


def vacancies(cases, folder):
    """A board without vacancies was read; one that is not there failed."""
    site = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Board)
    threading.Thread(target=site.serve_forever, daemon=True).start()
    address = "http://127.0.0.1:%d/jobs" % site.server_address[1]
    home = cases.home(folder)
    home.sources(address + " --allow-private --tries 1 --no-cache")
    Board.jobs = []
    done = home.watch("2026-08-24")
    cases.check("a board that has no postings yet is a source read", done[0] == 0 and not done[2],
                done)
    Board.jobs = [{"id": i, "title": "Backend Engineer", "absolute_url": address + "/%d" % i,
                   "company_name": "Fjordpay", "updated_at": "2026-08-20T00:00:00Z",
                   "content": "<h3>Requirements</h3><ul><li>Go</li><li>PostgreSQL</li></ul>"}
                  for i in range(3)]
    done = home.watch(MONDAYS[0])
    cases.check("what it shows later is new", done[0] == 0 and "3 new" in done[1], done)
    Board.jobs = []
    done = [home.watch(monday) for monday in MONDAYS[1:5]]
    cases.check("when its list is empty again, that is no failure and they are gone",
                [one[0] for one in done] == [0] * 4 and not "".join(one[2] for one in done) and
                "3 near ones gone" in done[0][1].split("\n")[0] and "0 known" in done[0][1], done)
    cases.check("and it is told to be silent after two weeks, once",
                [" silent" in one[1] for one in done] == [False, True, False, False] and
                "nothing for 14 days" in done[1][1] and "has none" in done[1][1], done[1])
    exported = home.run("watch", "--export")[1]
    cases.check("an export says so", exported.count('"reading":"none"') == 4, exported)
    asked = Board.asked
    done = [home.run("watch", "--now", MONDAYS[4] + "T07:%s:00Z" % minute, "-v")
            for minute in ("20", "40", "59")]
    cases.check("an empty board is not asked again within the hour either", Board.asked == asked and
                done == [(0, "nothing changed; 1 source read, 0 new\n", "")] * 3, done)
    cases.check("but after it", home.run("watch", "--now", MONDAYS[4] + "T08:00:00Z")[0] == 0 and
                Board.asked == asked + 1, Board.asked - asked)
    Board.status = 404
    done = home.watch(MONDAYS[5])
    cases.check("a board that is not there is a failure, and nothing of it was kept",
                one_line(done, 4, "404") and "kept" not in done[2], done)
    site.shutdown()
    site.server_close()


class Site(http.server.BaseHTTPRequestHandler):
    """A page with a posting; it fails when told to, and counts who asks."""

    status, asked, robots = 200, 0, 0

    def log_message(self, *_):
        pass

    def do_GET(self):
        page = self.path.startswith("/job")
        Site.asked += page
        Site.robots += self.path == "/robots.txt"
        body = (b'<script type="application/ld+json">%s</script>' %
                json.dumps(advert(1, "Fjordpay", ["Go", "Kafka"], "2026-08-20")).encode())
        self.send_response(Site.status if page else 404)
        self.send_header("Content-Type", "text/html")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)


def network(cases, folder):
    site = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Site)
    threading.Thread(target=site.serve_forever, daemon=True).start()
    home = cases.home(folder)
    address = "127.0.0.1:%d" % site.server_address[1]
    home.sources("http://%s/job --allow-private --tries 1" % address)
    done = home.watch(MONDAYS[0])
    cases.check("an address is read and remembered", done[0] == 0 and "Remembered 1 posting" in
                done[1], done)
    asked = Site.asked
    code, out, _ = home.run("watch", "--now", MONDAYS[0] + "T07:59:00Z", "-v")
    cases.check("it is not asked again within the hour",
                (code, out, Site.asked) == (0, "nothing changed; 1 source read, 0 new\n", asked),
                out)
    Site.status = 503
    done = home.watch(MONDAYS[1])
    cases.check("when it fails, that is one line and 4, and its posting is kept",
                one_line(done, 4, "503") and "kept the 1 posting of its last good answer" in
                done[2] and not done[1] and Site.asked > asked, done)
    Site.status = 200
    cases.check("when it is back, nothing has changed", home.watch(MONDAYS[2]) == (0, "", ""))
    Site.status = 404
    done = home.watch(MONDAYS[3])
    cases.check("a posting whose page is gone is gone",
                one_line(done, 4, "gone (404)") and "kept" not in done[2] and
                done[1].startswith("1 near one gone"), done)
    Site.status, before = 200, Site.robots
    home.sources(*("http://%s/job?%d --allow-private --tries 1 --pause 0" % (address, i)
                   for i in range(4)), "http://%s/job --allow-private --timeout 5" % address)
    done = home.watch(MONDAYS[4], "--no-cache")
    cases.check("lines of equal options ask a host as one", Site.robots - before == 2,
                (Site.robots - before, done))
    site.shutdown()
    site.server_close()


def hostile(cases, folder):
    """Imports that nobody exported."""
    home = cases.home(folder)
    good = json.dumps(dict(advert(1, "One", ["Go"], "2026-08-01"), skillgap={"v": 1, "seen": [
        {"source": None, "first": 1e300, "last": -5, "gone": "x"}, 7, {"first": 2}]}))
    for number, text in enumerate([
            '{"type":"source","source":"a","outcome":"ok","postings":1e300,"fetched_at":"never",'
            '"skillgap":{"run":1e300}}', "[]", "{", "null", good + "\n{\"half", "\0\0\0",
            '{"type":"source","source":"a","outcome":"ok","fetched_at":"2026-08-01T00:00:00Z",'
            '"skillgap":{"run":3,"reported":true,"reading":"whatever"}}']):
        home.write("import.ndjson", text + "\n")
        done = home.watch(MONDAYS[0], "--import", "import.ndjson")
        known = home.ask("SELECT count(*) FROM posting")
        cases.check("a damaged import is refused whole or harmless: %d" % number,
                    done[0] in (0, 3) and known == [(0,)], (done, known))
        shutil.rmtree(os.path.join(folder, ".local"))
    home.write("import.ndjson", good + "\n")
    done = home.watch(MONDAYS[0], "--import", "import.ndjson")
    again = home.run("watch", "--export")
    cases.check("where a posting was seen may be nonsense", done[0] == 0 and again[0] == 0 and
                json.loads(again[1])["title"] == "Backend Engineer", (done, again))


def sources_file(cases, folder):
    home = cases.home(folder)
    done = home.watch(MONDAYS[0])
    cases.check("no sources file is 3, with the line that makes one",
                done[0] == 3 and "no sources yet" in done[2] and "try:" in done[2], done)
    for text, where, words in [
            ("# mine\n  a.ndjson --title 'go\n", ":2:20: ", "quote"),
            ("a.ndjson \\\n", ":1:10: ", "backslash"),
            ("a.ndjson --titel x\n", "sources:1: ", "--titel"),
            ("\n\n--title x\n", "sources:3: ", "no source"),
            ("# nothing\n", "sources: ", "no source"),
            ("a.ndjson\ngrenhouse:acme\n", "sources:2: ", "'grenhouse:acme' is no SOURCE"),
            ("a.ndjson --title '('\n", "--title", "sources:1")]:
        home.write(".config/skillgap/sources", text)
        done = home.watch(MONDAYS[0])
        cases.check("a sources file with %r is 3" % text,
                    done[0] == 3 and where in done[2] and words in done[2] and not done[1], done)
    home.adverts("a b#c.ndjson", [advert(1, "One", ["Go"], "2026-08-01")])
    for text in ("'a b#c.ndjson'", '"a b#c.ndjson" # of mine', "a\\ b#c.ndjson", "~/a\\ b#c.ndjson",
                 "~/'a b#c.ndjson'\r"):
        home.write(".config/skillgap/sources", text + "\n")
        done = home.watch(MONDAYS[0], "--dry-run")
        cases.check("words are split as a shell does: %s" % text.replace("#", "+"),
                    done[0] == 0 and "Remembered 1 posting from" in done[1], done)


def main():
    arguments = [word for word in sys.argv[1:] if word != "--update"]
    cases = Cases(arguments[0], arguments[1], "--update" in sys.argv)
    for part in (twelve_weeks, copies, slow_rise, widths, formats, for_people, trend_formats, atom,
                 housekeeping, dictionaries, empty_source, vacancies, network, hostile,
                 sources_file, locked, clock, older, damaged, no_room, read_only, kills):
        if len(arguments) > 2 and part.__name__ not in arguments[2:]:
            continue
        with tempfile.TemporaryDirectory() as folder:
            part(cases, os.path.realpath(folder))
            if os.getuid() == 0:
                continue
            for top, folders, _ in os.walk(folder):
                for name in folders:
                    os.chmod(os.path.join(top, name), 0o755)
    sys.exit(tap.report(cases.results))


if __name__ == "__main__":
    main()
