#!/usr/bin/env python3
"""The same order by scipy: average linkage and optimal leaf ordering, on one core.

Usage: scipy_order.py DISTANCES
DISTANCES holds the condensed matrix, little-endian doubles.
"""

import sys
import time

import numpy as np
import scipy
from scipy.cluster.hierarchy import leaves_list, linkage, optimal_leaf_ordering
from scipy.spatial.distance import squareform


def main():
    distances = np.fromfile(sys.argv[1], dtype="<f8")
    start = time.perf_counter()
    tree = linkage(distances, "average")
    linked = time.perf_counter()
    order = leaves_list(optimal_leaf_ordering(tree, distances))
    end = time.perf_counter()
    length = squareform(distances)[order[:-1], order[1:]].sum()
    print(f"scipy {scipy.__version__}")
    print(f"  linkage                  {linked - start:8.2f} s")
    print(f"  optimal_leaf_ordering    {end - linked:8.2f} s  path length {length:.9f}")


if __name__ == "__main__":
    main()
