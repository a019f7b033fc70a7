#!/usr/bin/env python3
"""Groups of classes by other methods, compared with a taxonomy: mean best F1, number of groups, processor seconds.

Usage: rivals.py LOG CLASSES TAXONOMY [--labels COLUMN] [--run DIRECTORY]

LOG is a Parquet file with scores, or with ids and values. CLASSES and TAXONOMY are those of an analyze run;
--run names the directory of that run, whose blocks are listed first. All methods get the same scores. They are written
from the papers, on one core.
"""

import argparse
import csv
import json
import time

import numpy as np
import pyarrow.parquet as pq
from scipy.cluster.hierarchy import cut_tree, linkage
from scipy.spatial.distance import squareform

LEAST = 3
MOST_SAMPLES = 5_000


def read_classes(path):
    with open(path, newline="") as file:
        rows = list(csv.DictReader(file))
    names = [row.get("name") or row.get("display_name") for row in rows]
    keys = [row.get("key") or row.get("mid") or name for row, name in zip(rows, names)]
    return names, keys


def read_log(path, classes, labels):
    table = pq.read_table(path)
    scores = np.zeros((table.num_rows, classes), np.float32)
    if "scores" in table.column_names:
        scores[:] = np.array(table["scores"].combine_chunks().flatten()).reshape(scores.shape)
    else:
        rows = np.repeat(np.arange(table.num_rows), [len(ids) for ids in table["ids"].to_pylist()])
        scores[rows, np.concatenate(table["ids"].to_pylist()).astype(int)] = np.concatenate(
            table["values"].to_pylist()
        )
    if labels is None:
        return scores, None
    found = table[labels].to_pylist()
    return scores, [label if isinstance(label, list) else [label] for label in found]


def nodes(path, keys):
    """The class sets of a taxonomy's nodes."""
    children = {}
    if path.endswith(".json"):
        with open(path) as file:
            for node in json.load(file):
                children[node["id"]] = node["child_ids"]
    else:
        with open(path, newline="") as file:
            for row in csv.DictReader(file):
                children.setdefault(row["parent"], []).append(row["child"])
    ids = {}
    for i, key in enumerate(keys):
        ids.setdefault(key, set()).add(i)

    def below(node, seen):
        if node in seen:
            return set()
        seen.add(node)
        found = set(ids.get(node, set()))
        for child in children.get(node, []):
            found |= below(child, seen)
        return found

    return [below(node, set()) for node in children]


def mean_best_f1(groups, truth):
    best = []
    for node in truth:
        best.append(max((2 * len(node & g) / (len(node) + len(g)) for g in groups), default=0))
    return np.mean(best)


def subtrees(tree):
    """The members of each merge of a scipy linkage matrix."""
    count = len(tree) + 1
    members = [{i} for i in range(count)]
    for a, b, _, _ in tree:
        members.append(members[int(a)] | members[int(b)])
    return members


def all_subtrees(tree):
    return [group for group in subtrees(tree) if len(group) >= LEAST]


def flat_cuts(tree):
    count = len(tree) + 1
    groups = []
    for cut in cut_tree(tree, [count // 20, count // 10, count // 5]).T:
        groups += [set(np.flatnonzero(cut == label)) for label in np.unique(cut)]
    return [group for group in groups if len(group) >= LEAST]


def hdbscan(distance):
    """All clusters of the condensed tree: Campello et al. 2015, doi:10.1145/2733381; core distance to the third."""
    core = np.sort(distance, axis=1)[:, LEAST]
    reach = np.maximum(distance, np.maximum(core[:, None], core[None, :]))
    np.fill_diagonal(reach, 0)
    tree = linkage(squareform(reach, checks=False), "single")
    members = subtrees(tree)
    count = len(tree) + 1
    groups, open_nodes = [members[-1]], [2 * count - 2]
    while open_nodes:
        node = open_nodes.pop()
        if node < count:
            continue
        sides = [int(side) for side in tree[node - count, :2]]
        large = [side for side in sides if len(members[side]) >= LEAST]
        if len(large) == 2:
            groups += [members[side] for side in large]
        open_nodes += large
    return groups


def dynamic_tree_cut(tree):
    """Dynamic Tree: Langfelder, Zhang and Horvath 2008, doi:10.1093/bioinformatics/btm563, section 2.

    Joining heights along the leaves are compared with their mean, then with the means above and below it; where
    they stay below long enough, the branch is cut in two.
    """
    count = len(tree) + 1
    order, heights = leaves_and_heights(tree)
    cut = 0.99 * (tree[-1, 2] - tree[0, 2]) + tree[0, 2]
    pieces, start = [], 0
    for i in range(count):
        if i == count - 1 or heights[i] > cut:
            pieces.append((start, i + 1))
            start = i + 1
    done = []
    while pieces:
        start, end = pieces.pop()
        parts = adaptive(heights, start, end)
        if len(parts) > 1:
            pieces += parts
        else:
            done.append(set(order[start:end]))
    return [group for group in done if len(group) >= LEAST]


def leaves_and_heights(tree):
    count = len(tree) + 1
    order, heights, stack = [], [], [(2 * count - 2, None)]
    while stack:
        node, height = stack.pop()
        if node < count:
            order.append(node)
            heights.append(height)
            continue
        a, b, joined, _ = tree[node - count]
        stack.append((int(b), height))
        stack.append((int(a), joined))
    return order, np.array([h if h is not None else np.inf for h in heights])


def adaptive(heights, start, end):
    inside = heights[start : end - 1]
    if len(inside) < 2 * LEAST:
        return [(start, end)]
    mean = inside.mean()
    for level in (mean, (mean + inside.max()) / 2, (mean + inside.min()) / 2):
        breaks = np.flatnonzero(inside > level)
        edges = [start] + [start + b + 1 for b in breaks] + [end]
        parts, first = [], edges[0]
        for edge in edges[1:]:
            if edge - first >= LEAST:
                parts.append((first, edge))
            first = edge
        if len(parts) > 1:
            return parts
    return [(start, end)]


def logits_to_hierarchy(scores):
    """L2H: "From Logits to Hierarchies", ICML 2025.

    The group of the least mean confidence is masked, and merged with the group that its samples go to then. Every
    merge looks at all samples again, so of many samples 5,000 at equal distances are taken.
    """
    scores = scores[:: max(1, len(scores) // MOST_SAMPLES)]
    logits = scores - scores.max(axis=1, keepdims=True)
    if scores.min() >= 0 and scores.max() <= 1:
        odds = scores.astype(float) + 1e-6
    else:
        odds = np.exp(logits.astype(float))
    odds /= odds.sum(axis=1, keepdims=True)
    count = odds.shape[1]
    groups = {i: {i} for i in range(count)}
    mass = {i: odds[:, i] for i in range(count)}
    found = []
    while len(groups) > 1:
        ids = list(groups)
        table = np.stack([mass[i] for i in ids], axis=1)
        chosen = table.argmax(axis=1)
        top = table.max(axis=1)
        number = np.bincount(chosen, minlength=len(ids))
        confidence = np.bincount(chosen, weights=top, minlength=len(ids)) / np.maximum(number, 1)
        least = int(np.argmin(confidence))
        rows = table[chosen == least] if number[least] else table
        rows = np.delete(rows, least, axis=1)
        gained = (rows / np.maximum(rows.sum(axis=1, keepdims=True), 1e-300)).sum(axis=0)
        other = int(np.argmax(gained))
        other += other >= least
        a, b = ids[least], ids[other]
        groups[b] = groups[b] | groups.pop(a)
        mass[b] = mass[b] + mass.pop(a)
        found.append(groups[b])
    return [group for group in found if LEAST <= len(group) < count]


def confusion(scores, labels):
    """How often a label is predicted as each class, with as many predictions as labels."""
    counts = np.zeros((scores.shape[1],) * 2)
    for row, given in zip(scores, labels):
        predicted = np.argpartition(-row, len(given))[: len(given)]
        for label in given:
            counts[label, predicted] += 1 / len(given)
    return counts


def confusion_tree(counts):
    share = counts / np.maximum(counts.sum(axis=1, keepdims=True), 1)
    return tree_of((share + share.T) / 2)


def overlapping_classes(scores, labels):
    """Confident joint of cleanlab: Northcutt et al. 2021, doi:10.1613/jair.1.12125."""
    given = np.array([label[0] for label in labels])
    sums = np.bincount(given, weights=scores[np.arange(len(given)), given], minlength=scores.shape[1])
    thresholds = sums / np.maximum(np.bincount(given, minlength=scores.shape[1]), 1)
    above = np.where(scores >= np.where(thresholds > 0, thresholds, np.inf), scores, -np.inf)
    likely = above.argmax(axis=1)
    known = np.isfinite(above.max(axis=1))
    joint = np.zeros((scores.shape[1],) * 2)
    np.add.at(joint, (given[known], likely[known]), 1)
    return tree_of(joint + joint.T)


def tree_of(affinity):
    distance = affinity.max() - affinity
    np.fill_diagonal(distance, 0)
    return linkage(squareform(distance, checks=False), "average")


def blocks_of(run):
    order = np.load(run + "/order.npy")
    table = pq.read_table(run + "/blocks").to_pylist()
    return [set(order[row["start"] : row["end"]]) for row in table]


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("log")
    parser.add_argument("classes")
    parser.add_argument("taxonomy")
    parser.add_argument("--labels")
    parser.add_argument("--run")
    words = parser.parse_args()
    names, keys = read_classes(words.classes)
    scores, labels = read_log(words.log, len(names), words.labels)
    usable = np.flatnonzero(scores.std(axis=0) > 0)
    place = {old: new for new, old in enumerate(usable)}
    truth = {frozenset(place[i] for i in node if i in place) for node in nodes(words.taxonomy, keys)}
    truth = [set(node) for node in truth if 5 <= len(node) <= len(usable) / 2]
    print(f"{len(scores)} samples, {len(usable)} classes, {len(truth)} nodes")

    def report(name, make):
        start = time.process_time()
        groups = make()
        seconds = time.process_time() - start
        print(f"{name:36} {len(groups):5d} groups  F1 {mean_best_f1(groups, truth):.3f}  {seconds:7.1f} s", flush=True)

    if words.run:
        report("blocks", lambda: [{place[i] for i in g if i in place} for g in blocks_of(words.run)])
    used = scores[:, usable]
    start = time.process_time()
    distance = np.clip(1 - np.corrcoef(used, rowvar=False), 0, 2)
    np.fill_diagonal(distance, 0)
    tree = linkage(squareform(distance, checks=False), "average")
    print(f"correlations and average linkage: {time.process_time() - start:.1f} s")
    report("all subtrees of 3 or more", lambda: all_subtrees(tree))
    report("flat cuts, k/20, k/10 and k/5", lambda: flat_cuts(tree))
    report("HDBSCAN, condensed tree", lambda: hdbscan(distance))
    report("Dynamic Tree", lambda: dynamic_tree_cut(tree))
    report("L2H, all merges", lambda: logits_to_hierarchy(used))
    if labels is not None:
        kept = [[place[i] for i in given if i in place] for given in labels]
        rows = [i for i, given in enumerate(kept) if given]
        some, given = used[rows], [kept[i] for i in rows]
        report("tree of the confusion matrix", lambda: all_subtrees(confusion_tree(confusion(some, given))))
        if all(len(one) == 1 for one in given):
            report("cleanlab's overlap, as a tree", lambda: all_subtrees(overlapping_classes(some, given)))


if __name__ == "__main__":
    main()
