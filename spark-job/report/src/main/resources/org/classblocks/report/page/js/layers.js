/** How many tiles of a layer are kept before colours. */
export const TILES_KEPT = 96;

const SIMILARITIES = ["similarity", "group", "run"];

/** The kinds whose titles are names of the user's. */
const NAMED = ["group", "run"];

/**
 * A matrix over pairs of positions, for the eye and for numbers.
 *
 * @typedef {object} Layer
 * @property {string} id unique among the layers of a run
 * @property {string} title
 * @property {string} kind similarity, group, run, support, confusion or difference
 * @property {Codes} codes what its tiles are made of
 * @property {(level: number, row: number, column: number) => ?TypedArray} tile the codes of a tile:
 *     at level l a cell stands for 2^l x 2^l pairs; null while it is not there yet. Sparse layers
 *     have none
 * @property {(scale: number) => Cut} [cutAt] of a sparse layer: the sums to be shown at a scale
 * @property {(i: number, j: number, scale: number) => Cell} [cellAt] of a sparse layer: the cell
 *     around a pair, with its rows, columns and value
 * @property {Layer[]} [parts] the two layers that a difference is between
 * @property {boolean} hasUndefined whether some pairs have no number
 * @property {boolean} [isIncomplete] whether some of its files are missing
 * @property {(i: number, j: number) => number} value the number of a pair as exact as the page
 *     knows it, NaN if it is undefined, undefined while it is not there yet
 * @property {(i: number, j: number) => number} [codeAt] its code, undefined while it is not there
 * @property {(rows: number[], columns: number[], leastLevel: number) => number} [mean] that over the
 *     pairs of two ranges without the diagonal; NaN if none is defined, undefined while numbers are
 *     not there. What comes from files is taken from this level or coarser ones
 * @property {boolean} [isLargest] whether a cell of several pairs has their largest number, not a mean
 * @property {boolean} [isTiled] whether it comes from files, piece by piece
 */

/** The title of a layer within a sentence; names of groups and runs stay as they are. */
export function spoken(layer) {
  if (layer.kind === "difference") {
    return layer.parts.map(spoken).join(" − ");
  }
  return NAMED.includes(layer.kind)
    ? layer.title
    : layer.title.charAt(0).toLowerCase() + layer.title.slice(1);
}

/**
 * What a layer shows as one at a pair of positions.
 *
 * @param {Layer} layer
 * @param {{i: number, j: number}} pair
 * @param {number} scale pixels a class
 * @return {{rows: [number, number], columns: [number, number]}} of one pair, or of more where a cell
 *     stands for several classes
 */
export function cellOf(layer, { i, j }, scale) {
  const { rows, columns } = layer.cellAt?.(i, j, scale) ?? {
    rows: [i, i + 1],
    columns: [j, j + 1],
  };
  return { rows, columns };
}

/** Whether a layer holds correlations. */
export function isSimilarity(layer) {
  return SIMILARITIES.includes(layer.kind);
}

/** Scales that differ by a smaller share are the same. */
export const SAME_SCALE = 1e-9;

/** The level of the tiles on show where a class has so many dots: none is smaller than half a dot. */
export function levelAt(layer, dots) {
  return Math.min(layer.top, Math.max(0, Math.floor(SAME_SCALE - Math.log2(dots))));
}

/**
 * The mean of a layer over some rows and columns, without the diagonal; of largest numbers the
 * largest. Of more than a million pairs
 * only evenly spread rows and columns are taken.
 *
 * @param {Layer} layer
 * @param {number[]} rows positions
 * @param {number[]} columns positions
 * @param {(position: number) => number} [sizeOf] how many classes a row of the layer stands for
 * @return {?number} NaN where nothing is defined, null while numbers are missing
 */
export function meanOver(layer, rows, columns, sizeOf = () => 1) {
  const step = Math.max(1, Math.ceil(Math.sqrt((rows.length * columns.length) / 1e6)));
  let sum = 0;
  let count = 0;
  let largest = NaN;
  let isMissing = false;
  for (let row = 0; row < rows.length; row += step) {
    for (let column = 0; column < columns.length; column += step) {
      const [i, j] = [rows[row], columns[column]];
      const weight = sizeOf(i) * (sizeOf(j) - (i === j ? 1 : 0));
      if (weight > 0) {
        const value = layer.value(i, j);
        if (value === undefined) {
          isMissing = true;
        } else if (!Number.isNaN(value)) {
          sum += weight * value;
          count += weight;
          largest = value <= largest ? largest : value;
        }
      }
    }
  }
  return isMissing ? null : layer.isLargest ? largest : sum / count;
}
