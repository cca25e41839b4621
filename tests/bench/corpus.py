#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Made-up postings and dictionaries to measure with; the same ones on every machine.

    corpus.py ndjson N FILE           N postings, one a line
    corpus.py texts N FOLDER          N postings as plain text, a file each
    corpus.py pages N FOLDER          N postings as pages, a file each
    corpus.py dictionary N FILE       a dictionary of N skills

How like real ones they are stands in README.md; likeness.py counts it. Skills are those of the
dictionary that the program is built with, and further ones made of the same words. Standard
library only.
"""

import glob
import json
import os
import random
import re
import sys

from words import Words, invented

HERE = os.path.dirname(os.path.abspath(__file__))
SKILLS = os.path.join(HERE, "..", "..", "dictionaries", "skills")
SEED = 7
ASIDE = ("soft-skill", "role", "degree", "course", "learning-site", "career")

HEADINGS = {
    "duties": ["What you will do", "Responsibilities", "Your role"],
    "required": ["Requirements", "What you bring", "Must have", "Qualifications"],
    "preferred": ["Nice to have", "Bonus points", "Preferred"],
    "benefits": ["What we offer", "Benefits", "Perks"],
}
ASKED = ["{n}+ years of {a}", "Strong experience with {a}, {b} or {c}", "{a} and {b} in production",
         "Experience with {a}", "Good knowledge of {a} ({b}, {c})", "Proficiency in {a}",
         "You have worked with {a} {words} and {b}", "Familiarity with {a} is a plus",
         "Hands-on experience with {a}, {b}, {c} and {d}",
         "Solid understanding of {a} {words} and {b}"]
TITLES = ["Senior {a} Engineer", "Software Engineer, {w}", "Backend Developer ({a})",
          "Platform Engineer", "{a} Developer", "Data Engineer", "Staff Engineer - {w}"]


def built_in():
    """The skills of dictionaries/, each with its area."""
    skills = []
    for path in sorted(glob.glob(os.path.join(SKILLS, "*.json"))):
        with open(path, encoding="utf-8") as file:
            content = json.load(file)
        skills += [{**skill, "area": content["area"]} for skill in content["skills"]]
    return skills


def matched(name):
    """What is searched for of a name: not the label in parentheses at its end."""
    return re.sub(r"\s+\([^()]*\)$", "", name)


class Dictionary:
    """N skills: built-in ones drawn at random, common ones first, then made-up ones."""

    def __init__(self, n):
        randomly = random.Random(SEED)
        known = built_in()
        randomly.shuffle(known)
        known.sort(key=lambda skill: skill["tier"])
        self.skills = [dict(skill) for skill in known[:n]]
        self.invent(n - len(self.skills), randomly)
        ids = {skill["id"] for skill in self.skills}
        for skill in self.skills:
            # Relations lead to skills that may not be there; a rule's neighbours as well.
            for key in ("implies", "part_of", "adjacent", "after"):
                skill.pop(key, None)
            rule = dict(skill.get("ambiguous", {}))
            for key in ("list", "near"):
                if key in rule:
                    rule[key] = [one for one in rule[key]
                                 if one in ids or one.startswith("kind:")]
            if rule:
                skill["ambiguous"] = rule

    def invent(self, n, randomly):
        """Skills with one to four names of one to three words, of which some are everybody's."""
        words = Words(SEED)
        parts = [part for skill in self.skills for part in matched(skill["name"]).split()
                 if part.isalpha() and len(part) > 2]
        taken = {fold(name) for skill in self.skills
                 for name in [skill["name"], skill["id"], *skill.get("aliases", [])]}

        def part():
            draw = randomly.random()
            if draw < 0.25:
                return randomly.choice(parts)
            return (randomly.choice(words.known) if draw < 0.5
                    else invented(randomly, randomly.choice((2, 3))).capitalize())

        for number in range(n):
            names = []
            while len(names) < 1 + randomly.choice((0, 1, 1, 2, 3)):
                name = " ".join(part() for _ in range(randomly.choice((1, 1, 2, 2, 2, 3))))
                if " " not in name:
                    name = invented(randomly, 3).capitalize()
                if fold(name) not in taken and len(name) < 90:
                    taken.add(fold(name))
                    names.append(name)
            self.skills.append({"id": "made-%05d" % number, "area": "made", "name": names[0],
                                "kind": randomly.choice(("tool", "library", "concept")),
                                "tier": 3, "aliases": names[1:]})

    def write(self, path):
        """As one file, in one area: by itself, or on top of the built-in ones."""
        skills = [{key: skill[key] for key in skill if key not in ("area", "role", "step")}
                  for skill in self.skills]
        with open(path, "w", encoding="utf-8") as file:
            json.dump({"area": "made", "skills": skills}, file, ensure_ascii=False)


def fold(name):
    """The same for names that the program takes for one, in the plural too."""
    return re.sub(r"[ -]", "", matched(name)).lower().removesuffix("s")


class Postings:
    """Draws postings. Skills are drawn by rank of tier, as a few of them are asked everywhere."""

    def __init__(self, seed=SEED, skills=None):
        self.words = Words(seed)
        self.randomly = random.Random(seed)
        skills = skills or [skill for skill in built_in() if skill["kind"] not in ASIDE]
        self.by_tier = [[skill for skill in skills if skill["tier"] == tier] or skills
                        for tier in range(4)]

    def skill(self):
        """A name of one of the skills that this posting is about."""
        skill = self.randomly.choice(self.about)
        names = [skill["name"], *skill.get("aliases", [])[:2]]
        return matched(self.randomly.choice(names))

    def choose(self, n):
        """What the next posting is about."""
        self.about = []
        for tier in self.randomly.choices(range(4), (55, 25, 13, 7), k=n):
            few = self.by_tier[tier]
            self.about.append(few[int(len(few) * self.randomly.random() ** 2)])

    def sentence(self):
        words = self.words.some(8, 26).split()
        if self.randomly.random() < 0.55:
            words[self.randomly.randrange(len(words))] = self.skill()
        if len(words) > 10 and self.randomly.random() < 0.6:
            words[len(words) // 2] += ","
        text = " ".join(words)
        return text[0].upper() + text[1:] + "."

    def paragraph(self, least=1, most=3):
        return " ".join(self.sentence() for _ in range(self.randomly.randint(least, most)))

    def asked(self):
        form = self.randomly.choice(ASKED)
        if self.randomly.random() < 0.2:
            return self.sentence()
        return form.format(n=self.randomly.randint(1, 8), words=self.words.some(2, 8),
                           a=self.skill(), b=self.skill(), c=self.skill(), d=self.skill())

    def section(self, kind, items):
        heading = self.randomly.choice(HEADINGS[kind])
        line = self.asked if kind in ("required", "preferred") else self.sentence
        return (heading, [line() for _ in range(items)])

    def posting(self, number, scale=None):
        """title, company, paragraphs and (heading, items) of one posting; scale 1 is 4 KB."""
        if scale is None:
            scale = min(2.6, max(0.25, self.randomly.lognormvariate(0, 0.5)))
        self.choose(max(6, round(44 * scale)))
        title = self.randomly.choice(TITLES).format(a=self.skill(),
                                                    w=self.words.draw().capitalize())
        return {
            "number": number, "title": title,
            "company": invented(self.randomly, 2).capitalize() + " " + str(number % 977),
            "about": [self.paragraph() for _ in range(max(1, round(5 * scale)))],
            "sections": [self.section("duties", max(2, round(6 * scale))),
                         self.section("required", max(2, round(9 * scale))),
                         self.section("preferred", max(1, round(4 * scale))),
                         self.section("benefits", max(1, round(5 * scale)))],
            "end": [self.paragraph() for _ in range(max(1, round(3 * scale)))],
        }

    def many(self, n, scale=None):
        return (self.posting(number, scale) for number in range(n))


def text_of(posting):
    """Plain text as people paste it: headings with a blank line before them, lists with '-'."""
    lines = ["\n\n".join(posting["about"])]
    for heading, items in posting["sections"]:
        lines.append("\n%s:\n\n%s" % (heading, "\n".join("- " + item for item in items)))
    return "\n".join(lines) + "\n\n" + "\n\n".join(posting["end"]) + "\n"


def file_of(posting):
    return "%s\n%s\n\n%s" % (posting["title"], posting["company"], text_of(posting))


def line_of(posting):
    return json.dumps({
        "@type": "JobPosting", "identifier": "made-%d" % posting["number"],
        "title": posting["title"], "hiringOrganization": {"name": posting["company"]},
        "datePosted": "2026-10-%02d" % (posting["number"] % 28 + 1),
        "description": text_of(posting)}, ensure_ascii=False) + "\n"


def main(form, count, out):
    import page  # pages are made of postings, and these are here

    n = int(count)
    if form == "dictionary":
        Dictionary(n).write(out)
        return
    postings = Postings().many(n)
    if form == "ndjson":
        with open(out, "w", encoding="utf-8") as file:
            file.writelines(map(line_of, postings))
        return
    write, ending = {"texts": (file_of, "txt"), "pages": (page.page_of, "html")}[form]
    os.makedirs(out, exist_ok=True)
    for posting in postings:
        path = os.path.join(out, "%06d.%s" % (posting["number"], ending))
        with open(path, "w", encoding="utf-8") as file:
            file.write(write(posting))


if __name__ == "__main__":
    if len(sys.argv) != 4:
        sys.exit(__doc__)
    main(*sys.argv[1:])
