#!/usr/bin/env python3
"""The same matrix by numpy: reads the scores of a log and correlates their columns.

Usage: numpy_corrcoef.py LOG [COLUMN]
Prints the seconds of reading and of correlating, and the peak memory in bytes.
"""

import resource
import sys
import time

import numpy as np
import pyarrow.parquet as pq


def scores(log, column):
    """The scores as one n x k array, without a copy where Arrow holds them in one piece."""
    vectors = pq.read_table(log, columns=[column])[column].combine_chunks()
    return vectors.flatten().to_numpy(zero_copy_only=False).reshape(len(vectors), -1)


def main():
    log = sys.argv[1]
    column = sys.argv[2] if len(sys.argv) > 2 else "scores"
    start = time.perf_counter()
    x = scores(log, column)
    read = time.perf_counter()
    np.corrcoef(x, rowvar=False)
    end = time.perf_counter()
    unit = 1 if sys.platform == "darwin" else 1024
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * unit
    print(f"{read - start:.3f} {end - read:.3f} {peak}")


if __name__ == "__main__":
    main()
