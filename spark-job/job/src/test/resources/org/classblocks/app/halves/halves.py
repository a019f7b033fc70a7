"""Writes the files of this directory with pyarrow, and what numpy finds in them.

Run in this directory: python3 halves.py
"""

import os

import numpy as np
import pyarrow as pa
import pyarrow.parquet as pq

ROWS, CLASSES, SEED = 60, 4, 16
TYPES = {"half": pa.float16(), "float": pa.float32(), "double": pa.float64()}


def scores():
    rng = np.random.default_rng(SEED)
    shared = rng.normal(size=(ROWS, 1))
    raw = shared * [1, -0.5, 0.2, 0] + rng.normal(size=(ROWS, CLASSES)) * [1, 1, 1, 1e-5]
    return raw.astype(np.float16)


def lists(rows, kind="half"):
    values = pa.array(rows.reshape(-1)).cast(TYPES[kind])
    return pa.ListArray.from_arrays(np.arange(len(rows) + 1, dtype=np.int32) * CLASSES, values)


def structs(rows):
    fields = [pa.array(np.tile(np.arange(CLASSES, dtype=np.int32), len(rows))), pa.array(rows.reshape(-1))]
    values = pa.StructArray.from_arrays(fields, names=["class", "score"])
    return pa.ListArray.from_arrays(np.arange(len(rows) + 1, dtype=np.int32) * CLASSES, values)


def write(name, columns, **options):
    os.makedirs(os.path.dirname(name) or ".", exist_ok=True)
    pq.write_table(pa.table(columns), name, store_schema=False, **options)


s = scores()
weight = np.linspace(0.5, 2, ROWS).astype(np.float16)
write("list.parquet", {"scores": lists(s), "weight": pa.array(weight)}, row_group_size=25)
write("plain.parquet", {"scores": lists(s)}, use_dictionary=False, data_page_version="2.0")
write("wide.parquet", {f"c{id}": pa.array(s[:, id]) for id in range(CLASSES)})
write("structs.parquet", {"scores": structs(s)})
for part, kind in enumerate(TYPES):
    rows = s[part * 20 : (part + 1) * 20]
    write(f"mixed/{kind}.parquet", {"scores": lists(rows, kind)})
bad = s.copy()
bad[40, 2] = np.nan
write("bad/a.parquet", {"scores": lists(bad)})

exact = s.astype(np.float64)
covariance = np.cov(exact.T, aweights=weight.astype(np.float64))
sd = np.sqrt(np.diag(covariance))
with open("correlations.txt", "w", encoding="ascii", newline="\n") as out:
    out.write(f"# numpy {np.__version__}, pyarrow {pa.__version__}; python3 halves.py, seed {SEED}\n")
    for title, r in [("all", np.corrcoef(exact.T)), ("weighted", covariance / np.outer(sd, sd))]:
        out.write(title + " " + " ".join(repr(float(r[a, b])) for a in range(CLASSES) for b in range(a)) + "\n")
