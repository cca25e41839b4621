#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""What a build is made of, as a bill of materials: CycloneDX 1.5, JSON, on stdout.

    sbom.py VERSION PART:NAME=VERSION...     PART: program or io, the object that is loaded for
                                             the network and the history

The build calls it with what pkg-config says; the result is installed with the documentation.
No clock, no serial number: the same build gives the same bytes. Standard library only.
"""

import json
import sys

# name for pkg-config: (name of the project, licence as SPDX has it, what it does here)
KNOWN = {
    "expat": ("expat", "MIT", "reads RSS, Atom and sitemaps"),
    "gumbo": ("gumbo-parser", "Apache-2.0", "reads HTML"),
    "jansson": ("jansson", "MIT", "reads and writes JSON"),
    "libpcre2-8": ("pcre2", "BSD-3-Clause", "matches patterns"),
    "zlib": ("zlib", "Zlib", "unpacks gzip"),
    "libcurl": ("curl", "curl", "asks the network"),
    "sqlite3": ("sqlite", "blessing", "keeps the history"),
}


def component(name, version):
    project, licence, purpose = KNOWN[name]
    purl = "pkg:generic/%s@%s" % (project, version)
    return {"bom-ref": purl, "type": "library", "name": project, "version": version,
            "description": purpose, "licenses": [{"license": {"id": licence}}], "purl": purl}


def bill(version, parts):
    """parts: {"program": [(name, version)], "io": [...]}."""
    root = {"bom-ref": "pkg:generic/skillgap@" + version, "type": "application",
            "name": "skillgap", "version": version,
            "licenses": [{"license": {"id": "MIT"}}],
            "purl": "pkg:generic/skillgap@" + version}
    loaded = {"bom-ref": root["bom-ref"] + "#io", "type": "library", "name": "skillgap-io",
              "version": version, "licenses": [{"license": {"id": "MIT"}}],
              "description": "loaded for the network and the history"}
    made = {name: component(name, known) for names in parts.values() for name, known in names}

    def refs(part):
        return sorted(made[name]["bom-ref"] for name, _ in parts.get(part, []))

    own = [loaded] if parts.get("io") else []
    depends = [{"ref": root["bom-ref"], "dependsOn": refs("program")
                + [part["bom-ref"] for part in own]}]
    depends += [{"ref": part["bom-ref"], "dependsOn": refs("io")} for part in own]
    return {"bomFormat": "CycloneDX", "specVersion": "1.5", "version": 1,
            "metadata": {"component": root},
            "components": own + sorted(made.values(), key=lambda one: one["bom-ref"]),
            "dependencies": depends}


def main(version, *words):
    parts = {}
    for word in words:
        part, _, rest = word.partition(":")
        name, _, known = rest.partition("=")
        if part not in ("program", "io") or name not in KNOWN or not known:
            sys.exit("sbom.py: '%s' is not known: its name and licence go into KNOWN" % word)
        parts.setdefault(part, []).append((name, known))
    json.dump(bill(version, parts), sys.stdout, indent=1)
    print()


if __name__ == "__main__":
    if len(sys.argv) < 2:
        sys.exit(__doc__)
    main(*sys.argv[1:])
