import { Cache } from "./cache.js";
import { TILE, halved, topLevel, transposed } from "./codes.js";
import { TILES_KEPT } from "./layers.js";

/**
 * A symmetric layer whose coarser tiles are means of finer ones, and whose lower half mirrors the
 * upper. A tile whose finer ones are not there yet is not there either.
 *
 * @param layer what the layer has but for tiles
 * @param {(row: number, column: number) => ?TypedArray} finest the codes of a tile of the upper
 *     half, null while they are not there
 * @param {(level: number, row: number, column: number) => ?TypedArray} [coarse] likewise at a
 *     coarser level, if there is a way to it other than by finer ones
 * @return {Layer}
 */
export function pyramid(layer, finest, coarse) {
  const cache = new Cache(TILES_KEPT);
  const top = topLevel(layer.size);
  const isInside = (level, at) => at < Math.ceil(layer.size / (TILE * 2 ** level));

  function made(level, row, column) {
    if (level === 0) {
      return finest(row, column);
    }
    return coarse === undefined ? halves(level, row, column) : coarse(level, row, column);
  }

  function halves(level, row, column) {
    const quarters = [0, 1, 2, 3].map((quarter) => [
      2 * row + (quarter >> 1),
      2 * column + (quarter & 1),
    ]);
    const tiles = quarters.map(([a, b]) => tile(level - 1, a, b));
    const isMissing = tiles.some(
      (found, quarter) =>
        found === null && quarters[quarter].every((one) => isInside(level - 1, one)),
    );
    return isMissing ? null : halved(tiles, layer.codes.array);
  }

  function upper(level, row, column) {
    if (!isInside(level, row) || !isInside(level, column)) {
      return null;
    }
    const key = `${level}/${row}/${column}`;
    const found = cache.get(key) ?? made(level, row, column);
    if (found !== null) {
      cache.put(key, found);
    }
    return found;
  }

  function tile(level, row, column) {
    if (row <= column) {
      return upper(level, row, column);
    }
    const mirror = upper(level, column, row);
    return mirror === null ? null : transposed(mirror);
  }

  return { ...layer, top, tile };
}
