import assert from "node:assert/strict";
import { test } from "node:test";
import { fittedEnd } from "../../main/resources/org/classblocks/report/page/js/fitting.js";

const layer = (size, value, kind = "similarity") => ({ size, kind, value });
const all = (size) => ({ rows: [0, size], columns: [0, size] });

/** The share of the pairs in sight that reach an end. */
function atTheEnd({ size, value, kind }, end, { rows, columns }) {
  let pairs = 0;
  let last = 0;
  for (let i = Math.floor(rows[0]); i < Math.min(size, Math.ceil(rows[1])); i++) {
    for (let j = Math.floor(columns[0]); j < Math.min(size, Math.ceil(columns[1])); j++) {
      if (i !== j) {
        pairs++;
        last += (kind === "difference" ? Math.abs(value(i, j)) : value(i, j)) >= end ? 1 : 0;
      }
    }
  }
  return last / pairs;
}

test("at most a twentieth of the pairs has the last colour, and the scale is not longer", () => {
  const random = layer(120, (i, j) => Math.sin(12.9898 * i * j + 78.233 * (i + j)));
  for (const sight of [all(120), { rows: [10.2, 40.7], columns: [60, 99.5] }]) {
    const end = fittedEnd(random, sight);
    assert.ok(atTheEnd(random, end, sight) <= 0.05);
    assert.ok(atTheEnd(random, 0.99 * end, sight) > 0.04);
  }
});

test("the diagonal does not count", () => {
  assert.equal(
    fittedEnd(
      layer(3, (i, j) => (i === j ? 1 : 0.2)),
      all(3),
    ),
    0.201,
  );
});

test("a float that is a little below a round number counts as that", () => {
  assert.equal(
    fittedEnd(
      layer(3, () => Math.fround(0.88)),
      all(3),
    ),
    0.881,
  );
});

test("differences count by their size", () => {
  const end = fittedEnd(
    layer(20, (i) => (i < 10 ? -0.5 : 0.1), "difference"),
    all(20),
  );
  assert.equal(end, 0.501);
});

test("many classes are looked at here and there", () => {
  const end = fittedEnd(
    layer(21841, (i, j) => 1 / (1 + Math.abs(i - j))),
    all(21841),
  );
  assert.ok(end > 0 && end < 0.01);
});

test("without a number above 0 there is no end", () => {
  assert.equal(
    fittedEnd(
      layer(4, () => -0.1),
      all(4),
    ),
    null,
  );
  assert.equal(
    fittedEnd(
      layer(4, () => NaN),
      all(4),
    ),
    null,
  );
  assert.equal(
    fittedEnd(
      layer(4, () => undefined),
      all(4),
    ),
    null,
  );
});
