import { Codes, TILE, topLevel, transposed } from "./codes.js";
import { isSimilarity } from "./layers.js";
import { TileFiles } from "./tile-files.js";

/**
 * A symmetric matrix whose tiles are files beside the page.
 *
 * @param facts the entry of the page's list of layers
 * @param {number} size the number of classes, k
 * @param {number} defined the number of positions with a diagonal
 * @return {Layer}
 */
export function tilesLayer(facts, size, defined) {
  const codes = new Codes(facts.low, facts.high, 255, facts.transform);
  const files = new TileFiles(facts.id);

  function tile(level, row, column) {
    const upper = files.tile(level, Math.min(row, column), Math.max(row, column));
    return upper !== null && row > column ? transposed(upper) : upper;
  }

  function value(i, j) {
    if (i === j && isSimilarity(facts)) {
      return i < defined ? 1 : NaN;
    }
    const [row, column] = i < j ? [i, j] : [j, i];
    const found = files.tile(0, Math.floor(row / TILE), Math.floor(column / TILE));
    return found === null ? undefined : codes.value(found[(row % TILE) * TILE + (column % TILE)]);
  }

  return {
    ...facts,
    codes,
    size,
    value,
    tile,
    top: topLevel(size),
    onArrival: (listener) => files.onArrival(listener),
    get isIncomplete() {
      return files.isIncomplete;
    },
  };
}
