import assert from "node:assert/strict";
import { test } from "node:test";
import { cutOf } from "../../main/resources/org/classblocks/report/page/js/cut.js";
import { sparseLayer } from "../../main/resources/org/classblocks/report/page/js/sparse-layer.js";
import { countsOf, randomOf, runOf } from "./random-runs.js";

const FACTS = { id: "confusion", title: "Confusion", kind: "confusion" };
const SIZES = [
  [1, 1],
  [2, 0],
  [2, 2],
  [97, 90],
  [300, 300],
];

for (const [classCount, leafCount] of SIZES) {
  const seed = 7919 * classCount + leafCount;
  const random = randomOf(seed);
  const run = runOf(classCount, leafCount, random);
  const { matrix, entries } = countsOf(classCount, random);

  test(`parts of ${classCount} classes are neither too small nor too large, seed ${seed}`, () => {
    for (const scale of [0.01, 0.3, 0.7, 1.9, 4, 7, 20, 64]) {
      const bounds = [...cutOf(run.tree, classCount, scale)];
      assert.equal(bounds[0], 0);
      assert.equal(bounds[bounds.length - 1], classCount);
      bounds.slice(1).forEach((end, part) => {
        const pixels = (end - bounds[part]) * scale;
        assert.ok(end > bounds[part]);
        assert.ok(pixels >= Math.min(4, classCount * scale), `${pixels} pixels at ${scale}`);
        assert.ok(pixels <= Math.max(scale, 18), `${pixels} pixels at ${scale}`);
      });
    }
    assert.equal(cutOf(run.tree, classCount, 10.1).length, classCount + 1);
  });

  test(`a cell of ${classCount} classes is the sum of its pairs, seed ${seed}`, () => {
    for (const withDiagonal of [true, false]) {
      const layer = sparseLayer(FACTS, run, entries, withDiagonal);
      for (const scale of [0.3, 0.7, 2.2, 64]) {
        const { bounds, starts, columns, values } = layer.cutAt(scale);
        const shown = new Map();
        for (let row = 0; row + 1 < bounds.length; row++) {
          for (let cell = starts[row]; cell < starts[row + 1]; cell++) {
            shown.set(`${row},${columns[cell]}`, values[cell]);
          }
        }
        for (let row = 0; row + 1 < bounds.length; row++) {
          for (let column = 0; column + 1 < bounds.length; column++) {
            let sum = 0;
            for (let i = bounds[row]; i < bounds[row + 1]; i++) {
              for (let j = bounds[column]; j < bounds[column + 1]; j++) {
                sum += withDiagonal || i !== j ? matrix[i][j] : 0;
              }
            }
            const from = [bounds[row], bounds[column]];
            assert.equal(shown.get(`${row},${column}`) ?? 0, sum);
            assert.deepEqual(layer.cellAt(bounds[row + 1] - 1, from[1], scale), {
              rows: [from[0], bounds[row + 1]],
              columns: [from[1], bounds[column + 1]],
              value: sum,
            });
          }
        }
      }
    }
  });
}

test("a pair has its own count, a class its errors, and the largest count ends the scale", () => {
  const random = randomOf(5);
  const run = runOf(40, 40, random);
  const { matrix, entries } = countsOf(40, random);
  matrix[3][3] = 90;
  entries.values[entries.columns.indexOf(3, entries.starts[3])] = 90;
  const all = sparseLayer(FACTS, run, entries, true);
  for (let i = 0; i < 40; i++) {
    for (let j = 0; j < 40; j++) {
      assert.equal(all.value(i, j), matrix[i][j]);
    }
  }
  const errors = (counts) => counts.filter((count, other) => other !== 3 && count > 0).sort();
  const { takenFor, taken } = all.errorsAt(3);
  assert.deepEqual(takenFor.map(({ count }) => count).reverse(), errors([...matrix[3]]));
  assert.deepEqual(taken.map(({ count }) => count).reverse(), errors(matrix.map((row) => row[3])));
  assert.ok(taken.every(({ position, count }) => matrix[position][3] === count));
  assert.equal(all.most, 90);
  assert.ok(sparseLayer(FACTS, run, entries, false).most < 10);
});

test("shares are those of all labels of the rows, or of all predictions of the columns", () => {
  const random = randomOf(11);
  const run = runOf(120, 110, random);
  const { matrix, entries } = countsOf(120, random);
  const sum = (counts) => counts.reduce((a, b) => a + b, 0);
  const column = (j) => matrix.map((row) => row[j]);
  // Row 0 also has 7 labels of which nothing was predicted, column 1 4 predictions without a label.
  const labels = matrix.map((row, i) => sum(row) + (i === 0 ? 7 : 0));
  const predictions = matrix.map((_, j) => sum(column(j)) + (j === 1 ? 4 : 0));
  const values = (of) => ({ values: Float32Array.from(matrix, of) });
  run.columns.set(
    "errors",
    values((_, i) => labels[i] - matrix[i][i]),
  );
  run.columns.set(
    "precision",
    values((_, j) => matrix[j][j] / predictions[j]),
  );
  const ofLabels = sparseLayer(FACTS, run, entries, true, "row");
  const ofPredictions = sparseLayer(FACTS, run, entries, true, "column");
  for (const scale of [0.5, 1, 64]) {
    for (const [i, j] of [
      [0, 1],
      [0, 0],
      [1, 1],
      [60, 5],
      [119, 118],
    ]) {
      const { rows, columns, value } = ofLabels.cellAt(i, j, scale);
      const part = sum(matrix.slice(...rows).map((row) => sum(row.slice(...columns))));
      assert.ok(Math.abs(value - part / sum(labels.slice(...rows))) < 1e-6);
      const other = ofPredictions.cellAt(i, j, scale).value;
      assert.ok(Math.abs(other - part / sum(predictions.slice(...columns))) < 1e-6);
    }
  }
  assert.ok(Math.abs(ofLabels.value(0, 0) - matrix[0][0] / labels[0]) < 1e-6);
});

test("a class that is never right has shares of its predictions, too", () => {
  const run = runOf(2, 2, randomOf(3));
  run.columns.set("errors", { values: Float32Array.of(3, 0) });
  run.columns.set("precision", { values: Float32Array.of(NaN, 0) });
  const entries = {
    starts: Uint32Array.of(0, 1, 1),
    columns: Uint32Array.of(1),
    values: Float32Array.of(3),
  };
  assert.equal(sparseLayer(FACTS, run, entries, true, "column").value(0, 1), 1);
});
