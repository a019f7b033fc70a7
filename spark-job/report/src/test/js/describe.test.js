import assert from "node:assert/strict";
import { test } from "node:test";
import {
  describeCell,
  describePair,
} from "../../main/resources/org/classblocks/report/page/js/describe.js";
import { spoken } from "../../main/resources/org/classblocks/report/page/js/layers.js";
import {
  contrastText,
  matchText,
} from "../../main/resources/org/classblocks/report/page/js/selection-facts.js";

const value = () => 0.25;
const codes = { top: 65535 };
const similarity = { id: "similarity", title: "Similarity", kind: "similarity", codes, value };
const other = { id: "run0", title: "Run of 2026-11-30, A-B7", kind: "run", codes, value };
const group = { id: "group0", title: "NORTH", kind: "group", codes, value };
const difference = {
  id: "similarity~run0",
  title: "Similarity − Run of 2026-11-30, A-B7",
  kind: "difference",
  parts: [similarity, other],
  codes,
  value: () => 0,
};
const run = {
  names: ["Zero", "One"],
  order: Int32Array.of(0, 1),
  statuses: new Map(),
  layers: new Map([["similarity", similarity]]),
  nameAt: (position) => run.names[position],
  collapsedAt: () => null,
  idOf: (id) => id,
};

test("names of runs and groups keep their capital letters", () => {
  const { facts } = describePair(run, { i: 0, j: 1 }, [difference, group]);
  assert.deepEqual(facts, [
    "similarity − Run of 2026-11-30, A-B7: 0.000",
    "NORTH: 0.250",
    "similarity 0.250",
  ]);
});

test("titles of the page's own begin small within a sentence", () => {
  const support = { kind: "support", title: "Samples that list both" };
  assert.equal(spoken(support), "samples that list both");
  assert.equal(spoken({ ...difference, parts: [group, similarity] }), "NORTH − similarity");
});

test("a match is a sentence with a verb", () => {
  assert.equal(matchText("mammal"), "Matches \u2068mammal\u2069 in the taxonomy.");
});

test("why a group is a block is said in standard errors", () => {
  assert.match(contrastText(4.26), / 4\.3 standard errors above /);
  assert.match(contrastText(57.6), / 58 standard errors above /);
});

test("a cell of several classes is named by its ends, and says its sum", () => {
  const names = ["Zero", "One", "Two", "Three"];
  const wide = { ...run, names, nameAt: (position) => names[position], order: [0, 1, 2, 3] };
  const cellAt = (_, j) => ({ rows: [0, 3], columns: j < 3 ? [0, 3] : [3, 4], value: 7 });
  const confusion = {
    id: "confusion",
    title: "Confusion",
    kind: "confusion",
    codes,
    isExact: true,
    cellAt,
  };
  assert.deepEqual(describeCell(wide, { i: 1, j: 3 }, confusion, 2), {
    names: ["3 classes, \u2068Zero\u2069 to \u2068Two\u2069", "Three (3)"],
    facts: ["confusion: 7"],
  });
  assert.equal(describeCell(wide, { i: 1, j: 1 }, confusion, 2).names.length, 1);
  const one = (position) => [position, position + 1];
  const single = { ...confusion, cellAt: (i, j) => ({ rows: one(i), columns: one(j) }) };
  assert.equal(describeCell(wide, { i: 1, j: 3 }, single, 20), null);
  assert.equal(describeCell(wide, { i: 1, j: 3 }, similarity, 20), null);
});
