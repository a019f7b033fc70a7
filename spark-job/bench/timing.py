"""Runs commands as whole processes, in turn, and compares what they take."""

import os
import subprocess
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path
from statistics import median


@dataclass(frozen=True)
class Timing:
    """What a process and its children took, in seconds: by the clock, and of processors (user and system).

    memory is the most resident memory of one of them, in bytes.
    """

    seconds: float
    processor: float
    memory: int = 0


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
    return Timing(end - start, usage.ru_utime + usage.ru_stime, usage.ru_maxrss * 1024)


def family(pid):
    """A running process and its descendants, each with the seconds of processors that it took, with its ended children."""
    children = {}
    ticks = {}
    for folder in Path("/proc").iterdir():
        if folder.name.isdigit():
            try:
                fields = (folder / "stat").read_text().rsplit(")", 1)[1].split()
            except OSError:  # it has just ended
                continue
            children.setdefault(int(fields[1]), []).append(int(folder.name))
            ticks[int(folder.name)] = sum(map(int, fields[11:15]))
    found = {}
    waiting = [pid]
    while waiting:
        process = waiting.pop()
        found[process] = ticks.get(process, 0) / os.sysconf("SC_CLK_TCK")
        waiting += children.get(process, [])
    return found


def peak_memory(pids):
    """The most resident memory of one of some processes since the last call, in bytes; Linux forgets it then."""
    peaks = [0]
    for pid in pids:
        try:
            status = Path(f"/proc/{pid}/status").read_text()
            Path(f"/proc/{pid}/clear_refs").write_text("5")
        except OSError:  # it has just ended
            continue
        peaks += [1024 * int(line.split()[1]) for line in status.splitlines() if line.startswith("VmHWM:")]
    return max(peaks)


def watched(command, environment=None):
    """Runs a command that prints a line at the end of each of its stages.

    Returns what it took in all, and what passed before each line since the line before, by the first word of the
    line in lower case. Lines with the same first word add up.
    """
    start = before = os.times().elapsed
    used = 0.0
    most = 0
    stages = {}
    output = []
    process = subprocess.Popen(
        command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, env={**os.environ, **(environment or {})}
    )
    for line in process.stdout:
        output.append(line)
        processes = family(process.pid)
        now, processor, memory = os.times().elapsed, sum(processes.values()), peak_memory(processes)
        word = (line.decode(errors="replace").split() or [""])[0].lower().rstrip(":")
        known = stages.get(word, Timing(0, 0))
        stages[word] = Timing(
            known.seconds + now - before, known.processor + processor - used, max(known.memory, memory)
        )
        before, used, most = now, processor, max(most, memory)
    _, status, usage = os.wait4(process.pid, 0)
    end = os.times().elapsed
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode != 0:
        sys.stderr.buffer.write(b"".join(output))
        raise SystemExit(f"{' '.join(command)} ended with exit code {process.returncode}")
    return Timing(end - start, usage.ru_utime + usage.ru_stime, max(most, usage.ru_maxrss * 1024)), stages


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
