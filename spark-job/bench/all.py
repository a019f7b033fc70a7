#!/usr/bin/env python3
"""Measures ClassBlocks beside its rivals, in turn, and prints a table of medians of all that was ever measured here.

  sample    `analyze` of the sample data, beside a plain JVM and a Python script
  commands  `recut`, `report` and `compare` of 1,000 classes, beside a plain JVM
  script    `analyze` of 200,000 x 2,622, beside a Python script
  stage     the similarity stage of 200,000 x 2,622, beside Spark's scan, numpy and MLlib (a quarter of the files)
  dense     the stage of 2,000,000 x 527, beside the scan
  sparse    the stage of 2,000,000 x 20 of 527 with labels, beside the scan
  large     `analyze` of 50,000 x 21,841 in 8 GB, once
  cores     `analyze` of 200,000 x 2,622 on one core and on two
  growth    `analyze` with more samples, classes and files

Without CASE, all of them. Logs, runs and results stay in target.
"""

import argparse
import csv
import json
import os
import shutil
import subprocess
import sys
from pathlib import Path
from statistics import median

from growth import draw
from timing import in_turn, ratio, timed

BENCH = Path(__file__).resolve().parent
HOME = BENCH.parent.parent
TARGET = BENCH / "target"
LOGS = TARGET / "logs"
RUNS = TARGET / "all"
RESULTS = TARGET / "all.json"
DOCS = HOME / "spark-job" / "docs" / "design"
LAUNCHER = str(HOME / "submit-scripts" / "classblocks.sh")
THINGS = HOME / "sample-data" / "things"
PLAIN = "plain JVM"
SCRIPT = "Python script"
OURS = "ClassBlocks"


def launcher(*arguments, heap="4g", cores=None):
    return timed([LAUNCHER, *map(str, arguments)], {"CLASSBLOCKS_JAVA_OPTIONS": f"-Xmx{heap}"}, cores)


def plain(*arguments):
    """A JVM with neither an archive of loaded classes nor settings for small work."""
    job = HOME / "spark-job" / "job" / "target"
    java = os.path.join(os.environ["JAVA_HOME"], "bin", "java") if "JAVA_HOME" in os.environ else "java"
    classes = f"{job / 'classblocks.jar'}:{(job / 'embedded.classpath').read_text().strip()}"
    options = [f"@{HOME / 'spark-job' / 'java-options'}", "-Xmx4g", "-cp", classes]
    return timed([java, *options, "org.classblocks.app.Main", *map(str, arguments)])


def script(log, column="scores"):
    return timed([sys.executable, str(BENCH / "script.py"), str(log), str(RUNS / "script"), column])


def log_of(samples, classes, *options):
    """A generated log, made where it is missing: its folder."""
    name = "-".join([f"{samples}x{classes}", *(option.lstrip("-") for option in options)])
    folder = LOGS / name.replace("/", "_")
    if not (folder / "truth.csv").exists():
        print(f"writing {folder} ...", file=sys.stderr)
        shutil.rmtree(folder, ignore_errors=True)
        size = [f"--samples={samples}", f"--classes={classes}", "--labels=none"]
        launcher("generate", *size, *options, f"--output={folder}")
    return folder


def analyze(folder, **how):
    """The arguments of a new run of a log."""
    runs = RUNS / "runs"
    shutil.rmtree(runs, ignore_errors=True)
    timing = launcher(
        "analyze", "--input", folder / "log.parquet", "--classes", folder / "classes.csv", "--output", runs, **how
    )
    manifest = json.loads(next(runs.glob("**/_MANIFEST.json")).read_text())
    return timing, {stage["name"]: stage["seconds"] for stage in manifest["stages"]}


def row(case, what, ours, rival, theirs):
    """A line of the table: medians in seconds, and how many times as long the rival takes."""
    return {
        "case": case,
        "what": what,
        "ours": median(ours),
        "rival": rival,
        "theirs": median(theirs),
        "ratio": ratio(ours, theirs),
    }


def compared(case, what, values, rivals, figure):
    ours = [figure(value) for value in values[OURS]]
    return [row(case, what, ours, rival, [figure(value) for value in values[rival]]) for rival in rivals]


def processor(timing):
    return timing.processor


def seconds(timing):
    return timing.seconds


def sample(rounds):
    words = ["analyze", "--force", "--input", THINGS / "log.parquet", "--classes", THINGS / "classes.csv"]
    words += ["--labels", "labels", "--output", RUNS / "sample"]
    launcher(*words)
    ways = {
        OURS: lambda: launcher(*words),
        PLAIN: lambda: plain(*words),
        SCRIPT: lambda: script(THINGS / "log.parquet"),
    }
    values = in_turn(ways, rounds)
    case = "sample data, `analyze`"
    rows = compared(case, "processor", values, [PLAIN, SCRIPT], processor)
    rows += compared(case, "clock", values, [PLAIN, SCRIPT], seconds)
    words.remove("--force")
    again = in_turn({OURS: lambda: launcher(*words), PLAIN: lambda: plain(*words)}, rounds)
    return rows + compared("the same, when the run is there", "processor", again, [PLAIN], processor)


def commands(rounds):
    folder = log_of(10_000, 1_000)
    runs = RUNS / "commands"
    shutil.rmtree(runs, ignore_errors=True)
    for date in ("2000-01-01", "2000-01-02"):
        words = ["--input", folder / "log.parquet", "--classes", folder / "classes.csv", "--output", runs]
        launcher("analyze", *words, "--run-date", date)
    rows = []
    new = RUNS / "new"
    for words in (
        ["recut", runs, "--set", "order.linkage=complete", "--output", new],
        ["report", runs, "--output", new],
        ["compare", runs, "--output", new],
    ):
        values = in_turn({OURS: lambda: launcher(*words), PLAIN: lambda: plain(*words)}, rounds)
        rows += compared(f"`{words[0]}` of 1,000 classes", "processor", values, [PLAIN], processor)
    return rows


def beside_script(rounds):
    folder = log_of(200_000, 2_622)
    ways = {OURS: lambda: analyze(folder)[0], SCRIPT: lambda: script(folder / "log.parquet")}
    values = in_turn(ways, rounds)
    case = "200,000 x 2,622, `analyze`"
    return compared(case, "processor", values, [SCRIPT], processor) + compared(
        case, "clock", values, [SCRIPT], seconds
    )


def contest(case, rivals, *options):
    """The ways of `run.sh analyze` that are of ClassBlocks, beside some of its others."""
    file = TARGET / "contest.csv"
    subprocess.run([str(BENCH / "run.sh"), "analyze", "--csv", str(file), *options], check=True, stdout=sys.stderr)
    rounds = {}
    shares = {}
    with open(file, newline="") as lines:
        for line in csv.DictReader(lines):
            rounds.setdefault(line["way"], []).append(float(line["seconds"]))
            shares.setdefault(line["way"], []).append(float(line["gflops"]) / float(line["peak"]))
            peak = float(line["peak"])
            if peak == peak:
                remember(f"peak of {line['way']}", peak)
    rows = []
    for way in rounds:
        if way.startswith(OURS):
            for rival in rounds:
                if any(rival.startswith(word) for word in rivals):
                    name = case + way.removeprefix(OURS)
                    rows.append(row(name, "clock", rounds[way], rival, rounds[rival]))
                    rows[-1]["of peak"] = median(shares[way])
    return rows


def stage(rounds):
    rivals = ["Spark", "numpy", "MLlib"]
    return contest("200,000 x 2,622, stage", rivals, "--mllib-share", "0.25", "--rounds", str(rounds))


def dense(rounds):
    size = ["--samples", "2000000", "--classes", "527", "--mllib-share", "0", "--no-numpy"]
    return contest("2,000,000 x 527, stage", ["Spark"], *size, "--rounds", str(rounds))


def sparse(rounds):
    size = ["--samples", "2000000", "--classes", "527", "--sparse", "20", "--labels", "2"]
    return contest("2,000,000 x 20 of 527, stage", ["Spark"], *size, "--rounds", str(rounds))


def large(_):
    samples, classes = 50_000, 21_841
    timing, stages = analyze(log_of(samples, classes), heap="8g")
    gflops = samples * classes**2 / stages["reading"] / os.cpu_count() / 1e9
    peak = recalled("peak of ClassBlocks, mixed")
    parts = ", ".join(f"{name} {value:.0f} s" for name, value in stages.items())
    line = row(f"50,000 x 21,841 in 8 GB, `analyze` ({parts})", "clock", [timing.seconds], "", [float("nan")])
    return [{**line, "of peak": gflops / peak}]


def cores(rounds):
    folder = log_of(200_000, 2_622)
    ways = {OURS: lambda: analyze(folder), "one core": lambda: analyze(folder, cores="0")}
    values = in_turn(ways, rounds)
    return compared(
        "200,000 x 2,622, `analyze`, reading", "clock", values, ["one core"], lambda found: found[1]["reading"]
    ) + compared("200,000 x 2,622, `analyze`", "clock", values, ["one core"], lambda found: found[0].seconds)


def growth(rounds):
    """The curves: for each thing that grows, its sizes with the medians of clock and processor."""
    grows = {
        "samples (of 1,000 classes)": [(n, log_of(n, 1_000)) for n in (6_250, 12_500, 25_000, 50_000, 100_000, 200_000)],
        "classes (of 10,000 samples)": [(k, log_of(10_000, k)) for k in (250, 500, 1_000, 2_000, 4_000)],
        "files (of 20,000 x 256)": [(f, log_of(20_000, 256, f"--files={f}")) for f in (1, 10, 100, 1_000)],
    }
    curves = {}
    for name, sizes in grows.items():
        curves[name] = []
        for size, folder in sizes:
            timings = [analyze(folder)[0] for _ in range(rounds)]
            curves[name].append(
                [size, median(map(seconds, timings)), median(map(processor, timings))]
            )
            print(f"{name}: {curves[name][-1]}", file=sys.stderr)
    return curves


CASES = {
    "sample": sample,
    "commands": commands,
    "script": beside_script,
    "stage": stage,
    "dense": dense,
    "sparse": sparse,
    "large": large,
    "cores": cores,
    "growth": growth,
}


def results():
    return json.loads(RESULTS.read_text()) if RESULTS.exists() else {}


def remember(name, value):
    known = results()
    known[name] = value
    RESULTS.write_text(json.dumps(known, indent=1))


def recalled(name):
    return results().get(name, float("nan"))


def number(value):
    return "" if value != value else f"{value:.1f} s" if value >= 1 else f"{value:.2f} s"


def table():
    lines = ["| case | time | ClassBlocks | of peak | beside | | ratio |", "|---|---|---|---|---|---|---|"]
    for case, rows in results().items():
        if case in CASES and case != "growth":
            for line in rows:
                share = f"{line['of peak']:.0%}" if line.get("of peak", float("nan")) == line.get("of peak") else ""
                times = "" if line["ratio"] != line["ratio"] else f"{line['ratio']:.2f}"
                cells = [line["case"], line["what"], number(line["ours"]), share]
                cells += [line["rival"], number(line["theirs"]), times]
                lines.append("| " + " | ".join(cells) + " |")
    for name, sizes in results().get("growth", {}).items():
        lines += ["", f"| {name} | clock | processor |", "|---|---|---|"]
        lines += [f"| {size:,} | {clock:.1f} s | {work:.1f} s |" for size, clock, work in sizes]
    return "\n".join(lines)


def document(text):
    page = DOCS / "measurements.md"
    before, rest = page.read_text().split("<!-- run.sh all -->\n", 1)
    after = rest.split("<!-- end of run.sh all -->", 1)[1]
    page.write_text(f"{before}<!-- run.sh all -->\n{text}\n<!-- end of run.sh all -->{after}")
    if "growth" in results():
        draw(results()["growth"], DOCS / "growth.svg")


def main():
    parser = argparse.ArgumentParser(
        prog="run.sh all", description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--rounds", type=int, default=3, help="how often each is run (default: 3)")
    parser.add_argument(
        "--docs",
        action="store_true",
        help="write the table into measurements.md and the curves beside it; without CASE, of what was measured before",
    )
    parser.add_argument("cases", nargs="*", metavar="CASE")
    given = parser.parse_args()
    unknown = [case for case in given.cases if case not in CASES]
    if unknown:
        parser.error(f"no case {', '.join(unknown)}; there are {', '.join(CASES)}")
    RUNS.mkdir(parents=True, exist_ok=True)
    for case in given.cases or ([] if given.docs else CASES):
        remember(case, CASES[case](given.rounds))
    print(table())
    print(f"Load average {os.getloadavg()[0]:.1f}.", file=sys.stderr)
    if given.docs:
        document(table())


if __name__ == "__main__":
    main()
