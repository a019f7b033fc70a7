import assert from "node:assert/strict";
import { test } from "node:test";
import {
  axisLabels,
  elided,
} from "../../main/resources/org/classblocks/report/page/js/axis-labels.js";

const blocks = [
  { name: "all", depth: 0, start: 0, end: 100 },
  { name: "half", depth: 1, start: 0, end: 50 },
  { name: "bit", depth: 2, start: 0, end: 1 },
];
const run = { classCount: 100, blocks, nameAt: (position) => `class ${position}` };

test("classes have names where rows have room for them", () => {
  const labels = axisLabels(run, 10.5, 20, 60);
  assert.deepEqual(
    labels.map(({ text }) => text),
    ["class 10", "class 11", "class 12", "class 13"],
  );
  assert.equal(labels[1].at, 20);
});

test("otherwise blocks have, and no two collide", () => {
  const labels = axisLabels(run, 0, 2, 200);
  assert.deepEqual(
    labels.map(({ text }) => text),
    ["all", "half"],
  );
  assert.ok(Math.abs(labels[0].at - labels[1].at) >= 15);
});

test("a name stays inside what can be seen of its block", () => {
  const [label] = axisLabels(run, 60, 4, 100);
  assert.equal(label.text, "all");
  assert.equal(label.at, 50);
});

test("a text that is too long ends with an ellipsis and keeps whole letters", () => {
  const measure = (text) => Array.from(text).length;
  assert.equal(elided("short", 5, measure), "short");
  assert.equal(elided("much longer", 5, measure), "much…");
  assert.equal(elided("🐈🐈🐈🐈", 3, measure), "🐈🐈…");
});
