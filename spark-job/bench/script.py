#!/usr/bin/env python3
"""What one would write in place of `analyze`: the ordered matrix of a log by pyarrow, numpy and scipy.

Usage: script.py LOG FOLDER [COLUMN]
Writes similarity.npy in the order of optimal leaf ordering, order.npy and linkage.npy to FOLDER.
"""

import os
import sys

import numpy as np
from scipy.cluster.hierarchy import leaves_list, linkage
from scipy.spatial.distance import squareform

from numpy_corrcoef import scores


def main():
    log, folder = sys.argv[1:3]
    column = sys.argv[3] if len(sys.argv) > 3 else "scores"
    similarity = np.corrcoef(scores(log, column), rowvar=False)
    distances = 1 - similarity
    np.fill_diagonal(distances, 0)
    tree = linkage(squareform(distances, checks=False), "average", optimal_ordering=True)
    order = leaves_list(tree)
    os.makedirs(folder, exist_ok=True)
    np.save(os.path.join(folder, "similarity.npy"), similarity[np.ix_(order, order)])
    np.save(os.path.join(folder, "order.npy"), order)
    np.save(os.path.join(folder, "linkage.npy"), tree)


if __name__ == "__main__":
    main()
