import assert from "node:assert/strict";
import { test } from "node:test";
import {
  formatPlace,
  parsePlace,
  rectangleOf,
} from "../../main/resources/org/classblocks/report/page/js/places.js";

const run = {
  classCount: 3,
  positions: Int32Array.of(2, 0, 1),
  blocks: [
    { start: 0, end: 2 },
    { start: 2, end: 3 },
  ],
};

test("a place is read from an address and written to one", () => {
  for (const fragment of ["#block=3", "#link=3,17", "#pair=0,2621", "#class=0", "#span=7,2"]) {
    const { kind, ids } = parsePlace(fragment);
    assert.equal(formatPlace(kind, ...ids), fragment);
  }
  assert.deepEqual(parsePlace("#pair=4%2C5"), { kind: "pair", ids: [4, 5], ofChanges: false });
  assert.equal(parsePlace("#block=3&show=changes").ofChanges, true);
});

test("what is no place is none", () => {
  const others = [
    "",
    "#",
    "#block=",
    "#block=1,2",
    "#pair=1",
    "#class=-1",
    "#class=1.5",
    "#blocks=1",
    "#block=1&layer=x",
    "#block=1&show=other",
    "#rows=0-5",
    "#block=1<",
  ];
  others.forEach((fragment) => assert.equal(parsePlace(fragment), null, fragment));
});

test("blocks, links, pairs and classes have their rows and columns", () => {
  const at = (fragment) => rectangleOf(run, parsePlace(fragment));
  assert.deepEqual(at("#block=0"), { rows: [0, 2], columns: [0, 2] });
  assert.deepEqual(at("#link=0,1"), { rows: [0, 2], columns: [2, 3] });
  assert.deepEqual(at("#pair=0,1"), { rows: [2, 3], columns: [0, 1] });
  assert.deepEqual(at("#class=2"), { rows: [1, 2], columns: [1, 2] });
});

test("places of other runs are nowhere", () => {
  for (const fragment of ["#block=2", "#link=0,9", "#pair=1,3", "#class=3"]) {
    assert.equal(rectangleOf(run, parsePlace(fragment)), null, fragment);
  }
});

test("a span has all classes from one to the other, whichever comes first", () => {
  const all = { rows: [0, 3], columns: [0, 3] };
  assert.deepEqual(rectangleOf(run, { kind: "span", ids: [1, 0] }), all);
  assert.deepEqual(rectangleOf(run, { kind: "span", ids: [0, 1] }), all);
  assert.equal(rectangleOf(run, { kind: "span", ids: [0, 3] }), null);
});
