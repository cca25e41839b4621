#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""The manual pages against the program: options, values, commands, boards, exit codes,
environment, examples. Prints TAP.

    pages.py PROGRAM SOURCES DATA EXAMPLES [WITHOUT]

SOURCES is the folder src, WITHOUT names parts of the program that are not built (fetch, history).
"""

import glob
import json
import os
import re
import shutil
import subprocess
import sys
import tempfile

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), "../cli"))
import tap  # noqa: E402

# Options of other programs, in examples and prose.
OTHERS = {"--user", "--headless", "--dump-dom", "--pipe", "--block", "--wait", "--array",
          "--icsv", "--onidx", "--opprint", "--unbuffered"}
# What libcurl reads itself.
OF_CURL = {"no_proxy", "NO_PROXY"}
# Where the options of a command stand, for those whose page tells of two.
SECTIONS = {"profile": ["OPTIONS"],
            "profile init": ["OPTIONS OF INIT", "OPTIONS FOR READING SOURCES"]}
PAGES = {"profile init": "skillgap-profile.1", "help": "skillgap.1"}
HISTORY = {"watch", "trend"}
# Sources that are asked of the network: with --offline nothing is there, but the command is right.
REMOTE = re.compile(r"https?://|greenhouse:|lever:|hn:")

BAD = ["--dictionary", "nowhere.json"]
HALF = ["posting.html", "broken.gz"]
# A run for each exit code that a command can have; {1: None}: too long to be made here.
READING = {0: ["posting.html"], 2: ["--nothing"], 3: ["posting.html"] + BAD, 4: HALF,
           5: ["broken.gz"], 6: ["posting.html", "--output", "/dev/full"]}
ENDINGS = {
    "fetch": READING, "extract": READING, "match": READING, "plan": READING,
    "gap": {**READING, 1: ["posting.html", "--have", "go", "--fail-on", "any"]},
    "explain": {**READING, 1: ["posting.html", "cobol"], 4: ["mixed"]},
    "profile": {0: ["show", "me.txt"], 1: ["check", "typo.txt"], 2: ["burn"], 3: ["show", "nobody"],
                4: ["init", "--output", "-"] + HALF, 5: ["init", "broken.gz", "--output", "-"],
                6: ["import", "cv.json", "--output", "me.txt/at/all"]},
    "dict": {0: ["resolve", "k8s"], 1: ["resolve", "no-such-skill"], 2: ["burn"],
             3: ["list"] + BAD, 6: "dict list >/dev/full"},
    "watch": {0: ["--sources", "sources"], 1: ["--sources", "sources", "--fail-on-change"],
              2: ["--nothing"], 3: [], 4: ["--sources", "half"], 5: ["--sources", "broken"],
              6: ["--sources", "sources", "--verbose", "--output", "/dev/full"]},
    "trend": {0: [], 2: ["--nothing"], 3: BAD, 5: [], 6: ["--output", "/dev/full"]},
}
REMEMBER = "skillgap posting.html --remember"


def plain(text):
    """Without markup, on one line, in small letters."""
    return " ".join(re.sub(r"[*_\\]", "", text).split()).rstrip(".").lower()


class Page:
    def __init__(self, text):
        self.text = text
        parts = re.split(r"^# (.+)$", text, flags=re.M)
        self.sections = dict(zip(parts[1::2], parts[2::2]))

    def entries(self, wanted=lambda title: True):
        """{heading: text} of what stands with its text behind a tab."""
        found = {}
        for title, body in self.sections.items():
            for head, text in re.findall(r"^(\*.*|_.*)\n((?:\t.*\n?)+)", body, re.M):
                if wanted(title):
                    found[head] = text
        return found

    def blocks(self):
        return re.findall(r"^```\n(.*?)^```$", self.text, re.M | re.S)


class Prover:
    def __init__(self, program, sources, data, without):
        self.program, self.sources, self.data = map(os.path.abspath, (program, sources, data))
        self.without, self.results = without, []
        self.pages = {}
        for path in glob.glob(os.path.join(sources, "man/*.scd")):
            done = subprocess.run([sys.executable, os.path.join(sources, "man/make.py"), path],
                                  capture_output=True, text=True, check=True)
            self.pages[os.path.basename(path)[:-4]] = Page(done.stdout)
        done = subprocess.run([self.program, "help", "--format", "ndjson"], capture_output=True,
                              text=True, check=True, timeout=60)
        records = [json.loads(line) for line in done.stdout.splitlines()]
        self.commands = {r["name"]: r for r in records if r["type"] == "command"}
        self.boards = {r["name"] for r in records if r["type"] == "board"}

    def prove(self, name, problems):
        self.results.append((name, not problems, "\n".join(map(str, problems))))

    def leave_out(self, name, why):
        self.results.append((name, tap.LEFT_OUT, why))

    def page_of(self, command):
        return self.pages[PAGES.get(command, "skillgap-%s.1" % command)]

    def env(self, home):
        env = {"HOME": home, "LC_ALL": "C.UTF-8",
               "PATH": os.path.dirname(self.program) + ":" + os.environ["PATH"]}
        env.update((key, os.environ[key]) for key in ("ASAN_OPTIONS", "UBSAN_OPTIONS")
                   if key in os.environ)
        return env


# ---- options ------------------------------------------------------------------------------

def heading_of(option):
    brief = "*-%s*, " % option["brief"] if option["brief"] else ""
    value = " _%s_" % option["value"] if option["value"] else ""
    return "%s*--%s*%s" % (brief, option["name"], value)


def check_options(prover, command):
    page = prover.page_of(command)
    titles = SECTIONS.get(command)
    entries = page.entries(lambda title: title in titles if titles else title.startswith("OPTIONS"))
    entries = {head: text for head, text in entries.items() if head.startswith("*-")}
    entries.pop("*--version*", None)
    there = {heading_of(option): option for option in prover.commands[command]["options"]}
    prover.prove("every option of %s stands in its page, and no other" % command,
                 ["missing: " + head for head in there.keys() - entries.keys()]
                 + ["not there: " + head for head in entries.keys() - there.keys()])
    both = [(there[head], plain(entries[head])) for head in there.keys() & entries.keys()]
    prover.prove("the page of %s and its help say the same" % command,
                 ["--%s: %s" % (option["name"], option["help"]) for option, text in both
                  if not text.startswith(plain(option["help"]))])
    prover.prove("every value of %s stands in its page" % command,
                 ["--%s %s" % (option["name"], word) for option, text in both
                  for word in option["choices"] if plain(word) not in text])


def check_help(prover, command):
    done = subprocess.run([prover.program] + command.split() + ["--help"], capture_output=True,
                          text=True, timeout=60)
    prover.prove("the help of %s fits 80 columns" % command,
                 [line for line in done.stdout.splitlines() if len(line) > 80])
    shown = {re.search(r"--([a-z-]+)", text).group(1): text for text in
             re.split(r"^ +(?=-[a-z0-9], +--|--)", done.stdout, flags=re.M)[1:]}
    prover.prove("the help of %s has every option with every value" % command,
                 ["--%s %s" % (option["name"], word)
                  for option in prover.commands[command]["options"]
                  for word in option["choices"] or [""]
                  if word not in shown.get(option["name"], "").split("\n\n")[0]
                  or option["name"] not in shown])


def check_named(prover):
    known = {"--" + option["name"] for record in prover.commands.values()
             for option in record["options"]} | OTHERS | {"--version"}
    # What an example of an abbreviation cuts short.
    known |= {"--form"}
    prover.prove("no option is named that is not there",
                 ["%s: %s" % (name, word) for name, page in prover.pages.items()
                  for word in set(re.findall(r"(?<![\w-])--[a-z][a-z-]+", page.text)) - known])


# ---- the rest of the tables ---------------------------------------------------------------

def check_commands(prover):
    entries = Page("# COMMANDS\n" + prover.pages["skillgap.1"].sections["COMMANDS"]).entries()
    problems = []
    for name, record in prover.commands.items():
        text = plain(entries.get("*%s*" % name, ""))
        summary = plain(record["summary"])
        if " " not in name and not (text.startswith(summary)
                                    and prover.page_of(name) is not None):
            problems.append(name)
    extra = {"*%s*" % name for name in prover.commands} ^ set(entries)
    prover.prove("every command stands in skillgap(1), and has a page",
                 problems + sorted(extra - {"*profile init*"}))
    text = prover.pages["skillgap.1"].sections["SOURCES"]
    # Those named besides are what can follow a colon.
    named = set(re.findall(r"\*([a-z]+)\*(?!\()", text)) - {"all"}
    named |= set(re.findall(r"^\*([a-z]+):", text, re.M)) - {"role", "sitemap", "http", "https"}
    prover.prove("every board stands in skillgap(1), and no other",
                 sorted(named ^ prover.boards))


def check_environment(prover):
    text = prover.pages["skillgap.1"].sections["ENVIRONMENT"]
    said = set(re.findall(r"\*([A-Za-z_]+)\*", "".join(
        line for line in text.splitlines(True) if not line.startswith("\t"))))
    read = set()
    for path in glob.glob(os.path.join(prover.sources, "**/*.c"), recursive=True):
        with open(path, encoding="utf-8") as file:
            code = file.read()
        read |= set(re.findall(r'(?:getenv|in_base)\("(\w+)"', code))
        read |= set(re.findall(r'"(\w+_(?:proxy|PROXY))"', code))
        for keys in re.findall(r"\.keys = \{(.*?)\}|\.header = \"[\w-]+: (\w+)\"", code):
            read |= set(re.findall(r"\w+", "".join(keys)))
    prover.prove("every variable that is read stands in skillgap(1), and no other",
                 sorted(said ^ (read | OF_CURL)))


def check_references(prover):
    prover.prove("every page that is referred to is there",
                 ["%s: %s" % (name, ref) for name, page in prover.pages.items()
                  for ref in re.findall(r"(skillgap(?:-[a-z]+)?\(\d\))", page.text)
                  if re.sub(r"\((\d)\)", r".\1", ref) not in prover.pages])
    with open(os.path.join(prover.sources, "man/meson.build"), encoding="utf-8") as file:
        listed = set(re.findall(r"'(skillgap[\w-]*\.\d)'", file.read()))
    prover.prove("every page is built", sorted(set(prover.pages) ^ listed))


def check_rules(prover):
    with open(os.path.join(prover.sources, "../dictionaries/README.md"), encoding="utf-8") as file:
        tools = file.read().split("## Tools")[1]
    rules = re.findall(r"^\| `([a-z.-]+)` \|", tools, re.M)
    page = prover.pages["skillgap-dictionary.5"]
    said = [head.strip("*") for head in page.entries(lambda title: "RULES" in title)]
    prover.prove("every rule of dict check is described", sorted(set(rules) ^ set(said)))


def check_fields(prover):
    with open(os.path.join(prover.sources, "../dictionaries/schema.json"), encoding="utf-8") as f:
        schema = json.load(f)
    skill = schema["$defs"]["skill"]["properties"]
    page = prover.pages["skillgap-dictionary.5"]
    for title, there in (("FILE", schema["properties"]), ("SKILL", skill),
                         ("AMBIGUOUS", skill["ambiguous"]["properties"])):
        said = {head.split("*")[1] for head in page.entries(lambda name: name == title)}
        prover.prove("every field of %s in a dictionary is described" % title,
                     sorted(said ^ set(there)))
    kinds = page.entries(lambda name: name == "SKILL")["*kind* (word)"]
    prover.prove("every kind of skill is described",
                 sorted(set(skill["kind"]["enum"]) ^ set(re.findall(r"_([a-z-]+)_", kinds))))


# ---- what runs ----------------------------------------------------------------------------

def furnish(prover, where):
    """The files that examples name."""
    os.makedirs(where)
    os.makedirs(os.path.join(where, "mixed"))
    data = prover.data
    shutil.copytree(os.path.join(data, "postings"), os.path.join(where, "postings"))
    for name, path in (("posting.html", "postings/fjordpay-payments.html"),
                       ("saved.html", "postings/larkmoor.html"),
                       ("broken.gz", "broken/truncated.json.gz"),
                       ("cv.json", "profiles/backend.json"), ("me.txt", "profiles/data.txt"),
                       ("mixed/good.html", "postings/larkmoor.html"),
                       ("mixed/broken.gz", "broken/truncated.json.gz"),
                       ("own.json", "dictionaries/nursing.json")):
        shutil.copy(os.path.join(data, path), os.path.join(where, name))
    for name, text in (("typo.txt", "Go 3y\nKubernets 2y\nSQL\n"), ("sources", "./posting.html\n"),
                       ("half", "./posting.html\n./broken.gz\n"), ("broken", "./broken.gz\n")):
        with open(os.path.join(where, name), "w", encoding="utf-8") as file:
            file.write(text)


def shell(prover, script, home):
    return subprocess.run(["sh", "-e", "-c", script], capture_output=True, text=True, timeout=120,
                          cwd=os.path.join(home, "where"), env=prover.env(home),
                          stdin=subprocess.DEVNULL)


def with_home(prover, use):
    with tempfile.TemporaryDirectory() as home:
        furnish(prover, os.path.join(home, "where"))
        return use(home)


def ending(prover, command, code, args):
    def run(home):
        if command == "watch" and code == 1:  # the first run remembers, this one has news
            shell(prover, "skillgap watch --sources sources; cp saved.html posting.html", home)
        if command == "trend" and code in (0, 6):
            shell(prover, REMEMBER, home)
        if isinstance(args, str):
            return shell(prover, "skillgap " + args, home)
        return subprocess.run([prover.program] + command.split() + args, capture_output=True,
                              text=True, timeout=120, cwd=os.path.join(home, "where"),
                              env=prover.env(home), stdin=subprocess.DEVNULL)
    return with_home(prover, run)


def check_endings(prover):
    with open(os.path.join(prover.sources, "cli/cmd.h"), encoding="utf-8") as file:
        codes = re.findall(r"EXIT_\w+ = (\d)", file.read())
    page = prover.pages["skillgap.1"]
    said = [head.strip("*") for head in page.entries(lambda title: title == "EXIT CODES")]
    prover.prove("every exit code stands in skillgap(1)", [] if said == codes else [said, codes])
    for command, runs in ENDINGS.items():
        page = prover.page_of(command)
        said = [int(head.strip("*")) for head in page.entries(lambda title: title == "EXIT CODES")]
        problems = sorted(set(said) ^ set(runs))
        if command in HISTORY and "history" in prover.without:
            prover.leave_out("the exit codes of %s are those of its page" % command, "no history")
            continue
        for code, args in runs.items():
            done = ending(prover, command, code, args)
            if done.returncode != code:
                problems.append("%s: %d, not %d: %s" % (args, done.returncode, code, done.stderr))
        prover.prove("the exit codes of %s are those of its page" % command, problems)


def check_examples(prover, name, page):
    problems, missing = [], []

    def run(home):
        if "trend" in name:
            shell(prover, REMEMBER, home)
        for block in page.blocks():
            if not re.match(r"skillgap |echo ", block):
                continue
            if "jq" in block and shutil.which("jq") is None:
                missing.append("jq")
                continue
            remote = REMOTE.search(block)
            script = re.sub(r"^(skillgap(?: [a-z]+(?= ))?)", r"\1 --offline", block, flags=re.M) \
                if remote else block
            done = shell(prover, script, home)
            if done.returncode in (2, 3, 6, 127) or (done.returncode and not remote):
                problems.append("%s%d: %s" % (block, done.returncode, done.stderr))
    if "trend" in name and "history" in prover.without:
        prover.leave_out("the examples of %s work" % name, "no history")
        return
    with_home(prover, run)
    prover.prove("the examples of %s work" % name, problems)
    if missing:
        prover.leave_out("the examples of %s that need jq work" % name, "no jq")


def check_forms(prover):
    """What stands in the pages of formats is of that format."""
    lists, resume = prover.pages["skillgap-profile.5"].blocks()
    dictionary = prover.pages["skillgap-dictionary.5"].blocks()[0]

    def run(home):
        problems = []
        for text, file, commands in ((lists, "list.txt", ["profile check", "profile show"]),
                                     (resume, "resume.json", ["profile check", "profile show"]),
                                     (dictionary, "dict.json", ["dict check", "dict test"])):
            with open(os.path.join(home, "where", file), "w", encoding="utf-8") as out:
                out.write(text)
            for command in commands:
                done = shell(prover, "skillgap %s %s" % (command, file), home)
                if done.returncode:
                    problems.append("%s %s: %s%s" % (command, file, done.stdout, done.stderr))
        return problems
    prover.prove("profiles and dictionaries in the pages are good ones", with_home(prover, run))


def check_rendered(prover):
    if shutil.which("scdoc") is None:
        prover.leave_out("scdoc makes pages of all", "no scdoc")
        return
    problems, wide, odd = [], [], []
    for name, page in prover.pages.items():
        done = subprocess.run(["scdoc"], input=page.text, capture_output=True, text=True)
        head = '.TH "%s" "%s"' % tuple(name.rsplit(".", 1))
        if done.returncode or head not in done.stdout:
            problems.append("%s: %s" % (name, done.stderr))
        elif shutil.which("mandoc"):
            odd += lint(name, done.stdout)
            shown = subprocess.run(["mandoc", "-Tutf8", "-O", "width=78"], input=done.stdout,
                                   capture_output=True, text=True).stdout
            wide += ["%s: %s" % (name, line) for line in
                     re.sub(".\b", "", shown).splitlines() if len(line) > 80]
    prover.prove("scdoc makes pages of all", problems)
    if shutil.which("mandoc"):
        prover.prove("mandoc finds nothing odd in a page", odd)
        prover.prove("every page fits 80 columns", wide)
    else:
        prover.leave_out("mandoc finds nothing odd in a page", "no mandoc")


def lint(name, roff):
    done = subprocess.run(["mandoc", "-Tlint", "-Wwarning"], input=roff, capture_output=True,
                          text=True)
    # scdoc ends every paragraph, whatever follows.
    return ["%s: %s" % (name, line) for line in (done.stdout + done.stderr).splitlines()
            if "skipping paragraph macro" not in line]


def examples_of_watch(folder):
    for name in sorted(os.listdir(folder)):
        path = os.path.join(folder, name)
        if os.path.isfile(path) and not name.endswith(".md"):
            with open(path, encoding="utf-8") as file:
                if re.search(r"skillgap[ -]watch|msmtp", file.read()):
                    yield name


def main():
    program, sources, data, examples = sys.argv[1:5]
    prover = Prover(program, sources, data, set(sys.argv[5:]))
    for command in prover.commands:
        check_options(prover, command)
        check_help(prover, command)
    for check in (check_named, check_commands, check_environment, check_references, check_rules,
                  check_fields, check_endings, check_forms, check_rendered):
        check(prover)
    for name, page in sorted(prover.pages.items()):
        check_examples(prover, name, page)
    prover.prove("every example of watch is named",
                 [name for name in examples_of_watch(examples)
                  if "_%s_" % name not in prover.pages["skillgap-watch.1"].text])
    sys.exit(tap.report(prover.results))


if __name__ == "__main__":
    main()
