/** The cells of a tile along each side. */
export const TILE = 512;

/**
 * How numbers are held in a few bits. Code 0 stands for what is undefined; codes 1 to `top` are
 * even steps from `low` to `high`, of the number itself or of ln(1 + number).
 */
export class Codes {
  /**
   * @param {number} low the least number, after the transform
   * @param {number} high the largest number, after the transform
   * @param {number} top the highest code, such as 255 or 16383
   * @param {string} [transform] "log1p" or nothing
   */
  constructor(low, high, top, transform) {
    this.low = low;
    this.high = high;
    this.top = top;
    this.isLogarithmic = transform === "log1p";
    this.array = top > 255 ? Uint16Array : Uint8Array;
  }

  /** The number that a code stands for. */
  value(code) {
    if (code === 0) {
      return NaN;
    }
    const share = this.top > 1 ? (code - 1) / (this.top - 1) : 0;
    const stored = this.low + share * (this.high - this.low);
    return this.isLogarithmic ? fromLogarithm(stored) : stored;
  }

  /** The code next to a number; what lies outside has the first or last code. */
  code(value) {
    if (Number.isNaN(value)) {
      return 0;
    }
    const stored = this.isLogarithmic ? Math.log1p(value) : value;
    const range = this.high - this.low;
    const share = range > 0 ? Math.min(1, Math.max(0, (stored - this.low) / range)) : 1;
    return 1 + Math.round(share * (this.top - 1));
  }

  /** The largest error of a number that went through a code, before a transform is undone. */
  get step() {
    return (this.high - this.low) / (2 * (this.top - 1));
  }
}

/**
 * The count whose ln(1 + count) is held in a float. Floats are off by at most 1e-6 of a count up to
 * eight million, so what is that near to a whole number is one.
 */
export function fromLogarithm(stored) {
  const count = Math.expm1(stored);
  const whole = Math.round(count);
  return Math.abs(count - whole) <= 1e-6 * (1 + whole) ? whole : count;
}

/** The level whose single tile holds a whole matrix of so many classes. */
export function topLevel(size) {
  let level = 0;
  while (size > TILE * 2 ** level) {
    level++;
  }
  return level;
}

/** A tile of the means of 2 x 2 codes each; undefined ones do not count. */
export function halved(quarters, array) {
  const tile = new array(TILE * TILE);
  const half = TILE / 2;
  quarters.forEach((codes, quarter) => {
    if (codes === null) {
      return;
    }
    const offset = (quarter >> 1) * half * TILE + (quarter & 1) * half;
    for (let row = 0; row < half; row++) {
      for (let column = 0; column < half; column++) {
        const at = 2 * row * TILE + 2 * column;
        const a = codes[at];
        const b = codes[at + 1];
        const c = codes[at + TILE];
        const d = codes[at + TILE + 1];
        const count = (a > 0) + (b > 0) + (c > 0) + (d > 0);
        if (count > 0) {
          tile[offset + row * TILE + column] = Math.round((a + b + c + d) / count);
        }
      }
    }
  });
  return tile;
}

/** A tile mirrored at its diagonal. */
export function transposed(codes) {
  const mirrored = new codes.constructor(codes.length);
  for (let row = 0; row < TILE; row++) {
    for (let column = 0; column < TILE; column++) {
      mirrored[column * TILE + row] = codes[row * TILE + column];
    }
  }
  return mirrored;
}
