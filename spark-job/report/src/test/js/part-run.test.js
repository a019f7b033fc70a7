import assert from "node:assert/strict";
import { test } from "node:test";
import { PartRun } from "../../main/resources/org/classblocks/report/page/js/part-run.js";

const NOTHING = new Int32Array(0);

function partOf(facts, { rows = [], classIds = [], blockIds = [] }) {
  const run = new PartRun(
    { leafCount: facts.classCount, statuses: {}, blocks: [], layers: [], ...facts },
    { left: NOTHING, right: NOTHING, heights: NOTHING, neighbours: NOTHING, similarities: NOTHING },
    {
      rows: Int32Array.from(rows),
      classIds: Int32Array.from(classIds),
      blockIds: Int32Array.from(blockIds),
    },
  );
  run.parts = { addressOf: (ranges, part) => `${part}: ${JSON.stringify(ranges)}` };
  return run;
}

/** Rows of 4, 1, 3 and 2 classes from position 10 to 20; a block around two, and one of the third. */
const ranges = partOf(
  {
    classCount: 4,
    names: ["a \u2026 d", "e", "inner", "i \u2026 j"],
    blocks: [
      { name: "outer", start: 0, end: 2, parent: -1, depth: 0, size: 5 },
      { name: "inner", start: 2, end: 3, parent: -1, depth: 0, size: 3 },
    ],
    part: { id: 0, start: 10, end: 20 },
  },
  { rows: [10, 14, 1, 14, 15, 1, 15, 18, 2, 18, 20, 3], blockIds: [5, 9] },
);

/** Three classes from position 4 on, and one outside that is near to them. */
const classes = partOf(
  { classCount: 3, names: ["x", "y", "z", "far"], part: { id: 2, start: 4, end: 7 } },
  { classIds: [31, 17, 8, 99] },
);

test("a row stands for its classes", () => {
  assert.deepEqual(
    [0, 1, 2, 3].map((row) => ranges.countAt(row)),
    [4, 1, 3, 2],
  );
  assert.deepEqual(
    [0, 1, 2].map((row) => classes.countAt(row)),
    [1, 1, 1],
  );
});

test("the row of a position is the one that holds it", () => {
  const rows = [10, 13, 14, 15, 17, 18, 19].map((position) => ranges.rowOf(position));
  assert.deepEqual(rows, [0, 0, 1, 2, 2, 3, 3]);
  assert.deepEqual(ranges.rowsAt(12, 16), [0, 3]);
  assert.deepEqual(ranges.rowsAt(10, 20), [0, 4]);
  assert.deepEqual(classes.rowsAt(5, 6), [1, 2]);
});

test("positions outside of the part have no rows", () => {
  for (const [from, to] of [
    [9, 12],
    [18, 21],
    [12, 12],
    [14, 12],
    [0, 5],
  ]) {
    assert.equal(ranges.rowsAt(from, to), null, `${from} to ${to}`);
  }
});

test("a row of several classes is a collapsed block that leads to its part", () => {
  const block = ranges.collapsedAt(2);
  assert.equal(block.id, 1);
  assert.equal(block.name, "inner");
  assert.equal(block.size, 3);
  assert.equal(block.address, "2: [[15,18]]");
  const others = ranges.collapsedAt(0);
  assert.equal(others.id, -1);
  assert.equal(others.name, "a \u2026 d");
  assert.deepEqual([others.start, others.end, others.size], [0, 1, 4]);
  assert.equal(ranges.collapsedAt(1), null);
  assert.equal(classes.collapsedAt(0), null);
});

test("rows of one part lead to it, rows of several to none", () => {
  assert.equal(ranges.addressOf(0, 2), "1: [[10,15]]");
  assert.equal(ranges.addressOf(1, 3), null);
  assert.equal(classes.addressOf(0, 2), null);
});

test("classes and blocks have their ids of the run", () => {
  assert.equal(classes.idOf(1), 17);
  assert.equal(classes.idOf(3), 99);
  assert.equal(ranges.idOf(0), "");
  assert.equal(ranges.blockIdOf(1), 9);
});

test("places outside of the part go by ids of the run, for another page finds them", () => {
  assert.equal(classes.placeOf("class", 2), "#class=2");
  assert.equal(classes.placeOf("class", 3), "?to=class=99");
  assert.equal(classes.placeOf("pair", 1, 3), "?to=pair=17,99");
});
