#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""What becomes of profiles over several runs: profile.py DATA PROGRAM. Prints TAP.

Files that are written and kept, profiles of every form and every kind of mistake, and that
nothing personal gets out of them.
"""

import json
import os
import pty
import re
import select
import shutil
import stat
import subprocess
import sys
import tempfile

import tap

NOW = ("--now", "2026-11-22T00:00:00Z")

# Text, what is said of it (WHERE: WHAT, the file's name left out), and how `gap` ends: 3 where it
# cannot be read, 0 where something in it cannot be meant. `profile check` ends with 3, or 1.
MISTAKES = [
    ("json ends early", '{"skills": [{"name": "Go"', r":1:\d+: .+", 3),
    ("json lacks a comma", '{"skills": [\n  {"name": "Go"}\n  {"name": "SQL"}\n]}', r":3:\d+: .+", 3),
    ("json has a comma too many", '{"skills": [\n{"name": "Go"},\n]}', r":3:\d+: .+", 3),
    ("json in single quotes", "{'skills': ['Go']}", r":1:\d+: .+", 3),
    ("json text without its end", '{"skills": ["Go]}\n', r":1:\d+: .+", 3),
    ("json nested without end", '{"skills": ' + "[" * 5000, r":1:\d+: .+", 3),
    ("json of something else", '{"name": "left-pad", "version": "1.0.0"}',
     ": no JSON Resume: no skills, work or projects in it", 3),
    ("json list", '[{"name": "Go"}]', ": no JSON Resume: must be an object", 3),
    ("a list for an object", '{"work": {"name": "Go"}}', r": work: must be a list", 3),
    ("years that are none", '{"skills": [{"name": "Go", "years": "many"}]}',
     r": skills\[0\]\.years: must be a number of years, 0 to 80", 3),
    ("a status that is none", '{"skills": ["Go", {"name": "SQL", "status": "expert"}]}',
     r": skills\[1\]\.status: must be have, learning, want or avoid", 3),
    ("a number for a text", '{"work": [{"summary": 7}]}',
     r": work\[0\]\.summary: must be text", 3),
    ("years in words", "PostgreSQL 4y\nGo three\n", ":2:4: 'Go three' has no years: write 'Go 3y'", 3),
    ("years without a unit", "Go 3\nSQL\n", ":1:4: 'Go 3' has no years: write 'Go 3y'", 3),
    ("years of a long life", "SQL\nGo 90y\n", ":2:1: 'Go' has more than 80 years: write 'Go 3y'", 3),
    ("a word processor's file", "PK\x03\x04\x14\x00", ": a word processor's file .+", 3),
    ("rich text", "{\\rtf1 Go}", ": an RTF file: give its text", 3),
    ("bytes", "\x00\x01\x02\x03" * 50, ": no text but some other kind of file", 3),
    ("nothing", "", ": no skill in it that the dictionary knows", 3),
    ("nothing known", "Horses\nCows\n", ": no skill in it that the dictionary knows", 3),
    ("unknown name", "Go 3y\n  Kubernets\n", r":2:3: 'Kubernets' is unknown; Kubernetes\?", 0),
    ("unknown name in json", '{"skills": ["Go", {"name": "Tools", "keywords": ["Kubernets"]}]}',
     r": skills\[1\]\.keywords: 'Kubernets' is unknown; Kubernetes\?", 0),
    ("more years than there were", "Go\nKubernetes 20y\n",
     ":2:1: 20 years of Kubernetes; Kubernetes is 12 years old", 0),
    ("more years in json", '{"skills": [{"name": "Go"}, {"name": "Rust", "years": 40}]}',
     r": skills\[1\]\.name: 40 years of Rust; Rust is \d+ years old", 0),
    ("twice with other years", "Go 3y\nSQL\nGolang 5y\n",
     ":3:1: 'Go' is there with 3y and with 5y; the later one counts", 0),
    ("held and avoided", "Go 3y\nPHP 2y, SQL\n-PHP\n",
     ":3:2: 'PHP' is there as have and as avoid; the later one counts", 0),
    ("held and learning in json",
     '{"skills": ["Go", {"name": "SQL"}, {"name": "Go", "status": "learning"}]}',
     r": skills\[2\]\.name: 'Go' is there as have and as learning; the later one counts", 0),
    ("end before start", '{"skills": ["Go"], "work": [{"startDate": "2022", "endDate": "2020"}]}',
     r": work\[0\]\.startDate: the start is after the end, so that nothing is counted", 0),
    ("start to come", '{"skills": ["Go"], "work": [{"startDate": "2031-01"}]}',
     r": work\[0\]\.startDate: the start is in the future, so that nothing is counted", 0),
    ("end to come",
     '{"skills": ["Go"], "projects": [{}, {"startDate": "2020", "endDate": "2030"}]}',
     r": projects\[1\]\.endDate: the end is in the future; today counts instead", 0),
    ("no date", '{"skills": ["Go"], "work": [{"startDate": "long ago"}]}',
     r": work\[0\]\.startDate: 'long ago' is no date: write YYYY-MM", 0),
    ("dates of a cv that cannot be",
     "I write Go and SQL for a living, and I like it.\n\nExperience\n\nDeveloper, 2021 - 2019\n- Go\n",
     ":5:12: the start is after the end, so that nothing is counted", 0),
]

# A person, as nobody is called; each of these strings in one place or another of both résumés.
PERSON = ["Zwingenberger", "Tuulikki", "Kissanminttukuja", "00471", "tuulikki.z@", "040 777 1234",
          "Nordsternwerft", "Ostwindreederei", "Hafenakademie", "1979", "Leuchtturmstadt"]
RESUME = {
    "basics": {"name": "Tuulikki Zwingenberger", "email": "tuulikki.z@mail.example",
               "phone": "+358 040 777 1234", "birthDate": "1979-05-03",
               "summary": "Tuulikki Zwingenberger of Leuchtturmstadt writes Go at Nordsternwerft.",
               "location": {"address": "Kissanminttukuja 9", "postalCode": "00471",
                            "city": "Leuchtturmstadt"}},
    "skills": [{"name": "Go", "years": 4}, {"name": "Docker"}, {"name": "Kubernetes",
                                                                "status": "learning"},
               {"name": "Nordsternwerft platform"}, {"name": "Sapling"}],
    "work": [{"name": "Nordsternwerft", "position": "Developer at Nordsternwerft",
              "startDate": "2021-01", "location": "Leuchtturmstadt",
              "summary": "Tuulikki Zwingenberger keeps Nordsternwerft on PostgreSQL.",
              "highlights": ["Moved Ostwindreederei to Kafka", "Called +358 040 777 1234 in Go"]},
             {"company": "Ostwindreederei", "startDate": "2018-01", "endDate": "2020-12",
              "highlights": ["Python at Ostwindreederei", "mail tuulikki.z@mail.example"]}],
    "education": [{"institution": "Hafenakademie", "studyType": "Bachelor", "endDate": "2017"}],
    "languages": [{"language": "English", "fluency": "C1"}],
}
CV = """Tuulikki Zwingenberger
Kissanminttukuja 9, 00471 Leuchtturmstadt | tuulikki.z@mail.example | +358 040 777 1234
Born on 3 May 1979

Developer at Nordsternwerft in Leuchtturmstadt, with six years of Go behind her.

Experience

Developer, Nordsternwerft, Jan 2021 - present
- Tuulikki Zwingenberger keeps Nordsternwerft on PostgreSQL
- Moved Ostwindreederei to Kafka and Terraform

Ostwindreederei, 2018 - 2020
- Python and Django for Ostwindreederei, Leuchtturmstadt
- Spring timetable of Ostwindreederei

Education
Hafenakademie, 2014 - 2017, BSc

Skills
Docker, Linux, Sapling, Git, Kubernetes
"""
POSTING = """# Backend Developer

## Requirements

- 3+ years of Go
- PostgreSQL
- Kubernetes

## Nice to have

- Kafka
"""


def pdf(pages):
    """A PDF with one line of text for each line given; an empty page has none."""
    objects = ["<< /Type /Catalog /Pages 2 0 R >>", None,
               "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>"]
    kids = []
    for lines in pages:
        text = "BT /F1 10 Tf 14 TL 50 780 Td\n"
        for line in lines:
            text += "(%s) Tj T*\n" % line.replace("(", r"\(").replace(")", r"\)")
        text += "ET" if lines else ""
        text = text if lines else ""
        kids.append(len(objects) + 1)
        objects.append("<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents %d 0 R "
                       "/Resources << /Font << /F1 3 0 R >> >> >>" % (len(objects) + 2))
        objects.append("<< /Length %d >>\nstream\n%s\nendstream" % (len(text), text))
    objects[1] = "<< /Type /Pages /Kids [%s] /Count %d >>" % (
        " ".join("%d 0 R" % kid for kid in kids), len(kids))
    out, offsets = "%PDF-1.4\n", []
    for number, body in enumerate(objects, 1):
        offsets.append(len(out))
        out += "%d 0 obj\n%s\nendobj\n" % (number, body)
    start = len(out)
    out += "xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    out += "".join("%010d 00000 n \n" % offset for offset in offsets)
    out += "trailer << /Size %d /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF\n" % (len(objects) + 1, start)
    return out.encode("latin-1")


class Home:
    """A home folder of its own, and the program in it."""

    def __init__(self, cases, name):
        self.program = cases.program
        self.folder = os.path.join(cases.folder, re.sub(r"\W+", "-", name))
        os.mkdir(self.folder)
        self.list = self.path(".config/skillgap/profile.txt")

    def path(self, name):
        return os.path.join(self.folder, name)

    def write(self, name, content):
        os.makedirs(os.path.dirname(self.path(name)), exist_ok=True)
        with open(self.path(name), "wb") as file:
            file.write(content if isinstance(content, bytes) else content.encode("utf-8"))
        return self.path(name)

    def read(self, name=None):
        with open(self.path(name) if name else self.list, "rb") as file:
            return file.read()

    def environment(self):
        kept = {key: os.environ[key] for key in ("PATH", "ASAN_OPTIONS", "UBSAN_OPTIONS",
                                                 "LD_LIBRARY_PATH") if key in os.environ}
        return dict(kept, HOME=self.folder, LC_ALL="C.UTF-8", COLUMNS="80", TERM="xterm")

    def run(self, *args):
        return subprocess.run([self.program, *args], stdin=subprocess.DEVNULL, text=True,
                              capture_output=True, env=self.environment(), timeout=60)

    def on_terminal(self, *args):
        """What the program prints on a terminal."""
        own, theirs = pty.openpty()
        run = subprocess.Popen([self.program, *args], stdin=theirs, stdout=theirs,
                               stderr=subprocess.DEVNULL, env=self.environment())
        os.close(theirs)
        shown = b""
        while select.select([own], [], [], 60)[0]:
            try:
                got = os.read(own, 65536)
            except OSError:
                break
            if not got:
                break
            shown += got
        os.close(own)
        run.wait()
        return shown.decode("utf-8", "replace").replace("\r\n", "\n")


class Cases:
    def __init__(self, data, program, folder):
        self.data, self.program, self.folder = data, os.path.abspath(program), folder
        self.postings = os.path.join(data, "postings")
        self.results = []

    def check(self, name, good, detail=""):
        self.results.append((name, bool(good), str(detail)))

    def home(self, name):
        return Home(self, name)

    # ---- mistakes -------------------------------------------------------------------

    def mistakes(self):
        home = self.home("mistakes")
        for name, text, says, ending in MISTAKES:
            path = home.write("me.profile", text.encode("latin-1"))
            gap = home.run(os.path.join(self.postings, "kestrel-grid.md"), "--profile", path, *NOW)
            lines = [line for line in gap.stderr.splitlines() if not line.startswith("try:  ")]
            warning = "" if ending else "warning: "
            want = r"skillgap: (?:\S*/)?me\.profile(:\d+)?(:\d+)?: " + warning
            match = len(lines) == 1 and re.match(want, lines[0])
            told = match and lines[0].replace("warning: ", "", 1)
            told = told and "me.profile" + told.partition("me.profile")[2]
            self.check("a report of a profile with a mistake: " + name,
                       match and re.fullmatch("me.profile" + says, told) and
                       gap.returncode == ending and (ending == 0) == (gap.stdout != ""),
                       "exit %d\n%s" % (gap.returncode, gap.stderr))
            found = home.run("profile", "check", path, *NOW)
            meant = ending == 0 or "no skill in it" in says
            where = found.stdout if meant else found.stderr
            where = "me.profile" + where.partition("me.profile")[2].partition("\n")[0]
            self.check("profile check of a profile with a mistake: " + name,
                       found.returncode == (1 if meant else 3) and
                       re.fullmatch("me.profile" + says, where),
                       "exit %d\n%s%s" % (found.returncode, found.stdout, found.stderr))

    def without_mistakes(self):
        home = self.home("without mistakes")
        path = home.write("me.txt", "Go 3y\nDocker 2y\nKubernetes learning\n-PHP\n")
        run = home.run("profile", "check", path)
        self.check("a profile without mistakes passes",
                   run.returncode == 0 and run.stdout ==
                   "me.txt: 2 held, 1 learning, 1 avoided; nothing to mend\n", run.stdout)
        run = home.run("profile", "check")
        self.check("without a profile there is nothing to check", run.returncode == 3 and
                   "there is no profile yet" in run.stderr, run.stderr)

    # ---- import ---------------------------------------------------------------------

    def kept(self):
        home = self.home("kept")
        cv = home.write("cv.txt", CV)
        run = home.run("profile", "import", cv, *NOW)
        self.check("import writes the plain list", run.returncode == 0 and
                   b"\nPostgreSQL 5y10m   # 2021-01 to now\n" in home.read() and
                   "Wrote ~/.config/skillgap/profile.txt" in run.stdout, run.stdout + run.stderr)
        mode = stat.S_IMODE(os.stat(home.list).st_mode)
        above = stat.S_IMODE(os.stat(os.path.dirname(home.list)).st_mode)
        self.check("the list and its folder are their owner's alone",
                   mode == 0o600 and above == 0o700, "%o %o" % (mode, above))
        self.check("nothing is left beside it", os.listdir(os.path.dirname(home.list)) ==
                   ["profile.txt"])
        run = home.run("profile", "check")
        self.check("what is unknown is kept as it was written",
                   re.fullmatch(r"profile\.txt:\d+:1: 'Sapling' is unknown\n", run.stdout),
                   run.stdout)
        run = home.run(os.path.join(self.postings, "kestrel-grid.md"), *NOW)
        self.check("and the next report uses it", run.returncode == 0 and "met" in run.stdout and
                   "No profile" not in run.stdout, run.stdout)
        report = home.write("report.txt", "an old one")
        os.chmod(report, 0o600)
        home.run(os.path.join(self.postings, "kestrel-grid.md"), "--output", report, *NOW)
        mode = stat.S_IMODE(os.stat(report).st_mode)
        self.check("a report is as private as the one it replaces", mode == 0o600, "%o" % mode)
        run = home.run("profile", "show", "--format", "json", *NOW)
        months = {skill["id"]: skill["months"] for skill in json.loads(run.stdout)["skills"]}
        self.check("what was written is what was read", months["postgresql"] == 70 and
                   months["python"] == 24 and months["docker"] is None, run.stdout)

    def never_overwritten(self):
        home = self.home("never overwritten")
        mine = "# mine, by hand\r\n\r\n  Golang 9y   # long\r\n-SQL , kafka\r\n#Terraform"
        home.write(".config/skillgap/profile.txt", mine)
        os.chmod(home.list, 0o644)
        cv = home.write("cv.txt", CV)
        run = home.run("profile", "import", cv, *NOW)
        self.check("a profile that is there is left", run.returncode == 0 and
                   home.read() == mine.encode() and "stays as it is" in run.stdout, run.stdout)
        added = run.stdout.partition("--merge would add:\n\n")[2]
        self.check("and what would be new is printed", "PostgreSQL 5y10m" in added and
                   "Go" not in added and "Kafka" not in added and "Terraform" not in added, added)
        run = home.run("profile", "import", cv, "--merge", *NOW)
        self.check("merge keeps every byte and adds the new behind it",
                   home.read().startswith(mine.encode() + b"\r\nPostgreSQL") and
                   home.read() == (mine + "\r\n" + added.replace("\r\n", "\n").replace("\n", "\r\n"))
                   .encode(), home.read())
        self.check("a merged list is its owner's alone",
                   stat.S_IMODE(os.stat(home.list).st_mode) == 0o600)
        before = home.read()
        run = home.run("profile", "import", cv, "--merge", *NOW)
        self.check("merging again changes nothing", run.returncode == 0 and home.read() == before)
        run = home.run("profile", "import", cv, *NOW)
        self.check("and so it says", "it has all of these already" in run.stdout, run.stdout)

    def elsewhere(self):
        home = self.home("elsewhere")
        cv = home.write("cv.txt", CV)
        run = home.run("profile", "import", cv, "--output", "-", *NOW)
        self.check("--output - prints the list and nothing else", run.returncode == 0 and
                   run.stdout.startswith("# skillgap profile.") and not os.path.exists(home.list))
        listed = run.stdout
        run = home.run("profile", "import", cv, "--output", home.path("new/draft.txt"), *NOW)
        self.check("--output FILE writes it there", run.returncode == 0 and
                   home.read("new/draft.txt").decode() == listed and not os.path.exists(home.list),
                   run.stdout + run.stderr)
        resume = home.write(".config/skillgap/profile.json", '{"skills": ["Go"]}')
        run = home.run("profile", "import", cv, *NOW)
        self.check("no list is put before a JSON Resume", run.returncode == 0 and
                   not os.path.exists(home.list) and "profile.json is there" in run.stdout,
                   run.stdout)
        run = home.run("profile", "import", cv, "--merge", *NOW)
        self.check("nor is anything added to one", run.returncode != 0 and
                   "no plain list" in run.stderr and os.path.getsize(resume) == 18, run.stderr)
        home.write("full/file", "")
        run = home.run("profile", "import", cv, "--output", home.path("full/file/x.txt"), *NOW)
        self.check("a list that cannot be written is told of", run.returncode == 6 and
                   "nothing was changed" in run.stderr, run.stderr)
        shutil.rmtree(home.path(".config"))
        link = home.path(".config/skillgap/profile.txt")
        target = home.write("dotfiles/profile.txt", "Go 3y\n")
        os.makedirs(os.path.dirname(link))
        os.symlink(target, link)
        home.run("profile", "import", cv, "--merge", *NOW)
        self.check("a link to the profile stays one", os.path.islink(link) and
                   home.read("dotfiles/profile.txt").startswith(b"Go 3y\nKafka"))

    def forms(self):
        home = self.home("forms")
        files = {
            "cv.md": "# Me\n\nI write software, mostly on my own and with care.\n\n## Experience\n\n"
                     "**Northwind**, Oct 2022 - now\n\n- Go and PostgreSQL\n",
            "me.txt": "Go 3y\nPostgreSQL\n",
            "resume.json": '{"work": [{"startDate": "2022-10", "summary": "Go and PostgreSQL"}]}',
            "Skills.csv": "Name\nGo (Programming Language)\nPostgreSQL\n",
            "Positions.csv": "Company Name,Title,Description,Location,Started On,Finished On\n"
                             "Northwind,Developer,\"Go, PostgreSQL\",Turku,Oct 2022,\n",
            "cv.html": "<html><body><h2>Experience</h2><p>Developer, Oct 2022 - now</p><ul>"
                       "<li>Go and PostgreSQL</li></ul></body></html>",
        }
        if shutil.which("pdftotext"):
            files["cv.pdf"] = pdf([["Mika Example", "Experience", "Developer, Oct 2022 - present",
                                    "Go and PostgreSQL for the fare engine."], ["Skills: Docker"]])
        for name, content in files.items():
            path = home.write(name, content)
            run = home.run(os.path.join(self.postings, "kestrel-grid.md"), "--profile", path, *NOW)
            self.check("a profile works once as " + name, run.returncode == 0 and
                       "No profile" not in run.stdout and "met" in run.stdout,
                       run.stdout + run.stderr)
            run = home.run("profile", "import", path, "--output", "-", *NOW)
            years = "" if name == "Skills.csv" else " 3y" if name == "me.txt" else " 4y1m"
            self.check("a profile is made of " + name, run.returncode == 0 and
                       re.search("^Go" + years + r" +# ", run.stdout, re.M) and
                       re.search("^PostgreSQL ", run.stdout, re.M), run.stdout + run.stderr)
            self.check("a report leaves nothing behind of " + name, not os.path.exists(home.list))
        if "cv.pdf" in files:
            run = home.run("profile", "import", home.path("cv.pdf"), *NOW)
            self.check("the pages of a PDF are counted", run.stdout.startswith(
                "cv.pdf: 2 pages read through pdftotext; nothing left this computer.\n"), run.stdout)
            path = home.write("scan.pdf", pdf([[], []]))
            run = home.run("profile", "import", path, *NOW)
            self.check("a scan has no text", run.returncode == 3 and
                       "scan.pdf: 2 pages, no text in them: a scan?\ntry:  ocrmypdf" in run.stderr,
                       run.stderr)

    def on_a_terminal(self):
        home = self.home("on a terminal")
        cv = home.write("cv.txt", CV)
        shown = home.on_terminal(self.program and "profile", "import", cv, "--output",
                                 home.path("draft.txt"), *NOW)
        self.check("a terminal shows the line that names a skill",
                   re.search(r'^Python +2 y +2018-01 to 2020-01 "Python and Django for', shown,
                             re.M), shown)
        self.check("within eighty columns", max(map(len, shown.splitlines())) <= 80, shown)
        home.write(".config/skillgap/profile.txt", "Go 3y\nKubernetes learning\n-PHP\n")
        shown = home.on_terminal()
        self.check("skillgap alone says what is in the profile",
                   "profile   ~/.config/skillgap/profile.txt: 1 held, 1 learning, 1 avoided\n" in shown,
                   shown)
        os.remove(home.list)
        self.check("skillgap alone says how to make one", "skillgap profile import cv.pdf" in
                   home.on_terminal())

    # ---- init -----------------------------------------------------------------------

    def checklist(self):
        home = self.home("checklist")
        run = home.run("profile", "init", self.postings, *NOW)
        lines = home.read().decode().splitlines()
        self.check("init writes a checklist", run.returncode == 0 and
                   re.fullmatch(r"#Go +# asked by (\d+) of (\d+)(, nice \d+)?", lines[1]) and
                   all(line.startswith("#") for line in lines), run.stdout + run.stderr)
        asked = [int(match.group(1)) if match else 0 for match in
                 (re.search(r"# asked by (\d+)", line) for line in lines[1:])]
        self.check("the most asked comes first", asked == sorted(asked, reverse=True), asked)
        table = home.run(self.postings, "--format", "json", "--have", "cobol", *NOW)
        rows = {gap["name"]: gap["required"]["n"] + gap["unspecified"]["n"]
                for gap in json.loads(table.stdout)["gaps"]}
        self.check("as often as reports say", rows["Go"] == asked[0], "%d %d" % (rows["Go"], asked[0]))
        run = home.run(self.postings, *NOW)
        self.check("an untouched checklist compares nothing", run.returncode == 0 and
                   "No profile" in run.stdout and "no skill in it yet" in run.stderr, run.stderr)
        mended = home.read().replace(b"#Go ", b"Go 3y ", 1).replace(b"#Docker", b"Docker", 1)
        home.write(".config/skillgap/profile.txt", mended)
        run = home.run("profile", "show", "--format", "json")
        held = [skill["id"] for skill in json.loads(run.stdout)["skills"]]
        self.check("what is switched on is held", held == ["docker", "go"], run.stdout + run.stderr)
        run = home.run("profile", "init", self.postings, *NOW)
        self.check("a checklist is not overwritten", home.read() == mended and
                   "it has all of these already" in run.stdout, run.stdout)
        home.write(".config/skillgap/profile.txt", "PHP 2y\n")
        run = home.run("profile", "init", self.postings, "--merge", *NOW)
        self.check("a checklist is added to a profile", home.read().startswith(b"PHP 2y\n#Go ") and
                   b"#PHP" not in home.read(), run.stdout)
        run = home.run("profile", "init", home.write("empty.txt", ""), *NOW)
        self.check("without a posting there is no checklist", run.returncode == 5, run.stderr)

    # ---- statuses -------------------------------------------------------------------

    def statuses(self):
        home = self.home("statuses")
        posting = home.write("posting.md", POSTING)

        def report(profile):
            path = home.write("me.txt", profile)
            out = json.loads(home.run(posting, "--profile", path, "--format", "json", *NOW).stdout)
            return out["postings"][0], {gap["id"]: gap for gap in out["gaps"]}

        def status(found, skill):
            return next(row["status"] for row in found["requirements"] if row["any_of"] == [skill])

        base = "Go 3y\nPostgreSQL\n"
        without, gaps = report(base)
        self.check("what is not held is missing", without["verdict"] == "one_away" and
                   status(without, "kubernetes") == "missing" and gaps["kubernetes"]["opens"] == 1)
        found, _ = report(base + "Kubernetes\n")
        self.check("what is held is met", found["verdict"] == "ready" and
                   status(found, "kubernetes") == "met")
        found, gaps = report(base + "Kubernetes learning\n")
        self.check("what is being learnt counts a quarter", found["verdict"] == "one_away" and
                   status(found, "kubernetes") == "learning" and found["fit"] > without["fit"])
        found, _ = report(base + "Kubernetes want\n")
        self.check("what is wanted is missing", found["verdict"] == "one_away" and
                   status(found, "kubernetes") == "missing" and found["fit"] == without["fit"])
        found, gaps = report(base + "-Kubernetes\n")
        self.check("what is avoided opens nothing", status(found, "kubernetes") == "missing" and
                   gaps["kubernetes"]["opens"] == 0)
        found, _ = report("Go 3y\nKubernetes\nPostgreSQL avoid\n")
        self.check("who avoids a required skill is never ready", found["verdict"] != "ready" and
                   status(found, "postgresql") == "missing")
        found, _ = report("Go 2y\nPostgreSQL\nKubernetes\n")
        self.check("too few years are short", found["verdict"] == "one_away" and
                   status(found, "go") == "short")

    # ---- nothing personal -----------------------------------------------------------

    def nothing_personal(self):
        formats = re.search(r"--format WORD +([a-z, ]+)",
                            self.home("help").run("gap", "--help").stdout)
        formats = re.findall("[a-z]+", formats.group(1)) if formats else []
        self.check("the help of gap tells its formats", {"text", "json", "csv"} <= set(formats),
                   formats)
        for name, content in (("resume.json", json.dumps(RESUME)), ("cv.txt", CV)):
            home = self.home("personal " + name)
            path = home.write("in/" + name, content)
            runs = [("gap", self.postings, "--profile", path, "--format", word, "--verbose",
                     "--output", home.path("out." + word)) for word in formats]
            runs += [("gap", self.postings, "--profile", path, "--format", word)
                     for word in formats]
            other = home.write("other.txt", "PostgreSQL 2y\nLinux\n")
            plural = [("plan", self.postings, "--profile", path),
                      ("plan", self.postings, "--profile", path, "--rubric"),
                      ("gap", self.postings, "--profile", path, "--by", "source"),
                      ("gap", "role:go-specialist", "role:backend-generalist", "--profile", path,
                       "--by", "source"),
                      ("gap", self.postings, "--profile", path, "--profile", other)]
            runs += [(*args, "--format", word, "--verbose") for args in plural
                     for word in formats]
            runs += [(*args, "--plain") for args in plural]
            runs += [("gap", os.path.join(self.postings, "kestrel-grid.md"), "--profile", path,
                      "--plain")]
            runs += [("profile", "show", path), ("profile", "show", path, "--format", "json"),
                     ("profile", "check", path), ("profile", "import", path, "--output", "-"),
                     ("profile", "import", path), ("profile", "import", path),
                     ("profile", "import", path, "--merge")]
            for args in runs:
                run = home.run(*args, *NOW)
                out = [word for word in PERSON if word in run.stdout]
                self.check("nothing personal of %s in %s" % (name, " ".join(
                    arg for arg in args if "/" not in arg)),
                    not out and run.returncode in (0, 1), "%s\n%s" % (out, run.stderr))
            shutil.rmtree(home.path("in"))
            written = [os.path.join(folder, file) for folder, _, files in os.walk(home.folder)
                       for file in files]
            leaks = [(file, word) for file in written for word in PERSON
                     if word.encode() in home.read(file)]
            self.check("nothing personal of %s in a file" % name,
                       len(written) > len(formats) and not leaks, leaks)


def main():
    data, program = sys.argv[1:]
    with tempfile.TemporaryDirectory() as folder:
        cases = Cases(data, program, folder)
        cases.mistakes()
        cases.without_mistakes()
        cases.kept()
        cases.never_overwritten()
        cases.elsewhere()
        cases.forms()
        cases.on_a_terminal()
        cases.checklist()
        cases.statuses()
        cases.nothing_personal()
    sys.exit(tap.report(cases.results))


if __name__ == "__main__":
    main()
