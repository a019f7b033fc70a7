/**
 * What the end of the page's address says of what is on show, so that a link brings somebody else
 * to the same sight. Unknown words and values that make no sense are left out.
 *
 * @typedef {object} Sight
 * @property {string} [layer] the id of a layer
 * @property {string} [beside] the id of the layer beside it
 * @property {string} [scale] the id of a scale
 * @property {number} [end] where the colours end
 * @property {number} [threshold]
 * @property {string} [colours]
 * @property {[number, number]} [rows] the positions in sight
 * @property {[number, number]} [columns]
 * @property {{rows: [number, number], columns: [number, number]}} [selection]
 */

/**
 * @param {Sight} sight
 * @return {string} starts with #
 */
export function formatSight(sight) {
  const words = new URLSearchParams();
  for (const name of ["layer", "beside", "scale", "end", "threshold", "colours"]) {
    if (sight[name] !== undefined && sight[name] !== "") {
      words.set(name, sight[name]);
    }
  }
  for (const name of ["rows", "columns"]) {
    if (sight[name]) {
      words.set(name, range(sight[name], 2));
    }
  }
  if (sight.selection) {
    words.set("select", `${range(sight.selection.rows, 0)},${range(sight.selection.columns, 0)}`);
  }
  return `#${words.toString().replaceAll("%2C", ",").replaceAll("%7E", "~")}`;
}

function range([from, to], digits) {
  return `${Number(from.toFixed(digits))}-${Number(to.toFixed(digits))}`;
}

/**
 * @param {string} fragment starts with #
 * @return {Sight}
 */
export function parseSight(fragment) {
  const words = new URLSearchParams(fragment.slice(1));
  const sight = {};
  for (const name of ["layer", "beside", "scale", "colours"]) {
    if (words.has(name)) {
      sight[name] = words.get(name);
    }
  }
  for (const name of ["end", "threshold"]) {
    const value = Number(words.get(name));
    if (words.has(name) && value > 0 && Number.isFinite(value)) {
      sight[name] = value;
    }
  }
  for (const name of ["rows", "columns"]) {
    const bounds = parsedRange(words.get(name));
    if (bounds !== null) {
      sight[name] = bounds;
    }
  }
  const [rows, columns] = (words.get("select") ?? "").split(",").map(parsedRange);
  if (rows && columns) {
    sight.selection = { rows, columns };
  }
  return sight;
}

function parsedRange(text) {
  const match = /^(\d+(?:\.\d+)?)-(\d+(?:\.\d+)?)$/.exec(text ?? "");
  return match !== null && Number(match[1]) < Number(match[2])
    ? [Number(match[1]), Number(match[2])]
    : null;
}
