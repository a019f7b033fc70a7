import assert from "node:assert/strict";
import { test } from "node:test";
import { deflateSync } from "node:zlib";
import { ArrangedRun } from "../../main/resources/org/classblocks/report/page/js/arranged-run.js";
import { TILE, halved } from "../../main/resources/org/classblocks/report/page/js/codes.js";
import { tilesLayer } from "../../main/resources/org/classblocks/report/page/js/tiles-layer.js";
import { randomOf, runOf } from "./random-runs.js";

const SIZE = 1500;
const LEVELS = 3;
const FACTS = { id: "similarity", kind: "similarity", low: -1, high: 1 };

/** Codes from 1 to 255 that change slowly, so that means of cells at edges are near. */
function codeOf(i, j) {
  return 1 + Math.round(127 * (1 + Math.sin(i / 90) * Math.cos(j / 70 + i / 300)));
}

/** All tiles of the upper half, by name. */
const tiles = new Map();
function tileAt(level, row, column) {
  const name = `similarity/${level}/${row}-${column}`;
  if (!tiles.has(name)) {
    tiles.set(name, level === 0 ? finestAt(row, column) : coarserAt(level, row, column));
  }
  return tiles.get(name);
}

function finestAt(row, column) {
  const tile = new Uint8Array(TILE * TILE);
  for (let i = 0; i < TILE && row * TILE + i < SIZE; i++) {
    for (let j = 0; j < TILE && column * TILE + j < SIZE; j++) {
      const [a, b] = [row * TILE + i, column * TILE + j].sort((x, y) => x - y);
      tile[i * TILE + j] = a === b ? 255 : codeOf(a, b);
    }
  }
  return tile;
}

function coarserAt(level, row, column) {
  const quarters = [0, 1, 2, 3].map((quarter) =>
    tileAt(level - 1, 2 * row + (quarter >> 1), 2 * column + (quarter & 1)),
  );
  return halved(quarters, Uint8Array);
}

/** The level, row and column of each tile that was asked for. */
const asked = [];

/** A page that loads scripts at once. */
globalThis.document = {
  createElement: () => ({ remove: () => {} }),
  head: {
    append: ({ src }) => {
      const name = /tiles\/(.*)\.js/.exec(src)[1];
      const [, level, row, column] = /\/(\d)\/(\d+)-(\d+)/.exec(name).map(Number);
      const base64 = deflateSync(tileAt(level, row, column)).toString("base64");
      asked.push([level, row, column]);
      setTimeout(() => globalThis.classblocksFile(`tiles/${name}`, { codes: base64 }));
    },
  },
};

/** What a function gives once all tiles that it asks for have come. */
async function arrived(ask) {
  let found = ask();
  while (found === undefined || found === null) {
    await new Promise((resume) => setTimeout(resume, 5));
    found = ask();
  }
  return found;
}

const layer = tilesLayer(FACTS, SIZE, SIZE);

test("a pair has the code of its finest tile, from both sides", async () => {
  assert.equal(await arrived(() => layer.codeAt(600, 1200)), codeOf(600, 1200));
  assert.equal(layer.codeAt(1200, 600), codeOf(600, 1200));
});

test("a mean over a rectangle is near that of its pairs, however large it is", async () => {
  for (const [rows, columns] of [
    [
      [3, 4],
      [700, 760],
    ],
    [
      [50, 53],
      [50, 53],
    ],
    [
      [10, 17],
      [20, 31],
    ],
    [
      [100, 400],
      [101, 900],
    ],
    [
      [900, 1500],
      [0, 512],
    ],
    [
      [40, 300],
      [40, 300],
    ],
    [
      [0, 1500],
      [0, 1500],
    ],
  ]) {
    const exact = meanOf(rows, columns);
    const mean = await arrived(() => layer.mean(rows, columns));
    assert.ok(Math.abs(mean - exact) < 0.01, `${rows} x ${columns}: ${mean}, ${exact}`);
  }
});

test("at a level no finer tile is asked for", () => {
  const levelsAskedFor = (...least) => {
    asked.length = 0;
    tilesLayer(FACTS, SIZE, SIZE).mean([0, 700], [800, 803], ...least);
    return [...new Set(asked.map(([level]) => level))];
  };
  assert.deepEqual(levelsAskedFor(), [0]);
  assert.deepEqual(levelsAskedFor(LEVELS - 1), [LEVELS - 1]);
});

test("tiles of an arrangement come once their files have, with means of blocks", async () => {
  const run = runOf(SIZE, SIZE, randomOf(1), 300);
  run.layers.set("similarity", tilesLayer(FACTS, SIZE, SIZE));
  const collapsed = run.blocks.filter(({ size }) => size < 600).map(({ id }) => id);
  const arranged = new ArrangedRun(run, { collapsed, crop: [[50, SIZE]], order: null });
  const { layers, rows } = arranged;
  const means = layers.get("similarity");
  assert.ok(rows.ends.some((end, row) => end - rows.starts[row] > 10));
  assert.equal(means.tile(0, 0, 0), null, "no file is there yet");
  const random = randomOf(2);
  for (const level of [0, 1]) {
    const tile = await arrived(() => means.tile(level, 0, 0));
    const cell = 2 ** level;
    const count = Math.min(TILE, Math.floor(rows.starts.length / cell));
    for (let tries = 0; tries < 200; tries++) {
      const [i, j] = [random(), random()].map((share) => Math.floor(share * count));
      const [high, wide] = [i, j].map((at) => [
        rows.starts[at * cell],
        rows.ends[(at + 1) * cell - 1],
      ]);
      const mean = meanOf(high, wide);
      const shown = means.codes.value(tile[i * TILE + j]);
      // The files of this test have the diagonal in their means.
      const isAtDiagonal = Math.abs(i - j) < 2;
      assert.ok(
        isAtDiagonal || Math.abs(shown - mean) < 0.03,
        `${level}: ${i}, ${j}: ${shown}, ${mean}`,
      );
    }
  }
});

/** The mean over a rectangle without the diagonal, pair by pair. */
function meanOf(rows, columns) {
  let sum = 0;
  let count = 0;
  for (let i = rows[0]; i < rows[1]; i++) {
    for (let j = columns[0]; j < columns[1]; j++) {
      if (i !== j) {
        sum += layer.codes.value(codeOf(Math.min(i, j), Math.max(i, j)));
        count++;
      }
    }
  }
  return sum / count;
}
