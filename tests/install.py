#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""What is installed works where it is put, and goes without a trace. Prints TAP.

    install.py BUILD PREFIX LIBDIR ROOT PAGES SANITIZED COMPILER...

BUILD is installed into a staging folder. PREFIX and LIBDIR are as configured, PAGES the manual
pages that are made, joined by a comma. What BUILD says of an earlier installation is kept.
"""

import os
import shutil
import subprocess
import sys
import tempfile

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), "cli"))
import tap  # noqa: E402

CLEAN = {"PATH": os.environ["PATH"], "LC_ALL": "C.UTF-8", "LSAN_OPTIONS": "detect_leaks=0",
         "ASAN_OPTIONS": "detect_leaks=0"}


def run(*words, **more):
    more.setdefault("env", CLEAN)
    return subprocess.run(words, capture_output=True, text=True, timeout=120, **more)


def said(done):
    return "%s: %d\n%s%s" % (done.args, done.returncode, done.stdout, done.stderr)


def loads_its_own(program, root, home):
    """Whether the second object is loaded, and from below root."""
    env = dict(CLEAN, HOME=home, LD_DEBUG="files")
    done = run(program, "trend", env=env)
    loads = [line for line in done.stderr.splitlines()
             if "calling init:" in line and "libskillgap-io" in line]
    good = len(loads) == 1 and os.path.realpath(root) + "/" in os.path.realpath(
        loads[0].split("calling init:")[1].strip())
    return good, "%s\n%s" % (loads, done.stdout)


def example(staged, prefix, libdir, compiler, sanitized, folder):
    env = dict(CLEAN, PKG_CONFIG_SYSROOT_DIR=staged,
               PKG_CONFIG_PATH=os.path.join(staged + prefix, libdir, "pkgconfig"))
    flags = run("pkg-config", "--cflags", "--libs", "skillgap", env=env)
    if flags.returncode != 0:
        return False, said(flags)
    extra = [] if sanitized == "none" else ["-fsanitize=" + sanitized]
    made = os.path.join(folder, "gaps")
    source = os.path.join(staged + prefix, "share", "doc", "skillgap", "examples", "gaps.c")
    done = run(*compiler, *extra, source, *flags.stdout.split(), "-o", made)
    if done.returncode != 0:
        return False, said(done)
    done = run(made, env=dict(CLEAN, LD_LIBRARY_PATH=os.path.join(staged + prefix, libdir)))
    return done.returncode == 0 and "missing  Kafka" in done.stdout, said(done)


def files_below(folder):
    return sorted(os.path.join(at, name) for at, _, names in os.walk(folder) for name in names)


def uninstalled(build, staged):
    before = len(files_below(staged))
    done = run("ninja", "-C", build, "uninstall")
    return (before > 20 and not files_below(staged),
            "%d before\n%s\n%s" % (before, files_below(staged), said(done)))


def main():
    build, prefix, libdir, root, pages, sanitized = sys.argv[1:7]
    log = os.path.join(build, "meson-logs", "install-log.txt")
    results = []
    with tempfile.TemporaryDirectory() as folder:
        kept = os.path.join(folder, "log")
        if os.path.exists(log):
            shutil.copy2(log, kept)
        staged, moved = os.path.join(folder, "staged"), os.path.join(folder, "moved")
        done = run("meson", "install", "-C", build, "--no-rebuild", "--destdir", staged)
        results.append(("it is installed into a staging folder", done.returncode == 0,
                        said(done)))
        program = os.path.join(staged + prefix, "bin", "skillgap")
        posting = os.path.join(root, "tests", "data", "postings", "kestrel-grid.md")
        done = run(program, posting, "--now", "2026-11-22T00:00:00Z", cwd="/")
        results.append(("the program runs from there", done.returncode == 0 and
                        "Kubernetes" in done.stdout, said(done)))
        absent = [page for page in pages.split(",") if page and not os.path.exists(
            os.path.join(staged + prefix, "share", "man", "man" + page[-1], page))]
        results.append(("its manual pages are there", not absent, absent))
        if os.path.exists(os.path.join(staged + prefix, libdir, "libskillgap-io.so")):
            results.append(("it finds its second object in the staging folder",
                            *loads_its_own(program, staged, folder)))
            shutil.copytree(staged + prefix, moved, symlinks=True)
            results.append(("and in a prefix that was moved", *loads_its_own(
                os.path.join(moved, "bin", "skillgap"), moved, folder)))
            link = os.path.join(folder, "link")
            os.symlink(os.path.join(moved, "bin", "skillgap"), link)
            results.append(("and when it is started through a link",
                            *loads_its_own(link, moved, folder)))
        results.append(("the installed example compiles as it says, and runs",
                        *example(staged, prefix, libdir, sys.argv[7:], sanitized, folder)))
        results.append(("uninstalling leaves no file", *uninstalled(build, staged)))
        if os.path.exists(kept):
            shutil.copy2(kept, log)
        elif os.path.exists(log):
            os.remove(log)
    sys.exit(tap.report([(name, good, str(detail)) for name, good, detail in results]))


if __name__ == "__main__":
    main()
