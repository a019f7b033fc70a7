/** The words of SVG documents: numbers, paths and texts. */

const DECIMALS = 1e4;

/** A number with four decimals at most. */
export function shortNumber(value) {
  return String(Math.round(value * DECIMALS) / DECIMALS);
}

/** The path around a rectangle, whose corners a function places. */
export function outlineOf(point, x, y, width, height) {
  const corners = [point(x, y), point(x + width, y), point(x + width, y + height)];
  return `M${corners.join("L")}L${point(x, y + height)}Z`;
}

/** What XML allows neither as such nor as a reference. */
// eslint-disable-next-line no-control-regex
const NOT_ALLOWED = /[\0-\x08\x0e-\x1f\ufffe\uffff]|\p{Cs}/gu;

/** A text as XML holds it; what it cannot hold is a replacement character. */
export function escaped(text) {
  return text
    .replace(NOT_ALLOWED, "\ufffd")
    .replace(/[\t-\r]/g, " ")
    .replaceAll("&", "&amp;")
    .replaceAll("<", "&lt;")
    .replaceAll(">", "&gt;")
    .replaceAll('"', "&quot;");
}
