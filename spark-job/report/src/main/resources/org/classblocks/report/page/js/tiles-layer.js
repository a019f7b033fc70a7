import { Codes, TILE, topLevel, transposed } from "./codes.js";
import { GraphTiles } from "./graph-tiles.js";
import { isSimilarity } from "./layers.js";
import { TileFiles } from "./tile-files.js";

/** How many cells lie across a rectangle, at least, where its mean is taken. */
const CELLS_ACROSS = 2;

/**
 * A symmetric matrix whose tiles are files beside the page.
 *
 * @param facts the entry of the page's list of layers
 * @param {number} size the number of classes, k
 * @param {number} defined the number of positions with a diagonal
 * @param {{places: Uint32Array, loads: Float32Array}} [graph] which tiles there are, if not all
 * @param {Layer} [finest] the layer that has the tiles of level 0 for this one
 * @return {Layer}
 */
export function tilesLayer(facts, size, defined, graph, finest) {
  const codes = new Codes(facts.low, facts.high, 255, facts.transform);
  const own = new TileFiles(facts.id);
  const files = graph === undefined ? own : new GraphTiles(codes, graph, own, finest?.files);
  const isLargest = finest !== undefined;
  const numbers = Float64Array.from({ length: codes.top + 1 }, (_, code) => codes.value(code));
  const top = topLevel(size);
  const recent = remembering(files);

  function tile(level, row, column) {
    const upper = files.tile(level, Math.min(row, column), Math.max(row, column));
    return upper !== null && row > column ? transposed(upper) : upper;
  }

  /** The code of a cell of a level, undefined while it is not there. */
  function cellAt(level, i, j) {
    const [row, column] = i < j ? [i, j] : [j, i];
    const found = recent(level, Math.floor(row / TILE), Math.floor(column / TILE));
    return found === null ? undefined : found[(row % TILE) * TILE + (column % TILE)];
  }

  function codeAt(i, j) {
    return cellAt(0, i, j);
  }

  function value(i, j) {
    if (i === j && isSimilarity(facts)) {
      return i < defined ? 1 : NaN;
    }
    const code = codeAt(i, j);
    return code === undefined ? undefined : numbers[code];
  }

  /**
   * The mean of a rectangle by its cells at a level, of which some lie across it: those at its edge
   * count by what of them is inside. Of largest numbers it is the largest.
   */
  function mean(rows, columns, leastLevel = 0) {
    const extent = Math.min(rows[1] - rows[0], columns[1] - columns[0]);
    const fitting = Math.floor(Math.log2(extent / CELLS_ACROSS));
    const level = Math.min(top, Math.max(leastLevel, fitting));
    const cell = 2 ** level;
    let sum = 0;
    let weight = 0;
    let largest = NaN;
    let isMissing = false;
    for (let i = Math.floor(rows[0] / cell); i * cell < rows[1]; i++) {
      const high = Math.min(rows[1], (i + 1) * cell) - Math.max(rows[0], i * cell);
      for (let j = Math.floor(columns[0] / cell); j * cell < columns[1]; j++) {
        if (level === 0 && i === j) {
          continue;
        }
        const code = cellAt(level, i, j);
        const wide = Math.min(columns[1], (j + 1) * cell) - Math.max(columns[0], j * cell);
        if (code === undefined) {
          isMissing = true;
        } else if (code > 0) {
          sum += high * wide * numbers[code];
          weight += high * wide;
          largest = numbers[code] <= largest ? largest : numbers[code];
        }
      }
    }
    return isMissing ? undefined : isLargest ? largest : sum / weight;
  }

  return {
    ...facts,
    codes,
    size,
    value,
    tile,
    codeAt,
    mean,
    top,
    isTiled: true,
    isLargest,
    files: own,
    onArrival: (listener) => files.onArrival(listener),
    get isIncomplete() {
      return files.isIncomplete;
    },
  };
}

/** A way to tiles that keeps the one it led to last, for cells are asked for side by side. */
function remembering(files) {
  let last;
  let place = [];
  files.onArrival(() => (place = []));
  return (level, row, column) => {
    if (place[0] !== level || place[1] !== row || place[2] !== column) {
      place = [level, row, column];
      last = files.tile(level, row, column);
    }
    return last;
  };
}
