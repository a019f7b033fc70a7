import { Cache } from "./cache.js";
import { Codes, TILE, topLevel } from "./codes.js";
import { TILES_KEPT } from "./layers.js";

/**
 * Counts of pairs of which most are zero; a row is an actual class, a column a predicted one. A
 * cell that stands for many pairs shows the largest, so that single errors stay visible.
 *
 * @param facts the entry of the page's list of layers
 * @param {number} size the number of classes, k
 * @param {{starts: Uint32Array, columns: Uint32Array, values: Float32Array}} entries the counts
 *     that are not zero, row by row
 * @param {boolean} withDiagonal whether the counts of right predictions are shown
 * @return {Layer}
 */
export function sparseLayer(facts, size, { starts, columns, values }, withDiagonal) {
  let most = 0;
  for (let row = 0; row < size; row++) {
    for (let entry = starts[row]; entry < starts[row + 1]; entry++) {
      if (withDiagonal || columns[entry] !== row) {
        most = Math.max(most, values[entry]);
      }
    }
  }
  const codes = new Codes(0, Math.log1p(most), 65535, "log1p");
  const cache = new Cache(TILES_KEPT);

  function value(i, j) {
    const found = columns.subarray(starts[i], starts[i + 1]).indexOf(j);
    return found < 0 ? 0 : values[starts[i] + found];
  }

  function make(level, tileRow, tileColumn) {
    const span = TILE * 2 ** level;
    const tile = new codes.array(TILE * TILE);
    const cells = (first) => Math.min(TILE, Math.ceil((size - first) / 2 ** level));
    for (let row = 0; row < cells(tileRow * span); row++) {
      tile.fill(1, row * TILE, row * TILE + cells(tileColumn * span));
    }
    const left = tileColumn * span;
    for (let i = tileRow * span; i < Math.min(size, (tileRow + 1) * span); i++) {
      const line = ((i - tileRow * span) >> level) * TILE;
      for (let entry = starts[i]; entry < starts[i + 1]; entry++) {
        const j = columns[entry];
        if (j >= left && j < left + span && (withDiagonal || i !== j)) {
          const cell = line + ((j - left) >> level);
          tile[cell] = Math.max(tile[cell], codes.code(values[entry]));
        }
      }
    }
    return tile;
  }

  return {
    ...facts,
    codes,
    size,
    most,
    isExact: true,
    isDirected: true,
    value,
    top: topLevel(size),
    tile: (level, row, column) =>
      cache.computed(`${level}/${row}/${column}`, () => make(level, row, column)),
  };
}
