import assert from "node:assert/strict";
import { test } from "node:test";
import {
  nextDirection,
  sortedIndexes,
} from "../../main/resources/org/classblocks/report/page/js/sorting.js";

const byNumber = (a, b) => a - b;

test("equal values keep their order, whichever way they are sorted", () => {
  assert.deepEqual(sortedIndexes([2, 1, 2, 1], byNumber, false), [1, 3, 0, 2]);
  assert.deepEqual(sortedIndexes([2, 1, 2, 1], byNumber, true), [0, 2, 1, 3]);
});

test("unknown values come last, whichever way the others are sorted", () => {
  assert.deepEqual(sortedIndexes([null, 3, null, 5], byNumber, false), [1, 3, 0, 2]);
  assert.deepEqual(sortedIndexes([null, 3, null, 5], byNumber, true), [3, 1, 0, 2]);
});

test("a third press brings back the first order", () => {
  const presses = (isNumeric) => {
    const seen = ["none"];
    for (let press = 0; press < 3; press++) {
      seen.push(nextDirection(seen[press], isNumeric));
    }
    return seen;
  };
  assert.deepEqual(presses(true), ["none", "descending", "ascending", "none"]);
  assert.deepEqual(presses(false), ["none", "ascending", "descending", "none"]);
});
