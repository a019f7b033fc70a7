import assert from "node:assert/strict";
import { test } from "node:test";
import { Codes } from "../../main/resources/org/classblocks/report/page/js/codes.js";
import { differenceLayer } from "../../main/resources/org/classblocks/report/page/js/difference-layer.js";
import { notes } from "../../main/resources/org/classblocks/report/page/js/legend.js";

const LINEAR = { id: "linear", end: 1, threshold: 0.1 };

function layer(low, hasUndefined) {
  return { id: "similarity", kind: "similarity", codes: new Codes(low, 1, 255), hasUndefined };
}

test("hatching is explained where there is some", () => {
  assert.match(notes(layer(-1, true), LINEAR), /Hatched: no value\./);
  assert.doesNotMatch(notes(layer(-1, false), LINEAR), /Hatched/);
});

test("a difference is hatched where either layer is", () => {
  const difference = (first, second) =>
    notes(differenceLayer(layer(0, first), layer(0, second)), LINEAR);
  assert.match(difference(false, true), /Hatched/);
  assert.match(difference(true, false), /Hatched/);
  assert.doesNotMatch(difference(false, false), /Hatched/);
});

test("negative similarities are spoken of where there are some", () => {
  assert.match(notes(layer(-0.01, false), LINEAR), /Negative similarities have the colour of 0\./);
  assert.equal(notes(layer(0, false), LINEAR), "");
});

test("numbers beyond the end of the bar are spoken of where there are some", () => {
  assert.match(
    notes(layer(0, false), { ...LINEAR, end: 0.4 }),
    /Values above 0\.4 have its colour/,
  );
});

test("a threshold says what it hides", () => {
  assert.match(
    notes(layer(0, false), { ...LINEAR, id: "threshold" }),
    /Values below 0\.1 are not shown\./,
  );
});
