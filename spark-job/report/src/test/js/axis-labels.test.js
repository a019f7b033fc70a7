import assert from "node:assert/strict";
import { test } from "node:test";
import { axisLabels } from "../../main/resources/org/classblocks/report/page/js/axis-labels.js";

const block = (id, parent, name, start, end) => ({
  id,
  parent,
  name,
  start,
  end,
  size: end - start,
});
const blocks = [
  block(0, -1, "all", 0, 100),
  block(1, 0, "nearly all", 0, 90),
  block(2, 0, "half", 0, 50),
  block(3, 2, "quarter", 25, 50),
  block(4, 0, "bit", 90, 91),
];
const run = {
  classCount: 100,
  blocks,
  nameAt: (position) => `class ${position}`,
  collapsedAt: () => null,
};
const oneLine = (text) => [text];
const labelsOf = (...edge) => axisLabels(run, ...edge, oneLine, 200);

test("classes have names where rows have room for them, if their middle is in sight", () => {
  const labels = labelsOf(10.6, 20, 60);
  assert.deepEqual(
    labels.map(({ text }) => text),
    ["class 11", "class 12", "class 13"],
  );
  assert.ok(Math.abs(labels[0].at - 18) < 1e-9);
});

test("the row of a collapsed block has its name, with a bar and the number of its classes", () => {
  const collapsed = { ...run, collapsedAt: (position) => (position === 12 ? blocks[2] : null) };
  const labels = axisLabels(collapsed, 10.6, 20, 60, oneLine, 200);
  assert.deepEqual(
    labels.map(({ lines, block: shown, note }) => [lines[0], shown, note]),
    [
      ["class 11", null, ""],
      ["class 12\u00a0·\u00a050", blocks[2], "\u00a0·\u00a050"],
      ["class 13", null, ""],
    ],
  );
});

test("otherwise blocks have: outer ones first, inner ones indented, nearly equal ones left out", () => {
  const labels = labelsOf(0, 2, 200);
  assert.deepEqual(
    labels.map(({ text, level }) => [text, level]),
    [
      ["all", 0],
      ["half", 1],
      ["quarter", 2],
    ],
  );
  assert.ok(labels[0].offset < labels[1].offset && labels[1].offset < labels[2].offset);
});

test("a name says how many classes its block has", () => {
  const seen = [];
  axisLabels(run, 0, 2, 200, (text) => [seen.push(text)], 200);
  assert.deepEqual(seen, ["all\u00a0·\u00a0100", "half\u00a0·\u00a050", "quarter\u00a0·\u00a025"]);
});

test("names do not overlap and stay within the edge, whatever their heights", () => {
  const many = [];
  for (let id = 0; id < 40; id++) {
    many.push(block(id, -1, `b${id}`, 10 * id, 10 * id + 4 + (id % 6)));
  }
  const crowd = { classCount: 400, blocks: many, nameAt: () => "" };
  const lines = (text) => Array(1 + (text.length % 3)).fill(text);
  for (const scale of [0.8, 1, 1.7, 3]) {
    const labels = axisLabels(crowd, 0, scale, 400 * scale, lines, 200);
    assert.ok(labels.length > 5, `${labels.length} at ${scale}`);
    labels.forEach((label, index) => {
      const top = label.at - label.height / 2;
      const before = labels[index - 1];
      assert.ok(top >= (before === undefined ? 0 : before.at + before.height / 2) - 1e-9);
    });
    const last = labels[labels.length - 1];
    assert.ok(last.at + last.height / 2 <= 400 * scale + 1e-9);
  }
});

test("of blocks that fill all that is in sight the innermost is named", () => {
  const [label, ...others] = labelsOf(30, 8, 100);
  assert.deepEqual([label.text, label.at, others.length], ["quarter", 50, 0]);
});
