import assert from "node:assert/strict";
import { test } from "node:test";
import { ArrangedRun } from "../../main/resources/org/classblocks/report/page/js/arranged-run.js";
import {
  WHOLE,
  arrangementOf,
  rangesOf,
  revealing,
  rowsOf,
  withCollapsed,
  withDepth,
  withExpanded,
  wordsOf,
} from "../../main/resources/org/classblocks/report/page/js/arrangement.js";
import { TILE } from "../../main/resources/org/classblocks/report/page/js/codes.js";
import { denseLayer } from "../../main/resources/org/classblocks/report/page/js/dense-layer.js";
import { sparseLayer } from "../../main/resources/org/classblocks/report/page/js/sparse-layer.js";
import { countsOf, randomOf, runOf } from "./random-runs.js";

const FACTS = { id: "similarity", kind: "similarity", low: -1, high: 1 };
const COUNTS = { id: "confusion", title: "Confusion", kind: "confusion" };
const CASES = [
  [1, 1, 0],
  [2, 2, 0],
  [40, 33, 7],
  [700, 690, 60],
];

/** A symmetric matrix, NaN where a class has no correlation and here and there. */
function matrixOf(size, defined, random) {
  const matrix = Array.from({ length: size }, () => new Float32Array(size).fill(NaN));
  for (let i = 0; i < defined; i++) {
    for (let j = i + 1; j < defined; j++) {
      matrix[i][j] = matrix[j][i] = random() < 0.01 ? NaN : Math.fround(2 * random() - 1);
    }
  }
  return matrix;
}

function triangleOf(matrix) {
  return Float32Array.from(matrix.flatMap((row, i) => [...row.subarray(i + 1)]));
}

/** Some blocks collapsed, and half of the time a crop. */
function arrangementFor(run, random) {
  const collapsed = run.blocks.map(({ id }) => id).filter(() => random() < 0.5);
  const from = Math.floor((random() * run.classCount) / 2);
  const cut = [[from, from + Math.ceil((run.classCount - from) * random())]];
  return { collapsed, crop: random() < 0.5 ? null : cut, order: null };
}

/** What a collapsed row or a class has, from the definition: positions. */
function groupsOf(run, { collapsed, crop }) {
  const isShown = (at) => crop === null || crop.some(([from, to]) => from <= at && at < to);
  const isClosed = ({ id, start, end }) =>
    collapsed.includes(id) && [...Array(end - start).keys()].every((at) => isShown(start + at));
  const groups = new Map();
  for (let position = 0; position < run.classCount; position++) {
    const outermost = run.blockPath(position).find(isClosed);
    const name = outermost === undefined ? `position ${position}` : `block ${outermost.id}`;
    if (isShown(position)) {
      groups.set(name, [...(groups.get(name) ?? []), position]);
    }
  }
  return [...groups.values()];
}

function meanOf(matrix, rows, columns) {
  const numbers = rows
    .flatMap((i) => columns.filter((j) => j !== i).map((j) => matrix[i][j]))
    .filter((number) => !Number.isNaN(number));
  return numbers.reduce((a, b) => a + b, 0) / numbers.length;
}

for (const [classCount, leafCount, blockCount] of CASES) {
  const seed = 104729 + 31 * classCount;
  const random = randomOf(seed);
  const run = runOf(classCount, leafCount, random, blockCount);
  const matrix = matrixOf(classCount, leafCount, random);
  const { matrix: counts, entries } = countsOf(classCount, random);
  const exact = { ...FACTS, type: "f4" };
  run.layers.set("similarity", denseLayer(exact, classCount, leafCount, triangleOf(matrix)));
  run.layers.set("confusion", sparseLayer(COUNTS, run, entries, true));
  run.layers.set("errors", sparseLayer(COUNTS, run, entries, false));
  const arrangements = Array.from({ length: 6 }, () => arrangementFor(run, random));

  test(`rows of ${classCount} classes are groups of classes, seed ${seed}`, () => {
    for (const arrangement of arrangements) {
      const arranged = new ArrangedRun(run, arrangement);
      const groups = groupsOf(run, arrangement);
      assert.deepEqual(
        groups.map((_, row) => arranged.classesAt(row)),
        groups,
      );
      groups.flatMap((group, row) => group.map((id) => assert.equal(arranged.positions[id], row)));
      groups.forEach((group, row) => {
        const block = arranged.collapsedAt(row);
        assert.equal(arranged.nameAt(row), block === null ? `class ${group[0]}` : block.name);
        assert.equal(block?.size ?? 1, group.length);
      });
    }
  });

  test(`a cell of ${classCount} classes is the mean of its pairs, seed ${seed}`, () => {
    for (const arrangement of arrangements) {
      const arranged = new ArrangedRun(run, arrangement);
      const layer = arranged.layers.get("similarity");
      const groups = groupsOf(run, arrangement);
      const tile = layer.tile(0, 0, 0);
      const other = groups.length > TILE ? layer.tile(0, 1, 0) : null;
      for (let tries = 0; tries < 300; tries++) {
        const [i, j] = [random(), random()].map((share) => Math.floor(share * groups.length));
        const isDiagonal = i === j && groups[i].length === 1;
        const diagonal = groups[i][0] < leafCount ? 1 : NaN;
        const mean = isDiagonal ? diagonal : meanOf(matrix, groups[i], groups[j]);
        assert.ok(Math.abs(layer.value(i, j) - mean) < 1e-6 || Number.isNaN(mean), `${i}, ${j}`);
        assert.equal(Number.isNaN(layer.value(i, j)), Number.isNaN(mean));
        const codes = i < TILE && j < TILE ? tile : i >= TILE && j < TILE ? other : null;
        const code = codes?.[(i % TILE) * TILE + (j % TILE)];
        if (code !== undefined) {
          const error = Math.abs(layer.codes.value(code) - mean);
          assert.ok(Number.isNaN(mean) ? code === 0 : error < 1e-4, `${i}, ${j}: ${error}`);
        }
      }
    }
  });

  test(`a cell of ${classCount} classes is the sum of its counts, seed ${seed}`, () => {
    for (const arrangement of arrangements) {
      const arranged = new ArrangedRun(run, arrangement);
      const groups = groupsOf(run, arrangement);
      for (let tries = 0; tries < 300; tries++) {
        const [i, j] = [random(), random()].map((share) => Math.floor(share * groups.length));
        const pairs = groups[i].flatMap((a) => groups[j].map((b) => [a, b]));
        const sum = (of) => of.reduce((all, [a, b]) => all + counts[a][b], 0);
        assert.equal(arranged.layers.get("confusion").value(i, j), sum(pairs));
        const errors = pairs.filter(([a, b]) => a !== b);
        assert.equal(arranged.layers.get("errors").value(i, j), sum(errors));
      }
    }
  });

  test(`the dendrogram of ${classCount} classes joins what it did, seed ${seed}`, () => {
    for (const arrangement of arrangements) {
      const { tree, classCount: rows, leafCount: leaves } = new ArrangedRun(run, arrangement);
      const groups = groupsOf(run, arrangement);
      const joinedAt = (a, b) => {
        let node = a;
        while (run.tree.end[node] <= b || run.tree.start[node] > b) {
          node = run.tree.parent[node];
        }
        return node - run.tree.leafCount;
      };
      assert.ok(leaves <= rows);
      assert.equal(tree === null ? 1 : tree.left.length + 1, Math.max(1, leaves));
      tree?.left.forEach((left, merge) => {
        const ends = [left, tree.right[merge]].map((node) => groups[tree.start[node]][0]);
        assert.equal(tree.heights[merge], run.tree.heights[joinedAt(...ends)]);
      });
    }
  });
}

/** Eight classes: blocks 0 (0 to 6), 1 (1 to 3) in it, 2 (4 to 6) in it. */
function small() {
  const run = runOf(8, 8, randomOf(3));
  const block = (id, start, end, parent, depth) => ({
    ...{ id, start, end, parent, depth, size: end - start, name: `block ${id}`, children: [] },
  });
  run.blocks = [block(0, 0, 6, -1, 0), block(1, 1, 3, 0, 1), block(2, 4, 6, 0, 1)];
  run.innermost = Int32Array.of(0, 1, 1, 0, 2, 2, -1, -1);
  return run;
}

test("a collapsed block hides those inside, which stay as they were", () => {
  const run = small();
  const inner = withCollapsed(WHOLE, 1);
  const both = withCollapsed(inner, 0);
  assert.deepEqual([...rowsOf(run, both).starts], [0, 6, 7]);
  const arranged = new ArrangedRun(run, both);
  assert.deepEqual(
    arranged.blocks.map(({ start, end }) => [start, end]),
    [
      [0, 1],
      [0, 0],
      [0, 0],
    ],
  );
  assert.deepEqual(withExpanded(run, both, 0), inner);
  assert.deepEqual(withExpanded(run, both, 1), WHOLE);
  assert.deepEqual(withDepth(run, both, 1).collapsed, [1, 2]);
});

test("a place is revealed by no more than it takes", () => {
  const run = small();
  const closed = { collapsed: [0, 1, 2], crop: null, order: { by: "id" } };
  const shown = (kind, ...ids) => revealing(run, closed, { kind, ids });
  assert.deepEqual(shown("class", 7), closed);
  assert.deepEqual(shown("class", 3), { ...closed, collapsed: [1, 2] });
  assert.deepEqual(shown("class", 1), { ...closed, collapsed: [2] });
  assert.deepEqual(shown("block", 0), closed);
  assert.deepEqual(shown("block", 2), { ...closed, collapsed: [1, 2] });
  const cropped = { collapsed: [], crop: [[0, 3]], order: { by: "id" } };
  assert.deepEqual(revealing(run, cropped, { kind: "pair", ids: [0, 2] }), cropped);
  assert.equal(revealing(run, cropped, { kind: "pair", ids: [0, 3] }).crop, null);
  assert.deepEqual(revealing(run, cropped, { kind: "block", ids: [1] }), {
    ...cropped,
    order: null,
  });
});

test("a block that a crop cuts is not collapsed", () => {
  const run = small();
  const cut = { collapsed: [0, 2], crop: [[2, 8]], order: null };
  assert.deepEqual([...rowsOf(run, cut).starts], [2, 3, 4, 6, 7]);
  assert.ok(new ArrangedRun(run, cut).blocks[0].isCut);
});

test("sorted rows have no dendrogram, and only collapsed blocks", () => {
  const run = small();
  run.columns.set("positives", { values: new Float32Array(8).fill(10) });
  run.columns.set("errors", { values: Float32Array.of(1, 9, 9, 0, 5, 5, NaN, 10) });
  const arrangement = { collapsed: [1], crop: null, order: { by: "errors" } };
  const arranged = new ArrangedRun(run, arrangement);
  assert.deepEqual(
    Array.from(arranged.order, (_, row) => arranged.classesAt(row)),
    [[7], [1, 2], [4], [5], [0], [3], [6]],
  );
  assert.equal(arranged.tree, null);
  assert.deepEqual(
    arranged.blocks.map(({ start, end }) => [start, end]),
    [
      [0, 0],
      [1, 2],
      [0, 0],
    ],
  );
});

test("an address says how rows are arranged, and what it says of other runs is left out", () => {
  const run = small();
  const arrangement = { collapsed: [0, 1], crop: [[2, 5]], order: { by: "name" } };
  assert.deepEqual(arrangementOf(run, wordsOf(arrangement)), arrangement);
  assert.deepEqual(arrangementOf(run, wordsOf(WHOLE)), WHOLE);
  const foreign = { collapse: [[2, 1e9]], crop: [[9, 12]], order: { by: "taxonomy" } };
  assert.deepEqual(arrangementOf(run, foreign), { ...WHOLE, collapsed: [2] });
  assert.deepEqual(rangesOf([5, 3, 4, 9, 3]), [
    [3, 6],
    [9, 10],
  ]);
});

test("rows follow the nodes of the taxonomy, and classes in none come last", () => {
  const run = small();
  const levels = [
    [1, 0, 0, NaN, 1, 0, 1, NaN],
    [NaN, 2, NaN, NaN, 0, 1, 3, NaN],
  ];
  levels.forEach((values, level) =>
    run.columns.set(`taxonomy_${level + 1}`, {
      categories: ["a", "b", "c", "d"],
      values: Float32Array.from(values),
    }),
  );
  const arrangement = { collapsed: [], crop: null, order: { by: "taxonomy" } };
  assert.deepEqual([...rowsOf(run, arrangement).starts], [2, 5, 1, 0, 4, 6, 3, 7]);
  const collapsed = new ArrangedRun(run, { ...arrangement, collapsed: [0] });
  assert.equal(collapsed.column("taxonomy_1", 8), 0);
});

test("a share of a collapsed block is that of all its labels, or predictions", () => {
  const run = small();
  const counts = [
    [5, 1, 0, 2],
    [0, 6, 3, 0],
    [1, 0, 9, 0],
    [0, 4, 0, 7],
  ];
  const entries = { starts: [0], columns: [], values: [] };
  for (let i = 0; i < 8; i++) {
    (counts[i] ?? []).forEach((count, j) => {
      if (count > 0) {
        entries.columns.push(j);
        entries.values.push(count);
      }
    });
    entries.starts.push(entries.columns.length);
  }
  const rows = counts.map((row) => row.reduce((a, b) => a + b));
  const columns = counts.map((_, j) => counts.reduce((sum, row) => sum + row[j], 0));
  const values = (of) => ({ values: Float32Array.from({ length: 8 }, (_, i) => of(i)) });
  run.columns.set(
    "errors",
    values((i) => (i < 4 ? rows[i] - counts[i][i] : 0)),
  );
  run.columns.set(
    "precision",
    values((i) => (i < 4 ? counts[i][i] / columns[i] : NaN)),
  );
  run.layers.set("recalls", sparseLayer(COUNTS, run, entriesOf(entries), true, "row"));
  run.layers.set("precisions", sparseLayer(COUNTS, run, entriesOf(entries), true, "column"));
  const arranged = new ArrangedRun(run, { collapsed: [1], crop: null, order: null });
  const near = (layer, i, j, share) =>
    assert.ok(Math.abs(arranged.layers.get(layer).value(i, j) - share) < 1e-6);
  near("recalls", 1, 1, (6 + 3 + 0 + 9) / (rows[1] + rows[2]));
  near("recalls", 1, 0, 1 / (rows[1] + rows[2]));
  near("recalls", 0, 1, (1 + 0) / rows[0]);
  near("precisions", 0, 1, (1 + 0) / (columns[1] + columns[2]));
  near("precisions", 2, 1, 4 / (columns[1] + columns[2]));
});

function entriesOf({ starts, columns, values }) {
  return {
    starts: Uint32Array.from(starts),
    columns: Uint32Array.from(columns),
    values: Float32Array.from(values),
  };
}

test("numbers of a collapsed block are sums, or shares of sums", () => {
  const run = small();
  const columns = {
    positives: [10, 30],
    errors: [1, 15],
    recall: [0.9, 0.5],
    precision: [0.9, 0.5],
  };
  for (const [name, values] of Object.entries(columns)) {
    run.columns.set(name, { values: Float32Array.of(0, ...values, 0, 0, 0, 0, 0) });
  }
  const arranged = new ArrangedRun(run, { collapsed: [1], crop: null, order: null });
  const [id] = arranged.order.filter((other) => other >= 8);
  assert.equal(arranged.column("positives", id), 40);
  assert.equal(arranged.column("errors", id), 16);
  assert.ok(Math.abs(arranged.column("recall", id) - 24 / 40) < 1e-6);
  // 9 hits of 10 predictions, and 15 of 30.
  assert.ok(Math.abs(arranged.column("precision", id) - 24 / 40) < 1e-6);
});
