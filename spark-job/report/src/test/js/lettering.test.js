import assert from "node:assert/strict";
import { test } from "node:test";
import {
  elided,
  spread,
  wrapped,
} from "../../main/resources/org/classblocks/report/page/js/lettering.js";

const measure = (text) => Array.from(text).length;

test("a text that is too long ends with an ellipsis and keeps whole letters", () => {
  assert.equal(elided("short", 5, measure), "short");
  assert.equal(elided("much longer", 5, measure), "much…");
  assert.equal(elided("🐈🐈🐈🐈", 3, measure), "🐈🐈…");
});

test("a text breaks after spaces, slashes, underscores and hyphens", () => {
  assert.deepEqual(wrapped("one two three", 8, measure, 3), ["one two", "three"]);
  assert.deepEqual(wrapped("home_theater", 8, measure, 3), ["home_", "theater"]);
  assert.deepEqual(wrapped("arena/performance", 11, measure, 3), ["arena/", "performance"]);
  assert.deepEqual(wrapped("short-haired", 7, measure, 3), ["short-", "haired"]);
  assert.deepEqual(wrapped("", 7, measure, 3), [""]);
});

test("what does not fit is cut", () => {
  assert.deepEqual(wrapped("one two three four", 5, measure, 2), ["one", "two …"]);
  assert.deepEqual(wrapped("a incomprehensible b", 6, measure, 3), ["a", "incom…", "b"]);
});

/** Sums of squared distances over a grid of all placements that are allowed. */
function bestOnGrid(wanted, heights, low, high) {
  let best = Infinity;
  const place = (index, from, cost) => {
    if (index === wanted.length) {
      best = Math.min(best, cost);
      return;
    }
    for (let top = from; top + heights[index] <= high; top++) {
      const distance = top + heights[index] / 2 - wanted[index];
      place(index + 1, top + heights[index], cost + distance * distance);
    }
  };
  place(0, low, 0);
  return best;
}

test("labels lie as near to where they are wanted as can be", () => {
  let seed = 7;
  const random = (most) => (seed = (seed * 48271) % 2147483647) % most;
  for (let round = 0; round < 60; round++) {
    const heights = Array.from({ length: 4 }, () => 2 * (1 + random(3)));
    const wanted = heights.map(() => random(30)).sort((a, b) => a - b);
    const places = spread(wanted, heights, 0, 30);
    const tops = places.map((at, index) => at - heights[index] / 2);
    tops.forEach((top, index) => {
      const least = index === 0 ? 0 : tops[index - 1] + heights[index - 1];
      assert.ok(top >= least - 1e-9, `${wanted} with ${heights}: ${tops}`);
      assert.ok(top + heights[index] <= 30 + 1e-9);
    });
    const cost = places.reduce((sum, at, index) => sum + (at - wanted[index]) ** 2, 0);
    assert.ok(cost <= bestOnGrid(wanted, heights, 0, 30) + 1e-9, `${wanted} with ${heights}`);
  }
});
