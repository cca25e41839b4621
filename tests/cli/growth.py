#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Memory does not grow with the number of postings read from the network: growth.py PROGRAM.

Ten times as many postings may take a tenth more memory at its peak. Prints TAP.
"""

import json
import os
import random
import shutil
import subprocess
import sys
import tempfile

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), ".."))
import tls_server  # noqa: E402

FEW, MANY, MOST_GROWTH = 200, 2000, 1.10
BOARD = "GET https://api.rippling.com/platform/api/ats/v1/board/%s/jobs"
WORDS = ("river team ledger harbour field quiet engine valley bridge market signal garden "
         "planning billing routing storage testing delivery weather travel music").split()
ASKED = "Go PostgreSQL Docker Kubernetes Python Kafka Linux Terraform Redis React".split()


def body_of(number):
    """A posting of some kilobytes, unlike the others."""
    chance = random.Random(number)
    text = " ".join(chance.choice(WORDS) + str(chance.randrange(1000)) for _ in range(400))
    asked = "".join("<li>%s</li>" % name for name in chance.sample(ASKED, 4))
    return "<p>%s</p><h2>Requirements</h2><ul>%s</ul>" % (text, asked)


def find(address):
    """Boards whose names are numbers of postings, and a site with pages."""
    host, _, path = address.partition("https://")[2].partition("/")
    if host == "jobs.example" and path.startswith("job/"):
        number = path[4:]
        return ("<title>Engineer %s</title><h1>Engineer %s</h1>%s"
                % (number, number, body_of(int(number)))).encode()
    if host != "api.rippling.com" or "/board/" not in path:
        return None
    name, _, number = path.partition("/board/")[2].partition("/jobs")
    if not number:
        return json.dumps([{"uuid": "u%d" % i, "name": "Engineer %d" % i}
                           for i in range(int(name))]).encode()
    number = number.lstrip("/u")
    return json.dumps({"uuid": "u" + number, "name": "Engineer " + number, "companyName": "Kite",
                       "description": {"role": body_of(int(number))}}).encode()


def peak(program, server, folder, environment, sources):
    """Peak of resident memory in KiB, and how many findings came out."""
    with open(os.path.join(folder, "out"), "w+b") as out:
        run = subprocess.Popen(
            [program, "match", "--jobs", "1", "--connect-to", server.to_here, "--allow-private",
             "--no-cache",
             "--pause", "0", "--per-host", "8", *sources], stdin=subprocess.DEVNULL,
            stdout=out, env=environment)
        usage = os.wait4(run.pid, 0)[2]
        out.seek(0)
        found = sum(b'"type":"findings"' in line for line in out)
    return usage.ru_maxrss, found


def main():
    program = sys.argv[1]
    if shutil.which("openssl") is None:
        print("1..0 # SKIP openssl is not installed")
        return 0
    bad = 0
    with tempfile.TemporaryDirectory() as folder:
        both, trusted = tls_server.make_certificate(folder, ["jobs.example", "api.rippling.com"])
        server = tls_server.Server(both, find)
        environment = {name: value for name, value in os.environ.items()
                       if not name.lower().endswith("_proxy")}
        environment.update(HOME=folder, XDG_CACHE_HOME=folder, CURL_CA_BUNDLE=trusted)
        print("1..2")
        for number, (name, sources) in enumerate((
                ("a board that is asked for each posting",
                 lambda n: ["rippling:%d" % n]),
                ("a list of addresses",
                 lambda n: ["https://jobs.example/job/%d" % i for i in range(n)])), 1):
            few, n_few = peak(program, server, folder, environment, sources(FEW))
            many, n_many = peak(program, server, folder, environment, sources(MANY))
            good = n_few == FEW and n_many == MANY and many <= few * MOST_GROWTH
            bad += not good
            print("# %d postings: %d KiB; %d: %d KiB, %+.1f %%"
                  % (n_few, few, n_many, many, 100 * (many / few - 1)))
            print("%s %d - ten times the postings of %s take no more than a tenth more memory"
                  % ("ok" if good else "not ok", number, name))
        server.shutdown()
    return bad > 0


if __name__ == "__main__":
    sys.exit(main())
