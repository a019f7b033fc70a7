import assert from "node:assert/strict";
import { test } from "node:test";
import { TILE } from "../../main/resources/org/classblocks/report/page/js/codes.js";
import { denseLayer } from "../../main/resources/org/classblocks/report/page/js/dense-layer.js";
import { differenceLayer } from "../../main/resources/org/classblocks/report/page/js/difference-layer.js";
import { meanOver } from "../../main/resources/org/classblocks/report/page/js/layers.js";

const SIZE = 1100;

/** A number for a pair that tells it from all others nearby; undefined for the last two classes. */
function entry(i, j) {
  return Math.max(i, j) >= SIZE - 2
    ? NaN
    : Math.fround(Math.sin(i * 0.37 + j * 0.37) * Math.cos(i * j * 0.01));
}

function triangle(shift = 0) {
  const values = [];
  for (let i = 0; i < SIZE; i++) {
    for (let j = i + 1; j < SIZE; j++) {
      values.push(entry(i, j) - shift);
    }
  }
  return Float32Array.from(values);
}

const FACTS = {
  id: "similarity",
  title: "Similarity",
  kind: "similarity",
  type: "f4",
  low: -1,
  high: 1,
};
const exact = denseLayer(FACTS, SIZE, SIZE - 2, triangle());

test("a triangle of floats gives every pair from both sides", () => {
  for (const [i, j] of [
    [0, 1],
    [3, 900],
    [511, 512],
    [1000, 1097],
  ]) {
    assert.equal(exact.value(i, j), entry(i, j));
    assert.equal(exact.value(j, i), entry(i, j));
  }
  assert.equal(exact.value(5, 5), 1);
  assert.ok(Number.isNaN(exact.value(5, SIZE - 1)));
  assert.ok(Number.isNaN(exact.value(SIZE - 1, SIZE - 1)));
});

test("tiles hold the pairs of their place, the diagonal and both halves", () => {
  for (const [tileRow, tileColumn] of [
    [0, 0],
    [0, 1],
    [1, 0],
    [2, 1],
    [2, 2],
  ]) {
    const tile = exact.tile(0, tileRow, tileColumn);
    for (const [row, column] of [
      [0, 0],
      [1, 5],
      [5, 1],
      [40, 40],
      [75, 3],
      [3, 75],
    ]) {
      const [i, j] = [tileRow * TILE + row, tileColumn * TILE + column];
      const code = tile[row * TILE + column];
      assert.equal(code, exact.codes.code(exact.value(i, j)), `${i}, ${j}`);
    }
  }
});

test("a coarse cell is the mean of its four", () => {
  const tile = exact.tile(1, 0, 1);
  const [i, j] = [300, 1030];
  const four = [entry(i, j), entry(i + 1, j), entry(i, j + 1), entry(i + 1, j + 1)];
  const mean = four.reduce((a, b) => a + b) / 4;
  const code = tile[(i / 2) * TILE + (j / 2 - TILE)];
  assert.ok(Math.abs(exact.codes.value(code) - mean) < 1e-4);
});

test("beyond the matrix there is no tile", () => {
  assert.equal(exact.tile(0, 0, 3), null);
});

test("codes of two bytes come as high bytes and then low ones", () => {
  const facts = { ...FACTS, type: "u2" };
  const bytes = Uint8Array.from([0, 1, 63, 0, 0, 255]);
  const layer = denseLayer(facts, 3, 3, bytes);
  assert.ok(Number.isNaN(layer.value(0, 1)));
  assert.ok(Math.abs(layer.value(0, 2) - (-1 + (2 * 255) / 16382)) < 1e-12);
  assert.equal(layer.value(1, 2), 1);
});

test("one class has a diagonal and nothing else", () => {
  assert.equal(denseLayer(FACTS, 1, 1, new Float32Array(0)).value(0, 0), 1);
  assert.ok(Number.isNaN(denseLayer(FACTS, 1, 0, new Float32Array(0)).value(0, 0)));
});

test("the last class with a correlation has a diagonal, too", () => {
  const pairs = Float32Array.of(0.5, NaN, NaN);
  assert.equal(denseLayer(FACTS, 3, 2, pairs).value(1, 1), 1);
  assert.ok(Number.isNaN(denseLayer(FACTS, 3, 2, pairs).value(2, 2)));
});

test("in a group only classes with pairs have a diagonal", () => {
  const group = { ...FACTS, kind: "group" };
  const layer = denseLayer(group, 3, 3, Float32Array.of(NaN, 0.5, NaN));
  assert.equal(layer.value(0, 0), 1);
  assert.ok(Number.isNaN(layer.value(1, 1)));
  assert.equal(layer.value(2, 2), 1);
});

test("a difference is that of its layers, tile by tile and pair by pair", () => {
  const other = denseLayer({ ...FACTS, id: "group-0" }, SIZE, SIZE - 2, triangle(0.25));
  const difference = differenceLayer(exact, other);
  assert.ok(Math.abs(difference.value(3, 900) - 0.25) < 1e-6);
  const code = difference.tile(0, 0, 1)[3 * TILE + 388];
  assert.ok(Math.abs(difference.codes.value(code) - 0.25) < 1e-3);
  assert.ok(Number.isNaN(difference.value(3, SIZE - 1)));
});

test("a mean leaves out the diagonal and what is undefined", () => {
  const mean = meanOver(exact, [10, 11, 12], [11, 12, 13]);
  let sum = 0;
  let count = 0;
  for (let i = 10; i < 13; i++) {
    for (let j = 11; j < 14; j++) {
      if (i !== j) {
        sum += entry(i, j);
        count++;
      }
    }
  }
  assert.ok(Math.abs(mean - sum / count) < 1e-12);
  assert.ok(Number.isNaN(meanOver(exact, [0, 4], [SIZE - 2, SIZE - 1])));
  assert.equal(meanOver({ value: () => undefined }, [0, 1], [0, 1]), null);
});
