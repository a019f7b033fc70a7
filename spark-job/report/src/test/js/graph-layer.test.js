import assert from "node:assert/strict";
import { test } from "node:test";
import { graphLayer } from "../../main/resources/org/classblocks/report/page/js/graph-layer.js";
import { randomOf } from "./random-runs.js";

const SIZE = 60;
const DEFINED = 57;
const TOP = 16383;
const FACTS = { id: "similarity", kind: "similarity", type: "u2", low: -0.3, high: 1 };

/** Some pairs, and loads of all classes but the last ones and one more. */
function pairsOf(random) {
  const loads = Float32Array.from({ length: SIZE }, (_, at) =>
    at >= DEFINED || at === 20 ? NaN : random() / 2,
  );
  const kept = new Map();
  const starts = [0];
  const columns = [];
  const codes = [];
  for (let i = 0; i < SIZE; i++) {
    for (let j = i + 1; j < SIZE; j++) {
      if (random() < 0.2 && !Number.isNaN(loads[i] * loads[j])) {
        const code = 1 + Math.floor(random() * TOP);
        kept.set(`${i},${j}`, code);
        columns.push(j);
        codes.push(code);
      }
    }
    starts.push(columns.length);
  }
  return {
    kept,
    starts: Uint32Array.from(starts),
    columns: Uint32Array.from(columns),
    codes: Uint8Array.from([...codes.map((code) => code >> 8), ...codes.map((code) => code & 255)]),
    loads,
  };
}

const pairs = pairsOf(randomOf(5));
const layer = graphLayer(FACTS, SIZE, DEFINED, pairs);

test("kept pairs have their codes, all others the product of their loads, times -1", () => {
  const step = (FACTS.high - FACTS.low) / (TOP - 1);
  for (let i = 0; i < SIZE; i++) {
    for (let j = i + 1; j < SIZE; j++) {
      const code = pairs.kept.get(`${i},${j}`);
      const expected =
        code === undefined ? -pairs.loads[i] * pairs.loads[j] : FACTS.low + (code - 1) * step;
      for (const value of [layer.value(i, j), layer.value(j, i)]) {
        if (Number.isNaN(expected)) {
          assert.ok(Number.isNaN(value), `pair ${i}, ${j}`);
        } else {
          assert.ok(Math.abs(value - expected) <= 0.5001 * step, `pair ${i}, ${j}`);
        }
      }
    }
  }
});

test("classes with a correlation have a diagonal", () => {
  assert.equal(layer.value(3, 3), 1);
  assert.ok(Number.isNaN(layer.value(DEFINED, DEFINED)));
});

test("counts that are not kept are 0", () => {
  const facts = { ...FACTS, kind: "support", low: 0, high: 9, transform: "log1p" };
  const counts = graphLayer(facts, 3, 3, {
    starts: Uint32Array.of(0, 1, 1, 1),
    columns: Uint32Array.of(2),
    codes: Uint8Array.of(TOP >> 8, TOP & 255),
    loads: new Float32Array(3),
  });
  assert.equal(counts.value(0, 1), 0);
  assert.ok(Math.abs(counts.value(2, 0) - Math.expm1(9)) < 1);
});
