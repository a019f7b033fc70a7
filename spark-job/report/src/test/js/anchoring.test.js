import assert from "node:assert/strict";
import { test } from "node:test";
import {
  anchoredView,
  carried,
  classPositions,
} from "../../main/resources/org/classblocks/report/page/js/anchoring.js";
import { ArrangedRun } from "../../main/resources/org/classblocks/report/page/js/arranged-run.js";
import { shown } from "../../main/resources/org/classblocks/report/page/js/view.js";
import { randomOf, runOf } from "./random-runs.js";

globalThis.d3 = {
  zoomIdentity: { translate: (x, y) => ({ scale: (k) => ({ k, x, y }) }) },
};

const run = runOf(100, 100, randomOf(17), 20);
run.columns.set("positives", { values: new Float32Array(100).fill(100) });
run.columns.set("errors", {
  values: Float32Array.from({ length: 100 }, (_, id) => (37 * id) % 100),
});
const block = run.blocks.find(({ start, end, size }) => start > 5 && end < 80 && size > 8);
const collapsed = new ArrangedRun(run, { collapsed: [block.id], crop: null, order: null });
const plot = { width: 600, height: 600, head: 60 };

function sceneAt(k, row, column) {
  const view = { k, x: -column * k, y: 60 - row * k };
  return { run, plot, view, sight: shown(view, plot, run.classCount) };
}

test("the corner of a block stays where it is when it collapses", () => {
  const before = sceneAt(60, block.start - 3, block.start - 2);
  const view = anchoredView(before, { run: collapsed, plot }, [block.start, block.end]);
  const row = collapsed.blocks[block.id].start;
  assert.equal(view.k, 60);
  assert.equal(view.y + row * 60, before.view.y + block.start * 60);
  assert.equal(view.x + row * 60, before.view.x + block.start * 60);
});

test("a block whose corner is out of sight comes in sight as a row", () => {
  const before = sceneAt(40, block.start + 3, block.start + 3);
  const view = anchoredView(before, { run: collapsed, plot }, [block.start, block.end]);
  const { rows, columns } = shown(view, plot, collapsed.classCount);
  const row = collapsed.blocks[block.id].start;
  assert.ok(rows[0] <= row + 60 / 40 && row + 1 <= rows[1]);
  assert.ok(columns[0] <= row && row + 1 <= columns[1]);
});

test("who saw the whole sees the whole, and so who sees nothing that is left", () => {
  const all = sceneAt(6, 10, 0);
  assert.equal(anchoredView(all, { run: collapsed, plot }, [block.start, block.end]), null);
  const cropped = new ArrangedRun(run, { collapsed: [], crop: [[0, 10]], order: null });
  assert.equal(anchoredView(sceneAt(20, 60, 60), { run: cropped, plot }, null), null);
});

test("a selection goes on with the same classes, if they are side by side", () => {
  const range = [block.start, block.end];
  const row = collapsed.blocks[block.id].start;
  const square = { rows: [row, row + 1], columns: [row, row + 1] };
  assert.deepEqual(carried({ rows: range, columns: range }, run, collapsed), square);
  assert.deepEqual(carried(square, collapsed, run), { rows: range, columns: range });
  assert.deepEqual(classPositions(collapsed, [row, row + 1]), classPositions(run, range));
  const sorted = new ArrangedRun(run, { collapsed: [], crop: null, order: { by: "errors" } });
  assert.equal(carried({ rows: range, columns: range }, run, sorted), null);
  assert.deepEqual(carried({ rows: [2, 3], columns: [10, 11] }, run, sorted), {
    rows: [sorted.positions[2], sorted.positions[2] + 1],
    columns: [sorted.positions[10], sorted.positions[10] + 1],
  });
  assert.equal(carried(null, run, sorted), null);
});
