"""Writes the files of this directory with pyarrow, and what numpy finds in them.

Run in this directory: python3 codecs.py
"""

import numpy as np
import pyarrow as pa
import pyarrow.parquet as pq

ROWS, CLASSES, SEED = 40, 3, 4

rng = np.random.default_rng(SEED)
scores = rng.normal(size=(ROWS, CLASSES)).astype(np.float32)
lists = pa.array(list(scores), pa.list_(pa.float32()))
table = pa.table({"scores": lists, "note": pa.array(["some text"] * ROWS)})

for codec in ["none", "snappy", "gzip", "zstd", "lz4", "brotli"]:
    pq.write_table(table, f"{codec}.parquet", compression=codec, store_schema=False)
pq.write_table(
    table,
    "brotli_beside.parquet",
    compression={"scores.list.element": "snappy", "note": "brotli"},
    store_schema=False,
)
with open("correlation.txt", "w", encoding="ascii", newline="\n") as out:
    out.write(f"# numpy {np.__version__}, pyarrow {pa.__version__}; python3 codecs.py, seed {SEED}\n")
    out.write(repr(float(np.corrcoef(scores.astype(float).T)[2, 0])) + "\n")
