import assert from "node:assert/strict";
import { test } from "node:test";
import { branches } from "../../main/resources/org/classblocks/report/page/js/dendrogram.js";
import { randomOf, runOf } from "./random-runs.js";

const LEAVES = 200;
const { tree } = runOf(LEAVES, LEAVES, randomOf(3));

/** The classes below which nothing is drawn, once for each line or area that ends at the leaves. */
function ends(drawn) {
  return drawn
    .flatMap(({ children }) => children)
    .filter(({ height, isBundle }) => isBundle || height === 0)
    .toSorted((a, b) => a.start - b.start);
}

for (const scale of [0.1, 0.4, 0.74, 1, 1.5, 3, 20]) {
  test(`all leaves are below a line or an area, at ${scale} pixels each`, () => {
    let next = 0;
    for (const { start, size } of ends(branches(tree, 0, scale, LEAVES * scale))) {
      assert.ok(Math.abs(start - next) < 1e-9, `one begins at ${start}, not at ${next}`);
      next = start + size;
    }
    assert.ok(Math.abs(next - LEAVES * scale) < 1e-9, `the last ends at ${next}`);
  });
}

test("a child is an area if it is too small for lines of its own", () => {
  for (const branch of branches(tree, 0, 0.74, 0.74 * LEAVES)) {
    assert.ok(branch.size >= 1.5);
    branch.children.forEach(({ size, isBundle }) => assert.equal(isBundle, size < 1.5));
  }
});

test("leaves with room for a line have one each", () => {
  const drawn = ends(branches(tree, 0, 2, 2 * LEAVES));
  assert.equal(drawn.length, LEAVES);
  drawn.forEach(({ at, isBundle }, leaf) => {
    assert.equal(at, 2 * leaf + 1);
    assert.equal(isBundle, false);
  });
});

test("what is not in sight is left out", () => {
  const inSight = branches(tree, 50, 2, 20);
  assert.ok(inSight.length < 40);
  inSight.forEach(({ node }) => assert.ok(tree.end[node] > 50 && tree.start[node] < 60));
});
