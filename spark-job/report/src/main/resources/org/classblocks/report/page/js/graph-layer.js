import { Codes } from "./codes.js";
import { denseLayer } from "./dense-layer.js";

/** The highest code of a pair. */
const TOP = 16383;

/**
 * A symmetric matrix of which the page has some pairs i < j: those of row i are entries starts[i] to
 * starts[i + 1] (exclusive). The number of all others is the product of the loads of their classes,
 * times -1. It is made whole, for a part has some thousand classes at most.
 *
 * @param facts the entry of the list of layers
 * @param {number} size the number of classes
 * @param {number} defined the number of positions with a diagonal
 * @param {object} pairs
 * @param {Uint32Array} pairs.starts
 * @param {Uint32Array} pairs.columns
 * @param {Uint8Array} pairs.codes all high bytes before all low ones
 * @param {Float32Array} pairs.loads by position, NaN for a class without numbers
 * @return {Layer}
 */
export function graphLayer(facts, size, defined, { starts, columns, codes, loads }) {
  const triangle = new Uint16Array((size * (size - 1)) / 2);
  const coded = new Codes(facts.low, facts.high, TOP, facts.transform);
  const count = columns.length;
  let next = 0;
  for (let i = 0; i < size; i++) {
    const row = next - i - 1;
    for (let j = i + 1; j < size; j++) {
      triangle[next++] = coded.code(0 - loads[i] * loads[j]);
    }
    for (let entry = starts[i]; entry < starts[i + 1]; entry++) {
      triangle[row + columns[entry]] = (codes[entry] << 8) | codes[count + entry];
    }
  }
  return denseLayer(facts, size, defined, triangle);
}
