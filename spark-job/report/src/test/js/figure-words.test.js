import assert from "node:assert/strict";
import { test } from "node:test";
import {
  figureDescription,
  figureName,
} from "../../main/resources/org/classblocks/report/page/js/figure-words.js";

const RUN = { runDate: "2026-01-31", runId: "abc-1", classCount: 40 };
const ALL = { rows: [0, 40], columns: [0, 40] };
const layers = (...titles) => titles.map((title) => ({ title }));

test("a file is named after the date, the layer and the place", () => {
  assert.equal(figureName(RUN, layers("Similarity"), ALL), "classblocks-2026-01-31-similarity-all");
  assert.equal(
    figureName(RUN, layers("Similarity"), { rows: [2.5, 10], columns: [2.5, 10] }),
    "classblocks-2026-01-31-similarity-positions-3-10",
  );
  assert.equal(
    figureName(RUN, layers("Similarity", "Confusion, share of labels"), {
      rows: [0, 10],
      columns: [20, 30],
    }),
    "classblocks-2026-01-31-similarity-beside-confusion-share-of-labels-rows-1-10-columns-21-30",
  );
});

test("names of groups become names that file systems take", () => {
  assert.equal(figureName(RUN, layers("../a:b\\c*?"), ALL), "classblocks-2026-01-31-a-b-c-all");
  assert.equal(figureName(RUN, layers("Север"), ALL), "classblocks-2026-01-31-север-all");
  assert.equal(figureName(RUN, layers("???"), ALL), "classblocks-2026-01-31-layer-all");
  assert.ok(figureName(RUN, layers("x".repeat(300)), ALL).length < 100);
});

test("the description says what is shown, and of which run", () => {
  assert.equal(
    figureDescription(RUN, layers("Similarity", "north"), ALL),
    "Similarity beside north: all 40 classes. Run abc-1 of 2026-01-31.",
  );
});
