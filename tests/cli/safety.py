#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Whatever stands in postings, findings, profiles, dictionaries and names of files: no output hurts
its reader. Prints TAP.

    safety.py PROGRAM DATA [SECONDS [SEED]]     12 seconds and seed 1 if not given

Each round writes hostile text into any field of real records and runs every command in every
format on them. A round depends on its number and the seed alone; what it was fed is kept where a
check fails. Standard library only.
"""

import csv
import html.parser
import io
import json
import os
import random
import re
import shutil
import subprocess
import sys
import tempfile
import time
import xml.etree.ElementTree

NOW = ["--now", "2026-11-22T00:00:00Z"]
BAD = "zq7"  # the name of every element, attribute and address that hostile text tries to make

PARTS = [
    "\x1b[31m", "\x1b]0;%s\x07" % BAD, "\x1b]8;;http://%s.example\x1b\\" % BAD, "\u009b31m",
    "\u0090%s\u009c" % BAD, "\x00", "\x07", "\x08", "\x0b", "\x0c", "\x7f", "\x85", "\r", "\n", "\t",
    "\r\n", "\u2028", "\u2029", "\u202e", "\u202d", "\u2066", "\u2067", "\u2069", "\u200f", "\u200b",
    "\ufeff", "\u00ad", "\ufffe", "\U000e0041", "\u0301" * 30, "\U0001f469\u200d\U0001f4bb",
    "<%s onload=x>" % BAD, "</%s>" % BAD, "<script>%s</script>" % BAD, "<img src=x onerror=%s>" % BAD,
    "<svg onload=%s>" % BAD, "</style>", "</svg>", "</title>", "</textarea>", "]]>", "<![CDATA[",
    "<!--", "-->", "<?%s?>" % BAD, "<!DOCTYPE %s>" % BAD, "&lt;%s&gt;" % BAD, "&#60;%s&#62;" % BAD,
    "&%s;" % BAD, "&", '"', "'", '" onload="%s' % BAD, "' onload='%s" % BAD, "javascript:%s" % BAD,
    "data:text/html,<%s>" % BAD, "=HYPERLINK(\"http://%s.example\")" % BAD, "=1+1", "+1+1", "-1+1",
    "@SUM(1)", "\uff1d1+1", "\uff0b1+1", "\uff0d1+1", "\uff20SUM(1)",
    "=cmd|' /C calc'!A0", ",", ";", "|", "\\", "`", "```", "~~~", "[%s](javascript:x)" % BAD,
    "![%s](http://%s.example/x.png)" % (BAD, BAD), "[%s]: http://%s.example" % (BAD, BAD),
    "<http://%s.example>" % BAD, "http://%s.example/" % BAD, "*%s*" % BAD, "_%s_" % BAD, "# ", "- ",
    "1. ", "> ", "| --- |", "$(id)", "%s%n", "{{%s}}" % BAD, "../../etc/passwd", "A" * 300,
]
WORDS = ["Go", "Kafka", "5+ years of Go", "PostgreSQL", "engineer", "Senior", "Requirements", "or",
         "Oslo", "remote", "Python", "3", "EUR 5", "\u5de5\u7a0b\u5e08"]
# Fields without which a record would be none; they are spared as a rule.
FORM = {"@type", "type", "v", "outcome", "strength", "polarity", "section", "kind", "rule", "id",
        "description", "any_of", "key"}


class Hostile:
    def __init__(self, seed):
        self.random = random.Random(seed)

    def text(self):
        """Words, and what wants to be more than words; starts as a formula now and then."""
        random_ = self.random
        parts = [random_.choice(PARTS) if random_.random() < 0.6 else random_.choice(WORDS) + " "
                 for _ in range(random_.randint(1, 6))]
        if random_.random() < 0.2:
            parts.append("".join(chr(random_.randrange(1, 0x300)) for _ in range(12)))
        return "".join(parts)

    def line(self):
        """The same in one line, for what cannot hold several."""
        return re.sub(r"[\x00\r\n]", "", self.text()) or "x"

    def record(self, value, name=""):
        """A value of a record with some of its texts replaced."""
        random_ = self.random
        if isinstance(value, dict):
            return {key: self.record(one, key) for key, one in value.items()}
        if isinstance(value, list):
            return [self.record(one, name) for one in value[:8]]
        if not isinstance(value, str) or random_.random() < 0.3:
            return value
        if name == "description":
            return value.replace("<li>", "<li>" + self.text() + " ", random_.randint(0, 3)) + self.text()
        if name in FORM and random_.random() < 0.97:
            return value
        return self.text() if random_.random() < 0.7 else value[:40] + self.text()

    def lines(self, records):
        """Records as NDJSON; some with bytes that are no UTF-8."""
        out = []
        for record in records:
            line = json.dumps(self.record(record), ensure_ascii=self.random.random() < 0.3)
            data = line.encode("utf-8", "surrogatepass")
            if self.random.random() < 0.3:
                broken = self.random.choice([b"\xff", b"\xc0\xaf", b"\xed\xa0\x80", b"\x9b31m", b"\xe2\x80"])
                at = data.find(BAD.encode())
                data = data[:at] + broken + data[at:] if at > 0 else data
            out.append(data + b"\n")
        return b"".join(out)

    def dictionary(self):
        """Skills with hostile names, as far as the dictionary takes them."""
        skills = []
        for i in range(8):
            skills.append({"id": "hostile-%d" % i, "name": self.name(50) + " %s%d" % (BAD, i),
                           "aliases": ["hostile word %d" % i], "show": self.name(80),
                           "kind": self.random.choice(["tool", "library", "practice"])})
        return {"area": "hostile", "title": self.name(30), "skills": skills}

    def name(self, most):
        """Without what a dictionary refuses."""
        return re.sub("[\x00-\x1f\ufeff\u200b]|" + CONTROL.pattern, "", self.line())[:most].strip() or "x"

    def profile(self):
        return {"basics": {"name": self.text(), "label": self.text()},
                "skills": [{"name": self.text(), "level": self.text(),
                            "keywords": ["Go", self.text(), "Kafka"]} for _ in range(3)],
                "work": [{"name": self.text(), "position": self.text(), "startDate": "2019-01",
                          "endDate": self.random.choice(["2022-01", self.text()]),
                          "summary": "Go, PostgreSQL " + self.text(),
                          "highlights": [self.text(), "Kafka " + self.text()]}],
                "education": [{"institution": self.text(), "area": self.text(),
                               "studyType": self.text()}],
                "languages": [{"language": self.text(), "fluency": self.text()}],
                "certificates": [{"name": self.text()}]}


# ---- what outputs must be -----------------------------------------------------------------

CONTROL = re.compile("[\x00-\x09\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069]")
COLOUR = re.compile(r"\x1b\[[0-9;]*m")
NUMBER = re.compile(r"-?[0-9]+(\.[0-9]+)?")


def check_text(text, args):
    if args and args[0] == "extract":  # between the cells of a table
        text = text.replace("\t", " ")
    found = CONTROL.search(text)
    return "a control character: %r" % text[max(0, found.start() - 30):found.end() + 10] if found else ""


def check_colour(text, args):
    return check_text(COLOUR.sub("", text), args)


def refuse_constant(name):
    raise ValueError("no JSON: " + name)


def check_json(text, _):
    if "\x7f" in text or any(c < " " and c != "\n" for c in text):
        return "a raw control character"
    json.loads(text, parse_constant=refuse_constant)
    return ""


def check_ndjson(text, _):
    for line in text.split("\n")[:-1]:
        if not isinstance(json.loads(line, parse_constant=refuse_constant), dict):
            return "a line that is no object"
    return "" if text == "" or text.endswith("\n") else "the last line is not ended"


# As OWASP lists them, wide signs among them.
FORMULA = set("=+-@\t\r\n\uff1d\uff0b\uff0d\uff20")


def check_cells(rows):
    widths = {len(row) for row in rows}
    if len(widths) > 1:
        return "rows of %s cells" % sorted(widths)
    for row in rows:
        for cell in row:
            if cell[:1] in FORMULA and not NUMBER.fullmatch(cell):
                return "a formula: %r" % cell[:60]
            if CONTROL.search(re.sub("[\t\n]", "", cell)):
                return "a control character in a cell: %r" % cell[:60]
    return ""


def check_csv(text, _):
    return check_cells(list(csv.reader(io.StringIO(text, newline=""), strict=True)))


def check_tsv(text, _):
    return check_cells([line.split("\t") for line in text.split("\n")[:-1]])


class Page(html.parser.HTMLParser):
    """What elements and attributes a page has, where it leads, and what text it shows."""

    VOID = {"meta", "link", "br", "hr", "img", "input", "wbr", "col"}

    def __init__(self):
        super().__init__(convert_charrefs=True)
        self.problems, self.open, self.styles = [], [], []

    def handle_starttag(self, tag, attributes):
        names = [name for name, _ in attributes]
        if BAD in tag or tag in ("script", "iframe", "object", "embed", "form", "base", "img"):
            self.problems.append("an element <%s>" % tag)
        for name, value in attributes:
            if name.startswith("on") or BAD in name or len(set(names)) != len(names):
                self.problems.append("an attribute %s of <%s>" % (name, tag))
            if name in ("href", "src", "action", "xlink:href") and not re.match(
                    r"https?://|#", value or ""):
                self.problems.append("leads to %r" % value)
        if tag not in self.VOID:
            self.open.append(tag)

    def handle_startendtag(self, tag, attributes):
        self.handle_starttag(tag, attributes)
        if tag not in self.VOID:
            self.open.pop()

    def handle_endtag(self, tag):
        if not self.open or self.open.pop() != tag:
            self.problems.append("</%s> closes nothing" % tag)

    def handle_comment(self, data):
        self.problems.append("a comment: %r" % data[:40])

    def handle_pi(self, data):
        self.problems.append("an instruction: %r" % data[:40])

    def unknown_decl(self, data):
        self.problems.append("a declaration: %r" % data[:40])

    def handle_data(self, data):
        if self.open and self.open[-1] in ("style", "script"):
            self.styles.append(data)


def check_html(text, _):
    page = Page()
    page.feed(text)
    page.close()
    if BAD in "".join(page.styles):
        page.problems.append("hostile text in the style")
    if CONTROL.search(text):
        page.problems.append(check_text(text, None))
    if page.open:
        page.problems.append("left open: %s" % page.open)
    if text and "default-src 'none'" not in text:
        page.problems.append("no policy")
    for picture in re.findall(r"<svg.*?</svg>", text, re.DOTALL):
        try:
            xml.etree.ElementTree.fromstring(picture)
        except xml.etree.ElementTree.ParseError as error:
            page.problems.append("a picture that is no XML: %s" % error)
    return "; ".join(page.problems[:3])


# CommonMark by cmark where it is there; else what would be markup and is not escaped.
CMARK = shutil.which("cmark")
RAW = re.compile(r"(?<!\\)<[a-zA-Z/!?]|(?<!\\)\]\((?!https?://)|(?<!\\)!\[")


def check_markdown(text, _):
    found = CONTROL.search(text)
    if found:
        return check_text(text, None)
    text = re.sub(r"(?<!\\)<!-- -->", "", text)  # stands where an address would become a link
    outside = re.sub(r"(?<!\\)(`+)(?!`)[^\n]*?(?<!`)\1(?!`)", "", text)
    found = RAW.search(outside)
    if found:
        return "markup: %r" % outside[max(0, found.start() - 30):found.end() + 30]
    if CMARK:
        made = subprocess.run([CMARK, "--unsafe"], input=text.encode(), check=True,
                              capture_output=True).stdout.decode()
        page = Page()
        page.feed(made)
        if page.problems:
            return "cmark makes of it: %s" % page.problems[:2]
    return ""


def check_atom(text, _):
    if text == "":
        return ""
    feed = xml.etree.ElementTree.fromstring(text)
    for element in feed.iter():
        if BAD in element.tag:
            return "an element %s" % element.tag
        if element.get("href") and not re.match(r"https?://|#", element.get("href")):
            return "leads to %r" % element.get("href")
    return check_text(text, None)


CHECKS = {"text": check_text, "plain": check_text, "colour": check_colour, "json": check_json,
          "ndjson": check_ndjson, "csv": check_csv, "tsv": check_tsv, "markdown": check_markdown,
          "html": check_html, "atom": check_atom}
SENTENCES = {
    "text": "text for a terminal has no control character but the ends of lines",
    "plain": "nor has --plain",
    "colour": "colours are the only control sequences there are",
    "json": "JSON is valid, UTF-8 and without raw controls",
    "ndjson": "so is each line of NDJSON",
    "csv": "CSV has equal rows, no formula and no control character",
    "tsv": "so has TSV",
    "markdown": "Markdown makes no element, picture or link of what a posting says",
    "html": "HTML has no element, attribute, address, comment or style of a posting's",
    "atom": "Atom is well-formed and has no element of a posting's",
    "message": "messages have no control character and are UTF-8",
    "exit": "every run ends with an exit code that is documented",
}


# ---- running --------------------------------------------------------------------------------

class Prover:
    def __init__(self, program, data, seed):
        self.program, self.data, self.seed = os.path.abspath(program), os.path.abspath(data), seed
        self.folder = tempfile.mkdtemp()
        self.home = os.path.join(self.folder, "home")
        self.failures = {name: [] for name in SENTENCES}
        self.read = {}  # exit codes
        self.history = True
        self.counts = dict.fromkeys(SENTENCES, 0)
        kept = ("ASAN_OPTIONS", "UBSAN_OPTIONS", "LSAN_OPTIONS", "PATH", "LD_LIBRARY_PATH")
        self.env = {name: os.environ[name] for name in kept if name in os.environ}
        self.env["HOME"] = self.home

    def run(self, args, stdin=b""):
        return subprocess.run([self.program, *args], input=stdin, capture_output=True, env=self.env,
                              cwd=self.folder, timeout=60, check=False)

    def fail(self, name, number, args, stdin, why):
        kept = os.path.join(self.folder, "failed-%d" % sum(map(len, self.failures.values())))
        with open(kept, "wb") as file:
            file.write(stdin)
        self.failures[name].append("seed %d, round %d: %s < %s: %s"
                                   % (self.seed, number, " ".join(args), kept, why))

    def try_one(self, number, name, args, stdin):
        """Runs a command whose output has the form that name says."""
        done = self.run(args, stdin)
        # Hostile profiles may be none.
        wrong = args[0] in ("profile", "dict") or "--profile" in args
        known = (0, 1, 4, 5) + ((3,) if wrong else ())
        self.counts["exit"] += 1
        self.read[done.returncode] = self.read.get(done.returncode, 0) + 1
        if done.returncode not in known:
            self.fail("exit", number, args, stdin,
                      "%d: %r" % (done.returncode, done.stderr[-300:]))
            return done
        if done.returncode == 3:
            name = "message"
        for what, data, check in ((name, done.stdout, CHECKS.get(name, check_text)),
                                  ("message", done.stderr, check_text)):
            self.counts[what] += bool(data)
            try:
                why = check(data.decode("utf-8"), args)
            except (ValueError, csv.Error, xml.etree.ElementTree.ParseError) as error:
                why = "%s: %s" % (type(error).__name__, error)
            if why:
                self.fail(what, number, args, stdin, why)
        return done


FORMATS = ["text", "plain", "colour", "json", "ndjson", "csv", "tsv", "markdown", "html"]


def formatted(name):
    return {"plain": ["--plain"], "colour": ["--color", "always"]}.get(name, ["--format", name])


def write(path, data):
    os.makedirs(os.path.dirname(path), exist_ok=True)
    with open(path, "wb") as file:
        file.write(data)
    return path


def watched(prover, number, hostile, postings):
    """Two runs of watch, the second of which has news, then what was remembered."""
    state = os.path.join(prover.home, ".local")
    shutil.rmtree(state, ignore_errors=True)
    pile = os.path.join(prover.folder, "pile.ndjson")
    sources = write(os.path.join(prover.folder, "sources"), b"pile.ndjson\n")
    write(pile, hostile.lines(postings[:4]))
    prover.run(["watch", "--sources", sources, "--now", "2026-10-01T00:00:00Z"])
    write(pile, hostile.lines(postings[2:8]))
    for name in ("text", "plain", "json", "ndjson", "csv", "atom"):
        prover.try_one(number, name, ["watch", "--sources", sources, "--dry-run", "--verbose",
                                      *formatted(name), *NOW], b"")
    prover.run(["watch", "--sources", sources, *NOW])
    for name in ("text", "plain", "json", "ndjson", "csv"):
        prover.try_one(number, name, ["trend", *formatted(name)], b"")
    prover.try_one(number, "html", ["gap", "--remembered", "--format", "html", *NOW], b"")
    prover.try_one(number, "ndjson", ["watch", "--export"], b"")


def commands(hostile, profile, words, dictionary):
    """(form of its output, arguments) of all that is run on records."""
    pick = hostile.random.choice
    person = pick([[], ["--profile", profile], ["--profile", profile, "--profile", words],
                   ["--profile", profile, "--have", hostile.line()]])
    own = pick([[], ["--dictionary", dictionary]])
    for name in FORMATS:
        more = ["--table", pick(["gaps", "postings", "requirements"])] if len(person) < 4 else []
        more += pick([[], ["--verbose"], ["--all"]])
        yield name, ["gap", *formatted(name), *more, *person, *own, *NOW]
        yield name, ["plan", *formatted(name), *person[:2], *own, *NOW]
    for name in ("text", "markdown", "html", "json"):
        yield name, ["plan", "--rubric", *formatted(name), *NOW]
        yield name, ["gap", "--by", pick(["company", "title", "location"]), *formatted(name), *NOW]
    for name in ("text", "plain", "json", "ndjson"):
        yield name, ["explain", *formatted(name), *own, *NOW]
    yield "json", ["explain", "--unknown", *NOW]
    yield "text", ["extract", *NOW]
    yield "ndjson", ["extract", "--format", "ndjson", *NOW]
    yield "ndjson", ["match", *own, *NOW]
    yield "ndjson", ["fetch", *NOW]


def others(prover, number, hostile, profile, words, dictionary):
    """What reads no postings."""
    for path in (profile, words):
        prover.try_one(number, "text", ["profile", "show", path, *NOW], b"")
        prover.try_one(number, "text", ["profile", "check", path, *NOW], b"")
        prover.try_one(number, "text", ["profile", "import", path, "--output", "-", *NOW], b"")
    prover.try_one(number, "json", ["profile", "show", profile, "--format", "json", *NOW], b"")
    for args in (["dict", "check", dictionary], ["dict", "test", dictionary]):
        prover.try_one(number, "text", [*args, "--dictionary", dictionary], b"")
    prover.try_one(number, "ndjson", ["dict", "list", "--format", "ndjson", "--dictionary",
                                      dictionary], b"")
    done = prover.run(["gap", hostile.line(), *NOW])
    why = check_text(done.stderr.decode("utf-8", "backslashreplace"), None)
    prover.counts["message"] += 1
    if why or done.returncode not in (2, 4, 5):
        prover.fail("message", number, ["gap", "HOSTILE"], b"", why or str(done.returncode))


def play(prover, number, postings, findings):
    hostile = Hostile("%d %d" % (prover.seed, number))
    profile = write(os.path.join(prover.folder, hostile.line().replace("/", "")[:40] + ".json"),
                    json.dumps(hostile.profile()).encode())
    words = write(os.path.join(prover.folder, "words.txt"), "\n".join(
        [hostile.line(), "Go 3y", hostile.line() + " learning"]).encode("utf-8", "surrogatepass"))
    dictionary = write(os.path.join(prover.folder, "dictionary.json"),
                       json.dumps(hostile.dictionary()).encode("utf-8", "surrogatepass"))
    chosen = hostile.random.sample(postings, min(len(postings), 5))
    found = hostile.random.sample(findings, min(len(findings), 5))
    for name, args in commands(hostile, profile, words, dictionary):
        early = args[0] in ("fetch", "extract", "explain", "match")
        records = chosen if early or hostile.random.random() < 0.5 else found
        yield lambda name=name, args=args, records=records: prover.try_one(
            number, name, args, hostile.lines(records))
    yield lambda: others(prover, number, hostile, profile, words, dictionary)
    if prover.history:
        yield lambda: watched(prover, number, hostile, postings)
    os.remove(profile)


def main(program, data, seconds="12", seed="1"):
    prover = Prover(program, data, int(seed))
    until = time.monotonic() + float(seconds)
    postings, findings = ([json.loads(line) for line in prover.run(
        [command, os.path.join(prover.data, "postings"), *NOW]).stdout.splitlines()]
                          for command in ("fetch", "match"))
    # Without the history nothing is watched, and no other command writes Atom.
    prover.history = b"needs this part" not in prover.run(["trend"]).stderr
    number = 0
    # One round at least, however slow the program is.
    while number == 0 or time.monotonic() < until:
        for step in play(prover, number, postings, findings):
            step()
            if number > 0 and time.monotonic() >= until:
                break
        number += 1
    print("1..%d" % len(SENTENCES))
    print("# %d rounds; outputs: %s" % (number, ", ".join(
        "%s %d" % pair for pair in prover.counts.items())))
    print("# exit codes: %s" % dict(sorted(prover.read.items())))
    for i, (name, sentence) in enumerate(SENTENCES.items(), 1):
        good = not prover.failures[name] and (prover.counts[name] > 0 or name == "atom")
        for line in prover.failures[name][:5]:
            print("# " + line)
        print("%s %d - %s" % ("ok" if good else "not ok", i, sentence))
    if not any(prover.failures.values()):
        shutil.rmtree(prover.folder)
    return any(prover.failures.values())


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
