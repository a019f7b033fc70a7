import assert from "node:assert/strict";
import { test } from "node:test";
import {
  errorsOf,
  kindOfSelection,
  nearestOutside,
  selectedPositions,
  selectionRows,
  toCsv,
  toJson,
} from "../../main/resources/org/classblocks/report/page/js/selected.js";

const blocks = [
  { id: 0, name: "outer", start: 0, end: 3 },
  { id: 1, name: "inner", start: 0, end: 2 },
];
const NEIGHBOURS = {
  0: [{ id: 2, similarity: 0.5 }],
  1: [
    { id: 0, similarity: 0.25 },
    { id: 2, similarity: Math.fround(0.1) },
  ],
  2: [
    { id: 0, similarity: 0.5 },
    { id: 3, similarity: 0.3 },
  ],
  3: [],
};
const run = {
  title: "Things",
  runDate: "2026-01-31",
  runId: "run-7",
  names: ["zero", "one", "two", "three"],
  keys: [],
  order: Int32Array.of(2, 0, 1, 3),
  positions: Int32Array.of(1, 2, 0, 3),
  get whole() {
    return run;
  },
  classesAt: (position) => [run.order[position]],
  collapsedAt: () => null,
  idOf: (id) => id,
  blockIdOf: (id) => id,
  startAt: (position) => position,
  endAt: (position) => position + 1,
  statuses: new Map([[3, "Its scores never vary."]]),
  blocks,
  blockPath: (position) => blocks.filter(({ start, end }) => start <= position && position < end),
  neighbours: (id) => NEIGHBOURS[id],
  columns: new Map([
    ["positives", { values: Float32Array.of(10, 0, 30, NaN) }],
    ["errors", { values: Float32Array.of(1, 0, 9, NaN) }],
    ["mean", { values: Float32Array.of(0.1, -2.5, NaN, 1e-7) }],
  ]),
};
const square = (from, to) => ({ rows: [from, to], columns: [from, to] });

test("positions of rows and columns come once, in order", () => {
  assert.deepEqual(selectedPositions({ rows: [2, 4], columns: [0, 3] }), [0, 1, 2, 3]);
});

test("a row says all that the run knows of a class", () => {
  const [first, second] = selectionRows(run, { rows: [0, 1], columns: [1, 2] });
  assert.deepEqual(first, {
    position: 0,
    class_id: 2,
    class_name: "two",
    in_rows: true,
    in_columns: false,
    status: "ok",
    block_id: 1,
    block_path: "outer > inner",
    nearest_class_id: 0,
    nearest_class_name: "zero",
    nearest_similarity: 0.5,
    positives: 30,
    errors: 9,
    mean: null,
  });
  assert.equal(second.in_columns, true);
  assert.equal(second.mean, 0.1, "as the decimal number that float32 stands for");
});

test("a class without a correlation has its reason, no block and no neighbour", () => {
  const [row] = selectionRows({ ...run, keys: ["/m/0", "/m/1", "/m/2", "/m/3"] }, square(3, 4));
  assert.equal(row.status, "Its scores never vary.");
  assert.equal(row.block_id, null);
  assert.equal(row.nearest_class_id, null);
  assert.equal(row.positives, null);
  assert.equal(row.class_key, "/m/3");
});

test("errors of classes are summed; classes without labels count as none", () => {
  assert.deepEqual(errorsOf(run, [0, 1, 2, 3]), { labels: 40, errors: 10, rate: 0.25 });
  assert.deepEqual(errorsOf(run, [1]), { labels: 0, errors: 0, rate: NaN });
  assert.equal(errorsOf({ columns: new Map() }, [0]), null);
});

test("the nearest outside come once, with the class inside that is most similar", () => {
  assert.deepEqual(nearestOutside(run, [0, 1], 5), [{ id: 2, to: 0, similarity: 0.5 }]);
  assert.deepEqual(nearestOutside(run, [2], 1), [{ id: 0, to: 2, similarity: 0.5 }]);
  assert.deepEqual(nearestOutside(run, [3], 5), []);
});

test("a selection is known for what it is", () => {
  assert.deepEqual(kindOfSelection(run, square(1, 2)), { kind: "class", ids: [0] });
  assert.deepEqual(kindOfSelection(run, { rows: [0, 1], columns: [3, 4] }), {
    kind: "pair",
    ids: [2, 3],
  });
  assert.deepEqual(kindOfSelection(run, square(0, 2)), { kind: "block", ids: [1] });
  assert.deepEqual(kindOfSelection(run, { rows: [0, 3], columns: [0, 2] }), {
    kind: "link",
    ids: [0, 1],
  });
  assert.deepEqual(kindOfSelection(run, square(1, 3)), { kind: "range", ids: [] });
  assert.deepEqual(kindOfSelection(run, { rows: [0, 2], columns: [1, 4] }), {
    kind: "rectangle",
    ids: [],
  });
});

test("CSV quotes what RFC 4180 wants quoted", () => {
  assert.equal(
    toCsv([
      { "a,b": 'say "x"', c: "two\r\nlines" },
      { "a,b": "plain", c: null },
    ]),
    '\ufeff"a,b",c\r\n"say ""x""","two\r\nlines"\r\nplain,\r\n',
  );
  assert.equal(toCsv([]), "");
});

test("CSV has no formulas, and leaves negative numbers alone", () => {
  const cell = (value) => toCsv([{ x: value }]).split("\r\n")[1];
  assert.equal(cell("=HYPERLINK(1)"), "'=HYPERLINK(1)");
  assert.equal(cell("@cmd"), "'@cmd");
  assert.equal(cell("-1+1"), "'-1+1");
  assert.equal(cell('+"a",b'), `"'+""a"",b"`);
  assert.equal(cell("\tx"), "'\tx");
  assert.equal(cell("a=b"), "a=b");
  assert.equal(cell(-0.5), "-0.5");
  assert.equal(cell(false), "false");
});

test("JSON tells where the selection is from, with names to the letter", () => {
  const hostile = { ...run, names: ["zero", "one", '=1+"1"', "three"] };
  const json = JSON.parse(toJson(hostile, square(0, 2), "Similarity", NaN));
  assert.equal(json.run_id, "run-7");
  assert.deepEqual(json.rows, [0, 2]);
  assert.equal(json.mean, null);
  assert.deepEqual(
    json.classes.map((row) => row.class_name),
    ['=1+"1"', "zero"],
  );
  assert.equal(JSON.parse(toJson(run, square(0, 2), "Similarity", 0.5)).mean, 0.5);
});
