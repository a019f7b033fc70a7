import { TILE } from "./codes.js";
import { partAt } from "./cut.js";
import { levelAt } from "./layers.js";

/**
 * The numbers of a layer in sight, as they are on show: similarities of single pairs, seen from
 * afar means over several, and sums over the cells of a cut. The diagonal does not count, nor do
 * pairs without a number.
 *
 * @param {Layer} layer
 * @param {{rows: number[], columns: number[]}} sight the positions in sight, from and to
 * @param {number} scale pixels a class
 * @param {object} [sampling]
 * @param {number} [sampling.ratio] dots a pixel
 * @param {number} [sampling.most] how many rows and columns of pairs are looked at, evenly spread
 * @return {{values: number[], isMissing: boolean}} isMissing while some of it is not there yet
 */
export function numbersInSight(layer, sight, scale, { ratio = 1, most = 400 } = {}) {
  return layer.cutAt === undefined
    ? ofTiles(layer, sight, levelAt(layer, scale * ratio), most)
    : { values: ofCut(layer.cutAt(scale), sight), isMissing: false };
}

function ofTiles(layer, { rows, columns }, level, most) {
  const values = [];
  const cellsOf = (range) => byTile(evenlySpread(range, 2 ** level, layer.size, most));
  const across = cellsOf(columns);
  let isMissing = false;
  for (const [tileRow, down] of cellsOf(rows)) {
    for (const [tileColumn, along] of across) {
      const tile = layer.tile(level, tileRow, tileColumn);
      const isCentral = tileRow === tileColumn;
      if (tile === null) {
        isMissing = true;
        continue;
      }
      for (const row of down) {
        for (const column of along) {
          const code = tile[row * TILE + column];
          if (code > 0 && !(isCentral && row === column)) {
            values.push(layer.codes.value(code));
          }
        }
      }
    }
  }
  return { values, isMissing };
}

/** Some of the cells of so many positions each from one position to another, evenly spread. */
function evenlySpread([from, to], width, size, most) {
  const first = Math.max(0, Math.floor(from / width));
  const count = Math.max(0, Math.ceil(Math.min(to, size) / width) - first);
  const taken = Math.min(count, most);
  return Array.from({ length: taken }, (_, i) => first + Math.floor((i * count) / taken));
}

/** Cells by the tile they are in, as places inside it. */
function byTile(cells) {
  const tiles = new Map();
  for (const cell of cells) {
    const tile = Math.floor(cell / TILE);
    tiles.set(tile, [...(tiles.get(tile) ?? []), cell % TILE]);
  }
  return tiles;
}

function ofCut({ bounds, starts, columns, values }, sight) {
  const [top, bottom] = partsIn(bounds, sight.rows);
  const [left, right] = partsIn(bounds, sight.columns);
  const found = [];
  for (let row = top; row <= bottom; row++) {
    let zeros = right - left + 1 - (left <= row && row <= right ? 1 : 0);
    for (let cell = starts[row]; cell < starts[row + 1]; cell++) {
      const column = columns[cell];
      if (left <= column && column <= right && column !== row) {
        found.push(values[cell]);
        zeros--;
      }
    }
    for (let zero = 0; zero < zeros; zero++) {
      found.push(0);
    }
  }
  return found;
}

/** The first and the last part of a cut in sight. */
function partsIn(bounds, [from, to]) {
  return [partAt(bounds, Math.floor(from)), partAt(bounds, Math.ceil(to) - 1)];
}
