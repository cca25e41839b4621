#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""No line of a text report is wider than the terminal, at any width. Prints TAP.

    widths.py PROGRAM DATA

Columns are counted by Python's own tables of Unicode.
"""

import json
import os
import subprocess
import sys
import tempfile
import unicodedata

NOW = "2026-11-22T00:00:00Z"
WIDTHS = range(60, 201)
JUNG, JONG = range(0x1160, 0x1200), range(0xD7B0, 0xD7FC)

WORDS = {
    "cjk": "資深後端工程師負責支付系統與資料平台的設計與維運",
    "hangul": "백엔드 개발자 \u1112\u1161\u11ab\u1100\u1173\u11af 결제 플랫폼",
    "emoji": "🚀🧑‍💻 Rockstar 👩🏽‍🚒 needed ⚡✨✅ 🇳🇴 now 🔥🔥🔥",
    "combining": "Se\u0301nior Z\u0361a\u0308l\u0321g\u0334o\u0335\u0336 engineer" + "\u0301" * 60,
    "thai": "วิศวกรซอฟต์แวร์อาวุโสฝ่ายระบบชำระเงิน",
    "long": "Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamten" * 4,
    "rtl": "מהנדס תוכנה בכיר لهندسة البرمجيات \u202eevil\u202c \u2067x\u2069",
    "blank": "\u00a0\u3000\t \u200b\u2060",
    "wide": "ＦＵＬＬ　ＷＩＤＴＨ 〜 ｆｕｌｌ",
}
LISTS = ("Go and PostgreSQL", "10+ years of Kubernetes", "Kafka, NATS, RabbitMQ, Redis, SQS, "
         "Pulsar, ActiveMQ or similar", "Fluent English and German", "Docker", "Terraform")


def hostile():
    """Postings whose every text is hard to lay out."""
    for number, (name, text) in enumerate(WORDS.items()):
        lines = "".join("<li>%s %s</li>" % (item, text) for item in LISTS)
        yield {
            "@type": "JobPosting", "identifier": name, "title": text,
            "hiringOrganization": {"name": text[::-1]},
            "jobLocation": {"address": {"addressLocality": text}},
            "url": "https://%s.example/%s" % (name, "x" * 150),
            "datePosted": "2026-11-%02d" % (number + 1),
            "validThrough": "2026-11-2%d" % (number % 3), "employmentType": "FULL_TIME",
            "baseSalary": {"currency": "NOK", "value": {"minValue": 850000, "maxValue": 980000,
                                                        "unitText": "YEAR"}},
            "description": "<h2>Requirements</h2><ul>%s<li>%s</li></ul><h2>Nice to have</h2><ul>"
                           "<li>gRPC</li><li>Helm</li></ul>" % (lines, text)}


def width(c):
    if unicodedata.category(c) in ("Mn", "Me", "Cf") or ord(c) in JUNG or ord(c) in JONG:
        return 0
    return 2 if unicodedata.east_asian_width(c) in "WF" else 1


def columns(line):
    return sum(width(c) for c in line)


class Runner:
    def __init__(self, program, data):
        self.program, self.data = os.path.abspath(program), os.path.abspath(data)
        self.home = tempfile.mkdtemp()
        self.number = self.failed = 0

    def run(self, args, stdin=b"", width=80):
        env = {"PATH": os.environ["PATH"], "HOME": self.home, "COLUMNS": str(width)}
        env.update((name, os.environ[name]) for name in ("ASAN_OPTIONS", "UBSAN_OPTIONS",
                                                         "LD_LIBRARY_PATH") if name in os.environ)
        return subprocess.run([self.program, *args, "--now", NOW], input=stdin,
                              capture_output=True, env=env, cwd=self.data, timeout=60)

    def prove(self, name, findings, args, widths=WIDTHS):
        problems = []
        for wide in widths:
            text = self.run(["gap", *args], findings, wide).stdout.decode("utf-8")
            problems += ["%d columns of %d: %s" % (columns(line), wide, line)
                         for line in text.splitlines() if columns(line) > wide]
            if "REQUIRED" not in text and "required" not in text:
                problems.append("no report at %d" % wide)
        self.number += 1
        self.failed += bool(problems)
        for problem in problems[:12]:
            print("# " + problem)
        print("%s %d - %s" % ("not ok" if problems else "ok", self.number, name))


def main():
    runner = Runner(*sys.argv[1:3])
    person = ["--profile", "profiles/backend.json"]
    pile = runner.run(["match", "postings"]).stdout
    records = [json.dumps(posting).encode() + b"\n" for posting in hostile()]
    hard = runner.run(["match"], b"".join(records)).stdout
    print("1..%d" % (6 + len(records)))
    runner.prove("the sample pile fits every width with a profile", pile, person)
    runner.prove("the sample pile fits every width without one", pile, [])
    runner.prove("all of it fits", pile, [*person, "--verbose", "--top", "99", "--verdict",
                                          "ready,one_away,stretch,far,unclear"])
    runner.prove("a pile that is hard to lay out fits every width with a profile", hard, person)
    runner.prove("a pile that is hard to lay out fits every width without one", hard, [])
    runner.prove("all that is hard to lay out fits", hard, [*person, "--verbose", "--verdict",
                                                            "ready,one_away,stretch,far,unclear"])
    for number, (name, findings) in enumerate(zip(WORDS, hard.splitlines(keepends=True))):
        runner.prove("a posting made of %s fits" % name, findings, person, WIDTHS[number % 3::3])
    sys.exit(runner.failed > 0)


if __name__ == "__main__":
    main()
