#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""The HTML report against hostile postings, and in Chromium: html_page.py DATA PROGRAM PAGE.

PAGE is the program that writes a page of everything (tests/report/test_html.c). Prints TAP. What
needs Chromium, or axe-core from npm, is left out with a reason where they are not there. Pages
forbid scripts, so that axe-core runs in copies without that rule.
"""

import glob
import html
import html.parser
import json
import os
import random
import re
import shutil
import struct
import subprocess
import sys
import tarfile
import tempfile
import time
import zlib

import tap

NOW = ["--now", "2026-11-22T00:00:00Z", "--format", "html"]
AXE = "axe-core@4.14.1"
# What comes from a posting in the tests below has this in it.
MARK = "zq7"
PAYLOADS = [
    '"><script>alert("zq7")</script>',
    "'><img src=x onerror=alert('zq7')>",
    "</style></title></svg></textarea><svg onload=alert('zq7')>",
    "zq7\" onmouseover=\"alert(1)\" x='y' `",
    "javascript:alert('zq7')",
    "<!--zq7--><a href=javascript:alert(1)>",
    "&lt;script&gt;zq7&#60;&amp;",
    "zq7\u202e\u2066\u0000\u001b[31m\u009b\ufffe\x7f<\u0130>",
    "data:text/html,<zq7>",
    "]]><zq7>{{zq7}}${zq7}",
]
# Pages of what is planned, shown or set beside each other; of what changed over time.
BESIDE = ("a plan", "a rubric", "groups", "role models", "a team")
HISTORY = ("a first report", "a report of changes", "a trend")
TAGS = set("html head meta title style body header nav main section footer h1 h2 h3 h4 p a ul ol "
           "li dl dt dd div span b i q br code table thead tbody tr th td details summary svg desc "
           "defs pattern path rect circle line text".split())
ATTRIBUTES = set("lang charset http-equiv content name id class href role tabindex aria-label "
                 "aria-labelledby scope colspan width height x y x1 x2 y1 y2 dx cx cy r d "
                 "stroke-width text-anchor patternunits patterntransform".split())


class Reader(html.parser.HTMLParser):
    """What a browser would see of a page."""

    def __init__(self):
        super().__init__(convert_charrefs=True)
        self.tags, self.wrong, self.text, self.open = {}, [], [], []

    def handle_starttag(self, tag, attrs):
        self.tags[tag] = self.tags.get(tag, 0) + 1
        if tag not in TAGS:
            self.wrong.append("element " + tag)
        for name, value in attrs:
            if name not in ATTRIBUTES:
                self.wrong.append("attribute %s of %s" % (name, tag))
            if name == "href" and not re.match(r"https?://[!-~]+$|#[a-z]+$", value or ""):
                self.wrong.append("link to " + str(value))
            if MARK in (value or "") and name != "href":
                self.wrong.append("%s=%r" % (name, value))
        if tag not in ("meta", "br", "path", "rect", "circle", "line"):
            self.open.append(tag)

    def handle_startendtag(self, tag, attrs):
        self.handle_starttag(tag, attrs)
        if self.open and self.open[-1] == tag:
            self.open.pop()

    def handle_endtag(self, tag):
        if not self.open or self.open.pop() != tag:
            self.wrong.append("an end of %s that nothing started" % tag)

    def handle_comment(self, data):
        self.wrong.append("comment " + data)

    def handle_pi(self, data):
        self.wrong.append("instruction " + data)

    def handle_data(self, data):
        self.text.append(data)


def hostile(payload, number):
    """Findings in which every string tries to break out, followed by the note of a source."""
    def wish(strength, polarity, section):
        return {"any_of": ["go" + payload, "rust"], "min_count": 1, "open": True,
                "strength": strength, "polarity": polarity, "min_years": 5, "max_years": None,
                "proficiency": "strong", "section": section, "quote": "5 years " + payload,
                "start": 0, "end": 3, "rule": payload}

    fact = {"kind": "language", "value": payload, "quote": payload, "start": 0, "end": 1,
            "strength": "required"}
    findings = {
        "type": "findings", "v": 1, "outcome": "ok", "dictionary": payload,
        "posting": {"id": payload, "key": "%016x" % number, "url": payload, "title": payload,
                    "company": payload, "location": payload, "remote": True,
                    "posted": "2026-11-01", "valid_through": payload, "salary": payload,
                    "employment_type": payload, "seniority": payload, "source": payload,
                    "duplicate_of": None},
        "skills": [{"id": "go" + payload, "name": payload, "strength": "required",
                    "min_years": 5, "mention_count": 1,
                    "mentions": [{"start": 0, "end": 1, "text": payload, "section": "required",
                                  "polarity": "asked"}]}],
        "requirements": [wish("required", "asked", "required"),
                         wish("preferred", "asked", "preferred"),
                         wish("unspecified", "asked", "other"),
                         wish("mentioned", "asked", "stack"),
                         wish("required", "excluded", "required")],
        "facts": [fact, dict(fact, kind="certification"), dict(fact, kind="region"),
                  dict(fact, kind="degree"), dict(fact, kind="on_call")],
        "coverage": {"lines": 2, "understood": 1,
                     "left": [{"start": 0, "end": 1, "quote": payload}]},
        "roles": {"go-specialist": 0.9, payload: 0.7}, "unknown": [payload, payload + "2"],
    }
    copy = dict(findings, posting=dict(findings["posting"], key="%016x" % (number + 1000),
                                       source=payload + "copy",
                                       duplicate_of="%016x" % number))
    unclear = dict(findings, outcome="inconclusive", why=payload, requirements=[], skills=[],
                   posting=dict(findings["posting"], key="%016x" % (number + 2000)))
    note = {"type": "source", "v": 1, "source": payload, "outcome": "failed", "why": payload,
            "fetched_at": payload, "read": 1, "postings": 0, "left_out": 1, "credit": payload}
    return [findings, copy, unclear, note]


def size_and_colours(data):
    """Width, height and how many different lines a PNG has."""
    at, idat, width, height = 8, b"", 0, 0
    while at < len(data):
        length, kind = struct.unpack(">I4s", data[at:at + 8])
        body = data[at + 8:at + 8 + length]
        if kind == b"IHDR":
            width, height, _, colours = struct.unpack(">IIBB", body[:10])
            step = width * (4 if colours == 6 else 3) + 1
        if kind == b"IDAT":
            idat += body
        at += length + 12
    lines = zlib.decompress(idat)
    return width, height, len({lines[i:i + step] for i in range(0, len(lines), step)})


class Cases:
    def __init__(self, data, program, page, folder):
        self.data, self.program, self.folder = data, program, folder
        self.results = []
        self.environment = dict(os.environ, HOME=folder, XDG_CONFIG_HOME=folder)
        self.chromium = shutil.which("chromium")
        self.axe = None
        self.pages = {"everything": subprocess.run([page, "--page"], capture_output=True,
                                                   check=True).stdout.decode()}

    def check(self, name, good, detail=""):
        self.results.append((name, bool(good), str(detail)))

    def report(self, *args, text=None):
        done = subprocess.run([self.program, *args, *NOW], input=text, capture_output=True,
                              timeout=120, env=self.environment, check=False)
        return done.stdout.decode()

    def file(self, name, text):
        path = os.path.join(self.folder, name)
        with open(path, "w", encoding="utf-8") as file:
            file.write(text)
        return path

    def samples(self):
        postings = os.path.join(self.data, "postings")
        profile = ["--profile", os.path.join(self.data, "profiles", "backend.json")]
        self.pages["a pile"] = self.report(postings, *profile)
        self.pages["no profile"] = self.report(postings)
        self.pages["one posting"] = self.report(
            os.path.join(postings, "fjordpay-payments.html"), *profile)
        self.pages["a plan"] = self.report("plan", postings, "--pick", "4", *profile)
        self.pages["a rubric"] = self.report("plan", postings, "--rubric", *profile)
        self.pages["groups"] = self.report(postings, "--by", "company", *profile)
        self.pages["role models"] = self.report(
            "role:go-specialist", "role:backend-generalist", "--by", "source", *profile)
        self.pages["a team"] = self.report(
            postings, *profile, "--profile", os.path.join(self.data, "profiles", "data.txt"))
        self.pages["nothing readable"] = self.report(
            os.path.join(postings, "glassfin.html"), os.path.join(postings, "yonderly.txt"))
        self.history("history", PAYLOADS)
        for name, page in self.pages.items():
            reader = Reader()
            reader.feed(page)
            reader.close()
            self.check("well-formed and of known elements: " + name,
                       not reader.wrong and not reader.open and reader.tags.get("h1") == 1,
                       reader.wrong[:5] + reader.open)

        self.sections()

    def history(self, name, payloads):
        """What watch and trend say of postings that try to break out."""
        home = os.path.join(self.folder, name)
        os.makedirs(os.path.join(home, "skillgap"))
        environment = dict(self.environment, HOME=home, XDG_CONFIG_HOME=home, XDG_STATE_HOME=home)

        def run(*args):
            return subprocess.run([self.program, *args, "--format", "html"], capture_output=True,
                                  timeout=120, env=environment, check=False)

        def advert(number, text, skills):
            return json.dumps({
                "@type": "JobPosting", "url": "https://jobs.example/%d?%s" % (number, text),
                "title": "Engineer " + text, "datePosted": "2026-08-20",
                "hiringOrganization": {"name": "Company %d %s" % (number, text)},
                "jobLocation": {"address": {"addressLocality": text}},
                "description": "<h3>Requirements</h3><ul>%s</ul><p>%d</p>" % (
                    "".join("<li>%s</li>" % skill for skill in skills), number)}) + "\n"

        def week(adverts, day):
            self.file(name + "/jobs.ndjson", "".join(adverts))
            return run("watch", "--now", day + "T00:00:00Z", "--have", "go, postgresql")

        self.file(name + "/skillgap/sources", "%s/jobs.ndjson\n" % home)
        old = [advert(i, payloads[i % len(payloads)], ["Go", "PostgreSQL"]) for i in range(40)]
        new = [advert(100 + i, payloads[i % len(payloads)], ["Go", ("Kafka", "Redis")[i % 2]])
               for i in range(30)]
        first = week(old, "2026-09-01")
        if b"remembering postings needs" in first.stderr:
            self.skip(["pages of " + page for page in HISTORY], "built without a history")
            return
        later = week(old[20:] + new, "2026-10-01")
        trend = run("trend")
        for page, done in zip(HISTORY, (first, later, trend)):
            self.pages[page] = done.stdout.decode()
        page = self.pages[HISTORY[1]]
        self.check("what changed stands on its page", re.findall('<section id="([a-z]+)"', page) ==
                   ["answer", "fresh", "gaps", "gone"] and payloads[0] in html.unescape(page) and
                   re.search("<title>[0-9]+ new worth a look; Kafka, Redis risen", page),
                   page[-3000:])
        rows = re.findall('<svg role="img" height="44"><title>([^<]+), by month</title><desc>'
                          r'2026-09: (\d+) %, 2026-10: (\d+) %</desc>', self.pages[HISTORY[2]])
        numbers = re.findall(r'<th scope="row">2026-(\d+)</th><td class="n">(\d+)</td>'
                             r'(.*?)</tr>', self.pages[HISTORY[2]])
        self.check("each chart says what it shows, and a table has the same numbers",
                   ("Kafka", "0", "30") in rows and [(month, n) for month, n, _ in numbers] ==
                   [("09", "40"), ("10", "50")] and
                   [re.findall(r"(\d+) %", cells) for _, _, cells in numbers] ==
                   [[row[1] for row in rows], [row[2] for row in rows]], (rows, numbers))

    def of_history(self):
        return [name for name in HISTORY if name in self.pages]

    def sections(self):
        """What is asked for stands on the page, and what would be wrong there does not."""
        plan = self.pages["a plan"]
        self.check("the page of a pile has the plan that plan has", plan.count("<section") > 9 and
                   plan[plan.index('id="plan"'):plan.index('id="areas"')].count("<li><h3>") == 4 and
                   '<section id="plan"' in self.pages["a pile"])
        first = re.search(r"Learn first</h3>\n<ol><li><span class=\"n\">\+\d+</span>(.+?)</li>",
                          self.pages["a pile"])
        step = re.search(r'<ol class="steps group">\n<li><h3>1  (.+?) <span', self.pages["a pile"])
        self.check("what to learn first is the first step of the plan",
                   first and step and first[1] == step[1], (first, step))
        for name, has in (("a rubric", ["answer", "rubric", "unclear", "method"]),
                          ("role models", ["answer", "models", "method"]),
                          ("a team", ["answer", "team", "postings", "unclear", "method"])):
            found = re.findall('<section id="([a-z]+)"', self.pages[name])
            self.check("the sections of the page of " + name, found == has, found)
        self.check("groups stand on the page of the pile", '<section id="groups"' in
                   self.pages["groups"] and '<section id="gaps"' in self.pages["groups"])
        self.check("a page of a team says nothing of no profile",
                   "No profile" not in self.pages["a team"] and
                   "skillgap --have" not in self.pages["a team"])

    def nothing_breaks_out(self):
        records = [record for number, payload in enumerate(PAYLOADS)
                   for record in hostile(payload, number)]
        text = "".join(json.dumps(record) + "\n" for record in records).encode()
        profile = self.file("profile.txt", "".join(
            "%s 3y\n" % re.sub(r"[\0\n]", "", payload) for payload in PAYLOADS) + "Docker 2y\n")
        held = [[], ["--profile", profile], ["--have", "docker, " + PAYLOADS[0]],
                ["--profile", profile, "--count", "practices", "--verdict", "far"]]
        for args in held:
            page = self.report("-", *args, text=text)
            reader = Reader()
            reader.feed(page)
            reader.close()
            seen = "".join(reader.text)
            self.check("a posting's text stays text: " + (" ".join(args[::2]) or "no profile"),
                       not reader.wrong and not reader.open and MARK in seen,
                       "\n".join(reader.wrong[:5] + reader.open))
            self.check("and nothing of it is lost or read twice: " +
                       (" ".join(args[::2]) or "no profile"),
                       PAYLOADS[0] in seen and PAYLOADS[6] in seen and "\0" not in page and
                       "\x1b" not in page and "\u202e" not in page)
        other = self.file("other.txt", "Docker 2y\n")
        for args in (["--by", "company"], ["--by", "title", "--profile", profile],
                     ["--by", "location"], ["--profile", profile, "--profile", other]):
            self.nothing_new("-", *args, text=text)
        self.nothing_new("plan", "-", "--profile", profile, text=text)
        self.nothing_new("plan", "-", "--rubric", text=text)
        for number, payload in enumerate(PAYLOADS):
            lines = "".join(json.dumps(record) + "\n" for record in hostile(payload, number)[:1])
            reader = Reader()
            reader.feed(self.report("-", "--have", "docker", text=lines.encode()))
            self.check("one posting alone breaks out no more: %d" % number, not reader.wrong,
                       reader.wrong[:5])

    def nothing_new(self, *args, text):
        """No element, attribute or link but ours."""
        reader = Reader()
        reader.feed(self.report(*args, text=text))
        reader.close()
        self.check("a posting's text stays text: " + " ".join(
            arg for arg in args if "/" not in arg), not reader.wrong and not reader.open and
            MARK in "".join(reader.text), reader.wrong[:5] + reader.open)

    def skill_names(self):
        listed = subprocess.run([self.program, "dict", "list", "--format", "ndjson"],
                                capture_output=True, check=True, env=self.environment).stdout
        return [skill["name"] for skill in map(json.loads, listed.splitlines())
                if skill["kind"] in ("tool", "framework", "database") and len(skill["name"]) > 5]

    def many(self):
        """500 postings of sentences put together by chance."""
        chance = random.Random(7)
        names = self.skill_names()
        common, rare = names[:25], names[25:200]
        lines = []
        for number in range(500):
            wanted = chance.sample(common, 9) + chance.sample(rare, 3)
            chance.shuffle(wanted)
            body = "<h2>Requirements</h2><ul>%s</ul><h2>Nice to have</h2><ul>%s</ul>" % (
                "".join("<li>%d+ years of %s in production, at a scale where it matters and with "
                        "the pager that goes with it</li>" % (chance.randint(1, 3), skill)
                        for skill in wanted[:chance.randint(2, 8)]),
                "".join("<li>%s, or the will to learn it</li>" % skill for skill in wanted[8:]))
            lines.append(json.dumps({
                "@type": "JobPosting", "title": "Engineer %d" % number,
                "identifier": "n%d" % number, "url": "https://jobs.example/%d" % number,
                "hiringOrganization": {"name": "Company %d" % (number % 180)},
                "datePosted": "2026-%02d-%02d" % (chance.randint(6, 11), chance.randint(1, 20)),
                "description": body + "<p>Number %d of a list of its own.</p>" % number}))
        start = time.monotonic()
        page = self.report("-", "--have", ", ".join(common[:17]), text="\n".join(lines).encode())
        self.pages["500 postings"] = page
        print("# 500 postings: %.2f MB in %.2f s" % (len(page.encode()) / 1e6,
                                                     time.monotonic() - start))
        self.check("500 postings fit into 5 MB", 200000 < len(page.encode()) < 5e6, len(page))
        gaps = page[page.index('<section id="gaps"'):page.index('<section id="postings"')]
        self.check("50 rows, and what is cut is said", gaps.count('class="nb"') == 50 and
                   re.search(r"\d+ more rows: <code>--top \d+</code>", gaps),
                   gaps.count('class="nb"'))
        for verdict in ("Ready", "One away", "Stretch"):
            found = re.search(r"<h3>%s <span class=\"quiet\">(\d+)</span></h3>\n<ul>\n(.*?)</ul>\n"
                              r"(?:<p|</div>)" % verdict, page, re.S)
            self.check("in full: " + verdict, found and int(found[1]) ==
                       found[2].count('<li class="posting">'), found and found[1])
        self.check("what is far is a table", "Without their requirements: <code>--verdict far"
                   in page)

    def dense(self):
        """500 postings of forty long lines each."""
        names = self.skill_names()
        chance = random.Random(7)
        text = "".join(json.dumps({
            "@type": "JobPosting", "title": "Engineer %d" % number, "identifier": "n%d" % number,
            "description": "<h2>Requirements</h2><ul>%s</ul>" % "".join(
                "<li>Experience with %s, %s</li>" % (names[line * 3], " ".join(
                    "".join(chance.choices("abdegiklmnorstu", k=6)) for _ in range(25)))
                for line in range(40))}) + "\n" for number in range(500))
        page = self.report("-", text=text.encode())
        print("# 500 long postings: %.2f MB" % (len(page.encode()) / 1e6))
        self.check("a page of long postings stays below 5 MB, and what is cut is said",
                   3.4e6 < len(page.encode()) < 5e6 and "of these without their requirements"
                   in page, len(page.encode()))

    # ---- in Chromium --------------------------------------------------------------------

    def browse(self, *args, path, width=1280, height=900, dark=False):
        return subprocess.run(
            [self.chromium, "--headless", "--no-sandbox", "--disable-gpu", "--hide-scrollbars",
             "--disable-background-networking", "--disable-component-update", "--no-first-run",
             "--user-data-dir=" + os.path.join(self.folder, "browser"),
             "--window-size=%d,%d" % (width, height),
             "--blink-settings=preferredColorScheme=%d" % (0 if dark else 1), *args,
             "file://" + path],
            capture_output=True, timeout=120, stdin=subprocess.DEVNULL, env=self.environment,
            check=False)

    def skip(self, names, why):
        self.results += [(name, tap.LEFT_OUT, why) for name in names]

    def quiet(self):
        """Nothing on the console, nothing asked for; the same checks can fail."""
        control = self.file("control.html", "<script>console.log('said')</script>"
                            "<img src='http://127.0.0.1:9/x.png'>")
        for name, path, clean in [("everything", self.paths["everything"], True),
                                  ("500 postings", self.paths["500 postings"], True),
                                  *((name, self.paths[name], True)
                                    for name in self.of_history()[1:]),
                                  ("a page that talks", control, False)]:
            log = os.path.join(self.folder, "net.json")
            done = self.browse("--enable-logging=stderr", "--log-net-log=" + log, "--dump-dom",
                               path=path)
            with open(log, encoding="utf-8", errors="replace") as file:
                # What Chromium asks for on its own account has no page behind it.
                asked = re.findall(r'"initiator":"(?!not an origin")[^"]*"', file.read())
            said = re.findall(rb"CONSOLE.*", done.stderr)
            self.check("%s: %s on the console, %s of the network" %
                       ((name,) + (("nothing", "nothing") if clean else ("words", "something"))),
                       (not said and not asked) if clean else (said and asked),
                       "%s %s" % (said[:3], asked[:3]))

    def pictures(self):
        for name in ("everything", "one posting", "a team"):
            for width in (390, 1280):
                for dark in (False, True):
                    path = os.path.join(self.folder, "picture.png")
                    if os.path.exists(path):
                        os.remove(path)
                    self.browse("--screenshot=" + path, path=self.paths[name], width=width,
                                height=1600, dark=dark)
                    with open(path, "rb") as file:
                        wide, high, lines = size_and_colours(file.read())
                    self.check("a picture of %s, %d wide, %s" %
                               (name, width, "dark" if dark else "light"),
                               (wide, high) == (width, 1600) and lines > 300, (wide, high, lines))

    def measured(self, page, script, width=1280, **how):
        """What a script tells of a copy of a page that allows scripts, with all details open.
        No window is narrower than 500 pixels: a narrow page is in a frame."""
        copy = re.sub(r'<meta http-equiv="Content-Security-Policy"[^>]*>', "", page)
        assert copy != page
        top = ("<meta name=color-scheme content='light dark'><body style='margin:0'>"
               "<iframe src=copy.html style='border:0;width:%dpx;height:900px'></iframe>"
               "<script>onmessage = e => { const pre = document.createElement('pre');"
               "pre.id = 'found'; pre.textContent = e.data; document.body.append(pre) }</script>")
        tell = ("<script>for (const d of document.querySelectorAll('details')) d.open = true;"
                "const tell = v => { const text = JSON.stringify(v);"
                "if (parent !== window) return parent.postMessage(text, '*');"
                "const pre = document.createElement('pre'); pre.id = 'found';"
                "pre.textContent = text; document.body.append(pre) };</script>")
        path = self.file("copy.html", copy.replace("</body>", tell + script + "</body>"))
        if width < 500:
            path = self.file("top.html", top % width)
        done = self.browse("--dump-dom", "--virtual-time-budget=60000", path=path, width=1280,
                           **how)
        found = re.search(r'<pre id="found">(.*?)</pre>', done.stdout.decode(), re.S)
        return json.loads(html.unescape(found[1])) if found else None

    def load_time(self):
        """With all closed, as it opens."""
        page = re.sub(r'<meta http-equiv="Content-Security-Policy"[^>]*>', "",
                      self.pages["500 postings"])
        path = self.file("load.html", page.replace("</body>", "<script>"
                         "addEventListener('load', () => { document.body.offsetHeight;"
                         "document.title = 'took ' + Math.round(performance.now()) })</script>"))
        took = re.search(rb"<title>took (\d+)", self.browse("--dump-dom", path=path).stdout)
        print("# 500 postings: loaded and laid out in %s ms" % (took and took[1].decode()))
        self.check("a page of 500 postings opens", took and int(took[1]) < 10000, took)

    def fits(self):
        """At 390 pixels tables scroll inside themselves, the page does not."""
        script = ("<script>tell([document.documentElement.scrollWidth, innerWidth,"
                  "Math.max(...Array.from(document.querySelectorAll('p,li'), e => {"
                  "if (e.closest('.posting,.steps,.scroll') || e.querySelector('p,li,div'))"
                  " return 0;"
                  "const c = document.createElement('span');"
                  "c.style.cssText = 'display:inline-block;width:72ch'; e.append(c);"
                  "const w = c.offsetWidth; c.remove();"
                  "return e.clientWidth / (w || Infinity) }))])</script>")
        for name in ("everything", "one posting", "no profile", *BESIDE,
                     *self.of_history()[1:]):
            found = self.measured(self.pages[name], script, width=390)
            self.check("nothing sticks out of a narrow page: " + name,
                       found and found[0] == found[1] == 390, found)
            found = self.measured(self.pages[name], script)
            self.check("no line of text is longer than 72 characters: " + name,
                       found and found[1] == 1280 and 0 < found[2] <= 1.01, found)

    def fetch_axe(self):
        npm = shutil.which("npm")
        if npm is None:
            return "npm is not installed"
        try:
            subprocess.run([npm, "pack", AXE, "--silent"], cwd=self.folder, capture_output=True,
                           timeout=120, check=True)
        except (subprocess.SubprocessError, OSError):
            return AXE + " could not be fetched"
        with tarfile.open(glob.glob(os.path.join(self.folder, "axe-core-*.tgz"))[0]) as archive:
            self.axe = archive.extractfile("package/axe.min.js").read().decode()
        return None

    def violations(self, page, **how):
        script = ("<script>" + self.axe.replace("</script", "<\\/script") + "</script><script>"
                  "axe.run(document, {resultTypes: ['violations']}).then(r => tell(r.violations."
                  "map(v => [v.id, v.nodes.length, v.nodes[0].html, v.nodes[0].failureSummary])))"
                  "</script>")
        return self.measured(page, script, **how)

    def accessible(self):
        runs = [("everything", width, dark) for width in (390, 1280) for dark in (False, True)]
        runs += [(name, 1280, False) for name in ("one posting", "no profile", "nothing readable")]
        runs += [(name, 390, True) for name in (*BESIDE, *self.of_history()[1:])]
        names = ["axe-core has nothing against %s, %d wide, %s" %
                 (name, width, "dark" if dark else "light") for name, width, dark in runs]
        why = self.fetch_axe()
        if why is not None:
            self.skip(names, why)
            return
        for name, (page, width, dark) in zip(names, runs):
            found = self.violations(self.pages[page], width=width, dark=dark)
            self.check(name, found == [], found)
        found = self.violations(self.pages["one posting"].replace("<title>", "<title></title><p>"))
        self.check("axe-core finds a page without a title", found and found != [], found)

    def in_a_browser(self):
        self.paths = {name: self.file(name.replace(" ", "-") + ".html", page)
                      for name, page in self.pages.items()}
        if self.chromium is None:
            self.skip(["in Chromium nothing is asked for and axe-core has nothing to say"],
                      "chromium is not installed")
            return
        self.quiet()
        self.pictures()
        self.load_time()
        self.fits()
        self.accessible()


def main():
    with tempfile.TemporaryDirectory() as folder:
        cases = Cases(*sys.argv[1:4], folder)
        cases.samples()
        cases.nothing_breaks_out()
        cases.many()
        cases.dense()
        cases.in_a_browser()
        return tap.report(cases.results)


if __name__ == "__main__":
    sys.exit(main())
