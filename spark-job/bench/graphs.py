#!/usr/bin/env python3
"""Holds runs with a similarity graph against brute force, planted groups, the matrix and scipy.sparse.

  neighbours  the neighbours of 2,000 classes, beside all correlations of those classes
  planted     the blocks, beside the groups that the log was drawn from
  scipy       time and memory of `analyze` up to the neighbours and as a whole, beside `scipy_graph.py`
  matrix      the blocks of a graph of 21,841 classes, beside those of the matrix
  equal       order and blocks of 2,000,000 x 20 of 527 from a graph of all neighbours, beside those of the matrix
  growth      `analyze` with more classes: time of processors for each pair that a row lists

The first three are of one log, which --samples, --classes and --top change. Logs and runs stay in target.
"""

import argparse
import json
import shutil
import sys

import numpy as np
import pyarrow.parquet as pq

from all import LOGS, RUNS, launcher
from scipy_graph import correlations, scores_of, statistics
from timing import timed

SEED = 7
SAMPLED = 2_000
GRAPH = ["--set", "similarity.form=graph"]
MATRIX = ["--set", "similarity.form=dense"]
WITHOUT_PAGE = ["--set", "report.html=false", "--set", "report.png=false"]


def topics(samples, classes, top):
    """A log of classes that go together in nested groups, made where it is missing."""
    folder = LOGS / f"topics-{samples}x{top}-of-{classes}"
    if not (folder / "truth.csv").exists():
        shutil.rmtree(folder, ignore_errors=True)
        words = ["--encoding=topic", "--imbalance=0.3", "--labels=none"]
        words += ["--blocks=40-100/8-20", "--correlations=0.2/0.3"]
        launcher(
            "generate", f"--samples={samples}", f"--classes={classes}", f"--top={top}", *words, f"--output={folder}"
        )
    return folder


def analyze(folder, name, *words, heap="8g"):
    """A run of a log: its folder, what it took, and the seconds of its stages."""
    runs = RUNS / name
    shutil.rmtree(runs, ignore_errors=True)
    given = ["--input", folder / "log.parquet", "--classes", folder / "classes.csv", "--output", runs]
    timing = launcher("analyze", *given, *WITHOUT_PAGE, *words, heap=heap)
    manifest = next(runs.glob("**/_MANIFEST.json"))
    stages = {stage["name"]: stage["seconds"] for stage in json.loads(manifest.read_text())["stages"]}
    return manifest.parent, timing, stages


def neighbours(given):
    folder = topics(given.samples, given.classes, given.top)
    run, _, _ = analyze(folder, "topics", *GRAPH)
    scores = scores_of(folder / "log.parquet").tocsc()
    means, deviations = statistics(scores)
    listed = np.flatnonzero(deviations > 0)
    chosen = np.sort(np.random.default_rng(SEED).choice(listed, min(SAMPLED, len(listed)), replace=False))
    left_out = pq.read_table(run / "classes", columns=["largest_left_out"])["largest_left_out"].to_numpy()
    kept = kept_of(run, chosen)
    missing, beyond, largest = 0, 0, 0.0
    for start in range(0, len(chosen), 100):
        part = chosen[start : start + 100]
        found = correlations(scores, means, deviations, part)
        for row, id in enumerate(part):
            entries = slice(found.indptr[row], found.indptr[row + 1])
            r = dict(zip(found.indices[entries].tolist(), found.data[entries].tolist()))
            del r[id]
            own = kept[id]
            largest = max([largest, *(abs(similarity - r[other]) for other, similarity in own.items())])
            floor = sorted(r.values(), reverse=True)[50] if len(r) > 50 else -1
            missing += sum(other not in own for other, similarity in r.items() if similarity > floor + 1e-9)
            beyond += sum(s > left_out[id] + 1e-9 for other, s in r.items() if other not in own)
    print(
        f"{len(chosen):,} of {given.classes:,} classes: {missing} of their 50 most similar classes are missing, {beyond}"
        f" similarities are above the bound, and {sum(map(len, kept.values())):,} kept similarities differ by at most"
        f" {largest:.1e}"
    )


def kept_of(run, chosen):
    """The kept pairs of some classes: a dictionary of similarities by the other class, by class."""
    kept = {int(id): {} for id in chosen}
    for file in sorted((run / "graph").glob("*.parquet")):
        columns = pq.read_table(file, columns=["class_id", "neighbour_id", "similarity"])
        ids, others, similarities = (column.to_numpy() for column in columns.columns)
        for place in np.flatnonzero(np.isin(ids, chosen)):
            kept[int(ids[place])][int(others[place])] = float(similarities[place])
    return kept


def planted(given):
    folder = topics(given.samples, given.classes, given.top)
    run, _, _ = analyze(folder, "topics", *GRAPH)
    order = np.load(run / "order.npy")
    truth = np.loadtxt(folder / "truth.csv", delimiter=",", skiprows=1, usecols=(0, 2, 3), dtype=np.int64)
    usable = np.array(pq.read_table(run / "classes", columns=["status"])["status"].to_pylist()) == "ok"
    for level in (1, 2):
        groups = truth[np.argsort(truth[:, 0]), level]
        _, sizes = np.unique(groups[usable], return_counts=True)
        found = nearest_blocks(run, order, np.median(sizes))
        index = adjusted_rand_index(groups[usable], found[usable])
        print(
            f"level {level}: {len(sizes):,} groups of {sizes.min():,} to {sizes.max():,} classes that any sample lists,"
            f" adjusted Rand index {index:.4f}"
        )


def nearest_blocks(run, order, size):
    """For each class, of the blocks around it the one of the nearest size, as a ratio; its own number if there is none."""
    blocks = pq.read_table(run / "blocks", columns=["start", "end"])
    starts, ends = (column.to_numpy() for column in blocks.columns)
    found = len(starts) + np.arange(len(order))
    nearest = np.full(len(order), np.inf)
    for block in np.argsort(starts - ends, kind="stable"):
        distance = abs(np.log((ends[block] - starts[block]) / size))
        inside = order[starts[block] : ends[block]]
        closer = inside[distance < nearest[inside]]
        found[closer], nearest[closer] = block, distance
    return found


def adjusted_rand_index(one, other):
    """Hubert and Arabie, "Comparing Partitions" (1985), doi:10.1007/BF01908075, equation 5."""

    def pairs(counts):
        counts = counts.astype(np.float64)
        return (counts * (counts - 1) / 2).sum()

    both = np.unique(np.stack([one, other]), axis=1, return_counts=True)[1]
    rows, columns = (np.unique(labels, return_counts=True)[1] for labels in (one, other))
    expected = pairs(rows) * pairs(columns) / pairs(np.array([len(one)]))
    return (pairs(both) - expected) / ((pairs(rows) + pairs(columns)) / 2 - expected)


def scipy(given):
    folder = topics(given.samples, given.classes, given.top)
    _, ours, stages = analyze(folder, "topics", *GRAPH)
    script = [sys.executable, str(RUNS.parent.parent / "scipy_graph.py"), str(folder / "log.parquet")]
    theirs = timed([*script, str(RUNS / "neighbours.npz")])
    parts = ", ".join(f"{name} {seconds:.0f} s" for name, seconds in stages.items())
    print(f"ClassBlocks, neighbours, order and blocks: {ours.seconds:.0f} s, processors {ours.processor:.0f} s ({parts})")
    print(f"scipy.sparse, neighbours alone: {theirs.seconds:.0f} s, processors {theirs.processor:.0f} s")


def matrix(given):
    folder = topics(min(given.samples, 200_000), 21_841, given.top)
    graph, of_graph, _ = analyze(folder, "graph", *GRAPH)
    dense, of_matrix, _ = analyze(folder, "matrix", *MATRIX)
    print(f"graph {of_graph.seconds:.0f} s, matrix {of_matrix.seconds:.0f} s")
    ours, theirs = members(graph), members(dense)
    print(f"{len(theirs):,} blocks of the matrix, best F1 with those of the graph: {mean_f1(theirs, ours):.4f}")
    print(f"{len(ours):,} blocks of the graph, best F1 with those of the matrix: {mean_f1(ours, theirs):.4f}")


def members(run):
    """The classes of each block."""
    order = np.load(run / "order.npy")
    blocks = pq.read_table(run / "blocks", columns=["start", "end"])
    return [order[start:end] for start, end in zip(*(column.to_pylist() for column in blocks.columns))]


def mean_f1(blocks, others):
    """The mean of the best F1 of each block with any of the others."""
    of_class = {}
    for number, other in enumerate(others):
        for id in other.tolist():
            of_class.setdefault(id, []).append(number)
    best = []
    for block in blocks:
        common = np.unique([number for id in block.tolist() for number in of_class.get(id, [])], return_counts=True)
        best.append(max((2 * both / (len(block) + len(others[number])) for number, both in zip(*common)), default=0))
    return float(np.mean(best))


def equal(_):
    folder = LOGS / "2000000x20-of-527"
    if not (folder / "truth.csv").exists():
        shutil.rmtree(folder, ignore_errors=True)
        size = ["--samples=2000000", "--classes=527", "--labels=none"]
        launcher("generate", *size, "--encoding=sparse", "--top=20", f"--output={folder}")
    graph, _, _ = analyze(folder, "graph", *GRAPH, "--set", "graph.neighbours=526")
    dense, _, _ = analyze(folder, "matrix", *MATRIX, "--set", "similarity.folds=none")
    for file in ("order.npy", "block-labels.json"):
        same = (graph / file).read_bytes() == (dense / file).read_bytes()
        print(f"{file}: {'the same bytes' if same else 'other bytes'}")
    ours, theirs = (sorted(block.tolist() for block in members(run)) for run in (graph, dense))
    print(f"{len(ours)} and {len(theirs)} blocks: {'the same' if ours == theirs else 'others'}")


def growth(_):
    for classes in (100_000, 300_000, 1_000_000):
        samples, top = 300_000, 30
        _, timing, stages = analyze(topics(samples, classes, top), "growth", *GRAPH, heap="10g")
        pairs = samples * top * (top - 1) / 2
        parts = ", ".join(f"{name} {seconds:.0f} s" for name, seconds in stages.items())
        print(
            f"{classes:,} classes: {timing.seconds:.0f} s, processors {timing.processor:.0f} s,"
            f" {timing.processor / pairs * 1e9:.0f} ns for each of {pairs:,.0f} listed pairs ({parts})",
            flush=True,
        )


CASES = {case.__name__: case for case in (neighbours, planted, scipy, matrix, equal, growth)}


def main():
    parser = argparse.ArgumentParser(
        prog="run.sh graphs", description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--samples", type=int, default=500_000, help="rows of the log (default: 500000)")
    parser.add_argument("--classes", type=int, default=300_000, help="its classes (default: 300000)")
    parser.add_argument("--top", type=int, default=50, help="how many classes a row lists (default: 50)")
    parser.add_argument("cases", nargs="+", choices=list(CASES), metavar="CASE")
    given = parser.parse_args()
    RUNS.mkdir(parents=True, exist_ok=True)
    for case in given.cases:
        print(f"{case}:", flush=True)
        CASES[case](given)


if __name__ == "__main__":
    main()
