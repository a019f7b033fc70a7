import assert from "node:assert/strict";
import { test } from "node:test";
import { Codes } from "../../main/resources/org/classblocks/report/page/js/codes.js";
import { fittedEnd } from "../../main/resources/org/classblocks/report/page/js/fitting.js";
import { Mapping } from "../../main/resources/org/classblocks/report/page/js/mapping.js";

const similarity = { kind: "similarity", codes: new Codes(-1, 1, 65535) };
const difference = { kind: "difference", codes: new Codes(-2, 2, 65535) };
const errors = { kind: "confusion", codes: new Codes(0, 12, 65535, "log1p"), least: 1 };

function mapping(layer, scale = {}, style = {}) {
  return new Mapping(
    layer,
    { id: "linear", end: 1, threshold: 0.1, ...scale },
    { isDiverging: layer === difference, noise: 0, isStepped: false, ...style },
  );
}

/** The share of numbers whose colour cannot be told from the last once the scale has an end. */
function atTheEnd(values, layer, end, { id = "linear", ...style } = {}) {
  const made = mapping(layer, { id, end }, style);
  return values.filter((value) => Math.abs(made.share(value)) > 0.98).length / values.length;
}

/** Similarities as inside a block: most of them high, some of them negative. */
const block = Array.from({ length: 5000 }, (_, at) => 0.55 + 0.4 * Math.sin(12.9898 * at ** 2));
const random = Array.from({ length: 5000 }, (_, at) => Math.sin(78.233 * at ** 2));

test("at most a twentieth of the numbers has the last colour, whatever the colours", () => {
  for (const values of [block, random]) {
    for (const layer of [similarity, difference]) {
      for (const id of ["linear", "log"]) {
        for (const style of [
          {},
          { isStepped: true },
          { isDiverging: true, noise: 0.05 },
          { isDiverging: true, noise: 0.05, isStepped: true },
        ]) {
          const end = fittedEnd(values, mapping(layer, { id }, style));
          assert.ok(atTheEnd(values, layer, end, { id, ...style }) <= 0.05);
        }
      }
    }
  }
});

test("the scale is not longer than that takes", () => {
  for (const values of [block, random]) {
    const end = fittedEnd(values, mapping(similarity));
    assert.ok(atTheEnd(values, similarity, 0.97 * end) > 0.05);
  }
});

test("numbers below a single value are fitted, too", () => {
  assert.equal(fittedEnd([0.2, 0.2, 0.2], mapping(similarity)), 0.205);
  assert.equal(fittedEnd([Math.fround(0.88)], mapping(similarity)), 0.898);
});

test("negative numbers count by their size where they have colours of their own", () => {
  const values = [...new Array(20).fill(-0.5), ...new Array(20).fill(0.1)];
  assert.equal(fittedEnd(values, mapping(difference)), 0.511);
  assert.equal(fittedEnd(values, mapping(similarity, {}, { isDiverging: true })), 0.511);
  assert.equal(fittedEnd(values, mapping(similarity)), 0.103);
});

test("in a block of three classes none has the last colour", () => {
  const values = [0.7, 0.7, 0.8, 0.8, 0.9, 0.9];
  for (const style of [{}, { isStepped: true }, { isDiverging: true, noise: 0.05 }]) {
    const end = fittedEnd(values, mapping(similarity, {}, style));
    assert.equal(atTheEnd(values, similarity, end, style), 0);
  }
});

test("shares below a hundredth are fitted in steps, too", () => {
  const shares = { kind: "confusion", isShare: true, codes: new Codes(0, 1, 65535) };
  const values = Array.from({ length: 100 }, (_, at) => 0.00005 * (at + 1));
  const style = { id: "log", isStepped: true };
  const end = fittedEnd(values, mapping(shares, { id: "log" }, { isStepped: true }));
  assert.ok(end < 0.01);
  assert.ok(atTheEnd(values, shares, end, style) <= 0.05);
});

test("of errors only those count that there are, and the end is whole", () => {
  const counts = [...new Array(1000).fill(0), ...new Array(95).fill(1), 7, 7, 7, 7, 7];
  assert.equal(fittedEnd(counts, mapping(errors)), 2);
  assert.equal(fittedEnd([...counts, 9], mapping(errors)), 8);
});

test("noise does not count where it is grey, and never looks dark", () => {
  const values = [...new Array(10000).fill(0.01), ...new Array(100).fill(0.4)];
  const grey = { isDiverging: true, noise: 0.05 };
  assert.equal(fittedEnd(values, mapping(similarity, {}, grey)), 0.409);
  assert.equal(fittedEnd(values, mapping(similarity, {}, { noise: 0.05 })), 0.1);
});

test("without a number that has a colour there is no end", () => {
  assert.equal(fittedEnd([], mapping(similarity)), null);
  assert.equal(fittedEnd([-0.1, -0.1], mapping(similarity)), null);
  assert.equal(fittedEnd([0, 0], mapping(errors)), null);
  assert.equal(
    fittedEnd([0.01], mapping(similarity, {}, { isDiverging: true, noise: 0.05 })),
    null,
  );
});
