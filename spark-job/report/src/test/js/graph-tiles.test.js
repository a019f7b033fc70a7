import assert from "node:assert/strict";
import { test } from "node:test";
import { Codes, TILE } from "../../main/resources/org/classblocks/report/page/js/codes.js";
import { GraphTiles } from "../../main/resources/org/classblocks/report/page/js/graph-tiles.js";
import { randomOf } from "./random-runs.js";

const SIZE = 3000;
const CODES = new Codes(-0.4, 1, 255);

/** Files that say which tile of which they were asked for. */
function filesOf(name) {
  return {
    isIncomplete: false,
    onArrival: () => {},
    tile: (level, row, column) => `${name} ${level}/${row}-${column}`,
  };
}

function graphOf(loads) {
  return { places: Uint32Array.of(0, 1, 2, 0, 3, 3, 1, 0, 1), loads };
}

test("tiles that there are come from files, those of level 0 from their own", () => {
  const tiles = new GraphTiles(
    CODES,
    graphOf(new Float32Array(SIZE)),
    filesOf("means"),
    filesOf("finest"),
  );
  assert.equal(tiles.tile(0, 1, 2), "finest 0/1-2");
  assert.equal(tiles.tile(0, 3, 3), "finest 0/3-3");
  assert.equal(tiles.tile(1, 0, 1), "means 1/0-1");
});

test("all other cells are means of products of loads, times -1", () => {
  const random = randomOf(1);
  const loads = Float32Array.from({ length: SIZE }, (_, at) =>
    at % 7 === 3 || (at >= 1600 && at < 1604) ? NaN : random() - 0.4,
  );
  const tiles = new GraphTiles(CODES, graphOf(loads), filesOf("means"));
  for (const [level, row, column] of [
    [0, 0, 1],
    [0, 0, 5],
    [0, 2, 3],
    [1, 0, 2],
    [2, 0, 1],
  ]) {
    const tile = tiles.tile(level, row, column);
    const width = 2 ** level;
    for (let cell = 0; cell < TILE * TILE; cell += 37) {
      const i = (row * TILE + Math.floor(cell / TILE)) * width;
      const j = (column * TILE + (cell % TILE)) * width;
      let sum = 0;
      let count = 0;
      for (let a = i; a < Math.min(SIZE, i + width); a++) {
        for (let b = j; b < Math.min(SIZE, j + width); b++) {
          const value = -loads[a] * loads[b];
          if (!Number.isNaN(value)) {
            sum += value;
            count++;
          }
        }
      }
      const where = `level ${level}, positions ${i} and ${j}`;
      if (count === 0) {
        assert.equal(tile[cell], 0, where);
      } else {
        assert.ok(Math.abs(CODES.value(tile[cell]) - sum / count) <= 1.0001 * CODES.step, where);
      }
    }
  }
});
