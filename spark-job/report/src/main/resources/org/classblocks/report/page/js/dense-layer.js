import { Codes, TILE, fromLogarithm } from "./codes.js";
import { isSimilarity } from "./layers.js";
import { pyramid } from "./pyramid.js";

/** The highest codes by type; those of floats are for the eye only. */
const TOPS = { f4: 65535, u2: 16383, u1: 255 };

/**
 * A symmetric matrix that the page holds as its upper triangle: pair i < j at
 * i (2k - i - 1) / 2 + j - i - 1.
 *
 * @param facts the entry of the page's list of layers
 * @param {number} size the number of classes, k
 * @param {number} defined the number of positions with a diagonal
 * @param {Float32Array|Uint8Array|Uint16Array} stored the numbers, codes, or high and then low bytes
 *     of codes
 * @param {Float32Array} [diagonal] its numbers, where rows stand for several classes; otherwise 1
 * @return {Layer}
 */
export function denseLayer(facts, size, defined, stored, diagonal = []) {
  const isExact = facts.type === "f4";
  const codes = new Codes(facts.low, facts.high, TOPS[facts.type], facts.transform);
  const triangle = isExact
    ? Uint16Array.from(stored, (number) => codes.code(inverse(number, facts)))
    : facts.type === "u2" && stored instanceof Uint8Array
      ? joined(stored)
      : stored;
  const at = (i, j) => (i * (2 * size - i - 1)) / 2 + j - i - 1;
  const hasDiagonal = isSimilarity(facts);
  const hasPair = (i) => {
    for (let j = 0; j < defined; j++) {
      if (j !== i && triangle[i < j ? at(i, j) : at(j, i)] > 0) {
        return true;
      }
    }
    return false;
  };
  const own = (i) => (isDefined(i) ? (diagonal[i] ?? 1) : NaN);
  const isDefined = (i) => i < defined && (facts.kind === "similarity" || hasPair(i));

  const numberAt = numbersOf(isExact ? stored : triangle, isExact ? null : codes, facts);

  function value(i, j) {
    if (i === j) {
      return hasDiagonal ? own(i) : NaN;
    }
    return numberAt(i < j ? at(i, j) : at(j, i));
  }

  function codeAt(i, j) {
    if (i === j) {
      return hasDiagonal ? codes.code(own(i)) : 0;
    }
    return triangle[i < j ? at(i, j) : at(j, i)];
  }

  function mean(rows, columns) {
    let sum = 0;
    let count = 0;
    for (let i = rows[0]; i < rows[1]; i++) {
      for (let j = columns[0]; j < columns[1]; j++) {
        const number = i === j ? NaN : numberAt(i < j ? at(i, j) : at(j, i));
        if (!Number.isNaN(number)) {
          sum += number;
          count++;
        }
      }
    }
    return sum / count;
  }

  function finest(tileRow, tileColumn) {
    const tile = new codes.array(TILE * TILE);
    const rows = Math.min(TILE, size - tileRow * TILE);
    const columns = Math.min(TILE, size - tileColumn * TILE);
    for (let row = 0; row < rows; row++) {
      const i = tileRow * TILE + row;
      const first = Math.max(0, i + 1 - tileColumn * TILE);
      const from = at(i, tileColumn * TILE);
      for (let column = first; column < columns; column++) {
        tile[row * TILE + column] = triangle[from + column];
      }
    }
    if (tileRow === tileColumn) {
      mirrorDown(tile, rows);
      for (let row = 0; row < rows && hasDiagonal; row++) {
        tile[row * TILE + row] = codes.code(own(tileRow * TILE + row));
      }
    }
    return tile;
  }

  return pyramid({ ...facts, codes, value, codeAt, mean, size, isExact }, finest);
}

/** The numbers at the places of a triangle of numbers or, with a code for each, of codes. */
function numbersOf(triangle, codes, facts) {
  if (codes === null) {
    return (index) => inverse(triangle[index], facts);
  }
  const numbers = Float64Array.from({ length: codes.top + 1 }, (_, code) => codes.value(code));
  return (index) => numbers[triangle[index]];
}

/** A number as it was before it was transformed. */
function inverse(stored, facts) {
  return facts.transform === "log1p" ? fromLogarithm(stored) : stored;
}

/** Codes of two bytes from all their high bytes and then all their low ones. */
function joined(bytes) {
  const count = bytes.length / 2;
  const codes = new Uint16Array(count);
  for (let index = 0; index < count; index++) {
    codes[index] = (bytes[index] << 8) | bytes[count + index];
  }
  return codes;
}

function mirrorDown(tile, rows) {
  for (let row = 1; row < rows; row++) {
    for (let column = 0; column < row; column++) {
      tile[row * TILE + column] = tile[column * TILE + row];
    }
  }
}
