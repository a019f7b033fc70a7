"""Runs commands as whole processes, in turn, and compares what they take."""

import os
import subprocess
import sys
import tempfile
from dataclasses import dataclass
from statistics import median


@dataclass(frozen=True)
class Timing:
    """What a process and its children took, in seconds: by the clock, and of processors (user and system)."""

    seconds: float
    processor: float


def timed(command, environment=None, cores=None):
    """Runs a command, on some cores if they are given; its output is shown only if it fails."""
    if cores is not None:
        command = ["taskset", "-c", cores, *command]
    with tempfile.TemporaryFile() as output:
        start = os.times().elapsed
        process = subprocess.Popen(
            command, stdout=output, stderr=subprocess.STDOUT, env={**os.environ, **(environment or {})}
        )
        _, status, usage = os.wait4(process.pid, 0)
        end = os.times().elapsed
        process.returncode = os.waitstatus_to_exitcode(status)
        if process.returncode != 0:
            output.seek(0)
            sys.stderr.buffer.write(output.read())
            raise SystemExit(f"{' '.join(command)} ended with exit code {process.returncode}")
    return Timing(end - start, usage.ru_utime + usage.ru_stime)


def in_turn(ways, rounds):
    """Runs each way once a round: the values that it returns, by its name."""
    values = {name: [] for name in ways}
    for number in range(rounds):
        for name, way in ways.items():
            print(f"{name}, round {number + 1} of {rounds} ...", file=sys.stderr)
            values[name].append(way())
    return values


def ratio(ours, theirs):
    """The median of their value over ours in the same round. One value of theirs serves all rounds."""
    if len(theirs) == 1:
        theirs = theirs * len(ours)
    return median(b / a for a, b in zip(ours, theirs))
