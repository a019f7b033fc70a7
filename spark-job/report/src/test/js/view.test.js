import assert from "node:assert/strict";
import { test } from "node:test";

/** As much of d3 as views need. */
globalThis.d3 = {
  zoomIdentity: {
    translate: (x, y) => ({ scale: (k) => ({ k, x, y }) }),
  },
};
const { constrained, headOf, scaleExtent, shown, viewOf } =
  await import("../../main/resources/org/classblocks/report/page/js/view.js");

const plot = { width: 900, height: 700, head: 100 };
const all = (count) => ({ rows: [0, count], columns: [0, count] });

test("all of a large matrix has no names of columns over it", () => {
  const [whole] = scaleExtent(plot, 350);
  assert.equal(whole, 2);
  assert.equal(headOf(plot, whole, 350), 0);
  assert.equal(headOf(plot, 2.5, 350), 100);
  assert.deepEqual(shown(viewOf(all(350), plot, 350, 1), plot, 350), all(350));
});

test("a small matrix lies below the names of its columns", () => {
  const [whole] = scaleExtent(plot, 20);
  assert.equal(whole, 30);
  assert.equal(headOf(plot, whole, 20), 100);
  const view = viewOf(all(20), plot, 20, 1);
  assert.deepEqual([view.x, view.y], [0, 100]);
});

test("a matrix whose names would only fit without those of columns has none of them", () => {
  const [whole] = scaleExtent(plot, 60);
  assert.ok(Math.abs(whole - 700 / 60) < 1e-9);
  assert.equal(headOf(plot, whole, 60), 0);
});

test("the first row can be drawn out from below the names of columns, but no farther", () => {
  const view = constrained({ k: 4, x: 50, y: 500 }, plot, 350);
  assert.deepEqual([view.x, view.y], [0, 100]);
  assert.equal(shown(view, plot, 350).rows[0], 0);
});

test("what is shown of a view leads back to it", () => {
  for (const view of [
    { k: 4, x: -200, y: -300 },
    { k: 30, x: -3000, y: -2000 },
  ]) {
    const again = viewOf(shown(view, plot, 350), plot, 350, 1);
    for (const name of ["k", "x", "y"]) {
      assert.ok(Math.abs(again[name] - view[name]) < 1e-6, `${name} of ${JSON.stringify(view)}`);
    }
  }
});
