/** How many rows and columns are looked at, spread evenly over those in sight. */
const MOST_POSITIONS = 400;

/** The share of the pairs that may have the last colour. */
const LAST_COLOUR = 0.05;

/**
 * The end of a scale with which at most a twentieth of the pairs in sight have the last colour. The
 * diagonal does not count, nor do pairs without a number and, unless numbers are differences, those
 * that are not above 0.
 *
 * @param {Layer} layer
 * @param {{rows: number[], columns: number[]}} sight the positions in sight, from and to
 * @return {?number} the end, with three digits; null if no pair in sight has such a number
 */
export function fittedEnd(layer, { rows, columns }) {
  const sizes = [];
  let pairs = 0;
  for (const row of positionsOf(rows, layer.size)) {
    for (const column of positionsOf(columns, layer.size)) {
      const value = row === column ? NaN : layer.value(row, column);
      if (!Number.isFinite(value)) {
        continue;
      }
      pairs++;
      const size = layer.kind === "difference" ? Math.abs(value) : value;
      if (size > 0) {
        sizes.push(size);
      }
    }
  }
  if (sizes.length === 0) {
    return null;
  }
  sizes.sort((a, b) => b - a);
  const last = sizes[Math.min(sizes.length - 1, Math.floor(LAST_COLOUR * pairs))];
  return roundedUp(last);
}

/** Some of the positions from one place to another, evenly spaced. */
function positionsOf([from, to], size) {
  const first = Math.max(0, Math.floor(from));
  const count = Math.max(0, Math.min(size, Math.ceil(to)) - first);
  const taken = Math.min(count, MOST_POSITIONS);
  return Array.from({ length: taken }, (_, i) => first + Math.floor((i * count) / taken));
}

/** The next number of three digits that is larger, also if the value lost some digits as a float. */
function roundedUp(value) {
  const unit = 10 ** (Math.floor(Math.log10(value)) - 2);
  return Number(((Math.floor((value / unit) * (1 + 1e-6)) + 1) * unit).toPrecision(3));
}
