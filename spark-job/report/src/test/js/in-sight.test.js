import assert from "node:assert/strict";
import { test } from "node:test";
import { TILE } from "../../main/resources/org/classblocks/report/page/js/codes.js";
import { denseLayer } from "../../main/resources/org/classblocks/report/page/js/dense-layer.js";
import { numbersInSight } from "../../main/resources/org/classblocks/report/page/js/in-sight.js";

const SIZE = 700;
const FACTS = { id: "s", title: "S", kind: "similarity", type: "f4", low: -1, high: 1 };

function entry(i, j) {
  return Math.max(i, j) >= SIZE - 2 ? NaN : Math.sin(i * 0.37 + j * 0.37) * Math.cos(i * j * 0.01);
}

const triangle = [];
for (let i = 0; i < SIZE; i++) {
  for (let j = i + 1; j < SIZE; j++) {
    triangle.push(entry(i, j));
  }
}
const layer = denseLayer(FACTS, SIZE, SIZE - 2, Float32Array.from(triangle));

test("all pairs in sight but those of the diagonal and without a number", () => {
  for (const sight of [
    { rows: [10, 40], columns: [10, 40] },
    { rows: [500.2, 530.9], columns: [5, 12] },
    { rows: [690, 700], columns: [690, 700] },
  ]) {
    const expected = [];
    for (let i = Math.floor(sight.rows[0]); i < Math.ceil(sight.rows[1]); i++) {
      for (let j = Math.floor(sight.columns[0]); j < Math.ceil(sight.columns[1]); j++) {
        if (i !== j && !Number.isNaN(entry(i, j))) {
          expected.push(entry(i, j));
        }
      }
    }
    const { values, isMissing } = numbersInSight(layer, sight, 20);
    assert.equal(isMissing, false);
    assert.equal(values.length, expected.length);
    const [found, wanted] = [values, expected].map((list) => list.sort((a, b) => a - b));
    found.forEach((value, at) => assert.ok(Math.abs(value - wanted[at]) < 1e-4));
  }
});

test("seen from afar numbers are those of coarse cells", () => {
  const { values } = numbersInSight(layer, { rows: [0, 2], columns: [4, 6] }, 0.5);
  const mean = (entry(0, 4) + entry(0, 5) + entry(1, 4) + entry(1, 5)) / 4;
  assert.equal(values.length, 1);
  assert.ok(Math.abs(values[0] - mean) < 1e-4);
});

test("many classes are looked at here and there, and no finer tiles are asked for", () => {
  const asked = new Set();
  const large = {
    size: 21841,
    top: 6,
    codes: layer.codes,
    tile: (level, row, column) => {
      asked.add(level);
      return row === 0 && column === 0 ? new Uint16Array(TILE * TILE).fill(9) : null;
    },
  };
  const all = { rows: [0, 21841], columns: [0, 21841] };
  const { values, isMissing } = numbersInSight(large, all, 770 / 21841, { most: 100 });
  assert.deepEqual([...asked], [4]);
  assert.equal(isMissing, true);
  assert.ok(values.length > 0 && values.length < 100 * 100);
});

test("of a cut, sums and zeros of the cells in sight", () => {
  const cut = {
    bounds: Int32Array.of(0, 2, 5, 6, 9),
    starts: Uint32Array.of(0, 2, 3, 4, 5),
    columns: [0, 2, 3, 0, 3],
    values: [90, 4, 7, 1, 80],
  };
  const sparse = { cutAt: () => cut };
  const sorted = (sight) => numbersInSight(sparse, sight, 1).values.sort((a, b) => a - b);
  const zeros = (count) => new Array(count).fill(0);
  assert.deepEqual(sorted({ rows: [0, 9], columns: [0, 9] }), [...zeros(9), 1, 4, 7]);
  assert.deepEqual(sorted({ rows: [3, 6], columns: [5, 8.5] }), [...zeros(2), 7]);
  assert.deepEqual(sorted({ rows: [0, 1], columns: [0, 1] }), []);
});
