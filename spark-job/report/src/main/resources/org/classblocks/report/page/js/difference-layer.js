import { Cache } from "./cache.js";
import { Codes, TILE } from "./codes.js";
import { TILES_KEPT } from "./layers.js";

/**
 * How much higher one layer is than another, pair by pair.
 *
 * @param {Layer} first
 * @param {Layer} second
 * @return {Layer}
 */
export function differenceLayer(first, second) {
  const reach = Math.max(
    Math.abs(first.codes.high - second.codes.low),
    Math.abs(second.codes.high - first.codes.low),
  );
  const codes = new Codes(-reach, reach, 65535);
  const cache = new Cache(TILES_KEPT);

  function make(level, row, column) {
    const a = first.tile(level, row, column);
    const b = second.tile(level, row, column);
    if (a === null || b === null) {
      return null;
    }
    const tile = new codes.array(TILE * TILE);
    for (let cell = 0; cell < tile.length; cell++) {
      if (a[cell] > 0 && b[cell] > 0) {
        tile[cell] = codes.code(first.codes.value(a[cell]) - second.codes.value(b[cell]));
      }
    }
    return tile;
  }

  return {
    id: `${first.id}~${second.id}`,
    title: `${first.title} − ${second.title}`,
    kind: "difference",
    parts: [first, second],
    get whole() {
      return first.whole && differenceLayer(first.whole, second.whole);
    },
    codes,
    size: first.size,
    top: first.top,
    hasUndefined: first.hasUndefined || second.hasUndefined,
    isExact: first.isExact && second.isExact,
    value: (i, j) => {
      const a = first.value(i, j);
      const b = second.value(i, j);
      return a === undefined || b === undefined ? undefined : a - b;
    },
    tile: (level, row, column) => {
      const key = `${level}/${row}/${column}`;
      const known = cache.get(key) ?? make(level, row, column);
      if (known !== null) {
        cache.put(key, known);
      }
      return known;
    },
    get isIncomplete() {
      return Boolean(first.isIncomplete || second.isIncomplete);
    },
    onArrival: (listener) => [first, second].forEach((layer) => layer.onArrival?.(listener)),
  };
}
