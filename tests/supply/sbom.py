#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""The bill of materials says what was built in. Prints TAP.

    sbom.py SCRIPT BILL PROGRAM [OBJECT]     OBJECT: what is loaded for network and history
"""

import json
import re
import shutil
import subprocess
import sys

ARGS = ["1.2.3", "program:zlib=1.0", "program:expat=2.0", "io:zlib=1.0"]
# What the C library brings, and ours.
SYSTEM = re.compile(r"^(libc|libm|libdl|libpthread|libgcc_s|lib[al]san|libubsan|libtsan|ld-.*|"
                    r"libskillgap.*)\.so")
# library as it is loaded: project
PROJECTS = {"libexpat": "expat", "libgumbo": "gumbo-parser", "libjansson": "jansson",
            "libpcre2-8": "pcre2", "libz": "zlib", "libcurl": "curl", "libcurl-gnutls": "curl",
            "libsqlite3": "sqlite"}


def run(script, *args):
    return subprocess.run([sys.executable, script, *args], capture_output=True, check=False)


def loaded(paths):
    """What the loader will look for, by project; what is nobody's by its own name."""
    names = set()
    for path in paths:
        out = subprocess.run(["readelf", "--dynamic", path], check=True, stdout=subprocess.PIPE,
                             text=True).stdout
        names |= set(re.findall(r"NEEDED.*\[([^\]]+)\]", out))
    return {PROJECTS.get(name.split(".so")[0], name) for name in names if not SYSTEM.match(name)}


def main(script, path, *built):
    with open(path, "rb") as file:
        bill = json.loads(file.read().decode("ascii"))
    refs = [one["bom-ref"] for one in [bill["metadata"]["component"], *bill["components"]]]
    first, second = run(script, *ARGS), run(script, *ARGS)
    small = json.loads(first.stdout)
    checks = [
        ("it is CycloneDX, and its references lead somewhere",
         bill["bomFormat"] == "CycloneDX" and len(set(refs)) == len(refs)
         and all(ref in refs for at in bill["dependencies"]
                 for ref in [at["ref"], *at["dependsOn"]])),
        ("each part has a version, a licence and an address",
         all(one["version"] and one["licenses"] and (one["purl"] if "purl" in one else
                                                      one["name"] == "skillgap-io")
             for one in bill["components"])),
        ("the same build gives the same bytes",
         first.returncode == 0 and first.stdout == second.stdout),
        ("a part is told once and who needs it each time",
         [one["name"] for one in small["components"]] == ["skillgap-io", "expat", "zlib"]
         and small["dependencies"][1]["dependsOn"] == ["pkg:generic/zlib@1.0"]),
        ("a part that nobody described is an error",
         run(script, "1", "program:unheard-of=1").returncode != 0),
    ]
    if shutil.which("readelf"):
        names = {one["name"] for one in bill["components"]}
        missing = loaded(built) - names
        print("# not in it: %s" % sorted(missing) if missing else "# all in it")
        checks.append(("whatever the loader looks for is in it", not missing))
    print("1..%d" % len(checks))
    for number, (name, good) in enumerate(checks, 1):
        print("%s %d - %s" % ("ok" if good else "not ok", number, name))
    return any(not good for _, good in checks)


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
