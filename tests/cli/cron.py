#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""A real cron runs the example crontab every minute and mails what it prints. Prints TAP.

    cron.py PROGRAM EXAMPLES

By hand, as root, with Debian's cron and msmtp: it takes four minutes, since cron wakes up once in
each. It runs in a mount namespace of its own, in which no other crontab is to be seen.
"""

import datetime
import email
import email.policy
import os
import shutil
import subprocess
import sys
import tempfile
import time

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
import tap  # noqa: E402
from examples import Sink, advert, write  # noqa: E402

FILES = "~/jobs.ndjson\n"


def crontab(examples, folder, program):
    """The example with another schedule, both of its lines, each with a home of its own."""
    with open(os.path.join(examples, "crontab"), encoding="utf-8") as file:
        text = file.read()
    text = text.replace("#0 7 * * 1  skillgap-watch-mail", "* * * * *  HOME=%s/mail "
                        "skillgap-watch-mail" % folder)
    text = text.replace("0 7 * * 1  skillgap", "* * * * *  skillgap")
    return "PATH=%s:%s:/usr/bin:/bin\nHOME=%s/cron\n%s" % (
        os.path.dirname(program), examples, folder, text)


class Daemon:
    """cron alone with its own crontab and its own sendmail."""

    def __init__(self, folder, text, port):
        shutil.copy(shutil.which("cron") or "/usr/sbin/cron", os.path.join(folder, "cron.bin"))
        write(folder, "msmtprc", "account default\nhost 127.0.0.1\nport %d\nauth off\ntls off\n"
              "from cron@here.example\n" % port, 0o600)
        write(folder, "sendmail", "#!/bin/sh\nexec %s -C %s/msmtprc \"$@\"\n" % (
            shutil.which("msmtp"), folder), 0o755)
        write(folder, "tab", text, 0o600)
        script = "\n".join([
            "set -e", "for at in /usr/sbin /var/spool/cron/crontabs /etc/cron.d /run; do",
            "  mount -t tmpfs none $at", "done", "mount --bind /dev/null /etc/crontab",
            "cp %s/sendmail /usr/sbin/sendmail" % folder,
            "cp %s/tab /var/spool/cron/crontabs/root" % folder,
            "chmod 600 /var/spool/cron/crontabs/root", "exec %s/cron.bin -f" % folder])
        self.process = subprocess.Popen(["unshare", "-m", "sh", "-c", script],
                                        stdin=subprocess.DEVNULL)

    def stop(self):
        self.process.terminate()
        self.process.wait()


def next_minute(sink):
    """What was mailed in the minute that is about to begin."""
    sink.messages.clear()
    time.sleep(60 - datetime.datetime.now().second + 20)
    texts = [email.message_from_bytes(one, policy=email.policy.default)
             for one in sink.messages]
    by_cron = [one for one in texts if "Cron" in one["Subject"]]
    return by_cron, [one for one in texts if one not in by_cron]


def minutes(folder, sink):
    def jobs(text, sources=FILES):
        for home in ("cron", "mail"):
            write(folder, home + "/jobs.ndjson", text)
            write(folder, home + "/.config/skillgap/sources", sources)

    def is_one(mails, where, text):
        return len(mails) == 1 and text in (mails[0]["Subject"] if where == "subject"
                                            else mails[0].get_content().split("\n")[0])

    results = []
    for name, text, sources, want in (
            ("the first run is mailed", advert(1, "Backend Engineer"), FILES,
             "Remembered 1 posting from 1 source."),
            ("when nothing changed there is no mail", advert(1, "Backend Engineer"), FILES, None),
            ("what changed is mailed", advert(1, "Backend Engineer") +
             advert(2, "Softwareingenieur für Größe"), FILES, "1 new worth a look"),
            ("what failed is mailed", advert(1, "Backend Engineer") +
             advert(2, "Softwareingenieur für Größe"), FILES + "~/none.ndjson\n",
             "none.ndjson: cannot be opened")):
        jobs(text, sources)
        by_cron, by_example = next_minute(sink)
        told = ["%s: %s" % (one["Subject"], one.get_content()) for one in by_cron + by_example]
        results.append((name + " by cron", is_one(by_cron, "body", want) if want else not by_cron,
                        told))
        results.append((name + " by skillgap-watch-mail, with a subject",
                        is_one(by_example, "subject", want) if want else not by_example, told))
    return results


def main():
    program, examples = (os.path.abspath(word) for word in sys.argv[1:3])
    missing = [name for name in ("cron", "msmtp", "unshare")
               if shutil.which(name, path=os.environ["PATH"] + ":/usr/sbin") is None]
    if missing or os.getuid() != 0:
        sys.exit(tap.report([("cron mails what changed # SKIP needs %s" %
                              (", ".join(missing) or "root"), True, "")]))
    sink = Sink()
    with tempfile.TemporaryDirectory() as folder:
        for home in ("cron", "mail"):
            write(folder, home + "/.config/skillgap/profile.txt", "Go\n")
        write(folder, "mail/.msmtprc", "account default\nhost 127.0.0.1\nport %d\n"
              "from me@here.example\nauth off\ntls off\n" % sink.port, 0o600)
        # Not in the last seconds of a minute: the crontab is read when the daemon starts.
        time.sleep(10 if datetime.datetime.now().second > 50 else 0)
        daemon = Daemon(folder, crontab(examples, folder, program), sink.port)
        try:
            results = minutes(folder, sink)
        finally:
            daemon.stop()
    sys.exit(tap.report([(name, bool(good), str(detail)) for name, good, detail in results]))


if __name__ == "__main__":
    main()
