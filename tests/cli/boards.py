#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Boards and feeds from what a person types to postings, over TLS: boards.py DATA PROGRAM.

What answers is tests/data/sources in the name of the boards' hosts; what has to come out, and
what may be asked for, stands in its folder `expected`. Prints TAP.
"""

import json
import os
import re
import shutil
import subprocess
import sys
import tempfile

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), ".."))
import tap  # noqa: E402
import tls_server  # noqa: E402

NOW = "2026-11-22T00:00:00Z"
UUID = "-1111-4222-8333-444444444444"
RIPPLING = "GET https://api.rippling.com/platform/api/ats/v1/board/kite/jobs"

# The conversation under `expected`, and the answers to what it asks for, in that order; "-" is
# not found. The first source of each is the one that stands there.
CONVERSATIONS = {
    "greenhouse-board": ["greenhouse.json"],
    "greenhouse-posting": ["greenhouse_job.json"],
    "greenhouse-one-of-an-embedded-board": ["embed.html", "greenhouse_job.json"],
    "lever-board": ["lever.json"],
    "lever-posting-in-europe": ["lever_eu.json"],
    "ashby-board-with-a-space-in-its-name": ["ashby.json"],
    "gem-board": ["gem.json"],
    "gem-posting": ["gem.json"],
    "workable-board": ["workable.json"],
    "smartrecruiters-when-asked-for": ["smartrecruiters.json", "smartrecruiters_detail.json"],
    "recruitee-board": ["recruitee.json"],
    "recruitee-posting": ["recruitee.json"],
    "personio-board": ["personio.xml"],
    "personio-posting": ["personio.xml"],
    "teamtailor-board": ["teamtailor_1.json", "teamtailor_2.json"],
    "teamtailor-feed": ["teamtailor.rss"],
    "bamboohr-board": ["bamboohr.json", "bamboohr_detail.json"],
    "workday-posting": ["workday_detail.json"],
    "workday-board-when-asked-for": ["workday.json", "workday_detail.json"],
    "breezy-board": ["breezy.json", "breezy.html"],
    "jazzhr-board": ["jazzhr_board.html", "jazzhr.html"],
    "rippling-board-with-a-row-for-each-place": ["rippling.json", "rippling_detail.json"],
    "pinpoint-board": ["pinpoint.json"],
    "hn-latest": ["hn_search.json", "hn_item.json"],
    "hn-thread": ["hn_item.json"],
    "hn-comment-is-the-posting-and-not-its-replies": ["hn_comment.json"],
    "remoteok": ["remoteok.json"],
    "weworkremotely": ["wwr.rss"],
    "remotive-search": ["remotive.json"],
    "arbeitnow": ["arbeitnow.json"],
    "himalayas-follows-the-cursor": ["himalayas_1.json", "himalayas_2.json"],
    "jobicy": ["jobicy.json"],
    "adzuna-with-a-key": ["adzuna.json"],
    "usajobs-with-a-key": ["usajobs.json"],
    "snapshot-of-a-page": ["posting.html"],
    "microdata": ["microdata.html"],
    "rdfa": ["rdfa.html"],
    "data-of-a-page-made-by-scripts": ["next.html"],
    "feed-rss": ["feed.rss"],
    "feed-atom": ["feed.atom"],
    "feed-jobvite": ["jobvite.xml"],
    "sitemap-of-a-site": ["robots.txt", "map-index.xml", "map.xml", "posting.html", "news.html"],
}
# Other ways to type a source; each gives the postings of the first.
SAME = {
    "greenhouse-board": [
        "https://boards.greenhouse.io/harbour",
        "https://job-boards.greenhouse.io/harbour?gh_src=abc",
        "https://boards.greenhouse.io/embed/job_board?for=harbour",
        "https://boards-api.greenhouse.io/v1/boards/harbour/jobs",
        "https://careers.harbour.example/team"],
    "greenhouse-posting": [
        "https://boards.greenhouse.io/embed/job_app?for=harbour&token=5100000001"],
    "lever-board": ["lever:warmly", "https://api.lever.co/v0/postings/warmly",
                    "https://warmly.example/jobs/"],
    "lever-posting-in-europe": ["https://jobs.eu.lever.co/warmly/2f0f0f0f" + UUID],
    "ashby-board-with-a-space-in-its-name": [
        "ashby:Brick%20%26%20Lime", "https://jobs.ashbyhq.com/Brick%20%26%20Lime/embed"],
    "gem-board": ["https://jobs.gem.com/foundry",
                  "https://api.gem.com/job_board/v0/foundry/job_posts/"],
    "workable-board": ["workable:quay"],
    "recruitee-board": ["recruitee:dune", "https://dune.recruitee.com/en"],
    "personio-board": ["https://wiesel.jobs.personio.de/"],
    "teamtailor-board": ["https://fjell.teamtailor.com/jobs"],
    "bamboohr-board": ["bamboohr:cactus", "https://cactus.bamboohr.com/jobs/"],
    "breezy-board": ["https://lamp.breezy.hr/"],
    "jazzhr-board": ["jazzhr:orchard"],
    "rippling-board-with-a-row-for-each-place": ["https://ats.rippling.com/kite/jobs"],
    "pinpoint-board": ["https://heron.pinpointhq.com/"],
    "hn-thread": ["hn:47000001"],
    "remoteok": ["remoteok:all"],
    "weworkremotely": ["https://weworkremotely.com/"],
    "arbeitnow": ["https://www.arbeitnow.com/"],
    "himalayas-follows-the-cursor": ["https://himalayas.app/jobs"],
    "jobicy": ["https://jobicy.com/"],
    "sitemap-of-a-site": ["sitemap:acme.example/jobs", "https://acme.example/map-1.xml"],
}
PAGES = {
    # A careers page that shows its board by a script, and one that links to its postings.
    "GET https://careers.harbour.example/team": "embed.html",
    "GET https://warmly.example/jobs/": (
        b"<!doctype html><title>Jobs</title><h1>Jobs</h1><p>Come and see.</p>"
        b"<a href='https://jobs.lever.co/warmly/0f0f0f0f" + UUID.encode() + b"'>Data</a>"
        b"<a href='https://jobs.lever.co/warmly/1f0f0f0f" + UUID.encode() + b"'>Draw</a>"),
    "GET https://trades.example/careers": (
        b"<!doctype html><title>Join</title><h1>Join</h1>"
        b"<script src='https://boards.greenhouse.io/embed/job_board/js?for=trades'></script>"),
    "GET https://boards-api.greenhouse.io/v1/boards/trades/jobs?content=true": json.dumps(
        {"jobs": [{"id": i, "title": title, "content": "<h2>Requirements</h2><ul><li>" + asked +
                   "</li></ul>", "absolute_url": "https://trades.example/jobs/%d" % i}
                  for i, title, asked in ((1, "Go Developer", "Go</li><li>PostgreSQL, Docker"),
                                          (2, "Bookkeeper", "PostgreSQL, or good with numbers"),
                                          (3, "Cook", "Soup"))]}).encode(),
    # Boards without vacancies: of those that would say so if they were not there, and not.
    "GET https://bare.bamboohr.com/careers/list": b'{"meta":{"totalCount":0},"result":[]}',
    RIPPLING.replace("kite", "bare"): b"[]",
    "GET https://api.smartrecruiters.com/v1/companies/bare/postings?limit=100&offset=0":
        b'{"offset":0,"limit":100,"totalFound":0,"content":[]}',
    "GET https://forbidding.bamboohr.com/robots.txt": b"User-agent: *\nDisallow: /\n",
    RIPPLING.replace("kite", "moth"): b'[{"uuid":"a1","name":"One"},{"uuid":"a2","name":"Two"}]',
    RIPPLING.replace("kite", "moth") + "/a1": (
        b'{"uuid":"a1","name":"One","companyName":"Moth","description":{"role":"<p>Go</p>"}}'),
}
UNLISTED = "unlisted.example"  # the certificate is not for it


class Conversation:
    """What a file under `expected` says."""

    def __init__(self, path):
        with open(path, encoding="utf-8") as file:
            lines = file.read().splitlines()
        if not lines:
            sys.exit("%s is empty; BUILD/tests/test_source_boards prints what it may hold" % path)
        self.source = lines[0]
        self.asked = [line for line in lines if re.match("(GET|POST) ", line)]
        self.credit = next((line[8:] for line in lines if line.startswith("credit: ")), None)
        self.postings = []
        for line in lines:
            field = re.match("  (title|company|location|url): (.*)", line)
            if line == "posting":
                self.postings.append(dict.fromkeys(("title", "company", "location", "url")))
            elif field and self.postings and self.postings[-1][field[1]] is None:
                self.postings[-1][field[1]] = field[2]


def fields(record):
    return {"title": record.get("title"),
            "company": (record.get("hiringOrganization") or {}).get("name"),
            "location": (record.get("jobLocation") or {}).get("address"),
            "url": record.get("url")}


class Cases:
    def __init__(self, data, program, folder):
        self.program, self.folder, self.results = program, folder, []
        self.answers, self.conversations = {}, {}
        for name, files in CONVERSATIONS.items():
            path = os.path.join(data, "sources", "expected", name + ".txt")
            talk = self.conversations[name] = Conversation(path)
            for address, file in zip(talk.asked, files):
                self.answers[address] = file
        self.answers.update(PAGES)
        for address, answer in self.answers.items():
            if isinstance(answer, str):
                with open(os.path.join(data, "sources", answer), "rb") as file:
                    self.answers[address] = file.read()
        hosts = {address.split("/")[2] for address in self.answers} | {"api.lever.co"}
        both, self.trusted = tls_server.make_certificate(folder, hosts)
        self.server = tls_server.Server(both, self.answers.get)
        self.environment = {name: value for name, value in os.environ.items()
                            if not name.lower().endswith("_proxy")}
        self.environment.update(HOME=folder, XDG_CACHE_HOME=folder, CURL_CA_BUNDLE=self.trusted,
                                ADZUNA_APP_ID="sesame", ADZUNA_APP_KEY="sesame",
                                USAJOBS_KEY="sesame")

    def run(self, *args, text=None, **environment):
        return subprocess.run(
            [*tap.UNDER, self.program, *args, "--connect-to", self.server.to_here,
             "--allow-private", "--no-cache", "--pause", "0", "--tries", "1", "--now", NOW],
            input=text or "", capture_output=True, text=True, timeout=120,
            env=dict(self.environment, **environment))

    def check(self, name, good, detail=""):
        self.results.append((name, good, detail))

    def postings(self):
        for name, talk in self.conversations.items():
            for source in [talk.source, *SAME.get(name, [])]:
                self.server.take_asked()
                done = self.run("fetch", "--opt-in", source)
                records = [json.loads(line) for line in done.stdout.splitlines()]
                got = [fields(record) for record in records if "@type" in record]
                self.check(source + " gives its postings over TLS",
                           done.returncode in (0, 5) and got == talk.postings,
                           "%d\n%s\n%s" % (done.returncode, done.stderr, done.stdout))
                self.check("postings of %s name it as their source" % source,
                           all(record["skillgap"]["source"] == source for record in records
                               if "@type" in record), done.stdout)
                asked = self.server.take_asked()
                self.check(source + ": robots.txt of every host is read first", all(
                    asked[[a.split("/")[2] for a in asked].index(host)].endswith("/robots.txt")
                    for host in {a.split("/")[2] for a in asked}), "\n".join(asked))
                if source == talk.source:
                    rest = sorted(a for a in asked if not a.endswith("/robots.txt"))
                    wanted = sorted(a for a in talk.asked if not a.endswith("/robots.txt"))
                    self.check(source + ": nothing else is asked for", rest == wanted,
                               "\n".join(asked))

    def credits(self):
        for talk in self.conversations.values():
            if talk.credit is None:
                continue
            report = json.loads(self.run(talk.source, "--format", "json").stdout)
            self.check("the credit of %s is in the report's sources" % talk.source,
                       [source["credit"] for source in report["sources"]] == [talk.credit],
                       json.dumps(report["sources"]))
            text = self.run(talk.source, "--all").stdout
            self.check("the credit of %s is shown to people" % talk.source,
                       talk.credit in re.sub(r"\s+", " ", text.partition("SOURCES")[2]), text)

    def credits_of_many(self):
        """Each source has one line, that of its postings, and each credit is there once."""
        text = self.run("https://remoteok.com/", "remotive:php", "wwr:all", "greenhouse:harbour",
                        "--all", "--title", "developer|engineer").stdout
        lines = text.partition("SOURCES\n")[2].splitlines()
        for word in ("https://remoteok.com", "https://remotive.com", "https://weworkremotely.com"):
            self.check("%s is credited once" % word,
                       sum(re.search(word + r"(?!/)", line) is not None for line in lines) == 1,
                       text)
        done = self.run("fetch", "wwr:all", "--title", "developer")
        told = [json.loads(line) for line in done.stdout.splitlines() if '"@type"' not in line]
        self.check("a filtered feed is followed by one record, with its credit", [
            (one["left_out"], one["credit"] is not None) for one in told] == [(0, True)],
            done.stdout)

    def careers_page(self):
        source = "https://trades.example/careers"
        done = self.run(source, "--have", "go")
        self.check("a careers page's postings of other trades are left out, and said so",
                   done.returncode == 0 and
                   "2 name fewer than two technologies and are left out" in
                   re.sub(r"\s+", " ", done.stdout) and "Ready for 0 of 1 now" in done.stdout,
                   done.stdout + done.stderr)
        self.check("how a careers page is read is said",
                   done.stderr == "skillgap: trades.example uses Greenhouse: reading "
                                  "greenhouse:trades (1 request)\n", done.stderr)
        whole = self.run(source, "--have", "go", "--all")
        self.check("--all keeps them",
                   "left out of the counts" not in whole.stdout, whole.stdout)
        fetched = self.run("fetch", source)
        self.check("postings say of which board they are",
                   [json.loads(line)["skillgap"].get("board") for line in
                    fetched.stdout.splitlines()] == ["greenhouse"] * 3, fetched.stdout)
        for stop in ("extract", "match"):
            piped = self.run(stop, *["--format", "ndjson"][:2 * (stop == "extract")],
                             text=fetched.stdout)
            report = self.run("--have", "go", text=piped.stdout)
            self.check("the pipeline through %s gives the same report" % stop,
                       report.stdout == done.stdout, report.stdout)
        one = self.run("https://boards.greenhouse.io/harbour/jobs/5100000001", "--have", "go")
        self.check("a posting asked for by its own address is never left out",
                   "left out" not in one.stdout, one.stdout)

    def empty(self):
        for source, empty in (("bamboohr:bare", True), ("rippling:bare", True),
                              ("smartrecruiters:bare --opt-in", False)):
            done = self.run("fetch", *source.split())
            self.check("an empty list of %s %s" % (source, "says that there are none" if empty
                                                   else "may be no board at all"),
                       ("no posting in it (an empty list)" in done.stderr) == empty and
                       "@type" not in done.stdout, done.stderr)

    def failures(self):
        for source, shown, why, mend in (
                ("greenhouse:fjrodpay", None, "no such board", True),
                ("https://jobs.lever.co/nobody?lever-source=x", "jobs.lever.co/nobody",
                 "no such board", True),
                ("https://acme.example/jobs/2?token=secret", "acme.example/jobs/2", "gone (404)",
                 False),
                ("https://me:secret@acme.example/jobs/3#top", "acme.example/jobs/3", None, None),
                ("rippling:moth", None, "api.rippling.com/platform/api/ats/v1/board/moth/jobs/a2:"
                 " gone (404)", False),
                ("https://forbidding.bamboohr.com/careers", "forbidding.bamboohr.com/careers",
                 "the site's robots.txt forbids programs to read this", None)):
            done = self.run("fetch", source)
            lines = [line for line in done.stderr.splitlines()
                     if not line.endswith(" requests failed")]
            self.check("a failure names %s as it was typed, and what is wrong" % source,
                       lines[0] == "skillgap: %s: %s" % (shown or source, why) or
                       (why is None and lines[0].startswith("skillgap: %s: " % shown)),
                       done.stderr)
            self.check("no secret in %s is shown" % source, "secret" not in done.stderr,
                       done.stderr)
            self.check("what can be done about %s is said" % source, mend is None or lines[1:] == (
                ["try:  give the address of the company's careers page; the board is found"]
                if mend else []), done.stderr)
        untrusted = self.run("fetch", "greenhouse:harbour", CURL_CA_BUNDLE="",
                             SSL_CERT_FILE="/etc/ssl/certs/ca-certificates.crt")
        self.check("a certificate that nobody trusts is refused",
                   untrusted.returncode == 5 and '"@type"' not in untrusted.stdout,
                   untrusted.stdout + untrusted.stderr)
        other = self.run("fetch", "https://%s/" % UNLISTED)
        self.check("a certificate for other hosts is refused",
                   other.returncode == 5 and '"@type"' not in other.stdout,
                   other.stdout + other.stderr)
        self.check("nothing was sent to either", not [a for a in self.server.take_asked()
                                                      if UNLISTED in a])
        named = self.run("fetch", "greenhouse:harbour", CURL_CA_BUNDLE="",
                         SSL_CERT_FILE=self.trusted)
        self.check("SSL_CERT_FILE names whom to trust, too", "@type" in named.stdout, named.stderr)


def main():
    data, program = sys.argv[1:3]
    if shutil.which("openssl") is None:
        print("1..0 # SKIP openssl is not installed")
        return 0
    with tempfile.TemporaryDirectory() as folder:
        cases = Cases(data, program, folder)
        cases.postings()
        cases.credits()
        cases.credits_of_many()
        cases.careers_page()
        cases.empty()
        cases.failures()
        cases.server.shutdown()
    return tap.report(cases.results)


if __name__ == "__main__":
    sys.exit(main())
