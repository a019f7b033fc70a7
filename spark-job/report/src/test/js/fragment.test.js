import assert from "node:assert/strict";
import { test } from "node:test";
import {
  formatSight,
  parseSight,
} from "../../main/resources/org/classblocks/report/page/js/fragment.js";

test("what is on show comes back from its link", () => {
  const sight = {
    layer: "group-0~similarity",
    beside: "confusion",
    scale: "threshold",
    end: 0.5,
    threshold: 0.12,
    besideScale: { scale: "binary", threshold: 3 },
    third: "group-1~group-0",
    thirdScale: { end: 0.2 },
    colours: "diverging",
    steps: "six",
    outlines: "off",
    collapse: [
      [3, 4],
      [7, 12],
    ],
    crop: [[0, 40]],
    order: { by: "similarity", id: 17 },
    theme: "dark",
    tabs: ["blocks", "block-table"],
    sort: ["pairs.0.2.descending"],
    rows: [10.25, 99.5125],
    columns: [0, 1200],
    selection: { rows: [12, 15], columns: [3, 4] },
  };
  assert.deepEqual(parseSight(formatSight(sight)), sight);
});

test("a link can be read by people", () => {
  const arranged = {
    collapse: [
      [3, 4],
      [7, 12],
    ],
    crop: [[0, 40]],
    order: { by: "name" },
  };
  assert.equal(formatSight(arranged), "#collapse=3,7-12&crop=0-40&order=name");
  const link = formatSight({ layer: "similarity", rows: [0, 10], columns: [5, 15] });
  assert.equal(link, "#layer=similarity&rows=0-10&columns=5-15");
});

test("what makes no sense is left out", () => {
  assert.deepEqual(parseSight("#rows=9-3&columns=a-b&end=-1&threshold=NaN&select=1-2&other=1"), {});
  assert.deepEqual(parseSight("#collapse=3,x&crop=9-3&order=-"), {});
  assert.deepEqual(parseSight("#"), {});
  assert.deepEqual(parseSight("#%E0%A4%A"), {});
});
