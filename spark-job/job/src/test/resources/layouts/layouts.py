"""Writes a log in each layout that people's tools give, and layouts.csv, which lists them.

Run in this folder: python3 layouts.py
Needs numpy, scipy, pyarrow and pandas; the last line printed names the versions.

Every log holds the scores of 60 samples and 6 classes, multiples of 1/64 between -2 and 2, which float16 and int8 (times
64) hold exactly. So all logs of the form "all" have the same correlations, which similarity.csv has from numpy. Logs of
the form "top3" hold the three highest scores of each sample; the others count as 0.
"""
import csv, datetime, decimal, io, json, os, shutil, uuid
import numpy as np, pandas as pd, pyarrow as pa, pyarrow.csv, pyarrow.orc, pyarrow.parquet as pq, scipy, scipy.sparse

N, K, TOP = 60, 6, 3
NAMES = ["tench", "goldfish", "shark", "ray", "cock", "hen"]
rng = np.random.default_rng(7)
groups = rng.normal(size=(N, 2))
S = np.clip(np.round((0.4 * groups[:, np.arange(K) % 2] + 0.3 * rng.normal(size=(N, K))) * 64), -127, 127) / 64
for row in S:  # no ties, so that the highest three are three
    while len(set(row)) < K:
        row[rng.integers(K)] += 1 / 64
Y = S.argmax(1)
ORDER = np.argsort(-S, 1)[:, :TOP]
VALUES = np.take_along_axis(S, ORDER, 1)
T = np.zeros((N, K))
np.put_along_axis(T, ORDER, VALUES, 1)

listed = []


def lists(rows, t):
    return pa.array([list(r) for r in rows], pa.list_(t))


def layout(file, source, columns, data, option="", form="all", classes=False, write=None, **kw):
    """Writes a log and lists it."""
    path = file
    if write:
        write(path)
    else:
        pq.write_table(data if isinstance(data, pa.Table) else pa.table(data), path, **kw)
    listed.append([file, source, columns, option, form, "yes" if classes else ""])


def mllib(rows, sparse=False):
    t = pa.struct([("type", pa.int8()), ("size", pa.int32()), ("indices", pa.list_(pa.int32())), ("values", pa.list_(pa.float64()))])
    if sparse:
        return pa.array([{"type": 0, "size": K, "indices": np.flatnonzero(r).tolist(), "values": r[r != 0].tolist()} for r in rows], t)
    return pa.array([{"type": 1, "size": None, "indices": None, "values": r.tolist()} for r in rows], t)


def npy(x):
    b = io.BytesIO()
    np.save(b, x)
    return b.getvalue()


def structs(*fields):
    return pa.array([[dict(zip([n for n, _ in fields], v)) for v in zip(*[f(i) for _, f in fields])] for i in range(N)])


ids = lambda i: ORDER[i].tolist()
names = lambda i: [NAMES[c] for c in ORDER[i]]
values = lambda i: VALUES[i].tolist()
f32 = S.astype(np.float32)

# All scores in one column.
layout("list_float.parquet", "numpy, PyTorch", "scores: list<float>", {"scores": lists(f32, pa.float32()), "label": Y})
layout("list_double.parquet", "pandas", "scores: list<double>", {"scores": lists(S, pa.float64())})
layout("fixed_size_list.parquet", "pyarrow", "scores: fixed_size_list<float>[k]", {"scores": pa.FixedSizeListArray.from_arrays(f32.ravel(), K)})
layout("large_list.parquet", "polars", "scores: large_list<float>", {"scores": pa.array(list(f32), pa.large_list(pa.float32()))})
layout("list_half.parquet", "PyTorch in half precision", "scores: list<halffloat>", {"scores": lists(S.astype(np.float16), pa.float16())})
layout("list_decimal.parquet", "SQL", "scores: list<decimal(9,6)>", {"scores": pa.array([[decimal.Decimal(repr(v)) for v in r] for r in S.tolist()], pa.list_(pa.decimal128(9, 6)))})
layout("list_int8.parquet", "a quantised model", "scores: list<int8>", {"scores": lists((S * 64).astype(np.int8), pa.int8())})
layout("list_uint8.parquet", "a quantised model", "scores: list<uint8>", {"scores": lists((S * 64 + 128).astype(np.uint8), pa.uint8())})
layout("list_int16.parquet", "a quantised model", "scores: list<int16>", {"scores": lists((S * 64).astype(np.int16), pa.int16())})
layout("one_by_k.parquet", "a batch dimension left in", "logits: list<list<float>>, [1, k]", {"logits": pa.array([[list(r)] for r in f32], pa.list_(pa.list_(pa.float32())))})
layout("k_by_one.parquet", "Keras", "logits: list<list<float>>, [k, 1]", {"logits": pa.array([[[v] for v in r] for r in f32], pa.list_(pa.list_(pa.float32())))})
for name, source in (("logits", "Hugging Face transformers"), ("probs", "PyTorch"), ("probabilities", "scikit-learn"), ("clipwise_output", "PANNs"), ("predicted_label_probs", "cleanlab"), ("confidences", "Vertex AI")):
    layout(f"named_{name}.parquet", source, f"{name}: list<float>", {"id": np.arange(N), name: lists(f32, pa.float32())})
layout("other_name.parquet", "anybody", "my_head: list<float>", {"my_head": lists(f32, pa.float32())}, "input.scores=my_head")
layout("mllib_dense.parquet", "Spark MLlib", "rawPrediction: vector", {"features": mllib(rng.random((N, 4))), "rawPrediction": mllib(S), "probability": mllib(S * 2), "prediction": Y.astype(float)})
layout("mllib_sparse.parquet", "Spark MLlib", "scores: vector, sparse", {"scores": mllib(T, sparse=True)}, form="top3")
layout("packed_float32.parquet", "ndarray.tobytes()", "scores: binary, float32", {"scores": pa.array([r.tobytes() for r in f32], pa.binary())})
layout("packed_float64.parquet", "ndarray.tobytes()", "scores: binary, float64", {"scores": pa.array([r.tobytes() for r in S], pa.binary())}, classes=True)
layout("packed_float16.parquet", "ndarray.tobytes()", "scores: binary, float16", {"scores": pa.array([r.tobytes() for r in S.astype(np.float16)], pa.binary())}, classes=True)
layout("packed_npy.parquet", "np.save, petastorm", "scores: binary, .npy", {"scores": pa.array([npy(r) for r in f32], pa.binary())})
layout("struct_of_floats.parquet", "pandas, a dict a row", "scores: struct<tench, goldfish, ...>", {"scores": pa.array([dict(zip(NAMES, r)) for r in S.tolist()])})
layout("struct_with_list.parquet", "Vertex AI batch prediction", "prediction: struct<confidences: list<double>, ...>", {"prediction": pa.array([{"confidences": r, "model": "v1"} for r in S.tolist()])}, "input.scores=prediction.confidences")
layout("map_by_name.parquet", "Spark", "scores: map<string, float>", {"scores": pa.array([list(zip(NAMES, r)) for r in f32], pa.map_(pa.string(), pa.float32()))}, classes=True)

# Some classes with their scores.
layout("map_by_id.parquet", "Spark", "scores: map<int, float>", {"scores": pa.array([list(zip(ids(i), values(i))) for i in range(N)], pa.map_(pa.int32(), pa.float32()))}, form="top3", classes=True)
layout("class_and_score.parquet", "Spark", "scores: list<struct<class: int, score: double>>", {"scores": structs(("class", ids), ("score", values))}, form="top3", classes=True)
layout("label_and_score.parquet", "Hugging Face pipelines", "scores: list<struct<label: string, score: double>>", {"scores": structs(("label", names), ("score", values))}, form="top3", classes=True)
layout("boxes.parquet", "object detection", "scores: list<struct<class_id: int, score: double, box: list<double>>>", {"scores": structs(("class_id", ids), ("score", values), ("box", lambda i: [[0.0, 1.0]] * TOP))}, form="top3", classes=True)
layout("fields_of_structs.parquet", "anybody", "predictions: list<struct<a: int, b: double, c: double>>", {"predictions": structs(("a", ids), ("b", values), ("c", values))}, "input.ids=predictions.a input.values=predictions.b", form="top3", classes=True)
layout("ids_values.parquet", "numpy", "ids: list<int>, values: list<float>", {"ids": lists(ORDER, pa.int32()), "values": lists(VALUES, pa.float32())}, form="top3", classes=True)
layout("index_prob.parquet", "timm inference.py --topk", "index: list<int>, prob: list<float>", {"filename": [f"{i}.jpg" for i in range(N)], "index": lists(ORDER, pa.int64()), "prob": lists(VALUES, pa.float32())}, form="top3", classes=True)
layout("index_prob_columns.parquet", "timm inference.py --results-separate-col", "index_0, ..., prob_0, ...", {"filename": [f"{i}.jpg" for i in range(N)], **{f"index_{j}": ORDER[:, j] for j in range(TOP)}, **{f"prob_{j}": VALUES[:, j].astype(np.float32) for j in range(TOP)}}, form="top3", classes=True)
layout("classes_scores.parquet", "an object detector", "classes: list<string>, scores: list<float>", {"classes": pa.array([names(i) for i in range(N)]), "scores": lists(VALUES, pa.float32())}, form="top3", classes=True)
layout("long.parquet", "SQL, R", "sample_id, class, score", {"sample_id": np.repeat(np.arange(N), K), "class": np.tile(np.arange(K), N), "score": S.ravel()}, classes=True)
layout("long_by_name.parquet", "SQL, R", "sample_id, class: string, score", {"sample_id": [f"s{i}" for i in np.repeat(np.arange(N), K)], "class": NAMES * N, "score": f32.ravel()}, classes=True)

# A column a class.
layout("wide_names.parquet", "pandas", "tench, goldfish, ...", {**dict(zip(NAMES, f32.T)), "label": Y.astype(float)})
layout("wide_integers.parquet", "pandas", "tench: int64, goldfish: int32, shark: double, ...", {**dict(zip(NAMES, S.T)), "tench": (S[:, 0] * 64).astype(np.int64), "goldfish": (S[:, 1] * 64).astype(np.int32), "label": Y}, classes=True)
layout("wide_numbers.parquet", "pd.DataFrame(logits)", "0, 1, ...", {**{str(c): S[:, c] for c in range(K)}, "label": Y}, classes=True)
layout("wide_prefix_numbers.parquet", "timm --results-separate-col", "prob_0, prob_1, ...", {f"prob_{c}": f32[:, c] for c in range(K)}, classes=True)
layout("wide_short_prefix.parquet", "H2O", "predict, p0, p1, ...", {"predict": Y, **{f"p{c}": S[:, c] for c in range(K)}}, classes=True)
layout("wide_prefix_names.parquet", "AutoGluon", "prob_tench, prob_goldfish, ...", {"prob_" + n: f32[:, c] for c, n in enumerate(NAMES)}, classes=True)
layout("wide_suffix_names.parquet", "dplyr", "tench_score, goldfish_score, ...", {n + "_score": f32[:, c] for c, n in enumerate(NAMES)}, classes=True)

# Text.
layout("json_array.parquet", "an HTTP service", "scores: string, [0.1, 0.9]", {"scores": [json.dumps(r) for r in S.tolist()]})
layout("json_predictions.parquet", "Databricks inference tables, TF Serving", 'response: string, {"predictions": [[...]]}', {"request": ["{}"] * N, "response": [json.dumps({"predictions": [r]}) for r in S.tolist()]}, "input.scores=response:predictions")
layout("json_in_bytes.parquet", "Kafka", "value: binary, {\"predictions\": [[...]]}", {"value": pa.array([json.dumps({"predictions": [r]}).encode() for r in S.tolist()], pa.binary())}, "input.scores=value")
layout("json_path_in_bytes.parquet", "Kafka", "value: binary, {\"y\": \"tench\", \"model\": {\"scores\": {...}}}", {"value": pa.array([json.dumps({"y": NAMES[y], "model": {"scores": dict(zip(NAMES, r))}}).encode() for y, r in zip(Y, S.tolist())], pa.binary())}, "input.scores=value:model.scores", classes=True)
layout("json_by_name.parquet", "an HTTP service", 'scores: string, {"tench": 0.9}', {"scores": [json.dumps(dict(zip(NAMES, r))) for r in S.tolist()]}, classes=True)
layout("json_label_score.parquet", "Hugging Face inference endpoints", 'output: string, [{"label": "tench", "score": 0.9}]', {"output": [json.dumps([{"label": n, "score": v} for n, v in zip(names(i), values(i))]) for i in range(N)]}, "input.scores=output", form="top3", classes=True)
layout("json_side_by_side.parquet", "Vertex AI batch prediction", 'prediction: string, {"displayNames": [...], "confidences": [...]}', {"prediction": [json.dumps({"displayNames": names(i), "confidences": values(i)}) for i in range(N)]}, "input.scores=prediction", form="top3", classes=True)
layout("pairs_colon.parquet", "libSVM", "scores: string, 3:0.9 5:0.1", {"scores": [" ".join(f"{c}:{v!r}" for c, v in zip(ids(i), values(i))) for i in range(N)]}, form="top3", classes=True)
layout("pairs_blank.parquet", "YouTube-8M submissions", "scores: string, 3 0.9 5 0.1", {"scores": [" ".join(f"{c} {v!r}" for c, v in zip(ids(i), values(i))) for i in range(N)]}, form="top3", classes=True)
layout("numbers.parquet", "CSV", "scores: string, 0.1,0.9", {"scores": [",".join(map(repr, r)) for r in S.tolist()]})

# What lies beside the scores.
layout("beside_types.parquet", "pyarrow", "scores: list<float> beside timestamp[ns], uuid, time64[ns], halffloat", pa.table({"scores": lists(f32, pa.float32()), "at": pa.array(range(N), pa.timestamp("ns")), "id": pa.ExtensionArray.from_storage(pa.uuid(), pa.array([uuid.UUID(int=i).bytes for i in range(N)], pa.binary(16))), "time": pa.array(range(N), pa.time64("ns")), "half": pa.array(np.ones(N, np.float16))}))


def two(path, first, second):
    shutil.rmtree(path, ignore_errors=True)
    os.makedirs(path)
    pq.write_table(first, f"{path}/0.parquet")
    pq.write_table(second, f"{path}/1 [b].parquet")


layout("float_then_double", "a job that began to log float64", "files of list<float> and of list<double>", None, write=lambda p: two(p, pa.table({"scores": lists(f32[:40], pa.float32())}), pa.table({"scores": lists(S[40:], pa.float64())})))
layout("empty_beside", "an hour without samples, from pandas", "a file without rows and types", None, write=lambda p: two(p, pa.Table.from_pandas(pd.DataFrame({"scores": []})), pa.table({"scores": lists(f32, pa.float32())})))

# Other formats.
layout("scores.npy", "np.save", "array of n x k", None, write=lambda p: np.save(p, f32))
layout("scores.npz", "np.savez", "arrays scores and labels", None, write=lambda p: np.savez(p, scores=f32, labels=Y))
layout("csr.npz", "scipy.sparse.save_npz", "a matrix in CSR format", None, form="top3", write=lambda p: scipy.sparse.save_npz(p, scipy.sparse.csr_matrix((VALUES.ravel(), ORDER.ravel(), np.arange(N + 1) * TOP), (N, K))))
layout("score_mat.txt", "pyxclib, the extreme classification repository", "60 6, and lines of 3:0.9 5:0.1", None, form="top3", write=lambda p: open(p, "w").writelines([f"{N} {K}\n"] + [" ".join(f"{c}:{v!r}" for c, v in zip(ids(i), values(i))) + "\n" for i in range(N)]))
layout("wide.csv", "CSV", "a column a class", None, "input.format=csv", write=lambda p: pd.DataFrame(S, columns=NAMES).to_csv(p, index=False))
layout("lines.jsonl", "JSON lines", '{"scores": [0.1, 0.9]}', None, "input.format=json", write=lambda p: open(p, "w").writelines(json.dumps({"scores": r}) + "\n" for r in S.tolist()))
layout("list.orc", "ORC", "scores: list<float>", None, "input.format=orc", write=lambda p: pa.orc.write_table(pa.table({"scores": lists(f32, pa.float32())}), p))

with open("layouts.csv", "w", newline="") as out:
    w = csv.writer(out, lineterminator="\n")
    w.writerow(["file", "source", "columns", "options", "form", "classes"])
    w.writerows(listed)
with open("similarity.csv", "w") as out:
    out.write("form,a,b,r\n")
    for form, x in (("all", S), ("top3", T)):
        r = np.corrcoef(x.T)
        for a in range(K):
            for b in range(a):
                out.write(f"{form},{a},{b},{float(r[a, b])!r}\n")
open("classes.txt", "w").write("\n".join(NAMES) + "\n")
print(len(listed), "layouts; numpy", np.__version__, "scipy", scipy.__version__, "pandas", pd.__version__, "pyarrow", pa.__version__)
