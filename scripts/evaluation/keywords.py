# SPDX-License-Identifier: MIT
"""What plain keywords find: `rg -i -w -F -f NAMES`, everyone's first try.

NAMES are all names and aliases of the dictionary, or those of a file: one name a line, or TSV
with columns id, name and aliases (separated by |). Longer names go first, as the first that
fits takes the place. A name that no text holds is left out beforehand: the answer is the same,
and ripgrep is much quicker.
"""

import csv
import os
import shutil
import subprocess
import tempfile

from .program import stop


def names_of(dictionary_rows):
    """{name folded: id}"""
    names = {}
    for row in dictionary_rows:
        for name in [row["name"], *row["aliases"]]:
            names.setdefault(name.lower(), row["id"])
    return names


def read_names(path, dictionary):
    """The same from a file. A name that the dictionary lacks stands for itself."""
    names = {}
    try:
        with open(path, encoding="utf-8", newline="") as file:
            first = file.readline()
            file.seek(0)
            if first.startswith("id\t"):
                for row in csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE):
                    for name in [row["name"], *(row.get("aliases") or "").split("|")]:
                        names.setdefault(name.strip().lower(), row["id"])
            else:
                for name in file.read().splitlines():
                    names.setdefault(name.strip().lower(), dictionary.resolve(name.strip()))
    except (OSError, KeyError) as error:
        stop("%s: %s" % (path, error))
    return {name: skill or name for name, skill in names.items() if name}


def search(names, texts):
    """{key: [(start, end, id)]} in bytes of each text, {key: text}."""
    if not shutil.which("rg"):
        stop("--baseline needs ripgrep: sudo apt-get install ripgrep")
    keys = sorted(texts)
    starts, parts, at = [], [], 0
    for key in keys:
        part = texts[key].encode("utf-8") + b"\n\n"
        starts.append(at)
        parts.append(part)
        at += len(part)
    whole = b"".join(parts)
    lower = whole.decode("utf-8").lower()
    used = sorted((name for name in names if name in lower), key=lambda name: (-len(name), name))
    with tempfile.TemporaryDirectory() as folder:
        name_file, text_file = os.path.join(folder, "names"), os.path.join(folder, "text")
        with open(name_file, "w", encoding="utf-8") as file:
            file.write("".join(name + "\n" for name in used))
        with open(text_file, "wb") as file:
            file.write(whole)
        done = subprocess.run(
            ["rg", "--no-config", "--text", "-i", "-w", "-F", "-f", name_file, "--only-matching",
             "--byte-offset", "--no-line-number", "--color=never", text_file],
            capture_output=True)
    if done.returncode not in (0, 1):
        stop("rg: %s" % done.stderr.decode("utf-8", "replace"))
    return sort_out(done.stdout, names, keys, starts)


def sort_out(output, names, keys, starts):
    hits = {key: [] for key in keys}
    number = 0
    for line in output.split(b"\n"):
        place, colon, name = line.partition(b":")
        if not colon:
            continue
        place = int(place)
        while number + 1 < len(starts) and starts[number + 1] <= place:
            number += 1
        skill = names.get(name.decode("utf-8", "replace").lower())
        if skill:
            start = place - starts[number]
            hits[keys[number]].append((start, start + len(name), skill))
    return hits


def findings(hits):
    """Hits of one text in the shape of findings, as far as names go."""
    skills = {}
    for start, end, skill in hits:
        row = skills.setdefault(skill, {"id": skill, "name": skill, "mentions": []})
        row["mentions"].append({"start": start, "end": end})
    return {"skills": list(skills.values()), "requirements": []}
