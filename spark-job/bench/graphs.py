#!/usr/bin/env python3
"""Compares similarity graphs with brute force, planted groups, matrices and scipy, and measures how they grow.

  neighbours  the graph of a log beside all correlations of 2,000 classes, in double
  planted     adjusted Rand index between planted groups and found blocks of the same run, by level
  matrix      blocks of the graph beside those of the matrix of the same log
  equal       a graph of all pairs beside the matrix: order and blocks, byte by byte
  scipy       clock, processor and memory of `analyze` beside scipy_graph.py
  growth      clock, processor and memory of `analyze` by stage, with more classes and equal rows
  page        the same of a log of very many classes, with its page; give it a heap of 10g

Without CASE, all of them; an hour or more. --samples, --classes and --length choose other sizes. Logs are those of
`generate --encoding topic`, that of `equal` excepted. Runs are without pictures, and those of all cases but `page` without html. Logs, runs and results
(graphs.json) stay in target.

What neighbours compares. For each class of the sample, r is its correlation with every other class, from sums of
products over the samples. t is the 50th largest.
  missing      classes with r > t + 1e-9 that have no row in graph/. Those that no sample lists together with the
               class do not count, but are printed: their similarity -u v is known without a row.
  difference   largest |similarity - r| over the rows of graph/
  loads        largest |-u v - r| over pairs that no sample lists together
  bound        pairs without a row for which r > largest_left_out + 1e-9
  both_listed  rows of graph/ with another number of samples

How planted chooses blocks. Found blocks are a forest; a planted level is a partition. Two partitions are cut from the
forest for each level, in which a class in no chosen block stands alone:
  best cut     the disjoint blocks whose pairs agree with the planted pairs most often: the cut of the highest Rand
               index. It knows the groups, so it says whether they are in the forest at all. It is exact: what a block
               adds is (pairs inside that are planted together) - (those that are not), and the best of a subtree is
               that or the sum of the best of its children.
  by size      the largest blocks of no more classes than the largest planted group of the level. It knows no group.
Both are compared with the planted partition by the adjusted Rand index (Hubert & Arabie 1985,
doi:10.1007/BF01908075). Classes without a correlation do not count.

F1 of two sets of classes is twice the classes in both, over the sum of their sizes.
"""

import argparse
import filecmp
import json
import os
import shutil
import sys

import numpy as np
import pyarrow.compute as pc
import pyarrow.csv as csv
import pyarrow.parquet as pq
from scipy.sparse import csr_array

from all import BENCH, LAUNCHER, TARGET, log_of
from scipy_graph import moments, read
from timing import timed, watched

RUNS = TARGET / "graphs"
RESULTS = TARGET / "graphs.json"
SAMPLED = 2_000
BAND = 50
NEIGHBOURS = 50
TIE = 1e-9

runs_so_far = {}


def topic_log(samples, classes, length):
    options = ["--encoding=topic", f"--top={length}", "--imbalance=0.3"]
    return log_of(samples, classes, *options, "--blocks=40-100/8-20", "--correlations=0.2/0.3")


class Run:
    """A finished run, and what it took: in all, and by stage."""

    def __init__(self, path, timing, stages):
        self.path = path
        self.timing = timing
        self.manifest = json.loads((path / "_MANIFEST.json").read_text())
        names = [stage["name"] for stage in self.manifest["stages"]]
        self.stages = {name: stages[name] for name in names if name in stages}
        self.by_position = np.load(path / "order.npy")

    def table(self, name):
        return pq.read_table(self.path / name)

    def blocks(self):
        """Ids, parents (-1 at the top), starts and ends of the blocks, each an array by block."""
        table = self.table("blocks").sort_by("block_id")
        parents = pc.fill_null(table["parent_id"], -1)
        return table["block_id"].to_numpy(), parents.to_numpy(), table["start"].to_numpy(), table["end"].to_numpy()


def analyzed(folder, name, heap, *settings, html=False):
    """A run of a log, made once while this script runs."""
    key = (folder, *settings, html)
    if key not in runs_so_far:
        runs = RUNS / name
        shutil.rmtree(runs, ignore_errors=True)
        words = ["analyze", "--input", folder / "log.parquet", "--classes", folder / "classes.csv", "--output", runs]
        for setting in (f"report.html={str(html).lower()}", "report.png=false", "report.svg=false", *settings):
            words += ["--set", setting]
        print(f"analyzing {folder.name} with {', '.join(settings)} ...", file=sys.stderr)
        environment = {"CLASSBLOCKS_JAVA_OPTIONS": f"-Xmx{heap}"}
        timing, stages = watched([LAUNCHER, *map(str, words)], environment)
        path = runs / json.loads((runs / "latest.json").read_text())["path"]
        runs_so_far[key] = Run(path, timing, stages)
    return runs_so_far[key]


def took(run):
    print(f"  {'':12} {'clock':>9} {'processor':>10} {'memory':>9}")
    for name, stage in run.stages.items():
        print(f"  {name:12} {stage.seconds:7.1f} s {stage.processor:8.1f} s {stage.memory / 1e9:6.1f} GB")
    print(f"  {'analyze':12} {run.timing.seconds:7.1f} s {run.timing.processor:8.1f} s", end="")
    print(f", {run.timing.memory / 1e9:.1f} GB")
    stages = {name: [stage.seconds, stage.processor, stage.memory] for name, stage in run.stages.items()}
    whole = {"clock": run.timing.seconds, "processor": run.timing.processor, "memory": run.timing.memory}
    return {**whole, "stages": stages}


def shown(values):
    for name, value in values.items():
        text = f"{value:.6g}" if isinstance(value, float) else str(value)
        print(f"  {name:32} {text}")
    return values


def neighbours(size):
    folder = topic_log(size.samples, size.classes, size.length)
    run = analyzed(folder, "graph", size.heap, "similarity.form=graph")
    cost = took(run)
    scores = read(folder / "log.parquet", size.classes)
    rows = scores.shape[0]
    means, deviations = moments(scores)
    by_class = scores.T.tocsr()
    listed = csr_array((np.ones_like(scores.data), scores.indices, scores.indptr), shape=scores.shape)
    by_class_listed = listed.T.tocsr()

    classes = run.table("classes").sort_by("class_id")
    ok = pc.equal(classes["status"], "ok").to_numpy()
    loads = pc.fill_null(classes["load"], np.nan).to_numpy()
    bounds = pc.fill_null(classes["largest_left_out"], np.nan).to_numpy()
    graph = run.table("graph")
    starts = np.searchsorted(graph["class_id"].to_numpy(), np.arange(size.classes + 1))
    others, kept_similarities, both = (
        graph[name].to_numpy() for name in ("neighbour_id", "similarity", "both_listed")
    )

    sample = np.random.default_rng(1).permutation(np.flatnonzero(ok))[:SAMPLED]
    missing = missing_apart = above = wrong_counts = ties = fewer = compared = 0
    difference = load_difference = 0.0
    slack = []
    for start in range(0, len(sample), BAND):
        band = sample[start : start + BAND]
        products = (by_class[band] @ scores).toarray()
        together = (by_class_listed[band] @ listed).toarray()
        with np.errstate(divide="ignore", invalid="ignore"):
            found = (products - rows * np.outer(means[band], means)) / np.outer(deviations[band], deviations)
        found[:, ~ok] = -np.inf
        found[np.arange(len(band)), band] = -np.inf
        for id, r, count in zip(band, found, together):
            here = slice(starts[id], starts[id + 1])
            ids = others[here]
            difference = max(difference, np.abs(kept_similarities[here] - r[ids]).max(initial=0))
            wrong_counts += np.count_nonzero(both[here] != count[ids])
            compared += len(ids)
            fewer += len(ids) < NEIGHBOURS
            last, least = np.partition(r, [-NEIGHBOURS - 1, -NEIGHBOURS])[-NEIGHBOURS - 1 : -NEIGHBOURS + 1]
            ties += least - last <= TIE
            left = r.copy()
            left[ids] = -np.inf
            of_top = left > least + TIE
            missing += np.count_nonzero(of_top & (count > 0))
            missing_apart += np.count_nonzero(of_top & (count == 0))
            above += np.count_nonzero(left > bounds[id] + TIE)
            slack.append(bounds[id] - left.max())
            apart = (count == 0) & ok
            apart[id] = False
            load_difference = max(load_difference, np.abs(r[apart] + loads[id] * loads[apart]).max(initial=0))
    return cost | shown(
        {
            "classes with status ok": int(np.count_nonzero(ok)),
            "those whose scores vary": int(np.count_nonzero(deviations > 0)),
            "classes compared": len(sample),
            "rows of graph/ compared": compared,
            "missing": int(missing),
            "missing, never together": int(missing_apart),
            "ties at the 50th": int(ties),
            "fewer than 50 rows": int(fewer),
            "difference": float(difference),
            "loads": float(load_difference),
            "bound": int(above),
            "both_listed": int(wrong_counts),
            "bound over largest, median": float(np.median(slack)),
            "bound over largest, least": float(np.min(slack)),
        }
    )


def pairs(counts):
    counts = np.asarray(counts, dtype=np.float64)
    return (counts * (counts - 1) / 2).sum()


def adjusted_rand(ones, others):
    """The adjusted Rand index of two partitions, each an array of group numbers by class: 1 if they are the same,
    0 on average if one has nothing to do with the other. 1 if each class or all classes are one group in both."""
    _, ones = np.unique(ones, return_inverse=True)
    _, others = np.unique(others, return_inverse=True)
    both = pairs(np.unique(ones.astype(np.int64) * (others.max() + 1) + others, return_counts=True)[1])
    first, second, total = pairs(np.bincount(ones)), pairs(np.bincount(others)), pairs([len(ones)])
    expected = first * second / total
    most = (first + second) / 2
    return 1.0 if most == expected else float((both - expected) / (most - expected))


def alone(chosen, classes):
    """A partition of classes by position: a group for each chosen (start, end), the others one by one."""
    groups = np.arange(classes)
    for number, (start, end) in enumerate(chosen):
        groups[start:end] = classes + number
    return groups


def best_cut(blocks, planted):
    """The disjoint blocks whose pairs agree with the planted groups most often.

    planted has the group of each position, -1 for none: such a class is in a group of its own."""
    _, parents, starts, ends = blocks
    count = len(parents)
    own = np.empty(count)
    for block in range(count):
        inside = planted[starts[block] : ends[block]]
        own[block] = 2 * pairs(np.unique(inside[inside >= 0], return_counts=True)[1]) - pairs([len(inside)])
    children = children_of(parents)
    best = np.zeros(count)
    whole = np.zeros(count, bool)
    for block in np.argsort(ends - starts, kind="stable"):  # children first
        below = sum(best[child] for child in children[block])
        whole[block] = own[block] > below
        best[block] = max(own[block], below)
    return first_of(blocks, whole)


def children_of(parents):
    children = [[] for _ in parents]
    for block, parent in enumerate(parents):
        if parent >= 0:
            children[parent].append(block)
    return children


def first_of(blocks, chosen):
    """The chosen blocks that lie in no other chosen block, as (start, end)."""
    _, parents, starts, ends = blocks
    found = []
    inside = np.zeros(len(parents), bool)
    for block in np.argsort(starts - ends, kind="stable"):  # parents first
        parent = parents[block]
        inside[block] = parent >= 0 and (inside[parent] or chosen[parent])
        if chosen[block] and not inside[block]:
            found.append((starts[block], ends[block]))
    return found


def incidence(groups, classes):
    """Classes x groups, 1 where a class is in a group. groups: arrays of class ids."""
    ids = np.concatenate([np.zeros(0, int), *groups])
    owners = np.repeat(np.arange(len(groups)), [len(group) for group in groups])
    return csr_array((np.ones(len(ids)), (ids, owners)), shape=(classes, len(groups)))


def best_matches(ones, others):
    """The F1 of each column of an incidence with the best column of another; 0 if it has no class in common with any."""
    both = (ones.T.tocsr() @ others).tocoo()
    sizes, other_sizes = ones.sum(axis=0), others.sum(axis=0)
    best = np.zeros(ones.shape[1])
    np.maximum.at(best, both.row, 2 * both.data / (sizes[both.row] + other_sizes[both.col]))
    return best


def block_incidence(run):
    _, _, starts, ends = run.blocks()
    order = run.by_position
    return incidence([order[start:end] for start, end in zip(starts, ends)], len(order))


def planted(size):
    folder = topic_log(size.samples, size.classes, size.length)
    run = analyzed(folder, "graph", size.heap, "similarity.form=graph")
    truth = csv.read_csv(folder / "truth.csv").sort_by("class_id")
    ok = run.manifest["classes"]["ok"]  # those without a correlation come last in the order
    order = run.by_position[:ok]
    blocks = run.blocks()
    found = block_incidence(run)
    values = {"classes with status ok": ok, "blocks": len(blocks[0])}
    for name in truth.column_names:
        if name.startswith("level_"):
            groups = pc.fill_null(truth[name], -1).to_numpy()[order]
            partition = np.where(groups < 0, len(run.by_position) + np.arange(ok), groups)
            sorting = np.argsort(groups, kind="stable")
            sorting = sorting[groups[sorting] >= 0]
            edges = np.flatnonzero(np.diff(groups[sorting])) + 1
            members = [order[part] for part in np.split(sorting, edges)]
            sizes = [len(group) for group in members]
            cut = best_cut(blocks, groups)
            _, _, starts, ends = blocks
            by_size = first_of(blocks, ends - starts <= max(sizes))
            matches = best_matches(incidence(members, len(run.by_position)), found)
            values |= {
                f"{name}: groups": len(sizes),
                f"{name}: sizes": f"{min(sizes)} to {max(sizes)}",
                f"{name}: ARI, best cut": adjusted_rand(partition, alone(cut, ok)),
                f"{name}: blocks, best cut": len(cut),
                f"{name}: ARI, by size": adjusted_rand(partition, alone(by_size, ok)),
                f"{name}: blocks, by size": len(by_size),
                f"{name}: mean best F1": float(matches.mean()),
                f"{name}: groups with F1 of 0.8": float((matches >= 0.8).mean()),
            }
    return shown(values)


def matrix(size):
    folder = topic_log(size.samples, size.classes, size.length)
    values = {}
    incidences = {}
    for form in ("dense", "graph"):
        run = analyzed(folder, form, size.heap, f"similarity.form={form}")
        print(f"  {form}:")
        values[form] = took(run)
        incidences[form] = block_incidence(run)
    matrix_blocks, graph_blocks = incidences["dense"], incidences["graph"]
    there, back = best_matches(matrix_blocks, graph_blocks), best_matches(graph_blocks, matrix_blocks)
    return values | shown(
        {
            "blocks of the matrix": matrix_blocks.shape[1],
            "blocks of the graph": graph_blocks.shape[1],
            "F1 of matrix blocks": float(there.mean()),
            "F1 of graph blocks": float(back.mean()),
            "matrix blocks, F1 of 1": float((there == 1).mean()),
            "graph blocks, F1 of 1": float((back == 1).mean()),
            "classes at the same position": float((runs_of(folder, "dense") == runs_of(folder, "graph")).mean()),
        }
    )


def runs_of(folder, form):
    return runs_so_far[folder, f"similarity.form={form}", False].by_position


def equal(size):
    folder = log_of(size.samples, size.classes, "--encoding=sparse", f"--top={size.length}")
    dense = analyzed(folder, "dense", size.heap, "similarity.form=dense")
    all_pairs = f"graph.neighbours={size.classes - 1}"
    graph = analyzed(folder, "graph", size.heap, "similarity.form=graph", all_pairs)
    values = {}
    for form, run in (("dense", dense), ("graph", graph)):
        print(f"  {form}:")
        values[form] = took(run)
    files = ["order.npy", "linkage.npy", "tree.nwk", "blocks.json", "block-labels.json"]
    files += ["blocks", "links", "neighbours", "block-labels"]
    same = {f"{name} the same": same_bytes(dense.path / name, graph.path / name) for name in files}
    ours, theirs = dense.table("blocks"), graph.table("blocks")
    edges = ours.num_rows == theirs.num_rows and ours.select(["start", "end"]).equals(theirs.select(["start", "end"]))
    columns = ["class_id", "rank", "neighbour_id"]
    by_rank = [(name, "ascending") for name in columns[:2]]
    nearest = [run.table("neighbours").select(columns).sort_by(by_rank) for run in (dense, graph)]
    merges = [np.load(run.path / "linkage.npy") for run in (dense, graph)]
    same |= {
        "neighbour ids the same": nearest[0].equals(nearest[1]),
        "merges the same": np.array_equal(merges[0][:, [0, 1, 3]], merges[1][:, [0, 1, 3]]),
        "heights, largest difference": float(np.abs(merges[0][:, 2] - merges[1][:, 2]).max()),
    }
    same |= {"blocks": ours.num_rows, "starts and ends the same": edges}
    if edges:
        for name in ("cohesion", "separation", "persistence", "contrast"):
            one, other = (pc.fill_null(table[name], np.nan).to_numpy() for table in (ours, theirs))
            same[f"{name}, largest difference"] = float(np.nanmax(np.abs(one - other), initial=0))
    return values | shown(same)


def same_bytes(one, other):
    if one.is_dir():
        names = sorted(path.name for path in one.iterdir())
        return names == sorted(path.name for path in other.iterdir()) and all(
            filecmp.cmp(one / name, other / name, shallow=False) for name in names
        )
    return filecmp.cmp(one, other, shallow=False)


def beside_scipy(size):
    folder = topic_log(size.samples, size.classes, size.length)
    run = analyzed(folder, "graph", size.heap, "similarity.form=graph")
    file = RUNS / "scipy.npz"
    script = [sys.executable, str(BENCH / "scipy_graph.py"), str(folder / "log.parquet"), str(size.classes), str(file)]
    print("running scipy_graph.py ...", file=sys.stderr)
    theirs = timed(script)
    values = took(run)
    # The graph is there when the stage before that of the order ends.
    names = list(run.stages)
    upto = [run.stages[name] for name in names[: names.index("ordering")]]
    clock, processor = sum(stage.seconds for stage in upto), sum(stage.processor for stage in upto)
    print(f"  {'to the graph':12} {clock:7.1f} s {processor:8.1f} s")
    print(f"  {'scipy':12} {theirs.seconds:7.1f} s {theirs.processor:8.1f} s, {theirs.memory / 1e9:.1f} GB")
    values |= {"to the graph": [clock, processor]}
    values |= {"scipy": {"clock": theirs.seconds, "processor": theirs.processor, "memory": theirs.memory}}
    graph = run.table("graph")
    keys = graph["class_id"].to_numpy().astype(np.int64) * size.classes + graph["neighbour_id"].to_numpy()
    with np.load(file) as found:
        ids, similarities = found["neighbours"], found["similarities"]
    there = ids >= 0
    wanted = (np.arange(size.classes)[:, None] * size.classes + ids)[there]
    places = np.minimum(np.searchsorted(keys, wanted), len(keys) - 1)
    in_graph = keys[places] == wanted
    differences = np.abs(graph["similarity"].to_numpy()[places] - similarities[there])[in_graph]
    return values | shown(
        {
            "pairs of scipy": len(wanted),
            "those not in the graph": int(np.count_nonzero(~in_graph)),
            "difference": float(differences.max(initial=0)),
            "scipy : to the graph, clock": theirs.seconds / clock,
            "scipy : to the graph, processor": theirs.processor / processor,
            "scipy : analyze, clock": theirs.seconds / run.timing.seconds,
            "scipy : analyze, processor": theirs.processor / run.timing.processor,
        }
    )


def growth(size):
    values = {}
    for classes in (size.classes // 10, 3 * size.classes // 10, size.classes):
        folder = topic_log(size.samples, classes, size.length)
        run = analyzed(folder, "growth", size.heap, "similarity.form=graph")
        lengths = pc.list_value_length(pq.read_table(folder / "log.parquet", columns=["ids"])["ids"]).to_numpy()
        events = pairs(lengths)
        print(f"  {classes:,} classes:")
        values[classes] = took(run) | shown(
            {
                "pair events": int(events),
                "rows of graph/": run.manifest["similarity"]["entries"],
                "blocks": run.manifest["blocks"]["count"],
                "ns per pair event": run.timing.processor / events * 1e9,
                **{
                    f"ns per pair event, {name}": stage.processor / events * 1e9
                    for name, stage in run.stages.items()
                },
                "us per class": run.timing.processor / classes * 1e6,
            }
        )
    return values


def page(size):
    folder = topic_log(size.samples, size.classes, size.length)
    run = analyzed(folder, "page", size.heap, "similarity.form=graph", html=True)
    files = [file for file in run.path.rglob("*") if file.is_file()]
    return took(run) | shown(
        {
            "classes with status ok": run.manifest["classes"]["ok"],
            "rows of graph/": run.manifest["similarity"]["entries"],
            "blocks": run.manifest["blocks"]["count"],
            "files": len(files),
            "GB of files": sum(file.stat().st_size for file in files) / 1e9,
        }
    )


CASES = {
    "neighbours": (neighbours, 500_000, 300_000, 50),
    "planted": (planted, 500_000, 300_000, 50),
    "matrix": (matrix, 200_000, 21_841, 50),
    "equal": (equal, 2_000_000, 527, 20),
    "scipy": (beside_scipy, 500_000, 300_000, 50),
    "growth": (growth, 300_000, 1_000_000, 30),
    "page": (page, 1_000_000, 1_300_000, 50),
}


def main():
    parser = argparse.ArgumentParser(
        prog="run.sh graphs", description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--samples", type=int, metavar="N", help="another number of samples, for all cases")
    parser.add_argument(
        "--classes", type=int, metavar="K", help="another number of classes; growth takes 0.1, 0.3 and all of them"
    )
    parser.add_argument("--length", type=int, metavar="M", help="another number of classes that a sample lists")
    parser.add_argument("--heap", default="8g", help="heap of the JVM (default: 8g)")
    parser.add_argument("cases", nargs="*", metavar="CASE")
    given = parser.parse_args()
    unknown = [case for case in given.cases if case not in CASES]
    if unknown:
        parser.error(f"no case {', '.join(unknown)}; there are {', '.join(CASES)}")
    RUNS.mkdir(parents=True, exist_ok=True)
    for case in given.cases or CASES:
        measure, samples, classes, length = CASES[case]
        size = argparse.Namespace(
            samples=given.samples or samples,
            classes=given.classes or classes,
            length=given.length or length,
            heap=given.heap,
        )
        print(f"{case}, {size.samples:,} x {size.length} of {size.classes:,}")
        values = measure(size)
        results = json.loads(RESULTS.read_text()) if RESULTS.exists() else {}
        results[f"{case} {size.samples} x {size.length} of {size.classes}"] = values
        RESULTS.write_text(json.dumps(results, indent=1))
        print(f"  load average {os.getloadavg()[0]:.1f}", flush=True)


if __name__ == "__main__":
    main()
