#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Tallies a pile as a Slurm job array: slurm.py PROGRAM [POSTINGS [SHARDS]].

Starts munged, slurmctld and slurmd on loopback in a folder of its own (Debian packages munge,
slurmctld, slurmd, slurm-client; run as root), runs scripts/examples/skillgap-array.sbatch over
the shards with one and with two processors, kills and requeues a task on the way, and holds the
sum of the tallies against the single run, byte by byte. Prints TAP, with the times as comments.
"""

import contextlib
import glob
import os
import random
import shutil
import socket
import subprocess
import sys
import tempfile
import time

HERE = os.path.dirname(os.path.abspath(__file__))
sys.path[:0] = [os.path.join(HERE, ".."), os.path.join(HERE, "..", "cli")]
import tap  # noqa: E402
from postings import made_posting  # noqa: E402

SCRIPT = os.path.join(HERE, "..", "..", "scripts", "examples", "skillgap-array.sbatch")
OPTIONS = ["--now", "2026-11-22T00:00:00Z", "--have", "go 3y, postgresql, docker 2y, linux"]
CONF = """
ClusterName=here
SlurmctldHost=%(host)s(127.0.0.1)
SlurmctldPort=%(ctld)d
SlurmdPort=%(slurmd)d
SlurmUser=root
SlurmdUser=root
AuthType=auth/munge
AuthInfo=socket=%(folder)s/munge.socket
CredType=cred/munge
StateSaveLocation=%(folder)s/state
SlurmdSpoolDir=%(folder)s/spool
SlurmctldPidFile=%(folder)s/slurmctld.pid
SlurmdPidFile=%(folder)s/slurmd.pid
SlurmctldLogFile=%(folder)s/slurmctld.log
SlurmdLogFile=%(folder)s/slurmd.log
ProctrackType=proctrack/linuxproc
TaskPlugin=task/none
JobAcctGatherType=jobacct_gather/none
SelectType=select/cons_tres
SelectTypeParameters=CR_CPU
SchedulerParameters=sched_interval=1,bf_interval=1,batch_sched_delay=0
ReturnToService=2
MailProg=/bin/true
NodeName=%(host)s NodeAddr=127.0.0.1 CPUs=%(cpus)d
PartitionName=all Nodes=%(host)s Default=YES MaxTime=INFINITE State=UP
"""


def free_port():
    """A port that nobody listens on."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


@contextlib.contextmanager
def cluster(cpus):
    """Slurm with one node of so many processors; the environment of its commands."""
    with tempfile.TemporaryDirectory(prefix="slurm") as folder:
        for name in ("state", "spool"):
            os.mkdir(os.path.join(folder, name))
        os.chmod(folder, 0o755)
        with open(os.path.join(folder, "key"), "wb") as file:
            file.write(os.urandom(1024))
        os.chmod(os.path.join(folder, "key"), 0o600)
        with open(os.path.join(folder, "slurm.conf"), "w", encoding="ascii") as file:
            file.write(CONF % {"host": socket.gethostname().split(".")[0], "folder": folder,
                               "cpus": cpus, "ctld": free_port(), "slurmd": free_port()})
        environment = dict(os.environ, SLURM_CONF=os.path.join(folder, "slurm.conf"))
        at = {name: os.path.join(folder, name) for name in ("key", "munge.socket", "munge.pid",
                                                            "munge.log", "munge.seed")}
        daemons = []
        with open(os.path.join(folder, "output"), "wb") as output:
            for command in (["munged", "-F", "--force", "--key-file=" + at["key"],
                             "--socket=" + at["munge.socket"], "--pid-file=" + at["munge.pid"],
                             "--log-file=" + at["munge.log"], "--seed-file=" + at["munge.seed"]],
                            ["slurmctld", "-D", "-c"], ["slurmd", "-D", "-c"]):
                daemons.append(subprocess.Popen(command, env=environment, stdout=output,
                                                stderr=output))
                time.sleep(2)
        try:
            yield environment
        finally:
            for daemon in reversed(daemons):
                daemon.terminate()
                daemon.wait()


def running(environment):
    """Ids of the tasks that run."""
    return subprocess.run(["squeue", "-h", "-t", "R", "-o", "%i"], env=environment, check=True,
                          capture_output=True, text=True).stdout.split()


def requeue_one(environment, job):
    """Kills a task that runs and has it run again; its id, None when all had ended."""
    for _ in range(200):
        tasks = [task for task in running(environment) if task.startswith(job)]
        if tasks:
            subprocess.run(["scontrol", "requeue", tasks[0]], env=environment, check=True)
            return tasks[0]
        time.sleep(0.05)
    return None


def array(program, shards, tallies, n_shards, cpus, kill):
    """The job array; how long it took, and the task that was killed."""
    with cluster(cpus) as environment:
        environment["PATH"] = os.path.dirname(program) + ":" + environment["PATH"]
        began = time.monotonic()
        job = subprocess.run(["sbatch", "--parsable", "--array=0-%d" % (n_shards - 1), SCRIPT,
                              shards, tallies, *OPTIONS], env=environment, check=True,
                             capture_output=True, text=True).stdout.strip()
        killed = requeue_one(environment, job) if kill else None
        while subprocess.run(["squeue", "-h", "-j", job], env=environment, capture_output=True,
                             check=False).stdout.strip():
            time.sleep(0.1)
        return time.monotonic() - began, killed


def gap(program, *args):
    """A tally's bytes."""
    return subprocess.run([program, "gap", "--tally", *OPTIONS, *args], check=True,
                          capture_output=True).stdout


def main(program, n_postings="50000", n_shards="16"):
    missing = [name for name in ("munged", "slurmctld", "slurmd", "sbatch")
               if shutil.which(name, path=os.environ["PATH"] + ":/usr/sbin") is None]
    if missing or os.getuid() != 0:
        return tap.report([("a Slurm job array adds up to the single run", tap.LEFT_OUT,
                            "needs root and " + " ".join(missing))])
    os.environ["PATH"] += ":/usr/sbin"
    program, results = os.path.abspath(program), []
    with tempfile.TemporaryDirectory() as folder:
        pile, shards = os.path.join(folder, "pile"), os.path.join(folder, "shards")
        chance = random.Random(20261122)
        with open(pile, "w", encoding="ascii") as file:
            for i in range(int(n_postings)):
                file.write(made_posting(i, chance) + "\n")
        os.mkdir(shards)
        subprocess.run(["split", "-n", "l/" + n_shards, "-d", "-a", "4", pile, shards + "/"],
                       check=True)
        began = time.monotonic()
        whole = gap(program, pile)
        print("# single run: %.1f s" % (time.monotonic() - began))
        for cpus, kill in ((1, False), (2, False), (2, True)):
            tallies = os.path.join(folder, "tallies%d%d" % (cpus, kill))
            os.mkdir(tallies)
            seconds, killed = array(program, shards, tallies, int(n_shards), cpus, kill)
            made = sorted(glob.glob(tallies + "/*.tally"))
            print("# %s shards on %d processor%s%s: %.1f s"
                  % (n_shards, cpus, "s" if cpus > 1 else "",
                     ", task %s killed and requeued (Slurm lets it wait two minutes)" % killed
                     if kill else "", seconds))
            results.append(("%s shards of %s postings on %d of the processors%s add up to the "
                            "single run" % (n_shards, n_postings, cpus,
                                            ", one task killed," if kill else ""),
                            len(made) == int(n_shards) and gap(program, *made) == whole
                            and (killed is not None or not kill), "%d tallies" % len(made)))
    return tap.report(results)


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
