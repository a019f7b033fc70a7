/** The share of the numbers that may have the last colour. */
const LAST_COLOUR = 0.05;

/** A share of the colours that is seen to be another than the last. */
const NEARLY_LAST = 0.98;

/**
 * The end of a scale with which at most a twentieth of the numbers in sight have the last colour.
 * Counts of none and noise do not count where they have a colour of their own.
 *
 * Chance must not look dark: a scale of similarities never ends below twice the noise.
 *
 * @param {number[]} values the numbers in sight
 * @param {Mapping} mapping from them to colours
 * @return {?number} the end, with three digits or whole; null if no number has a colour
 */
export function fittedEnd(values, mapping) {
  const coloured = values.filter((value) => !mapping.isNothing(value));
  const sizes = coloured.map((value) => mapping.sizeOf(value)).filter((size) => size > 0);
  if (sizes.length === 0) {
    return null;
  }
  sizes.sort((a, b) => b - a);
  const last = sizes[Math.min(sizes.length - 1, Math.floor(LAST_COLOUR * coloured.length))];
  const after = mapping.isWhole ? (size) => Math.floor(size) + 1 : roundedUp;
  let end = after(last);
  while (mapping.endingAt(end).strength(last) > NEARLY_LAST) {
    end = after(end);
  }
  return Math.max(end, 2 * mapping.noise);
}

/** The next number of three digits that is larger, also if the value lost some digits as a float. */
function roundedUp(value) {
  const unit = 10 ** (Math.floor(Math.log10(value)) - 2);
  return Number(((Math.floor((value / unit) * (1 + 1e-6)) + 1) * unit).toPrecision(3));
}
