import assert from "node:assert/strict";
import { test } from "node:test";
import { Run } from "../../main/resources/org/classblocks/report/page/js/run.js";
import {
  branchAt,
  branches,
} from "../../main/resources/org/classblocks/report/page/js/dendrogram.js";

const block = (name, parent, depth, start, end) => ({ name, parent, depth, start, end });

/** Five classes, the last without a correlation; a tree ((0 1) (2 3)) by position. */
const run = new Run(
  {
    classCount: 5,
    leafCount: 4,
    names: ["a", "b", "c", "d", "e"],
    statuses: { 2: "constant" },
    blocks: [block("outer", -1, 0, 0, 4), block("inner", 0, 1, 0, 2)],
    neighbourCount: 2,
    layers: [],
  },
  {
    order: Int32Array.of(4, 0, 3, 1, 2),
    left: Int32Array.of(0, 2, 4),
    right: Int32Array.of(1, 3, 5),
    heights: Float32Array.of(0.5, 0.25, 1),
    neighbours: Int32Array.of(4, 3, 3, -1, -1, -1, 1, 0, 0, -1),
    similarities: Float32Array.of(0.9, 0.5, 0.8, 0, 0, 0, 0.8, 0.5, 0.9, 0),
  },
);

test("positions and names follow the order", () => {
  assert.equal(run.nameAt(0), "e");
  assert.equal(run.positions[4], 0);
  assert.equal(run.statuses.get(2), "constant");
});

test("blocks know their children, and positions the blocks around them", () => {
  assert.deepEqual(
    run.roots.map(({ name }) => name),
    ["outer"],
  );
  assert.deepEqual(
    run.roots[0].children.map(({ name }) => name),
    ["inner"],
  );
  assert.deepEqual(
    run.blockPath(1).map(({ name }) => name),
    ["outer", "inner"],
  );
  assert.deepEqual(
    run.blockPath(3).map(({ name }) => name),
    ["outer"],
  );
  assert.deepEqual(run.blockPath(4), []);
});

test("neighbours end where there are no more", () => {
  assert.deepEqual(
    run.neighbours(1).map(({ id }) => id),
    [3],
  );
  assert.deepEqual(run.neighbours(2), []);
});

test("nodes of the tree cover ranges of positions", () => {
  assert.deepEqual([...run.tree.start.slice(4)], [0, 2, 0]);
  assert.deepEqual([...run.tree.end.slice(4)], [2, 4, 4]);
});

test("branches in sight reach as high as their merge, as a share of the root", () => {
  const seen = branches(run.tree, 0, 10, 40);
  assert.deepEqual(
    seen.map(({ node }) => node),
    [6, 5, 4],
  );
  assert.deepEqual(
    seen.map(({ height }) => height),
    [1, 0.25, 0.5],
  );
  assert.deepEqual([seen[0].low, seen[0].high], [10, 30]);
  assert.deepEqual(
    branches(run.tree, 0, 10, 5).map(({ node }) => node),
    [6, 4],
  );
  assert.deepEqual(
    branches(run.tree, 0, 0.6, 40).map(({ node }) => node),
    [6],
    "thin ones are left out",
  );
});

test("a place beside the matrix belongs to the branch that reaches it", () => {
  assert.equal(branchAt(run.tree, 0.5, 0.2), 4);
  assert.equal(branchAt(run.tree, 0.5, 0.7), 6);
  assert.equal(branchAt(run.tree, 4.5, 0.2), -1);
});
