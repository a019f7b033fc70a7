/** Numbers as people read them; a dash stands for what is unknown. */

const UNKNOWN = "–";

/** A similarity, with a real minus sign. */
export function similarityText(value, digits = 3) {
  return isKnown(value) ? signed(value, digits) : UNKNOWN;
}

/** A number with so many decimals and a real minus sign; what rounds to zero has no sign. */
export function signed(value, digits, plus = "") {
  const size = Math.abs(value).toFixed(digits);
  return Number(size) === 0 ? size : (value < 0 ? "−" : plus) + size;
}

/** A name within a sentence, which keeps its direction of writing to itself. */
export function isolated(name) {
  return `\u2068${name}\u2069`;
}

/** A count, or a sum of weights with one decimal. */
export function countText(value) {
  return isKnown(value) ? value.toLocaleString("en", { maximumFractionDigits: 1 }) : UNKNOWN;
}

/** A share as a percentage. */
export function percentText(value) {
  return isKnown(value) ? `${(100 * value).toFixed(1)}%` : UNKNOWN;
}

/** "1 class", "1,200 classes". */
export function counted(count, one, many) {
  return `${countText(count)} ${count === 1 ? one : many}`;
}

/** The share of a similarity in a bar, from 0 to 100. */
export function barShare(value) {
  return isKnown(value) ? Math.round(100 * Math.min(1, Math.max(0, value))) : 0;
}

function isKnown(value) {
  return typeof value === "number" && !Number.isNaN(value);
}
