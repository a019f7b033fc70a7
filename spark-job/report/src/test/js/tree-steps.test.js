import assert from "node:assert/strict";
import { test } from "node:test";
import {
  blockAround,
  currentBlock,
  levelInside,
  treeStep,
  visibleBlocks,
} from "../../main/resources/org/classblocks/report/page/js/tree-steps.js";

/** animals 0-10 (birds 0-4 (owls 0-2), fish 4-8), tools 10-14, of 16 positions. */
const blocks = [
  ["animals", -1, 0, 10],
  ["birds", 0, 0, 4],
  ["owls", 1, 0, 2],
  ["fish", 0, 4, 8],
  ["tools", -1, 10, 14],
].map(([name, parent, start, end], id) => ({ id, name, parent, start, end, children: [] }));
blocks.forEach((block) => blocks[block.parent]?.children.push(block));
const [animals, birds, owls, fish, tools] = blocks;
const run = {
  classCount: 16,
  blocks,
  roots: [animals, tools],
  blockPath: (position) => blocks.filter(({ start, end }) => start <= position && position < end),
};
const step = (key, block, ...expanded) =>
  treeStep(key, block, run, new Set(expanded.map(({ id }) => id)));

test("only what lies in open blocks can be seen", () => {
  const names = (...ids) => visibleBlocks(run.roots, new Set(ids)).map(({ name }) => name);
  assert.deepEqual(names(), ["animals", "tools"]);
  assert.deepEqual(names(0), ["animals", "birds", "fish", "tools"]);
  assert.deepEqual(names(1), ["animals", "tools"], "birds are open inside closed animals");
  assert.deepEqual(names(0, 1), ["animals", "birds", "owls", "fish", "tools"]);
});

test("up and down go to what can be seen and stop at the ends", () => {
  assert.deepEqual(step("ArrowDown", animals), { focus: tools });
  assert.deepEqual(step("ArrowDown", animals, animals), { focus: birds });
  assert.deepEqual(step("ArrowUp", tools, animals), { focus: fish });
  assert.deepEqual(step("ArrowUp", animals), { focus: animals });
  assert.deepEqual(step("ArrowDown", tools), { focus: tools });
  assert.deepEqual(step("Home", fish, animals), { focus: animals });
  assert.deepEqual(step("End", animals, animals), { focus: tools });
});

test("right opens and then enters, left closes and then leaves", () => {
  assert.deepEqual(step("ArrowRight", animals), { expand: [animals] });
  assert.deepEqual(step("ArrowRight", animals, animals), { focus: birds });
  assert.deepEqual(step("ArrowRight", tools), { focus: tools });
  assert.deepEqual(step("ArrowLeft", animals, animals), { collapse: animals });
  assert.deepEqual(step("ArrowLeft", fish, animals), { focus: animals });
  assert.deepEqual(step("ArrowLeft", tools), { focus: tools });
});

test("an asterisk opens all siblings", () => {
  assert.deepEqual(step("*", tools), { expand: [animals] });
  assert.deepEqual(step("*", fish, animals), { expand: [birds] });
});

test("a letter goes round to the next block that starts with it", () => {
  assert.deepEqual(step("T", animals), { focus: tools });
  assert.deepEqual(step("a", tools), { focus: animals });
  assert.equal(step("x", animals), null);
});

test("enter opens the place, other keys do nothing", () => {
  assert.deepEqual(step("Enter", fish, animals), { open: fish });
  assert.equal(step("Tab", animals), null);
});

/** A camera over 100 pixels that shows a range, and no class larger than 25 of them. */
const over = (from, to) => ({
  sight: { rows: [from, to], columns: [from, to] },
  view: { k: 100 / (to - from) },
  scaleOf: ([start, end]) => Math.min(25, 100 / (end - start)),
});

test("one is at the smallest block around the selection", () => {
  const at = (rows, columns) => currentBlock(run, { rows, columns }, over(0, 16));
  assert.equal(at([0, 2], [0, 2]), owls);
  assert.equal(at([0, 3], [0, 2]), birds);
  assert.equal(at([0, 2], [5, 6]), animals);
  assert.equal(at([0, 2], [11, 12]), owls, "of no block, the one around the rows");
  assert.equal(at([14, 15], [14, 15]), null);
  assert.equal(blockAround(run, { rows: [9, 11], columns: [9, 11] }), null);
});

test("one is at the block that fills the middle of the sight", () => {
  const at = (from, to, selection = null) => currentBlock(run, selection, over(from, to));
  assert.equal(at(0, 16), animals);
  assert.equal(at(-0.5, 2.5), owls);
  assert.equal(at(3.4, 8.6), fish);
  assert.equal(at(13.5, 20), null);
  assert.equal(at(-10, 30), null, "no block fills half of it");
  assert.equal(
    at(3.4, 8.6, { rows: [11, 12], columns: [11, 12] }),
    fish,
    "the selection is out of sight",
  );
});

test("one is also at a block that is too small to fill the sight, once one is as close", () => {
  const at = (from, to) => currentBlock(run, null, over(from, to));
  assert.equal(at(-1, 3), owls);
  assert.equal(at(-2, 4), birds, "owls are shown closer");
  assert.equal(at(1, 5), birds, "owls are beside the middle");
});

test("one goes in level by level, even where no view comes closer", () => {
  const scaleOf = ([start, end]) => Math.min(25, 100 / (end - start));
  const inside = (scale, selection, at = { i: 1, j: 0 }) =>
    levelInside(run, at, scaleOf, scale, selection);
  const selected = ({ start, end }) => ({ rows: [start, end], columns: [start, end] });
  assert.equal(inside(100 / 16, null), animals);
  assert.equal(inside(10, selected(animals)), birds);
  assert.equal(inside(25, selected(birds)), owls, "both are shown as close as can be");
  assert.equal(inside(25, selected(owls)), undefined);
  assert.equal(inside(25, null), undefined);
  assert.equal(inside(100 / 16, selected(birds)), animals, "from afar the selection is no level");
  assert.equal(inside(10, null, { i: 1, j: 12 }), undefined, "no block holds both");
});
