"""Writes the matrices that SparseMatrixTest reads, into the folder beside this script.

Scores are eighths, which every type of float holds. Run: python3 sparse_matrices.py
"""
import pathlib
import sys

import numpy as np
import scipy
import scipy.sparse

folder = pathlib.Path(__file__).parent / "matrices"
folder.mkdir(exist_ok=True)

rows, classes = 40, 7
i, j = np.arange(rows)[:, None], np.arange(classes)[None, :]
scores = ((i * 7 + j * 3 + i * j) % 11) / 8
scores[(i * 5 + j * 2) % 3 == 0] = 0
scores[[0, 17, 39]] = 0  # rows that list nothing
single = scipy.sparse.csr_matrix(scores.astype("<f4"))

for name, matrix in {
    "single": single,
    "double": scipy.sparse.csr_matrix(scores),
    "array": scipy.sparse.csr_array(scores),
    "integers": scipy.sparse.csr_matrix((scores * 8).astype("i2")),
    "csc": single.tocsc(),
    "coo": single.tocoo(),
    "cube": scipy.sparse.coo_array(np.ones((2, 2, 2))),
    "no_columns": scipy.sparse.csr_matrix((rows, 0)),
    "no_rows": scipy.sparse.csr_matrix((0, classes)),
}.items():
    scipy.sparse.save_npz(folder / f"{name}.npz", matrix)
scipy.sparse.save_npz(folder / "stored.npz", single, compressed=False)


def save(name, data=single.data, indices=single.indices, indptr=single.indptr, shape=single.shape, **others):
    """Saves what scipy would not, or not like this."""
    np.savez(folder / f"{name}.npz", format=b"csr", shape=shape, data=data, indices=indices, indptr=indptr, **others)


def changed(array, place, value):
    array = array.copy()
    array[place] = value
    return array


save("half", data=single.data.astype("<f2"))
save("wide_indices", indices=single.indices.astype("i8"), indptr=single.indptr.astype("i8"))
order = np.concatenate([np.arange(b - 1, a - 1, -1) for a, b in zip(single.indptr, single.indptr[1:])])
save("unsorted", data=single.data[order], indices=single.indices[order])
save("large", data=2**40 + np.arange(single.nnz))
save("labelled", labels=np.arange(rows) % classes)
start = single.indptr[3]
save("repeated", indices=changed(single.indices, start + 1, single.indices[start]))
save("beyond", indices=changed(single.indices, start, classes))
save("negative", indices=changed(single.indices, start, -1))
save("nan", data=changed(single.data, start, np.nan))
save("descending", indptr=changed(single.indptr, 9, 0))
save("far", indptr=changed(single.indptr, rows, single.nnz + 5))
save("late", indptr=changed(single.indptr, 0, 1))
save("short", indptr=single.indptr[:-1])
save("unequal", data=single.data[:-1])
save("float_indices", indices=single.indices.astype("f4"))
save("complex", data=single.data.astype("c8"))
save("named", ids=np.arange(rows))
print("numpy", np.__version__, "scipy", scipy.__version__, "python", sys.version.split()[0])
