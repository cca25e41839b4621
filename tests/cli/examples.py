#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""The examples for cron, systemd and mail do what they say. Prints TAP.

    examples.py PROGRAM EXAMPLES
"""

import email
import email.policy
import json
import os
import shutil
import socket
import subprocess
import sys
import tempfile
import threading

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
import tap  # noqa: E402

PATH = os.environ["PATH"]


def advert(number, title):
    return json.dumps({
        "@context": "https://schema.org", "@type": "JobPosting", "title": title,
        "url": "https://jobs.example/%d" % number, "datePosted": "2026-11-01",
        "hiringOrganization": {"@type": "Organization", "name": "Moss & Rail"},
        "description": "<h3>Requirements</h3><ul><li>Go</li></ul>"}) + "\n"


class Sink(threading.Thread):
    """A mail server that keeps what it is given."""

    def __init__(self):
        super().__init__(daemon=True)
        self.socket = socket.create_server(("127.0.0.1", 0))
        self.port, self.messages, self.to = self.socket.getsockname()[1], [], []
        self.start()

    def run(self):
        while True:
            client, _ = self.socket.accept()
            with client, client.makefile("rwb", buffering=0) as stream:
                self.talk(stream)

    def talk(self, stream):
        stream.write(b"220 sink\r\n")
        for line in stream:
            word = line[:4].upper()
            if word == b"DATA":
                stream.write(b"354 go on\r\n")
                lines = []
                for text in stream:
                    if text == b".\r\n":
                        break
                    lines.append(text[1:] if text.startswith(b"..") else text)
                self.messages.append(b"".join(lines))
            self.to += [line.strip()] if word == b"RCPT" else []
            stream.write(b"221 bye\r\n" if word == b"QUIT" else b"250 ok\r\n")
            if word == b"QUIT":
                return


def units(examples, folder):
    name = "systemd takes the units"
    if shutil.which("systemd-analyze") is None:
        return [(name + " # SKIP no systemd-analyze", True, "")]
    paths = [os.path.join(examples, "skillgap-watch." + end) for end in ("service", "timer")]
    done = subprocess.run(["systemd-analyze", "verify", "--user", "--man=no", *paths],
                          capture_output=True, text=True,
                          env={"PATH": PATH, "HOME": folder, "XDG_RUNTIME_DIR": folder})
    when = subprocess.run(["systemd-analyze", "calendar", "--base-time=2026-11-23 08:00:00",
                           "Mon 07:00"], capture_output=True, text=True,
                          env={"PATH": PATH, "TZ": "UTC"})
    with open(paths[1], encoding="utf-8") as file:
        timer = file.read()
    return [(name, done.returncode == 0 and not done.stderr, done.stderr),
            ("and the timer fires on Mondays at seven", "OnCalendar=Mon 07:00\n" in timer and
             "2026-11-30 07:00:00" in when.stdout, when.stdout + when.stderr)]


def write(folder, name, text, mode=0o644):
    path = os.path.join(folder, name)
    os.makedirs(os.path.dirname(path), exist_ok=True)
    with open(path, "w", encoding="utf-8") as file:
        file.write(text)
    os.chmod(path, mode)


def mail(program, examples, folder):
    if shutil.which("msmtp") is None:
        return [("the report is mailed # SKIP no msmtp", True, "")]
    sink, results = Sink(), []
    write(folder, ".msmtprc", "account default\nhost 127.0.0.1\nport %d\nfrom me@here.example\n"
          "auth off\ntls off\n" % sink.port, 0o600)
    write(folder, ".config/skillgap/profile.txt", "Go\n")
    write(folder, ".config/skillgap/sources", "~/jobs.ndjson\n")
    env = {"PATH": os.path.dirname(program) + ":" + PATH, "HOME": folder}
    for key in ("ASAN_OPTIONS", "UBSAN_OPTIONS", "LD_LIBRARY_PATH"):
        env.update({key: os.environ[key]} if key in os.environ else {})

    def run(day, *options):
        done = subprocess.run([os.path.join(examples, "skillgap-watch-mail"), "you@there.example",
                               "--now", day + "T07:00:00Z", *options], capture_output=True,
                              text=True, env=env, cwd=folder, timeout=120)
        texts = [email.message_from_bytes(one, policy=email.policy.default)
                 for one in sink.messages]
        sink.messages.clear()
        return done.returncode, texts, done.stdout + done.stderr

    def subject(done):
        return done[1][0]["Subject"] if len(done[1]) == 1 else None

    write(folder, "jobs.ndjson", advert(1, "Backend Engineer"))
    done = run("2026-11-02")
    results.append(("the first report is mailed to whom it is for", done[0] == 0 and
                    "Remembered 1 posting" in (subject(done) or "") and
                    b"you@there.example" in sink.to[0], done))
    done = run("2026-11-09")
    results.append(("without news there is no mail", done == (0, [], ""), done))
    write(folder, "jobs.ndjson", advert(1, "Backend Engineer") +
          advert(2, "Softwareingenieur für Größe"))
    done = run("2026-11-16")
    results.append(("the first line of the report is the subject",
                    subject(done) == "1 new worth a look" and
                    "Softwareingenieur für Größe" in done[1][0].get_content(), done))
    write(folder, ".config/skillgap/sources", "~/jobs.ndjson\n~/größe.ndjson\n")
    done = run("2026-11-23")
    results.append(("a failure is mailed, with its name, and ends with 4",
                    done[0] == 4 and "größe.ndjson" in (subject(done) or ""), done))
    write(folder, "jobs.ndjson", advert(2, "Softwareingenieur für Größe"))
    done = run("2026-11-30")
    results.append(("what changed is the subject, what failed stands behind it",
                    done[0] == 4 and subject(done) == "1 near one gone" and
                    "größe.ndjson" in done[1][0].get_content(), done))
    write(folder, "jobs.ndjson", advert(2, "Softwareingenieur") + advert(3, "A <b> & \"C\" für"))
    done = run("2026-12-07", "--format", "html")
    parts = list(done[1][0].iter_parts()) if done[1] else []
    results.append(("a page is mailed as one, with its title as the subject, and what failed "
                    "beside it", done[0] == 4 and subject(done) == "1 new worth a look" and
                    [part.get_content_type() for part in parts] == ["text/html", "text/plain"] and
                    "A &lt;b&gt; &amp; &quot;C&quot; für" in parts[0].get_content() and
                    "größe.ndjson" in parts[1].get_content(), done))
    write(folder, ".config/skillgap/sources", "~/jobs.ndjson\n")
    write(folder, "jobs.ndjson", advert(3, "A <b> & \"C\" für"))
    done = run("2026-12-14", "--format", "html")
    results.append(("and alone when nothing failed", done[0] == 0 and
                    done[1][0].get_content_type() == "text/html" and
                    done[1][0].get_content().rstrip().endswith("</html>"), done))
    return results


def crontab(examples):
    with open(os.path.join(examples, "crontab"), encoding="utf-8") as file:
        lines = [line.split(None, 5) for line in file if line[0].isdigit()]
    return [("the crontab runs watch on Mondays at seven",
             lines == [["0", "7", "*", "*", "1", "skillgap watch\n"]], lines)]


def main():
    program, examples = (os.path.abspath(word) for word in sys.argv[1:3])
    with tempfile.TemporaryDirectory() as folder:
        results = crontab(examples) + units(examples, folder) + mail(program, examples, folder)
    sys.exit(tap.report([(name, bool(good), str(detail)) for name, good, detail in results]))


if __name__ == "__main__":
    main()
