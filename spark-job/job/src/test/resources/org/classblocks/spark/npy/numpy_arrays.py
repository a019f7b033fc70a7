"""Writes the arrays that NpyLogTest reads, into the folder beside this script.

Scores are eighths, which every type of float holds. Run: python3 numpy_arrays.py
"""
import pathlib
import sys

import numpy as np

folder = pathlib.Path(__file__).parent / "arrays"
(folder / "pair").mkdir(parents=True, exist_ok=True)
(folder / "shards").mkdir(exist_ok=True)

rows, classes = 40, 5
i, j = np.arange(rows)[:, None], np.arange(classes)[None, :]
scores = ((i * 7 + j * 3 + i * j) % 11) / 8
labels = np.arange(rows) % classes

for name, array in {
    "half": scores.astype("<f2"),
    "single": scores.astype("<f4"),
    "fortran": np.asfortranarray(scores.astype("<f4")),
    "double": scores.astype("<f8"),
    "big_endian": scores.astype(">f4"),
    "singleton": scores.astype("<f4")[:, None, :],
    "pair/scores": np.asfortranarray(scores),
    "pair/labels": labels,
}.items():
    np.save(folder / f"{name}.npy", array)
for version in (2, 3):
    with open(folder / f"version_{version}.npy", "wb") as file:
        np.lib.format.write_array(file, scores.astype("<f4"), version=(version, 0))

np.savez(folder / "stored.npz", logits=scores.astype("<f4"), y=labels.astype(str), k=classes)
np.savez_compressed(
    folder / "deflated.npz",
    logits=scores,
    fortran=np.asfortranarray(scores.astype("<f4")),
    y=labels.astype("S"),
    u1=labels.astype("u1"),
    be=labels.astype(">i4"),
    objects=np.array([str(label) for label in labels], dtype=object),
    few=labels[:7],
    cube=np.zeros((rows, 2, 2)),
)
np.savez(folder / "shards" / "a.npz", scores=scores[:13], labels=labels[:13])
np.savez(folder / "shards" / "b.npz", scores=scores[13:], labels=labels[13:])
np.save(folder / "object.npy", np.array([[1.0], None], dtype=object), allow_pickle=True)
print("numpy", np.__version__, "python", sys.version.split()[0])
