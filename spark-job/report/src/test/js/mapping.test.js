import assert from "node:assert/strict";
import { test } from "node:test";
import { Codes } from "../../main/resources/org/classblocks/report/page/js/codes.js";
import { Mapping } from "../../main/resources/org/classblocks/report/page/js/mapping.js";

const similarity = { kind: "similarity", codes: new Codes(-0.4, 1, 65535) };
const difference = { kind: "difference", codes: new Codes(-1.4, 1.4, 65535) };
const errors = { kind: "confusion", codes: new Codes(0, 12, 65535, "log1p"), least: 1 };
const weights = { ...errors, least: 0.25 };
const shares = { kind: "confusion", isShare: true, codes: new Codes(0, 1, 65535) };

function mapping(layer, scale, style = {}) {
  return new Mapping(
    layer,
    { id: "linear", end: 1, threshold: 0.1, ...scale },
    { isDiverging: false, noise: 0, isStepped: false, ...style },
  );
}

const apart = { isDiverging: true, noise: 0.05 };

test("on one side negative similarities are as 0, and noise has no colour of its own", () => {
  const { share } = bound(mapping(similarity, { end: 0.5 }, { noise: 0.05 }));
  assert.equal(share(-0.3), 0);
  assert.equal(share(0), 0);
  assert.ok(share(0.01) > 0);
  assert.equal(share(0.25), 0.5);
  assert.equal(share(0.7), 1);
});

test("on two sides noise is nothing, and what lies beyond it is told apart by a step", () => {
  const { share } = bound(mapping(similarity, { end: 0.5 }, apart));
  for (const noise of [-0.049, 0, 0.049]) {
    assert.equal(share(noise), 0);
  }
  assert.ok(share(0.05) >= 0.2 && share(0.05) < 0.21);
  assert.equal(share(0.5), 1);
  for (const size of [0.05, 0.2, 0.5, 0.9]) {
    assert.equal(share(-size), -share(size));
  }
});

test("shares grow with the size of numbers, whatever the scale", () => {
  for (const layer of [similarity, difference, errors, weights, shares]) {
    for (const id of ["linear", "log", "threshold", "binary"]) {
      for (const isStepped of [false, true]) {
        const isDiverging = layer === difference;
        const { share } = bound(mapping(layer, { id }, { isDiverging, isStepped }));
        let before = -1;
        for (let value = layer === difference ? -1.4 : 0; value < 1.4; value += 0.01) {
          const now = share(value);
          assert.ok(Number.isNaN(now) || (now >= before && now <= 1), `${id} at ${value}: ${now}`);
          before = Number.isNaN(now) ? before : now;
        }
      }
    }
  }
});

test("a single error is told apart from none", () => {
  for (const layer of [errors, weights, shares]) {
    for (const isStepped of [false, true]) {
      const { share } = bound(mapping(layer, { id: "log", end: 5000 }, { isStepped }));
      assert.equal(share(0), 0);
      assert.ok(share(layer.least ?? 0.001) >= 0.2);
    }
  }
});

test("six steps have six colours, on two sides three each beside grey", () => {
  assert.equal(coloursOf(mapping(similarity, {}, { isStepped: true }), 0, 1).size, 6);
  const two = coloursOf(mapping(similarity, {}, { ...apart, isStepped: true }), -1, 1);
  assert.equal(two.size, 7);
  assert.ok(two.has(0));
  const plain = coloursOf(
    mapping(difference, {}, { isDiverging: true, isStepped: true }),
    -1.4,
    1.4,
  );
  assert.equal(plain.size, 6);
  const counts = coloursOf(mapping(errors, { id: "log", end: 35 }, { isStepped: true }), 0, 90);
  assert.equal(counts.size, 7);
});

/** The shares that numbers from one to another have. */
function coloursOf(made, from, to) {
  const found = new Set();
  for (let step = 0; step <= 1000; step++) {
    found.add(made.share(from + ((to - from) * step) / 1000));
  }
  return found;
}

test("bounds of steps are round, and the last step holds what lies beyond the end", () => {
  const stepped = (layer, scale, style) =>
    mapping(layer, scale, { isStepped: true, ...style }).bounds;
  assert.deepEqual(stepped(similarity, { end: 0.3 }), [0, 0.06, 0.12, 0.18, 0.24, 0.3]);
  assert.deepEqual(stepped(similarity, { end: 0.25 }, apart), [0.05, 0.15, 0.25]);
  assert.deepEqual(stepped(errors, { id: "log", end: 35 }), [1, 3, 5, 10, 19, 35]);
  assert.deepEqual(stepped(errors, { id: "log", end: 3 }), [1, 2, 3]);
  assert.equal(mapping(similarity, { end: 0.3 }, { isStepped: true }).share(0.3), 1);
  assert.ok(mapping(similarity, { end: 0.3 }, { isStepped: true }).share(0.29) < 1);
});

test("where nothing lies beyond the end, the last step ends there", () => {
  const { bounds } = mapping(similarity, { end: 1 }, { isStepped: true });
  assert.deepEqual(bounds, [0, 0.17, 0.33, 0.5, 0.67, 0.83]);
});

test("a threshold hides what is smaller, on two sides by its size", () => {
  for (const id of ["threshold", "binary"]) {
    const one = bound(mapping(similarity, { id, threshold: 0.2 })).share;
    assert.ok(Number.isNaN(one(0.19)) && Number.isNaN(one(-0.5)));
    assert.ok(one(0.2) > 0);
    const two = bound(mapping(similarity, { id, threshold: 0.2 }, apart)).share;
    assert.ok(Number.isNaN(two(-0.19)));
    assert.ok(two(-0.2) < 0);
  }
  assert.equal(mapping(similarity, { id: "binary" }, apart).share(-0.2), -1);
});

test("an end below the noise leaves nothing but noise and the last colour", () => {
  for (const isStepped of [false, true]) {
    const { share } = bound(mapping(similarity, { end: 0.02 }, { ...apart, isStepped }));
    assert.equal(share(0.04), 0);
    assert.equal(share(0.06), 1);
  }
});

function bound(made) {
  return { share: (value) => made.share(value) };
}
