#!/usr/bin/env python3
"""The most similar classes of each class as one would write it with scipy.sparse on one machine.

    scipy_graph.py LOG OUTPUT [NEIGHBOURS]

LOG is Parquet with lists `ids` and `values`; a class that a row does not list scores 0. Writes the neighbours of each
class and their correlations, int32 and float64, k x NEIGHBOURS, to OUTPUT.
"""

import sys

import numpy as np
import pyarrow.parquet as pq
import scipy.sparse as sp

CLASSES_AT_ONCE = 2_000


def scores_of(log):
    """The scores as a sparse matrix, samples x classes."""
    table = pq.read_table(log, columns=["ids", "values"]).combine_chunks()
    ids, values = table["ids"].chunk(0), table["values"].chunk(0)
    columns, data = ids.flatten().to_numpy(), values.flatten().to_numpy().astype(np.float64)
    starts = np.concatenate([[0], np.cumsum(ids.value_lengths().to_numpy(), dtype=np.int64)])
    return sp.csr_array((data, columns, starts), shape=(len(ids), int(columns.max()) + 1))


def statistics(scores):
    """The mean and the standard deviation of each class."""
    means = scores.mean(axis=0)
    squares = scores.multiply(scores).mean(axis=0)
    return means, np.sqrt(np.maximum(squares - means**2, 0))


def correlations(scores, means, deviations, chosen):
    """The correlations of some classes with those that any sample lists together with them, sparse, row by row."""
    products = (scores[:, chosen].T @ scores).tocsr()
    rows = np.repeat(np.asarray(chosen), np.diff(products.indptr))
    with np.errstate(divide="ignore", invalid="ignore"):
        products.data = (products.data / scores.shape[0] - means[rows] * means[products.indices]) / (
            deviations[rows] * deviations[products.indices]
        )
    return products


def main():
    log, output, limit = sys.argv[1], sys.argv[2], int(sys.argv[3]) if len(sys.argv) > 3 else 50
    scores = scores_of(log).tocsc()
    means, deviations = statistics(scores)
    classes = scores.shape[1]
    neighbours = np.full((classes, limit), -1, np.int32)
    similarities = np.full((classes, limit), np.nan)
    for start in range(0, classes, CLASSES_AT_ONCE):
        chosen = range(start, min(start + CLASSES_AT_ONCE, classes))
        found = correlations(scores, means, deviations, chosen)
        for row, id in enumerate(chosen):
            part = slice(found.indptr[row], found.indptr[row + 1])
            others, r = found.indices[part], found.data[part]
            usable = (others != id) & ~np.isnan(r)
            others, r = others[usable], r[usable]
            best = np.argsort(-r, kind="stable")[:limit]
            neighbours[id, : len(best)], similarities[id, : len(best)] = others[best], r[best]
    np.savez(output, neighbours=neighbours, similarities=similarities)


if __name__ == "__main__":
    main()
