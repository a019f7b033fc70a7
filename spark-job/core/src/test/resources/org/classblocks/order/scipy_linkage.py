"""Writes the golden files of this directory with scipy.

Run in this directory: python3 scipy_linkage.py
"""

import numpy as np
import scipy
from scipy.cluster.hierarchy import dendrogram, linkage
from scipy.spatial.distance import pdist, squareform

SEED = 20200427
KINDS = ["average", "complete", "single", "weighted", "ward", "centroid", "median"]


def write(name, what, sections):
    with open(name, "w", encoding="ascii", newline="\n") as out:
        out.write(f"# {what}\n")
        out.write(f"# scipy {scipy.__version__}, numpy {np.__version__}; ")
        out.write(f"python3 scipy_linkage.py, seed {SEED}\n")
        for title, rows in sections:
            out.write(f"[{title}]\n")
            for row in rows:
                out.write(" ".join(repr(value) for value in row) + "\n")


def merges(z):
    return [[int(a), int(b), float(height), int(size)] for a, b, height, size in z]


def lower_rows(square, number=float):
    return [[number(value) for value in square[i, :i]] for i in range(1, len(square))]


def points_case(name, points):
    """Leaves are points; their Euclidean distances go to every kind of linkage."""
    sections = [("points", points.tolist())]
    sections += [(kind, merges(linkage(pdist(points), kind))) for kind in KINDS]
    write(f"linkage-{name}.txt", "scipy.cluster.hierarchy.linkage(pdist(points), kind)", sections)


def distances_case(name, condensed):
    """Distances that no points have, given as the rows of a lower triangle."""
    sections = [("distances", lower_rows(squareform(condensed), int))]
    sections += [(kind, merges(linkage(condensed, kind))) for kind in KINDS]
    write(f"linkage-{name}.txt", "scipy.cluster.hierarchy.linkage(distances, kind)", sections)


def both(correlations):
    """The two trees of a notebook."""
    return (
        linkage(np.clip(correlations, 0, None), "centroid"),
        linkage(squareform(1 - correlations, checks=False), "complete"),
    )


def notebook_case(random):
    """The steps of a notebook: correlations, clipped rows, centroid linkage, leaves.

    The job orders by correlations that are rounded to multiples of 2^-34, and so does scipy here;
    "all-digits" are the heights without that.
    """
    groups = random.standard_normal((400, 8))[:, random.integers(8, size=60)]
    halves = random.standard_normal((400, 3))[:, random.integers(3, size=60)]
    scores = random.standard_normal((400, 60)) + groups + halves
    correlations = np.corrcoef(scores, rowvar=False)
    np.fill_diagonal(correlations, 1)
    exact, (centroid, paper) = both(correlations), both(np.rint(correlations * 2**34) / 2**34)
    leaves = [dendrogram(z, no_plot=True)["leaves"] for z in (centroid, paper)]
    write(
        "notebook.txt",
        "linkage(clip(r, 0), 'centroid'), linkage(1 - r, 'complete'), dendrogram()['leaves'] of"
        " rint(r 2^34) / 2^34, and heights of r",
        [
            ("correlations", lower_rows(correlations)),
            ("centroid", merges(centroid)),
            ("centroid-leaves", [leaves[0]]),
            ("complete", merges(paper)),
            ("complete-leaves", [leaves[1]]),
            ("centroid-all-digits", [exact[0][:, 2].tolist()]),
            ("complete-all-digits", [exact[1][:, 2].tolist()]),
        ],
    )


def main():
    random = np.random.default_rng(SEED)
    for size in (2, 3, 5, 17, 64, 150):
        points_case(f"points-{size}", random.standard_normal((size, 4)).round(3))
        pairs = size * (size - 1) // 2
        distances_case(f"distances-{size}", random.permutation(pairs).astype(float) + 1)
    grid = np.array([[x, y] for x in range(6) for y in range(6)], dtype=float)
    points_case("ties-grid", random.permutation(grid))
    distinct = random.standard_normal((10, 4)).round(3)
    points_case("ties-duplicates", distinct[random.integers(10, size=30)])
    points_case("ties-equal", np.eye(12))
    distances_case("ties-integers", random.integers(1, 4, size=40 * 39 // 2).astype(float))
    notebook_case(random)


if __name__ == "__main__":
    main()
