# SPDX-License-Identifier: MIT
"""Short postings of few companies that ask in many ways, made by chance: for what adds up.

tests/bench/corpus.py makes such that are like real ones.
"""

import json

ASKED = ("Go PostgreSQL Docker Kubernetes Python Kafka Linux Terraform Redis React Java Rust "
         "gRPC AWS Elixir MongoDB").split()
LINES = ("%(n)d+ years of %(a)s", "%(a)s or %(b)s", "Strong %(a)s and %(b)s",
         "at least two of %(a)s, %(b)s and %(c)s", "%(a)s (or similar)", "fluent English",
         "a degree in computer science")


def made_posting(number, chance):
    """A JobPosting that asks for a few things in a few ways."""
    items = []
    for _ in range(chance.randrange(1, 6)):
        a, b, c = chance.sample(ASKED, 3)
        line = chance.choice(LINES) % {"n": chance.randrange(2, 9), "a": a, "b": b, "c": c}
        items.append("<li>%s</li>" % line)
    half = len(items) // 2
    return json.dumps({
        "@type": "JobPosting", "title": "Engineer %d" % number, "identifier": str(number),
        "hiringOrganization": {"name": "Company %d" % chance.randrange(20)},
        "description": "<h2>Requirements</h2><ul>%s</ul><h2>Nice to have</h2><ul>%s</ul>"
                       % ("".join(items[half:]), "".join(items[:half]))})
