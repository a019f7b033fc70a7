"""Writes transforms.txt: scores, and what numpy and scipy make of them.

Run in this directory: python3 scipy_transforms.py
"""

import numpy as np
import scipy
from scipy.special import expit, logit, softmax

SEED = 20260105
random = np.random.default_rng(SEED)


def floats(values):
    return np.asarray(values, dtype=np.float32).astype(np.float64)


def clr(p):
    return np.log(p) - np.log(p).mean()


PROBABILITIES = [
    floats([0.5]),
    floats([0, 1, 0.5, 1e-30, 1e-45, 1 - 2**-24]),
    np.array([5e-324, 1e-310, 2.3e-308, 1e-12, 1 - 2**-53, 0.1]),
    floats([0.25, 0.25, 0.25, 0.25]),
    np.array([1e-7, 1 - 1e-7, 9.9e-8, 1 - 9.9e-8, 1.1e-12, 1.0000001]),
    floats([0.49999, 0.5, 0.50001, 2**-23, 0.75]),
    floats(softmax(random.normal(0, 5, 60))),
    floats(expit(random.normal(-6, 4, 40))),
]
SCORES = [
    floats([-3.5]),
    floats([0, -0.0, 1e-30, -1e-30]),
    floats([800, -800, 40, -40, 1]),
    np.array([1e308, -1e308, 3e307]),
    floats([2, 2, 2]),
    floats([-1000, -1001, -1000.5]),
    floats(random.normal(0, 6, 50)),
]

with open("transforms.txt", "w", encoding="ascii", newline="\n") as out:
    out.write("# transform, lowest probability kept; scores; what comes out\n")
    out.write(f"# scipy {scipy.__version__}, numpy {np.__version__}; ")
    out.write(f"python3 scipy_transforms.py, seed {SEED}\n")

    def write(name, least, scores, results):
        numbers = (" ".join(repr(float(v)) for v in row) for row in (scores, results))
        out.write("; ".join([f"{name} {least!r}", *numbers]) + "\n")

    for p in PROBABILITIES:
        for least in (1e-7, 1e-12):
            write("LOGIT", least, p, logit(np.clip(p, least, 1 - least)))
            write("LOG", least, p, np.log(np.clip(p, least, 1)))
            write("CLR", least, p, clr(np.clip(p, least, 1)))
    with np.errstate(over="ignore"):
        for x in SCORES:
            write("NONE", 0.0, x, x)
            write("SIGMOID", 0.0, x, expit(x))
            write("SOFTMAX", 0.0, x, softmax(x))
