#!/usr/bin/env python3
"""What one would write in place of a similarity graph: the most similar classes of a log by pyarrow, numpy and scipy.

Usage: scipy_graph.py LOG CLASSES FILE [NEIGHBOURS]
LOG has rows of ids and values; CLASSES is how many classes there are. Writes FILE, an .npz with neighbours and
similarities: for each class its most similar ones, the most similar first, -1 and NaN where there are no more. Only
classes that some sample lists together count, as all others have a negative correlation if no value is negative.
"""

import sys

import numpy as np
import pyarrow.compute as pc
import pyarrow.parquet as pq
from scipy.sparse import csr_array

BAND = 2048


def read(log, classes):
    """The scores of a log, samples x classes, in double; what a row does not list has the score 0."""
    table = pq.read_table(log, columns=["ids", "values"])
    lengths = pc.list_value_length(table["ids"]).to_numpy()
    ids = pc.list_flatten(table["ids"]).to_numpy()
    values = pc.list_flatten(table["values"]).to_numpy().astype(np.float64)
    starts = np.concatenate([[0], np.cumsum(lengths, dtype=np.int64)])
    if starts[-1] < 2**31:
        starts = starts.astype(np.int32)
    return csr_array((values, ids, starts), shape=(table.num_rows, classes))


def moments(scores):
    """The mean of each class, and the root of the sum of its squared deviations; 0 if it never varies."""
    rows, classes = scores.shape
    means = np.bincount(scores.indices, scores.data, classes) / rows
    squares = np.bincount(scores.indices, scores.data**2, classes) - rows * means**2
    return means, np.sqrt(np.maximum(squares, 0))


def main():
    log, classes, file = sys.argv[1], int(sys.argv[2]), sys.argv[3]
    most = int(sys.argv[4]) if len(sys.argv) > 4 else 50
    scores = read(log, classes)
    rows = scores.shape[0]
    means, deviations = moments(scores)
    by_class = scores.T.tocsr()
    neighbours = np.full((classes, most), -1, np.int32)
    similarities = np.full((classes, most), np.nan)
    for start in range(0, classes, BAND):
        products = by_class[start : start + BAND] @ scores
        ones = start + np.repeat(np.arange(products.shape[0]), np.diff(products.indptr))
        others = products.indices
        with np.errstate(divide="ignore", invalid="ignore"):
            found = (products.data - rows * means[ones] * means[others]) / (deviations[ones] * deviations[others])
        found[ones == others] = -np.inf
        found[np.isnan(found)] = -np.inf
        for row in range(products.shape[0]):
            here = slice(products.indptr[row], products.indptr[row + 1])
            mine, ids = found[here], others[here]
            if len(mine) > most:
                best = np.argpartition(mine, -most)[-most:]
                mine, ids = mine[best], ids[best]
            descending = np.argsort(-mine)
            descending = descending[: np.count_nonzero(mine > -np.inf)]
            neighbours[start + row, : len(descending)] = ids[descending]
            similarities[start + row, : len(descending)] = mine[descending]
    np.savez(file, neighbours=neighbours, similarities=similarities)


if __name__ == "__main__":
    main()
