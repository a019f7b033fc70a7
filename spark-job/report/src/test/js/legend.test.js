import assert from "node:assert/strict";
import { test } from "node:test";
import { Codes } from "../../main/resources/org/classblocks/report/page/js/codes.js";
import { differenceLayer } from "../../main/resources/org/classblocks/report/page/js/difference-layer.js";
import { LegendBar } from "../../main/resources/org/classblocks/report/page/js/legend-bar.js";
import {
  barTicks,
  notes,
  sharesInSight,
} from "../../main/resources/org/classblocks/report/page/js/legend-words.js";
import { Mapping } from "../../main/resources/org/classblocks/report/page/js/mapping.js";

function layer(low, hasUndefined = false) {
  return { id: "similarity", kind: "similarity", codes: new Codes(low, 1, 255), hasUndefined };
}

const errors = { kind: "confusion", codes: new Codes(0, 12, 65535, "log1p"), least: 1 };
const shares = { kind: "confusion", isShare: true, codes: new Codes(0, 1, 65535) };

function mapping(of, scale = {}, style = {}) {
  return new Mapping(
    of,
    { id: "linear", end: 1, threshold: 0.1, ...scale },
    { isDiverging: of.kind === "difference", noise: 0, isStepped: false, ...style },
  );
}

const apart = { isDiverging: true, noise: 0.048 };

/** The words below a bar from left to right. */
function ticks(of, scale, style) {
  const found = barTicks(new LegendBar(mapping(of, scale, style)));
  return found.sort((a, b) => a.place - b.place).map(({ words }) => words);
}

test("hatching is explained where there is some", () => {
  assert.match(notes(mapping(layer(-1, true))), /Hatched: no value\./);
  assert.doesNotMatch(notes(mapping(layer(-1, false))), /Hatched/);
});

test("a difference of two runs is one of before and now", () => {
  const words = (first, second) =>
    notes(mapping(differenceLayer({ ...layer(0), kind: first }, { ...layer(0), kind: second })));
  assert.equal(words("similarity", "run"), "Blue: higher now. Orange: higher before.");
  assert.equal(words("group", "run"), "Blue: higher now. Orange: higher before.");
  for (const [first, second] of [
    ["group", "group"],
    ["run", "run"],
    ["run", "similarity"],
  ]) {
    assert.match(words(first, second), /first layer.*second/);
  }
});

test("a difference is hatched where either layer is", () => {
  const difference = (first, second) =>
    notes(mapping(differenceLayer(layer(0, first), layer(0, second))));
  assert.match(difference(false, true), /Hatched/);
  assert.match(difference(true, false), /Hatched/);
  assert.doesNotMatch(difference(false, false), /Hatched/);
});

test("grey is explained by how large chance gets", () => {
  assert.match(
    notes(mapping(layer(-1), {}, apart)),
    /Orange: negative\. Grey: no more than chance \(±0\.048\)\./,
  );
  assert.doesNotMatch(notes(mapping(layer(-1), {}, { noise: 0.048 })), /Grey/);
  assert.doesNotMatch(notes(mapping(layer(-1), { id: "binary" }, apart)), /Grey/);
});

test("the first number says that it stands for negative ones where there are some", () => {
  assert.equal(ticks(layer(-0.01))[0], "≤ 0");
  assert.equal(ticks(layer(0))[0], "0");
});

test("an end says that it stands for what lies beyond where there is such", () => {
  assert.deepEqual(ticks(layer(0), { end: 0.4 }), ["0", "0.1", "0.2", "0.3", "≥ 0.4"]);
  assert.deepEqual(ticks(layer(0), { end: 1 }), ["0", "0.2", "0.4", "0.6", "0.8", "1"]);
  const two = ticks(layer(-0.5), { end: 0.4 }, apart);
  assert.equal(two[0], "≤ −0.4");
  assert.equal(two[two.length - 1], "≥ 0.4");
  assert.equal(ticks(layer(-0.3), { end: 0.4 }, apart)[0], "−0.4");
});

test("steps have their bounds", () => {
  const six = { isStepped: true };
  assert.deepEqual(ticks(layer(0), { end: 0.3 }, six), [
    "0",
    "0.06",
    "0.12",
    "0.18",
    "0.24",
    "0.3",
  ]);
  assert.deepEqual(ticks(layer(-1), {}, { ...apart, ...six }), [
    "−1",
    "−0.68",
    "−0.37",
    "±0.048",
    "0.37",
    "0.68",
    "1",
  ]);
  assert.deepEqual(ticks(errors, { id: "log", end: 35 }, six), ["1", "3", "5", "10", "19", "35"]);
  assert.equal(ticks({ ...errors, least: 0.2 }, { id: "log", end: 35 }, six)[0], "> 0");
  assert.deepEqual(ticks(shares, { id: "log" }, six), [
    "> 0",
    "2.8%",
    "6.4%",
    "13%",
    "26%",
    "52%",
    "100%",
  ]);
});

test("counts are marked at powers of ten", () => {
  assert.deepEqual(ticks(errors, { id: "log", end: 5042 }), [
    "0",
    "1",
    "10",
    "100",
    "1k",
    "≥ 5,042",
  ]);
});

test("a threshold says what it hides", () => {
  const threshold = { id: "threshold" };
  assert.match(notes(mapping(layer(0), threshold)), /Values below 0\.1 are not shown\./);
  assert.match(
    notes(mapping(layer(-1), threshold, { isDiverging: true })),
    /Values within ±0\.1 are not shown\./,
  );
});

test("the histogram is summed up in words", () => {
  const seen = { before: 0.25, last: 0.049 };
  assert.equal(
    sharesInSight(mapping(layer(-1)), seen),
    "In view: 25.0% are negative, 4.9% have the strongest colour.",
  );
  assert.equal(
    sharesInSight(mapping(errors), seen),
    "In view: 25.0% are 0, 4.9% have the strongest colour.",
  );
  assert.equal(
    sharesInSight(mapping(layer(-1), {}, apart), seen),
    "In view: 4.9% have the strongest colour.",
  );
});
